/** How finely the picture is drawn: steps down when the machine is slow, so that the simulation need not change. */

/** One rung. */
export type Quality = {
  readonly level: number;
  /** Most device px per CSS px. */
  readonly ratio: number;
  /** Whether the tissue behind the cells is drawn, and whether it drifts. */
  readonly tissue: 'moving' | 'still' | 'plain';
  /** Whether blood streams in the vessels and the veil of cytokine is drawn. */
  readonly flows: boolean;
  /** Whether cells are drawn with all that can be seen of them, or as if they were further off where there are too many for that. */
  readonly cells: 'whole' | 'plain';
};

/** From best to coarsest. */
export const qualities: readonly Quality[] = [
  { level: 0, ratio: 2, tissue: 'moving', flows: true, cells: 'whole' },
  { level: 1, ratio: 1, tissue: 'still', flows: true, cells: 'plain' },
  { level: 2, ratio: 1, tissue: 'still', flows: false, cells: 'plain' },
  { level: 3, ratio: 0.75, tissue: 'still', flows: false, cells: 'plain' },
  { level: 4, ratio: 0.5, tissue: 'still', flows: false, cells: 'plain' },
  { level: 5, ratio: 0.5, tissue: 'plain', flows: false, cells: 'plain' },
];

/** Longest frame that is fast enough, in ms: 15 frames per second. */
const slowFrame = 1000 / 15;
/** A median is taken of so many frames, or of fewer when they took long together, in ms. */
const watches = [
  { frames: 24, longerThan: 0 },
  { frames: 7, longerThan: 1500 },
  { frames: 3, longerThan: 3000 },
] as const;

/** What is remembered of the frames drawn on the present rung. */
export type Ladder = { readonly level: number; readonly times: readonly number[] };

/** A ladder on its best rung, or one lower where a processor draws instead of a graphics card. */
export function startLadder(isSoftware: boolean): Ladder {
  return { level: isSoftware ? 1 : 0, times: [] };
}

/**
 * Takes in the time between two frames drawn one after the other, or for which one was drawn, in ms, and steps down when the median is too long.
 * It never steps up by itself, so that the picture does not flicker between two rungs.
 */
export function noteFrame(ladder: Ladder, milliseconds: number): Ladder {
  const times = [...ladder.times, milliseconds];
  const total = times.reduce((sum, time) => sum + time, 0);
  const isEnough = watches.some(({ frames, longerThan }) => times.length >= frames && total > longerThan);
  if (!isEnough) return { level: ladder.level, times };
  const sorted = times.sort((a, b) => a - b);
  const isSlow = sorted[sorted.length >> 1] > slowFrame && ladder.level < qualities.length - 1;
  return { level: ladder.level + (isSlow ? 1 : 0), times: [] };
}

/** Size of the drawing buffer for a screen of `width` × `height` CSS px. */
export type Surface = {
  /** Device px. */
  readonly width: number;
  readonly height: number;
  /** Device px per CSS px. */
  readonly ratio: number;
};

const longestSide = 4096;
const mostPixels = 8.3e6;

/** The drawing buffer: `ratio` device px per CSS px if that stays within 4096 px a side and 8.3 million px. */
export function surfaceFor(width: number, height: number, ratio: number): Surface {
  const w = Math.max(1, width);
  const h = Math.max(1, height);
  const used = Math.min(ratio, longestSide / w, longestSide / h, Math.sqrt(mostPixels / (w * h)));
  return { width: Math.max(1, Math.floor(w * used)), height: Math.max(1, Math.floor(h * used)), ratio: used };
}
