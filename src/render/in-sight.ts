/** Which cells can be seen, in the order in which they are drawn: the dying lie under the living, and CAR-T cells over all others. */
import { activity, kind } from '../model/kinds.ts';
import { activityOf, kindOf } from './record.ts';

const layers = 3;
const wordsPerCell = 4;

/** A part of the field, edges in the units of a cell record's positions: 0 to 65,535 across the field. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The whole field. */
export const everywhere: Box = { left: 0, top: 0, right: 65535, bottom: 65535 };

/** The layer of each cell of the latest frame, or `layers` where it is not in sight. */
let layerOf = new Uint8Array(0);

/**
 * Copies the records of the cells that are in a part of the field now, or were in the frame before, lowest first;
 * within a layer they keep their order.
 * @param words records of the frame
 * @param out room for `count` records
 * @returns how many were copied
 */
export function packInSight(words: Uint32Array, count: number, box: Box, out: Uint32Array): number {
  if (layerOf.length < count) layerOf = new Uint8Array(count * 2);
  const layer = layerOf;
  const sizes = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const isSeen = holds(box, words[i * wordsPerCell]) || holds(box, words[i * wordsPerCell + 1]);
    layer[i] = isSeen ? layerAt(words, i) : layers;
    sizes[layer[i]]++;
  }
  const next = [0, sizes[0], sizes[0] + sizes[1], 0];
  for (let i = 0; i < count; i++) {
    if (layer[i] === layers) continue;
    const from = i * wordsPerCell;
    const to = next[layer[i]]++ * wordsPerCell;
    out[to] = words[from];
    out[to + 1] = words[from + 1];
    out[to + 2] = words[from + 2];
    out[to + 3] = words[from + 3];
  }
  return count - sizes[layers];
}

function holds({ left, top, right, bottom }: Box, place: number): boolean {
  const x = place & 0xffff;
  const y = place >>> 16;
  return x >= left && x <= right && y >= top && y <= bottom;
}

function layerAt(words: Uint32Array, i: number): number {
  if (activityOf(words, i) === activity.dying) return 0;
  return kindOf(words, i) === kind.cart ? 2 : 1;
}
