/** Which cells can be seen. */
import { farEnd, wordsPerCell, xOf, yOf } from '../frame/record.ts';

/** A part of the field, edges in the units of a cell record's positions: 0 to `farEnd` across the field. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The whole field. */
export const everywhere: Box = { left: 0, top: 0, right: farEnd, bottom: farEnd };

/**
 * Copies the records of the cells that are in a part of the field now, or were in the frame before, in their order.
 * @param words records of the frame
 * @param out room for `count` records
 * @returns how many were copied
 */
export function packInSight(words: Uint32Array, count: number, box: Box, out: Uint32Array): number {
  const [left, top] = [Math.floor(box.left), Math.floor(box.top)];
  const [right, bottom] = [Math.ceil(box.right), Math.ceil(box.bottom)];
  if (left <= 0 && top <= 0 && right >= farEnd && bottom >= farEnd) {
    out.set(words.subarray(0, count * wordsPerCell));
    return count;
  }
  let to = 0;
  for (let from = 0; from < count * wordsPerCell; from += wordsPerCell) {
    const now = words[from];
    const before = words[from + 1];
    out[to] = now;
    out[to + 1] = before;
    out[to + 2] = words[from + 2];
    out[to + 3] = words[from + 3];
    // the next record takes the place of one that is out of sight: where they are cannot be guessed, so there is no branch
    const isOut = outside(now, left, top, right, bottom) & outside(before, left, top, right, bottom);
    to += wordsPerCell - isOut * wordsPerCell;
  }
  return to / wordsPerCell;
}

/** 1 outside, 0 inside: a difference below 0 sets the sign. */
function outside(place: number, left: number, top: number, right: number, bottom: number): number {
  const x = xOf(place);
  const y = yOf(place);
  return ((x - left) | (right - x) | (y - top) | (bottom - y)) >>> 31;
}
