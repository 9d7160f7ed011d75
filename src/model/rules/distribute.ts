/** Rule: infused CAR-T cells are carried by the blood until they settle in the tissue or are lost. */
import { settleOrDie } from '../infusion.ts';
import { chance } from '../maths.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Ends the passage of some: the chance is the same for those that will settle and those that will be lost (Paixão 2022). */
export function distribute(world: World, scratch: Scratch): void {
  if (scratch.totals.passing === 0) return;
  const days = world.hoursPerTick / 24;
  // at least a minute, so that the rate stays finite
  settleOrDie(world, chance(days / Math.max(world.parameters.settlingDays, 1 / 1440)));
}
