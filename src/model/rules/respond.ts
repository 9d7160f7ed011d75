/** Rule: what antigen makes of a CAR-T cell: division, contraction, memory, recall, exhaustion. */
import { die, recordDeaths } from '../death.ts';
import { activity, cause, kind, phenotype } from '../kinds.ts';
import { chance, exp } from '../maths.ts';
import { divide, fewestAgents, roomForOne, split } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import { brake, carDesign, fitnessFactor, freeGrowth, isItsTurn, slowSteps } from '../rates.ts';
import { group, type Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Memory is rare: an effector leaves an eighth of its cells as memory eight times as often, which is the same mean and a steadier course. */
const memoryParts = 8;

/** Moves every CAR-T cell on in its programme. */
export function respond(world: World, scratch: Scratch): void {
  const { agents, key, tick } = world;
  const { kind: kindOf, activity: doing, phenotype: programme, luck, signal, cells } = agents;
  const { nodeOf, stimulation, totals } = scratch;
  const parts = scratch.groupAgents[group.memory] < 4 * fewestAgents ? memoryParts : 1;
  weighChances(world, scratch, parts);
  const slow = slowChances(world);
  const dieStream = stream(key, tick, purpose.die);
  let atWork = 0;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== kind.cart || doing[i] === activity.dying) continue;
    const node = nodeOf[i];
    const s = stimulation[node];
    signal[i] += (s - signal[i]) * 0.1;
    if (programme[i] === phenotype.effector) {
      atWork += cells[i] * s;
      const u = draw(dieStream, luck[i]);
      if (cells[i] >= world.fullAgent) fate(world, scratch, i, node, u, parts);
      else fateOfLight(world, scratch, i, node, u, parts);
    } else if (isItsTurn(luck[i], tick)) {
      const u = draw(dieStream, luck[i]);
      if (programme[i] === phenotype.memory) fateOfMemory(world, i, s, u, slow);
      else fateOfExhausted(world, i, s, u, slow);
    }
  }
  totals.atWork = atWork;
}

/** What happens to memory and exhausted cells in the steps from one turn to the next. */
type SlowChances = {
  readonly days: number;
  readonly memoryDeath: number;
  readonly exhaustedDeath: number;
  readonly recovery: number;
};

function slowChances(world: World): SlowChances {
  const { parameters: p, inflammation } = world;
  const days = (world.hoursPerTick / 24) * slowSteps;
  return {
    days,
    memoryDeath: chance((p.memoryLoss * carDesign(p).memoryLoss + rejection(world)) * days),
    exhaustedDeath: chance((p.exhaustedLoss + rejection(world)) * days),
    recovery: 0.1 * inflammation.checkpointBlock,
  };
}

/** A memory cell is lost, or antigen turns it back into two effectors. */
function fateOfMemory(world: World, i: number, s: number, u: number, slow: SlowChances): void {
  const { agents, key, tick, parameters } = world;
  if (lose(world, i, slow.memoryDeath, u, cause.contraction)) return;
  const recalled = chance(parameters.memoryRecall * s * slow.days);
  if (draw(stream(key, tick, purpose.change), agents.luck[i]) >= recalled) return;
  agents.phenotype[i] = phenotype.effector;
  divide(world, i);
}

/** An exhausted cell dies, or recovers at rest or under a checkpoint block. */
function fateOfExhausted(world: World, i: number, s: number, u: number, slow: SlowChances): void {
  const { agents, key, tick, parameters } = world;
  if (lose(world, i, slow.exhaustedDeath, u, cause.exhaustion)) return;
  const rested = slow.recovery + parameters.restRecovery * (1 - s);
  if (rested === 0 || draw(stream(key, tick, purpose.change), agents.luck[i]) >= chance(rested * slow.days)) return;
  agents.phenotype[i] = phenotype.effector;
}

/** The chances of an effector within this step, at every node. */
function weighChances(world: World, scratch: Scratch, parts: number): void {
  const { parameters: p, body } = world;
  const { totals, stimulation, exhaustion, divides, contracts, exhausts, remembers } = scratch;
  const design = carDesign(p);
  const rejected = rejection(world);
  const days = world.hoursPerTick / 24;
  const cart = totals.effector + totals.memory + totals.exhausted;
  const division = p.divisionRate * design.division * fitnessFactor(p) * freeGrowth(p, body.tCells, cart) * days;
  const exhausting = brake(p.pdl1 * (1 - world.inflammation.checkpointBlock)).exhaustion * design.exhaustion * days;
  for (let k = 0; k < stimulation.length; k++) {
    const s = stimulation[k];
    // births compound within a step, so that the growth of a step is exp(rate × step) whatever its length
    divides[k] = exp(division * s) - 1;
    contracts[k] = chance((p.contractionRate * design.contraction * (1 - s) + rejected) * days);
    exhausts[k] = chance(exhaustion[k] * exhausting);
    remembers[k] = chance(p.memoryRate * design.memory * (1 - s) * days * parts);
  }
}

/** Part of the CAR-T cells that the immune system removes in a day, as far as it has recovered. */
function rejection(world: World): number {
  return (world.parameters.hostRejection * world.body.tCells) / world.parameters.tCellCapacity;
}

/** What becomes of a full effector: at most one thing in a step, from one draw. */
function fate(world: World, scratch: Scratch, i: number, node: number, u: number, parts: number): void {
  const dies = scratch.contracts[node];
  const exhausted = dies + scratch.exhausts[node];
  if (u < dies) lose(world, i, 1, 0, cause.contraction);
  else if (u < exhausted) world.agents.phenotype[i] = phenotype.exhausted;
  else if (u < exhausted + scratch.remembers[node]) leaveMemory(world, i, parts);
  else if (u >= 1 - scratch.divides[node]) divide(world, i);
}

/** What becomes of a light effector: single cells die and are born; it changes its programme as a whole. */
function fateOfLight(world: World, scratch: Scratch, i: number, node: number, u: number, parts: number): void {
  const { agents, ledger, key, tick } = world;
  const luck = agents.luck[i];
  if (lose(world, i, scratch.contracts[node], u, cause.contraction)) return;
  const born = binomial(agents.cells[i], scratch.divides[node], draw(stream(key, tick, purpose.divide), luck));
  agents.cells[i] += born;
  ledger.births[kind.cart] += born;
  const v = draw(stream(key, tick, purpose.change), luck);
  if (v < scratch.exhausts[node]) agents.phenotype[i] = phenotype.exhausted;
  else if (v >= 1 - scratch.remembers[node]) leaveMemory(world, i, parts);
}

/** Death of a whole agent, or of some of a light one's cells. @returns true when the agent is gone */
function lose(world: World, i: number, death: number, u: number, causeOf: number): boolean {
  const { agents } = world;
  const full = agents.cells[i] >= world.fullAgent;
  const dead = full ? (u < death ? agents.cells[i] : 0) : binomial(agents.cells[i], death, u);
  if (dead === 0) return false;
  recordDeaths(world, kind.cart, causeOf, dead);
  if (dead === agents.cells[i]) {
    die(world, i, causeOf);
    return true;
  }
  agents.cells[i] -= dead;
  return false;
}

/** One part of an effector's cells becomes memory; a single cell does so with the chance 1 in `parts`. */
function leaveMemory(world: World, i: number, parts: number): void {
  const { agents, key, tick } = world;
  const part = Math.floor(agents.cells[i] / parts);
  if (parts === 1) agents.phenotype[i] = phenotype.memory;
  else if (part > 0 && roomForOne(world)) agents.phenotype[split(world, i, part)] = phenotype.memory;
  else if (draw(stream(key, tick, purpose.split), agents.luck[i]) * parts < 1) agents.phenotype[i] = phenotype.memory;
}
