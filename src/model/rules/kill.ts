/** Rule: CAR-T cells kill what they recognise, cancer cells and healthy B cells alike. */
import { activity, cause, kind } from '../kinds.ts';
import { eventType, note } from '../events.ts';
import { fadeHours, holdHours } from '../frame.ts';
import { chance } from '../maths.ts';
import { recordDeaths } from '../population.ts';
import { registerDeath } from '../register.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import { brake } from '../rates.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Marks the targets that die in this step and gives each kill to an effector nearby, which holds its target meanwhile. */
export function kill(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const { cells } = agents;
  const { killHazard, nodeOf, recognition, totals } = scratch;
  if (totals.effector === 0) return;
  const days = world.hoursPerTick / 24;
  const braked = brake(parameters.pdl1).kill;
  const luckStream = stream(world.key, world.tick, purpose.kill);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    const kindOf = agents.kind[i];
    if ((kindOf !== kind.cancer && kindOf !== kind.bCell) || agents.activity[i] === activity.dying) continue;
    const hazard = killHazard[nodeOf[i]] * days * recognition[i] * (kindOf === kind.cancer ? braked : 1);
    if (hazard === 0) continue;
    const u = draw(luckStream, agents.luck[i]);
    const p = chance(hazard);
    if (cells[i] >= world.fullAgent) {
      if (u >= p) continue;
      recordDeaths(world, kindOf, cause.carT, cells[i]);
      strike(world, scratch, i, cells[i], true);
    } else {
      const killed = binomial(cells[i], p, u);
      if (killed === 0) continue;
      recordDeaths(world, kindOf, cause.carT, killed);
      strike(world, scratch, i, killed, killed === cells[i]);
      if (killed < cells[i]) cells[i] -= killed;
    }
  }
}

/** Begins the death of agent `i`: it no longer counts, and fades. `killer` is the killer's id, 0 for none. */
export function die(world: World, i: number, causeOf: number, killer = 0): void {
  const { agents } = world;
  registerDeath(world, i, causeOf, killer);
  agents.activity[i] = activity.dying;
  agents.hoursLeft[i] = fadeHours[world.scale];
}

/** The next effector in the list of the target's node, or of the nodes beside it, gets the kill and holds a target that dies as a whole. */
function strike(world: World, scratch: Scratch, target: number, killed: number, whole: boolean): void {
  const { agents } = world;
  const killer = nextEffectorNear(scratch, scratch.nodeOf[target]);
  if (whole) die(world, target, cause.carT, killer < 0 ? 0 : agents.id[killer]);
  if (killer < 0) return;
  agents.kills[killer] += killed / agents.cells[killer];
  if (!whole) return;
  note(world, eventType.kill, killer, target);
  if (agents.partner[killer] >= 0 || agents.partner[target] >= 0) return;
  agents.partner[killer] = target;
  agents.partner[target] = killer;
  agents.activity[killer] = activity.bound;
  agents.hoursLeft[killer] = holdHours[world.scale];
}

function nextEffectorNear(scratch: Scratch, node: number): number {
  const { columns, firstEffector, nextEffector } = scratch;
  for (let dy = 0; dy <= 2; dy++) {
    for (let dx = 0; dx <= 2; dx++) {
      // offsets 0, +1, −1, so that the target's own node comes first; a step over the rim lands in a far node or none
      const k = node + ((dy + 1) % 3) * columns - columns + ((dx + 1) % 3) - 1;
      if (k < 0 || k >= firstEffector.length) continue;
      const i = firstEffector[k];
      if (i < 0) continue;
      firstEffector[k] = nextEffector[i];
      return i;
    }
  }
  return -1;
}
