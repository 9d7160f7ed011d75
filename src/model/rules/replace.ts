/** Rule: healthy B cells die of age, and the marrow replaces them as far as CAR-T cells spare their precursors. */
import { activity, cause, kind } from '../kinds.ts';
import { chance } from '../maths.ts';
import { addBCells, fewestAgents, recordDeaths } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import { group, type Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { die } from './kill.ts';

/** Ages the B cells and lets new ones in. */
export function replace(world: World, scratch: Scratch): void {
  age(world);
  const { body, parameters } = world;
  const { effector, memory } = scratch.totals;
  const days = world.hoursPerTick / 24;
  body.bCellsArriving += (parameters.bCellInflow / (1 + (effector + memory) / parameters.precursorHalfKill)) * days;
  // few B cells come in small lots, so that even those below one full agent can be killed
  const few = scratch.groupAgents[group.bCell] < fewestAgents;
  const lot = few ? Math.max(1, Math.floor(Math.min(world.fullAgent, body.bCellsArriving))) : world.fullAgent;
  while (body.bCellsArriving >= lot) {
    body.bCellsArriving -= lot;
    addBCells(world, lot);
  }
}

function age(world: World): void {
  const { agents, parameters } = world;
  const death = chance(world.hoursPerTick / 24 / parameters.bCellLife);
  const luckStream = stream(world.key, world.tick, purpose.die);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (agents.kind[i] !== kind.bCell || agents.activity[i] === activity.dying) continue;
    const u = draw(luckStream, agents.luck[i]);
    const full = agents.cells[i] >= world.fullAgent;
    const dead = full ? (u < death ? agents.cells[i] : 0) : binomial(agents.cells[i], death, u);
    if (dead === 0) continue;
    recordDeaths(world, kind.bCell, cause.turnover, dead);
    if (dead === agents.cells[i]) die(world, i, cause.turnover);
    else agents.cells[i] -= dead;
  }
}
