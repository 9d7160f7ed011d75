/** Colours for a quantity of a cell, where they do not say its kind. */
import type { Theme } from './palette.ts';

/** Quantities that a cell can be coloured by instead of its kind. */
export type ColouredBy = 'antigen' | 'signal' | 'exhaustion' | 'age' | 'kills' | 'clone';

/** Viridis without its ends, which would drown in dark and in light ground: every eye sees it grow evenly. */
const onDark = ['#7672C4', '#5C86BE', '#4597B2', '#33A79A', '#4CBC7C', '#84CC58', '#C2DA45', '#FBE83A'] as const;
const onLight = ['#A3AE20', '#6CA63A', '#3E9A5C', '#248A78', '#2A7588', '#355E8D', '#433F83', '#440F5C'] as const;
/** Eight colours for names rather than amounts (Okabe and Ito's, light and dark ground). */
const namesOnDark = ['#E69F00', '#56B4E9', '#21B68C', '#F0E442', '#4A8FD0', '#E8743B', '#D68DB8', '#D8DEE6'] as const;
const namesOnLight = ['#B97F00', '#2C8FC9', '#00805C', '#8F8500', '#0063A0', '#C04E00', '#A9557F', '#4A5058'] as const;

const moreOnDark = ['#A98BE0', '#7FD0C2'] as const;
const moreOnLight = ['#6B4FB3', '#3B7F78'] as const;

/** A colour for each of the ten causes of death. */
export function causeColours(theme: Theme): readonly string[] {
  return theme.isDark ? [...namesOnDark, ...moreOnDark] : [...namesOnLight, ...moreOnLight];
}

/** Eight colours from the least to the most; for clones, which have no order, eight that differ. */
export function rampOf(theme: Theme, by: ColouredBy): readonly string[] {
  if (by === 'clone') return theme.isDark ? namesOnDark : namesOnLight;
  return theme.isDark ? onDark : onLight;
}
