/** Reads the 16-byte cell records of a frame (their layout is at the top of `frame/write.ts`) without making objects. */
import { activity, kind, kinds } from '../model/kinds.ts';

/** Words (32 bits) of one cell in a frame. */
const wordsPerCell = 4;

/** A cell that moved further than this part of the field between two frames jumps instead of gliding. */
export const longestGlide = 0.2;

/** Flags of a cell, as masks of the byte that `flagsOf` returns. */
export const flag = { antigenLost: 16, pdl1: 32, light: 64, secondLost: 128 } as const;

/** Row of the cell table. */
export function kindOf(words: Uint32Array, i: number): number {
  const code = words[i * wordsPerCell + 2] & 0xff;
  return code < kinds.length ? code : 0;
}

/** Flags byte: bits 0–1 activity, 2–3 phenotype, and the masks of `flag`. */
export function flagsOf(words: Uint32Array, i: number): number {
  return (words[i * wordsPerCell + 2] >>> 8) & 0xff;
}

/** What the cell is doing: a value of the model's `activity`. */
export function activityOf(words: Uint32Array, i: number): number {
  return flagsOf(words, i) & 3;
}

/** Programme of a CAR-T cell: a value of the model's `phenotype`. */
export function phenotypeOf(words: Uint32Array, i: number): number {
  return (flagsOf(words, i) >> 2) & 3;
}

/** Share of its activity that is still ahead: 1 just begun, 0 over. */
export function phaseOf(words: Uint32Array, i: number): number {
  return ((words[i * wordsPerCell + 3] >>> 8) & 0xff) / 255;
}

/** Low 16 bits of the cell's id. */
export function idOf(words: Uint32Array, i: number): number {
  return words[i * wordsPerCell + 3] >>> 16;
}

/** Antigen byte: 0 none, 1 = 10 molecules, 255 = 100,000. */
export function antigenOf(words: Uint32Array, i: number): number {
  return (words[i * wordsPerCell + 2] >>> 16) & 0xff;
}

/** Byte of the shown quantity. */
export function shownOf(words: Uint32Array, i: number): number {
  return words[i * wordsPerCell + 2] >>> 24;
}

/** Place along x in this frame as a fraction of the field, below 1. */
export function placeX(words: Uint32Array, i: number): number {
  return (words[i * wordsPerCell] & 0xffff) / 65536;
}

/** Place along y in this frame as a fraction of the field, below 1. */
export function placeY(words: Uint32Array, i: number): number {
  return (words[i * wordsPerCell] >>> 16) / 65536;
}

/** Place along x as a fraction of the field, `alpha` of the way from the last frame to this one. */
export function fractionX(words: Uint32Array, i: number, alpha: number): number {
  return glide(words[i * wordsPerCell + 1] & 0xffff, words[i * wordsPerCell] & 0xffff, alpha);
}

/** Place along y as a fraction of the field, `alpha` of the way from the last frame to this one. */
export function fractionY(words: Uint32Array, i: number, alpha: number): number {
  return glide(words[i * wordsPerCell + 1] >>> 16, words[i * wordsPerCell] >>> 16, alpha);
}

function glide(before: number, now: number, alpha: number): number {
  const way = now - before;
  return (Math.abs(way) > longestGlide * 65535 ? now : before + way * alpha) / 65535;
}

/** Direction of crawling as a unit vector, from the diamond angle of the record. */
export function headingOf(words: Uint32Array, i: number): { x: number; y: number } {
  const turn = (words[i * wordsPerCell + 3] & 0xff) / 64;
  const y = turn < 1 ? turn : turn < 3 ? 2 - turn : turn - 4;
  const x = (turn < 1 || turn >= 3 ? 1 : -1) * (1 - Math.abs(y));
  const length = Math.sqrt(x * x + y * y);
  return { x: x / length, y: y / length };
}

/** Radius of the largest kind, in µm. */
const largestRadius = Math.max(...kinds.map(({ radius }) => radius));

/** What `nearestCell` looks through. `width` and `height` of the field in µm. */
export type Searched = {
  readonly words: Uint32Array;
  readonly count: number;
  readonly width: number;
  readonly height: number;
};

/**
 * The cell whose rim is nearest to a place, living or dying.
 * @param x in µm
 * @param y in µm
 * @param alpha how far the shown positions are from the last frame to this one, 0 to 1
 * @param reach how far outside its rim a cell may still be meant, in µm
 * @returns its index in the frame, −1 when no cell is within reach
 */
export function nearestCell(frame: Searched, x: number, y: number, alpha: number, reach: number): number {
  const { words, count, width, height } = frame;
  const farthest = reach + largestRadius;
  let best = -1;
  let bestGap = reach;
  for (let i = 0; i < count; i++) {
    const dx = fractionX(words, i, alpha) * width - x;
    if (Math.abs(dx) > farthest) continue;
    const dy = fractionY(words, i, alpha) * height - y;
    const gap = Math.sqrt(dx * dx + dy * dy) - kinds[kindOf(words, i)].radius;
    // later cells are drawn above earlier ones, so a tie goes to the later
    if (gap <= bestGap) {
      best = i;
      bestGap = gap;
    }
  }
  return best;
}

/** At most so many cells of a frame are looked at to tell how many there are of a kind. */
const mostSampled = 8192;

/** How many living cells of a kind a frame holds, from a sample; cells that stand for few do not count. */
function numberOf(wanted: number, words: Uint32Array, count: number): number {
  const step = Math.ceil(count / mostSampled);
  let found = 0;
  for (let i = 0; i < count; i += step) {
    if (kindOf(words, i) !== wanted || activityOf(words, i) === activity.dying) continue;
    if ((flagsOf(words, i) & flag.light) === 0) found++;
  }
  return found * step;
}

/**
 * How far the follicles of a lymph node are dissolved, 0 to 1: a follicle is B cells, so it goes as cancer takes their place,
 * and does not come back before they do.
 */
export function dissolutionOf(words: Uint32Array, count: number): number {
  const bCells = numberOf(kind.bCell, words, count);
  const cancer = numberOf(kind.cancer, words, count);
  return bCells === 0 ? 1 : cancer / (cancer + bCells);
}

/** The part of a marrow's area, as squares around their bodies, at which cancer cells are packed. */
const crowdedArea = 1;

/** How far cancer has taken the room of the other cells of marrow, 0 to 1. */
export function crowdingOf({ words, count, width, height }: Searched): number {
  const square = (2 * kinds[kind.cancer].radius) ** 2;
  return Math.min(1, (numberOf(kind.cancer, words, count) * square) / (width * height * crowdedArea));
}
