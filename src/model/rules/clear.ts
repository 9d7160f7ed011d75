/** Rule: clocks run down: a hold ends, the dead fade and are taken away. This is the only place where agents are removed. */
import { letGo, moveAgent } from '../agents.ts';
import { activity } from '../kinds.ts';
import type { World } from '../world.ts';

/** Advances what agents are busy with by one step and removes the dead whose time is over. */
export function clear(world: World): void {
  const { agents, hoursPerTick } = world;
  const { activity: doing, hoursLeft } = agents;
  const { free } = activity;
  let i = 0;
  while (i < agents.count) {
    if (doing[i] === free) {
      i += 1;
      continue;
    }
    hoursLeft[i] -= hoursPerTick;
    if (hoursLeft[i] > 0) {
      i += 1;
      continue;
    }
    hoursLeft[i] = 0;
    letGo(agents, i);
    if (doing[i] !== activity.dying) {
      doing[i] = activity.free;
      i += 1;
      continue;
    }
    // the last agent takes the place; it is looked at next, unless it was looked at already, which it was not
    const last = agents.count - 1;
    if (last !== i) moveAgent(agents, last, i);
    agents.count = last;
  }
}
