/**
 * Finds flashes in a film by the definitions of WCAG 2.2: a general flash is a pair of opposing changes of relative
 * luminance by a tenth of the maximum or more, of which the darker state is below 0.80; a red flash is a pair of
 * opposing changes to or from a saturated red that are more than 0.2 apart in the CIE 1976 chromaticity diagram.
 * Flashes that occur concurrently count where they cover a quarter of a block together. The text does not say what is
 * concurrent: changes in the same picture surely are; a tenth of a second also finds what swells or sweeps, and a swarm.
 */
import { createBlocks } from './flash-blocks.ts';

/** A film's verdict. */
export type Verdict = {
  /** The most flashes in any block within any second, of what changes in the same picture: three are allowed. */
  readonly general: number;
  /** The same of what changes within a tenth of a second. */
  readonly swept: number;
  /** Red flashes, within a tenth of a second. */
  readonly red: number;
  /** The largest part, 0 to 1, of any block that changed in one direction within a tenth of a second. */
  readonly largest: number;
  /** The largest part of any block whose pixels each flashed more than three times within a second, in step or not. */
  readonly restless: number;
};

/** Flashes that are allowed within a second. */
export const mostFlashes = 3;
/** Change of relative luminance that counts, and the luminance of the darker state from which on none does. */
const leastChange = 0.1;
const brightest = 0.8;
/** Share of red light from which on a colour is a saturated red, and the least distance in u′, v′. */
const saturated = 0.8;
const leastShift = 0.2;
const tenth = 0.1;

const linear = Float32Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** Watches a film frame by frame. */
export type Watcher = {
  /** Takes in the next frame: red, green, blue, opacity of each pixel, rows from any side. */
  frame(rgba: Uint8Array | Uint8ClampedArray): void;
  verdict(): Verdict;
};

/** A watcher of frames of this size, so many a second. */
export function watchFlashes(width: number, height: number, framesPerSecond: number): Watcher {
  const size = width * height;
  const general = createBlocks(width, height, framesPerSecond, 1 / framesPerSecond);
  const swept = createBlocks(width, height, framesPerSecond, tenth);
  const red = createBlocks(width, height, framesPerSecond, tenth);
  // of each pixel: the extreme since its last change, and the direction of that change
  const extreme = new Float32Array(size).fill(-1);
  const lowest = new Float32Array(size);
  const direction = new Int8Array(size);
  const redU = new Float32Array(size);
  const redV = new Float32Array(size);
  const wasRed = new Int8Array(size).fill(-1);

  function frame(rgba: Uint8Array | Uint8ClampedArray): void {
    general.begin();
    swept.begin();
    red.begin();
    for (let p = 0; p < size; p++) {
      const r = linear[rgba[p * 4]];
      const g = linear[rgba[p * 4 + 1]];
      const b = linear[rgba[p * 4 + 2]];
      brightness(p, 0.2126 * r + 0.7152 * g + 0.0722 * b);
      redness(p, r, g, b);
    }
    general.end();
    swept.end();
    red.end();
  }

  function brightness(p: number, luminance: number): void {
    if (extreme[p] < 0) {
      extreme[p] = lowest[p] = luminance;
    } else if (direction[p] === 0) {
      // before the first change, both extremes are kept
      extreme[p] = Math.max(extreme[p], luminance);
      lowest[p] = Math.min(lowest[p], luminance);
      if (extreme[p] - lowest[p] < leastChange || lowest[p] >= brightest) return;
      direction[p] = luminance === extreme[p] ? 1 : -1;
      extreme[p] = luminance;
      general.note(p, direction[p]);
      swept.note(p, direction[p]);
    } else if ((luminance - extreme[p]) * direction[p] > 0) {
      extreme[p] = luminance;
    } else if (Math.abs(luminance - extreme[p]) >= leastChange && Math.min(luminance, extreme[p]) < brightest) {
      direction[p] = -direction[p];
      extreme[p] = luminance;
      general.note(p, direction[p]);
      swept.note(p, direction[p]);
    }
  }

  function redness(p: number, r: number, g: number, b: number): void {
    const isRed = r / (r + g + b + 1e-9) >= saturated && r > 0.01 ? 1 : 0;
    const [u, v] = chromaticity(r, g, b);
    if (wasRed[p] >= 0 && isRed !== wasRed[p]) {
      if (Math.hypot(u - redU[p], v - redV[p]) <= leastShift) return;
      red.note(p, isRed === 1 ? 1 : -1);
    }
    wasRed[p] = isRed;
    redU[p] = u;
    redV[p] = v;
  }

  function verdict(): Verdict {
    const { flashes, largest, restless } = swept.verdict();
    return { general: general.verdict().flashes, swept: flashes, red: red.verdict().flashes, largest, restless };
  }

  return { frame, verdict };
}

/** u′ and v′ of linear red, green and blue; those of white for black, which has none. */
function chromaticity(r: number, g: number, b: number): [u: number, v: number] {
  const x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b;
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  const z = 0.0193339 * r + 0.119192 * g + 0.9503041 * b;
  const sum = x + 15 * y + 3 * z;
  return sum < 1e-4 ? [0.1978, 0.4683] : [(4 * x) / sum, (9 * y) / sum];
}
