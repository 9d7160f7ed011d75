/** Which cells can be seen, in the order in which they are drawn: the dying lie under the living, and CAR-T cells over all others. */
import { activity, kind } from '../model/kinds.ts';

/** The layers from the lowest to the highest, and what is not drawn. */
const dying = 0;
const living = 1;
const cart = 2;
const unseen = 3;

const wordsPerCell = 4;
/** Bits of a record's third word that say kind (8) and activity (2). */
const lookBits = 0x3ff;
/** The layer for every value of those bits. */
const layerOfLook = Uint8Array.from({ length: lookBits + 1 }, (_, look) => {
  if (look >>> 8 === activity.dying) return dying;
  return (look & 0xff) === kind.cart ? cart : living;
});

/** A part of the field, edges in the units of a cell record's positions: 0 to 65,535 across the field. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The whole field. */
export const everywhere: Box = { left: 0, top: 0, right: 65535, bottom: 65535 };

/** The layer of each cell of the latest frame. */
let layers = new Uint8Array(0);
const next = new Int32Array(4);

/**
 * Copies the records of the cells that are in a part of the field now, or were in the frame before, lowest first;
 * within a layer they keep their order. Free of branches where it can be: what comes next is nothing a processor could guess.
 * @param words records of the frame
 * @param out room for `count` records
 * @returns how many were copied
 */
export function packInSight(words: Uint32Array, count: number, box: Box, out: Uint32Array): number {
  const [left, top] = [Math.floor(box.left), Math.floor(box.top)];
  const [right, bottom] = [Math.ceil(box.right), Math.ceil(box.bottom)];
  if (layers.length < count) layers = new Uint8Array(count * 2);
  next.fill(0);
  for (let i = 0; i < count; i++) {
    const from = i * wordsPerCell;
    const isOutNow = isOut(words[from], left, top, right, bottom);
    const wasOut = isOut(words[from + 1], left, top, right, bottom);
    const layer = layerOfLook[words[from + 2] & lookBits] | ((isOutNow & wasOut) * unseen);
    layers[i] = layer;
    next[layer]++;
  }
  const found = count - next[unseen];
  next[cart] = (next[dying] + next[living]) * wordsPerCell;
  next[living] = next[dying] * wordsPerCell;
  next[dying] = 0;
  for (let i = 0; i < count; i++) {
    const layer = layers[i];
    if (layer === unseen) continue;
    const from = i * wordsPerCell;
    const to = next[layer];
    next[layer] = to + wordsPerCell;
    out[to] = words[from];
    out[to + 1] = words[from + 1];
    out[to + 2] = words[from + 2];
    out[to + 3] = words[from + 3];
  }
  return found;
}

/** 1 outside, 0 inside: a difference below 0 sets the sign. */
function isOut(place: number, left: number, top: number, right: number, bottom: number): number {
  const x = place & 0xffff;
  const y = place >>> 16;
  return ((x - left) | (right - x) | (y - top) | (bottom - y)) >>> 31;
}
