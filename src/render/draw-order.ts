/** In which order cells are drawn: the dying lie under the living, and CAR-T cells over all others. */
import { activity, kind } from '../model/kinds.ts';
import { activityOf, kindOf } from './record.ts';

const layers = 3;

/** Writes the indices of the first `count` cells into `out`, lowest first; within a layer they keep their order. */
export function drawOrder(words: Uint32Array, count: number, out: Uint32Array): void {
  const next = new Int32Array(layers + 1);
  for (let i = 0; i < count; i++) next[layerOf(words, i) + 1]++;
  for (let layer = 1; layer <= layers; layer++) next[layer] += next[layer - 1];
  for (let i = 0; i < count; i++) out[next[layerOf(words, i)]++] = i;
}

function layerOf(words: Uint32Array, i: number): number {
  if (activityOf(words, i) === activity.dying) return 0;
  return kindOf(words, i) === kind.cart ? 2 : 1;
}
