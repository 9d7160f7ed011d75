/** Rule: what antigen makes of a CAR-T cell: division, contraction, activation-induced death, memory, exhaustion. */
import { activity, cause, kind, phenotype, trait } from '../kinds.ts';
import { chance, growth } from '../maths.ts';
import { divide, fewestAgents, roomForOne, split } from '../population.ts';
import { binomial, draw, drawEach, purpose, sparesAll, stream } from '../random.ts';
import { productAge } from '../body.ts';
import { occupancyOf } from '../drugs.ts';
import { brake, carDesign, divisionSpeed, isItsTurn, slowSteps, steroidToll } from '../rates.ts';
import { group, type Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { bury, rejection, tollOf } from './lose.ts';
import { fateOfMemory, type Recall, recallOf } from './recall.ts';

/** Memory is rare: an effector leaves an eighth of its cells as memory eight times as often, which is the same mean and a steadier course. */
const memoryParts = 8;

/** What a step holds for all CAR-T cells. */
type Chances = {
  /** An effector leaves one part in so many of its cells as memory. */
  readonly parts: number;
  /** Contraction per day of an effector that feels nothing. */
  readonly contraction: number;
  /** From one turn of an exhausted cell to the next: days, chance to die, recovery per day under a checkpoint block. */
  readonly days: number;
  readonly tiredDeath: number;
  readonly recovery: number;
  readonly recall: Recall;
  /** Streams of this step for what a cell may draw beside its death. */
  readonly divideStream: number;
  readonly changeStream: number;
};

/** Moves every CAR-T cell on in its programme. Those still in the blood have none. */
export function respond(world: World, scratch: Scratch): void {
  const { agents, key, tick } = world;
  const { kind: kindOf, activity: doing, phenotype: programme, luck, signal, cells, credit, traits } = agents;
  const { nodeOf, stimulation, changes, divides, totals, dice } = scratch;
  const { fullAgent } = world;
  const chances = weighChances(world, scratch);
  let atWork = 0;
  const n = agents.count;
  drawEach(stream(key, tick, purpose.die), luck, n, dice);
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== kind.cart || doing[i] === activity.dying) continue;
    const own = programme[i];
    if (own === phenotype.passing) continue;
    if ((traits[i] & trait.former) !== 0) {
      if (isItsTurn(luck[i], tick)) fateOfFormer(world, scratch, i, chances);
      continue;
    }
    const node = nodeOf[i];
    const s = stimulation[node];
    signal[i] += (s - signal[i]) * 0.1;
    if (own === phenotype.effector) {
      atWork += cells[i] * s;
      if (cells[i] < fullAgent) {
        fateOfLight(world, scratch, i, node, chances);
        continue;
      }
      // to most full effectors nothing happens in a step
      const u = dice[i];
      if (u < changes[node] || u >= 1 - divides[node] || credit[i] > 0) fate(world, scratch, i, node, chances);
    } else if (isItsTurn(luck[i], tick)) {
      if (own === phenotype.memory) fateOfMemory(world, scratch, i, node, chances.recall);
      else fateOfExhausted(world, scratch, i, node, chances);
    }
  }
  totals.atWork = atWork;
}

/** The chances of an effector within this step, at every node, and those that all cells share. */
function weighChances(world: World, scratch: Scratch): Chances {
  const { parameters: p, body, key, tick } = world;
  const relief = occupancyOf(body.drugs, 'checkpointBlock');
  const toll = steroidToll(occupancyOf(body.drugs, 'steroids'));
  const { totals, stimulation, exhaustion, divides, dies, exhausts, remembers, changes } = scratch;
  const design = carDesign(p);
  const removed = rejection(world) + toll.loss;
  const days = world.hoursPerTick / 24;
  const cart = totals.effector + totals.memory + totals.exhausted + totals.former;
  const division = divisionSpeed(p, body.tCells, cart, productAge(world)) * toll.division * days;
  const exhausting = brake(p.pdl1, relief).exhaustion * design.exhaustion * days;
  const contraction = p.contractionRate * design.contraction;
  const parts = scratch.groupAgents[group.memory] < 4 * fewestAgents ? memoryParts : 1;
  for (let k = 0; k < stimulation.length; k++) {
    const s = stimulation[k];
    // births compound within a step, so that the growth of a step is exp(rate × step) whatever its length
    divides[k] = growth(division * s);
    dies[k] = chance((contraction * (1 - s) + p.activationDeath * s + removed) * days);
    exhausts[k] = chance(exhaustion[k] * exhausting);
    remembers[k] = chance(p.memoryRate * design.memory * toll.memory * (1 - s) * days * parts);
    changes[k] = dies[k] + exhausts[k] + remembers[k];
  }
  return {
    parts,
    contraction,
    days: days * slowSteps,
    tiredDeath: chance((p.exhaustedLoss + removed) * days * slowSteps),
    recovery: 0.03 * relief,
    recall: recallOf(world, scratch),
    divideStream: stream(key, tick, purpose.divide),
    changeStream: stream(key, tick, purpose.change),
  };
}

/** What becomes of a full effector: at most one thing in a step, from one draw. */
function fate(world: World, scratch: Scratch, i: number, node: number, chances: Chances): void {
  const u = scratch.dice[i];
  const dies = scratch.dies[node];
  const exhausted = dies + scratch.exhausts[node];
  if (u < dies) buryEffectors(world, i, world.agents.cells[i], scratch.stimulation[node], chances);
  else if (u < exhausted) world.agents.phenotype[i] = phenotype.exhausted;
  else if (u < exhausted + scratch.remembers[node]) leaveMemory(world, i, chances.parts);
  else if (u >= 1 - divisionChance(world, scratch, i, node, chances)) divide(world, i);
}

/** What becomes of a light effector: single cells die and are born; it changes its programme as a whole. */
function fateOfLight(world: World, scratch: Scratch, i: number, node: number, chances: Chances): void {
  const { agents, ledger } = world;
  const luck = agents.luck[i];
  const u = scratch.dice[i];
  const dead = sparesAll(agents.cells[i], scratch.dies[node], u) ? 0 : tollOf(world, i, scratch.dies[node], u);
  if (dead > 0 && buryEffectors(world, i, dead, scratch.stimulation[node], chances)) return;
  const divides = divisionChance(world, scratch, i, node, chances);
  const w = draw(chances.divideStream, luck);
  if (!sparesAll(agents.cells[i], divides, w)) {
    const born = binomial(agents.cells[i], divides, w);
    agents.cells[i] += born;
    ledger.births[kind.cart] += born;
  }
  const v = draw(chances.changeStream, luck);
  if (v < scratch.exhausts[node]) agents.phenotype[i] = phenotype.exhausted;
  else if (v >= 1 - scratch.remembers[node]) leaveMemory(world, i, chances.parts);
}

/** Chance of a division in this step; an effector of a recall has programmed ones first, of which the step uses up its part. */
function divisionChance(world: World, scratch: Scratch, i: number, node: number, { recall }: Chances): number {
  const { credit } = world.agents;
  if (credit[i] === 0) return scratch.divides[node];
  credit[i] = Math.max(0, credit[i] - recall.steps);
  return recall.divides;
}

/** Effectors die for want of antigen, of too much of it (activation-induced death), or rejected. @returns true when the agent is gone */
function buryEffectors(world: World, i: number, dead: number, s: number, { contraction }: Chances): boolean {
  const activation = world.parameters.activationDeath * s;
  return bury(world, i, dead, cause.contraction, contraction * (1 - s), cause.activation, activation);
}

/** A cell of an earlier product feels nothing any more; memory is lost slowly, everything else contracts. */
function fateOfFormer(world: World, { dice }: Scratch, i: number, { contraction, days, recall }: Chances): void {
  const rate = world.agents.phenotype[i] === phenotype.memory ? recall.lossRate : contraction;
  const dead = tollOf(world, i, chance((rate + rejection(world)) * days), dice[i]);
  if (dead > 0) bury(world, i, dead, cause.contraction, rate);
}

/** An exhausted cell dies, or recovers at rest or under a checkpoint block. */
function fateOfExhausted(world: World, scratch: Scratch, i: number, node: number, chances: Chances): void {
  const { agents, parameters } = world;
  const dead = tollOf(world, i, chances.tiredDeath, scratch.dice[i]);
  if (dead > 0 && bury(world, i, dead, cause.exhaustion, parameters.exhaustedLoss)) return;
  const rested = chances.recovery + parameters.restRecovery * (1 - scratch.stimulation[node]);
  if (rested === 0 || draw(chances.changeStream, agents.luck[i]) >= chance(rested * chances.days)) return;
  agents.phenotype[i] = phenotype.effector;
}

/** One part of an effector's cells becomes memory; a single cell does so with the chance 1 in `parts`. */
function leaveMemory(world: World, i: number, parts: number): void {
  const { agents, key, tick } = world;
  const part = Math.floor(agents.cells[i] / parts);
  if (parts === 1) agents.phenotype[i] = phenotype.memory;
  else if (part > 0 && roomForOne(world)) agents.phenotype[split(world, i, part)] = phenotype.memory;
  else if (draw(stream(key, tick, purpose.split), agents.luck[i]) * parts < 1) agents.phenotype[i] = phenotype.memory;
}
