/** Finds the cell that is meant by a place. */
import type { Records } from '../frame/cell.ts';
import { fractionX, fractionY, kindOf } from '../frame/record.ts';
import { kinds } from '../model/kinds.ts';

/** Radius of the largest kind, in µm. */
const largestRadius = Math.max(...kinds.map(({ radius }) => radius));

/**
 * The cell whose rim is nearest to a place, living or dying.
 * @param x in µm
 * @param y in µm
 * @param alpha how far the shown positions are from the last frame to this one, 0 to 1
 * @param reach how far outside its rim a cell may still be meant, in µm
 * @returns its index in the frame, −1 when no cell is within reach
 */
export function nearestCell(frame: Records, x: number, y: number, alpha: number, reach: number): number {
  const { buffer, count, width, height } = frame;
  const words = new Uint32Array(buffer);
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
