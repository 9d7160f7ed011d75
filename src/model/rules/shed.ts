/** Rule: targets under attack show less antigen, because it is bitten off or pulled in; it comes back in peace. */
import { activity, kind } from '../kinds.ts';
import { exp } from '../maths.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Contacts that a target survives for each one that kills it (assumed), and the part of the antigen that a full bite takes. */
const survived = 3;
const bite = 0.2;
/** Return of bitten-off antigen (half-life 6 h) and of antigen pulled in (half-life 3 days), per day (assumed). */
const regrowth = { bitten: 2.77, hidden: 0.23 };

/** Moves the shown part of the antigen of every target. Nothing to do unless one of the two mechanisms is switched on. */
export function shed(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const { trogocytosis, downRegulation } = parameters;
  if (trogocytosis === 0 && downRegulation === 0) return;
  const days = world.hoursPerTick / 24;
  const loss = trogocytosis * survived * bite * Math.min(1, parameters.affinity * 2) + downRegulation;
  const back = (regrowth.bitten * trogocytosis + regrowth.hidden * downRegulation) / (trogocytosis + downRegulation);
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] === kind.cart || agents.activity[i] === activity.dying) continue;
    const down = loss * scratch.killHazard[scratch.nodeOf[i]];
    const level = back / (back + down);
    agents.expression[i] += (level - agents.expression[i]) * (1 - exp(-(back + down) * days));
  }
}
