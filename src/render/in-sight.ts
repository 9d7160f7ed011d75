/** Which cells can be seen, in the order in which they are drawn: the dying lie under the living, and CAR-T cells over all others. */
import { activity, kind } from '../model/kinds.ts';
import { activityOf, kindOf } from './record.ts';

const layers = 3;
const wordsPerCell = 4;

/** A part of the field, edges in the units of a cell record's positions: 0 to 65,535 across the field. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The whole field. */
export const everywhere: Box = { left: 0, top: 0, right: 65535, bottom: 65535 };

/**
 * Copies the records of the cells that are in a part of the field now, or were in the frame before, lowest first;
 * within a layer they keep their order.
 * @param words records of the frame
 * @param out room for `count` records
 * @returns how many were copied
 */
export function packInSight(words: Uint32Array, count: number, box: Box, out: Uint32Array): number {
  const next = new Int32Array(layers + 1);
  for (let i = 0; i < count; i++) if (isIn(words, i, box)) next[layerOf(words, i) + 1]++;
  for (let layer = 1; layer <= layers; layer++) next[layer] += next[layer - 1];
  const found = next[layers];
  for (let i = 0; i < count; i++) {
    if (!isIn(words, i, box)) continue;
    const from = i * wordsPerCell;
    const to = next[layerOf(words, i)]++ * wordsPerCell;
    out[to] = words[from];
    out[to + 1] = words[from + 1];
    out[to + 2] = words[from + 2];
    out[to + 3] = words[from + 3];
  }
  return found;
}

function isIn(words: Uint32Array, i: number, box: Box): boolean {
  return holds(box, words[i * wordsPerCell]) || holds(box, words[i * wordsPerCell + 1]);
}

function holds({ left, top, right, bottom }: Box, place: number): boolean {
  const x = place & 0xffff;
  const y = place >>> 16;
  return x >= left && x <= right && y >= top && y <= bottom;
}

function layerOf(words: Uint32Array, i: number): number {
  if (activityOf(words, i) === activity.dying) return 0;
  return kindOf(words, i) === kind.cart ? 2 : 1;
}
