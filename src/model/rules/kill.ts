/** Rule: CAR-T cells kill what they recognise, cancer cells and healthy B cells alike. */
import { activity, cause, kind } from '../kinds.ts';
import { fadeHours, holdHours } from '../frame.ts';
import { chance } from '../maths.ts';
import { recordDeaths } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import { brake, carDesign } from '../rates.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Marks the targets that die in this step and gives each kill to an effector nearby, which holds its target meanwhile. */
export function kill(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const { antigen, cells } = agents;
  const { killHazard, nodeOf } = scratch;
  const days = world.hoursPerTick / 24;
  const half = carDesign(parameters).killHalf;
  const halfSquare = half * half;
  const braked = brake(parameters.pdl1).kill;
  const luckStream = stream(world.key, world.tick, purpose.kill);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    const kindOf = agents.kind[i];
    if ((kindOf !== kind.cancer && kindOf !== kind.bCell) || agents.activity[i] === activity.dying) continue;
    const square = antigen[i] * antigen[i];
    const hazard = ((killHazard[nodeOf[i]] * days * square) / (square + halfSquare)) * (kindOf === kind.cancer ? braked : 1);
    if (hazard === 0) continue;
    const u = draw(luckStream, agents.luck[i]);
    const p = chance(hazard);
    if (cells[i] >= parameters.weight) {
      if (u >= p) continue;
      recordDeaths(world, kindOf, cause.carT, cells[i]);
      die(world, i);
      credit(world, scratch, i, cells[i]);
    } else {
      const killed = binomial(cells[i], p, u);
      if (killed === 0) continue;
      recordDeaths(world, kindOf, cause.carT, killed);
      credit(world, scratch, i, killed);
      if (killed === cells[i]) die(world, i);
      else cells[i] -= killed;
    }
  }
}

/** Begins the death of agent `i`: it no longer counts, and fades. */
export function die(world: World, i: number): void {
  const { agents } = world;
  agents.activity[i] = activity.dying;
  agents.hoursLeft[i] = fadeHours[world.scale];
}

/** The next effector in the list of the target's node, or of the nodes beside it, gets the kill. */
function credit(world: World, scratch: Scratch, target: number, killed: number): void {
  const { agents } = world;
  const killer = nextEffectorNear(scratch, scratch.nodeOf[target]);
  if (killer < 0) return;
  agents.kills[killer] += killed / agents.cells[killer];
  if (agents.partner[killer] >= 0 || agents.partner[target] >= 0 || agents.activity[target] !== activity.dying) return;
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
