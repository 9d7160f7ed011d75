/** Rule: CAR-T cells kill what they recognise, cancer cells and healthy cells alike. */
import { activity, cause, kind } from '../kinds.ts';
import { die, recordDeaths } from '../death.ts';
import { eventType, note } from '../events.ts';
import { nodeAt } from '../fields.ts';
import { chance } from '../maths.ts';
import { binomial, draw, purpose, sparesAll, stream } from '../random.ts';
import { occupancyOf } from '../drugs.ts';
import { brake } from '../rates.ts';
import type { Scratch } from '../scratch.ts';
import { stageFacts } from '../stages/facts.ts';
import type { World } from '../world.ts';

/** Marks the targets that die in this step and gives each kill to an effector nearby, which holds its target meanwhile. */
export function kill(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const { cells, kind: kindsOf, luck } = agents;
  const { fullAgent } = world;
  const { killHazard, nodeOf, recognition, totals } = scratch;
  totals.killed = 0;
  if (totals.effector + totals.memory === 0) return;
  const days = world.hoursPerTick / 24;
  const braked = brake(parameters.pdl1, occupancyOf(world.body.drugs, 'checkpointBlock')).kill;
  const luckStream = stream(world.key, world.tick, purpose.kill);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    const seen = recognition[i];
    if (seen === 0) continue;
    const kindOf = kindsOf[i];
    const hazard = killHazard[nodeOf[i]] * days * seen * (kindOf === kind.cancer ? braked : 1);
    if (hazard === 0) continue;
    const causeOf = kindOf === kind.cart ? cause.fratricide : cause.carT;
    const u = draw(luckStream, luck[i]);
    const isFull = cells[i] >= fullAgent;
    // a chance is at most its hazard, so most agents lose nobody without an exponential
    if (isFull ? u >= hazard : sparesAll(cells[i], hazard, u)) continue;
    const p = chance(hazard);
    if (isFull) {
      if (u >= p) continue;
      recordDeaths(world, kindOf, causeOf, cells[i]);
      strike(world, scratch, i, cells[i], true);
    } else {
      const killed = binomial(cells[i], p, u);
      if (killed === 0) continue;
      recordDeaths(world, kindOf, causeOf, killed);
      strike(world, scratch, i, killed, killed === cells[i]);
      if (killed < cells[i]) cells[i] -= killed;
    }
  }
}

/** The next killing cell in the list of the target's node, or of the nodes beside it, gets the kill and holds a target that dies as a whole. */
function strike(world: World, scratch: Scratch, target: number, killed: number, whole: boolean): void {
  const { agents } = world;
  scratch.totals.killed += killed;
  const killer = nextKillerNear(scratch, scratch.nodeOf[target], target);
  if (whole)
    die(
      world,
      target,
      agents.kind[target] === kind.cart ? cause.fratricide : cause.carT,
      killer < 0 ? 0 : agents.id[killer],
    );
  if (killer < 0) return;
  agents.kills[killer] += killed / agents.cells[killer];
  world.cytokine.values[nodeAt(world.cytokine, agents.x[killer], agents.y[killer], world.width, world.height)] +=
    killed / world.fullAgent;
  if (!whole) return;
  note(world, eventType.kill, killer, target);
  if (agents.partner[killer] >= 0 || agents.partner[target] >= 0) return;
  agents.partner[killer] = target;
  agents.partner[target] = killer;
  agents.activity[killer] = activity.bound;
  agents.hoursLeft[killer] = stageFacts[world.scale].holdHours;
  turnTo(world, killer, target);
}

/** Turns a cell to face another. */
function turnTo(world: World, i: number, j: number): void {
  const { x, y, headingX, headingY } = world.agents;
  const dx = x[j] - x[i];
  const dy = y[j] - y[i];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance === 0) return;
  headingX[i] = dx / distance;
  headingY[i] = dy / distance;
}

function nextKillerNear(scratch: Scratch, node: number, target: number): number {
  const { columns, firstKiller, nextKiller } = scratch;
  for (let dy = 0; dy <= 2; dy++) {
    for (let dx = 0; dx <= 2; dx++) {
      // offsets 0, +1, −1, so that the target's own node comes first; a step over the rim lands in a far node or none
      const k = node + ((dy + 1) % 3) * columns - columns + ((dx + 1) % 3) - 1;
      if (k < 0 || k >= firstKiller.length) continue;
      const i = firstKiller[k];
      if (i < 0) continue;
      firstKiller[k] = nextKiller[i];
      if (i !== target) return i;
    }
  }
  return -1;
}
