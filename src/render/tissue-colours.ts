/** What the tissue's shader needs to know of theme and scene. */
import type { Frame } from '../frame/frame.ts';
import type { Theme } from '../palette.ts';
import { rgb } from './looks.ts';
import type { Look } from './painter.ts';
import { stain } from './stain.ts';

/** How many colours the shader is given. */
export const tissueColours = 13;

const sceneCodes: { readonly [S in Frame['scene']]: number } = { marrow: 0, node: 1, vessel: 2, dish: 3 };

/** The number by which the shader knows a scene. */
export function sceneCode(scene: Frame['scene']): number {
  return sceneCodes[scene];
}

/** The shader's colours, in its order. */
export function tissueRows(theme: Theme, look: Look): Float32Array {
  const { base, stroma, vessel, wall, fat, bone, follicle, tZone, grid, outside, giant, blood, haze } = theme.tissue;
  const hexes = look.stain
    ? [
        stain.ground,
        stain.fibre,
        '#F7E3E0',
        '#CDB0C0',
        '#FFFBF8',
        '#E6CFD3',
        '#E4DDEA',
        '#EDE3E6',
        '#DDD0D4',
        '#E0D6D4',
        '#C3A6CE',
        '#DDA79C',
        '#E8803C',
      ]
    : [base, stroma, vessel, wall, fat, bone, follicle, tZone, grid, outside, giant, blood, haze];
  return Float32Array.from(hexes.flatMap((hex) => [...rgb(hex), 1]));
}
