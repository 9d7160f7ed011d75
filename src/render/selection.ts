/** Finds the selected cell again in every frame and remembers where it has been. */
import type { Frame } from '../frame/frame.ts';
import { fractionX, fractionY, idOf, kindOf, longestGlide, lowBitsOf } from '../frame/record.ts';
import { kinds } from '../model/kinds.ts';
import type { Place, Selection } from './painter.ts';

/** Most places in a trail, with the one where the cell is now. */
export const mostTrail = 64;

/** Places of a trail are at least this far apart, in µm. */
const trailStep = 2.5;

/** The selected cell as the view knows it. */
export type Chosen = {
  /** Low bits of its id; several cells may share them. */
  readonly id: number;
  /** Where it was last seen, in µm; not a number when nobody has said. */
  x: number;
  y: number;
  /** Index in the last frame; -1 when it is no longer there. */
  index: number;
  readonly trail: Float32Array;
  length: number;
  readonly born: Place | undefined;
};

/** A cell chosen by the low bits of its id, near a place in µm if one is known, and where it was born. */
export function choose(id: number, x = Number.NaN, y = Number.NaN, born?: Place): Chosen {
  return { id: lowBitsOf(id), x, y, index: -1, trail: new Float32Array(mostTrail * 2), length: 0, born };
}

/** Looks the cell up in a frame: of those with its bits, the one nearest to where it was. */
export function findAgain(chosen: Chosen, frame: Frame): void {
  const words = new Uint32Array(frame.buffer);
  const { width, height, count } = frame;
  const reach = longestGlide * width;
  let nearest = Number.isNaN(chosen.x) ? Infinity : reach * reach;
  let found = -1;
  for (let i = 0; i < count; i++) {
    if (idOf(words, i) !== chosen.id) continue;
    const dx = fractionX(words, i, 1) * width - chosen.x;
    const dy = fractionY(words, i, 1) * height - chosen.y;
    const square = Number.isNaN(dx) ? 0 : dx * dx + dy * dy;
    if (square >= nearest) continue;
    nearest = square;
    found = i;
  }
  chosen.index = found;
  if (found < 0) return;
  // where the glide to this frame begins is the newest place that is past
  remember(chosen, fractionX(words, found, 0) * width, fractionY(words, found, 0) * height);
  chosen.x = fractionX(words, found, 1) * width;
  chosen.y = fractionY(words, found, 1) * height;
}

function remember(chosen: Chosen, x: number, y: number): void {
  const { trail } = chosen;
  const last = chosen.length * 2 - 2;
  if (last >= 0) {
    const dx = x - trail[last];
    const dy = y - trail[last + 1];
    if (dx * dx + dy * dy < trailStep * trailStep) return;
  }
  if (chosen.length === mostTrail - 1) {
    trail.copyWithin(0, 2);
    chosen.length--;
  }
  trail[chosen.length * 2] = x;
  trail[chosen.length * 2 + 1] = y;
  chosen.length++;
}

/** Where the cell is drawn `alpha` of the way to the frame, in µm, with its radius; undefined when it is gone. */
export function placeOf(
  selection: Selection | undefined,
  frame: Frame | undefined,
  alpha: number,
): { x: number; y: number; radius: number } | undefined {
  if (selection === undefined || frame === undefined || selection.index < 0 || selection.index >= frame.count)
    return undefined;
  const words = new Uint32Array(frame.buffer);
  const { index } = selection;
  return {
    x: fractionX(words, index, alpha) * frame.width,
    y: fractionY(words, index, alpha) * frame.height,
    radius: kinds[kindOf(words, index)].radius,
  };
}
