/** Rule: what antigen makes of a CAR-T cell: division, contraction, memory, recall, exhaustion. */
import { activity, cause, kind, phenotype } from '../kinds.ts';
import { chance, exp } from '../maths.ts';
import { divide, fewestAgents, recordDeaths, roomForOne, split } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import { brake, carDesign, fitnessFactor, freeGrowth } from '../rates.ts';
import { group, type Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { die } from './kill.ts';

/** Memory is rare: an effector leaves an eighth of its cells as memory eight times as often, which is the same mean and a steadier course. */
const memoryParts = 8;

/** Moves every CAR-T cell on in its programme. */
export function respond(world: World, scratch: Scratch): void {
  const { agents, parameters: p } = world;
  const { totals, nodeOf, stimulation, exhaustion } = scratch;
  const days = world.hoursPerTick / 24;
  const design = carDesign(p);
  const cart = totals.effector + totals.memory + totals.exhausted;
  const division = p.divisionRate * design.division * fitnessFactor(p.fitness) * freeGrowth(p, world.body.tCells, cart) * days;
  const exhausting = brake(p.pdl1).exhaustion * days;
  const parts = scratch.groupAgents[group.memory] < 4 * fewestAgents ? memoryParts : 1;
  const memoryDeath = chance(p.memoryLoss * design.memoryLoss * days);
  const exhaustedDeath = chance(p.exhaustedLoss * days);
  const divideStream = stream(world.key, world.tick, purpose.divide);
  const dieStream = stream(world.key, world.tick, purpose.die);
  const changeStream = stream(world.key, world.tick, purpose.change);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (agents.kind[i] !== kind.cart || agents.activity[i] === activity.dying) continue;
    const luck = agents.luck[i];
    const s = stimulation[nodeOf[i]];
    agents.signal[i] += (s - agents.signal[i]) * 0.1;
    const programme = agents.phenotype[i];
    if (programme === phenotype.exhausted) {
      lose(world, i, exhaustedDeath, draw(dieStream, luck), cause.exhaustion);
      continue;
    }
    if (programme === phenotype.memory) {
      if (lose(world, i, memoryDeath, draw(dieStream, luck), cause.contraction)) continue;
      if (draw(changeStream, luck) < chance(p.memoryRecall * s * days)) {
        agents.phenotype[i] = phenotype.effector;
        divide(world, i);
      }
      continue;
    }
    const rest = 1 - s;
    if (lose(world, i, chance(p.contractionRate * rest * days), draw(dieStream, luck), cause.contraction)) continue;
    multiply(world, i, exp(division * s) - 1, draw(divideStream, luck));
    change(world, i, p.memoryRate * rest * days, exhaustion[nodeOf[i]] * exhausting, draw(changeStream, luck), parts);
  }
}

/** Death of a whole agent, or of some of a light one's cells. @returns true when the agent is gone */
function lose(world: World, i: number, death: number, u: number, causeOf: number): boolean {
  const { agents, parameters } = world;
  const full = agents.cells[i] >= parameters.weight;
  const dead = full ? (u < death ? agents.cells[i] : 0) : binomial(agents.cells[i], death, u);
  if (dead === 0) return false;
  recordDeaths(world, kind.cart, causeOf, dead);
  if (dead === agents.cells[i]) {
    die(world, i);
    return true;
  }
  agents.cells[i] -= dead;
  return false;
}

/** Division of a full agent, or of some of a light one's cells. */
function multiply(world: World, i: number, birth: number, u: number): void {
  const { agents, parameters, ledger } = world;
  if (agents.cells[i] >= parameters.weight) {
    if (u < birth) divide(world, i);
    return;
  }
  const born = binomial(agents.cells[i], birth, u);
  agents.cells[i] += born;
  ledger.births[kind.cart] += born;
}

/** An effector becomes exhausted, or leaves memory. */
function change(world: World, i: number, memoryHazard: number, exhaustionHazard: number, u: number, parts: number): void {
  const { agents } = world;
  const exhausts = chance(exhaustionHazard);
  if (u < exhausts) {
    agents.phenotype[i] = phenotype.exhausted;
    return;
  }
  if (u < 1 - chance(memoryHazard * parts)) return;
  const part = Math.floor(agents.cells[i] / parts);
  if (parts === 1 || part === 0 || !roomForOne(world)) {
    if (parts === 1 || (1 - u) * parts < memoryHazard) agents.phenotype[i] = phenotype.memory;
    return;
  }
  agents.phenotype[split(world, i, part)] = phenotype.memory;
}
