/** How far the picture follows CAR-T cells that race: at many hours a second nobody can see where each of them goes, only flicker. */
import { stageFacts } from '../model/stages/facts.ts';
import type { World } from '../model/world.ts';

/** A CAR-T cell that races is drawn to move so fast on average, in µm a second of the visitor's time. */
const calmSpeed = 80;

/**
 * Part of the way from where a CAR-T cell was drawn to where it is that it is drawn to go in the next frame, 0 to 1.
 * The true walk of steps of s µm, n a second, drawn with a lag of τ seconds moves at s √(n / 2τ); τ is chosen for the calm speed.
 * @param seconds until the next frame
 */
export function calmPart(
  { scale, parameters }: Pick<World, 'scale' | 'parameters'>,
  ticksPerSecond: number,
  seconds: number,
): number {
  if (!stageFacts[scale].races || ticksPerSecond <= 0) return 1;
  const lag = (parameters.motility * parameters.motility * ticksPerSecond) / (2 * calmSpeed * calmSpeed);
  return lag === 0 ? 1 : 1 - Math.exp(-seconds / lag);
}
