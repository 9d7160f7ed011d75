/** How far cancer has taken the place of a tissue's own cells, which the ground behind the cells shows. */
import type { Records } from '../frame/cell.ts';
import type { Frame } from '../frame/frame.ts';
import { flag, hasFlag, isDying, kindOf } from '../frame/record.ts';
import { kind, kinds } from '../model/kinds.ts';

/** At most so many cells of a frame are looked at to tell how many there are of a kind. */
const mostSampled = 8192;

/** How many living cells of a kind a frame holds, from a sample; cells that stand for few do not count. */
function numberOf(wanted: number, { buffer, count }: Records): number {
  const words = new Uint32Array(buffer);
  const step = Math.ceil(count / mostSampled);
  let found = 0;
  for (let i = 0; i < count; i += step) {
    if (kindOf(words, i) !== wanted || isDying(words, i)) continue;
    if (!hasFlag(words, i, flag.lowWeight)) found++;
  }
  return found * step;
}

/**
 * How far the follicles of a lymph node are dissolved, 0 to 1: a follicle is B cells, so it goes as cancer takes their place,
 * and does not come back before they do.
 */
export function dissolutionOf(frame: Records): number {
  const bCells = numberOf(kind.bCell, frame);
  const cancer = numberOf(kind.cancer, frame);
  return bCells === 0 ? 1 : cancer / (cancer + bCells);
}

/** The part of a marrow's area, as squares around their bodies, at which cancer cells are packed. */
const crowdedArea = 1;

/** How far cancer has taken the room of the other cells of marrow, 0 to 1. */
export function crowdingOf(frame: Records): number {
  const square = (2 * kinds[kind.cancer].radius) ** 2;
  return Math.min(1, (numberOf(kind.cancer, frame) * square) / (frame.width * frame.height * crowdedArea));
}

/** How far cancer has taken the place of the tissue's own cells, 0 to 1. */
export function fullnessOf(frame: Frame): number {
  if (frame.scene === 'node') return dissolutionOf(frame);
  return frame.scene === 'marrow' ? crowdingOf(frame) : 0;
}
