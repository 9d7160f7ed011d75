/** Part of the response: memory CAR-T cells are lost slowly, renew themselves, and give effectors when antigen returns. */
import { cause, phenotype } from '../kinds.ts';
import { chance, exp, hill2, ln2 } from '../maths.ts';
import { divide } from '../population.ts';
import { draw, purpose, stream } from '../random.ts';
import type { Parameters } from '../parameters.ts';
import { carDesign, contactStrength, memoryWear, programmedDivisions, slowSteps } from '../rates.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { bury, rejection, tollOf } from './lose.ts';

/** What the step holds for all memory cells, and for the effectors that they left. */
export type Recall = {
  /** Days from one turn of a memory cell to the next, and the chance that it dies meanwhile. */
  readonly days: number;
  readonly death: number;
  readonly lossRate: number;
  /** Chance to be worn out meanwhile, for one exhaustion a day by kills; and part of the recalls that keep the memory cell. */
  readonly wearing: number;
  readonly renewal: number;
  /** Recall by a high antigen load, per day: the toggle of Kirouac 2023 between self-renewal and expansion. */
  readonly alarm: number;
  /** Programmed divisions of the effectors of a recall: how many a step uses up, and the chance of one in a step. */
  readonly steps: number;
  readonly divides: number;
};

/** Memory cells recirculate, so it is the load of the whole body that turns the toggle. */
export function recallOf(world: World, { totals }: Scratch): Recall {
  const { parameters: p, hoursPerTick } = world;
  const days = (hoursPerTick / 24) * slowSteps;
  const design = carDesign(p);
  const lossRate = p.memoryLoss * design.memoryLoss;
  const cart = totals.effector + totals.memory + totals.exhausted + totals.former;
  const room = Math.max(0, 1 - cart / p.tCellCapacity);
  return {
    days,
    lossRate,
    wearing: memoryWear * p.memoryKilling * design.exhaustion * days,
    renewal: p.memoryRenewal * design.renewal,
    death: chance((lossRate + rejection(world)) * days),
    alarm: p.recallAtHighLoad * alarmAt(p, totals.recognised, totals.stimulating),
    steps: (programmedDivisions * hoursPerTick) / 24,
    divides: exp((ln2 * programmedDivisions * room * hoursPerTick) / 24) - 1,
  };
}

/**
 * How far an antigen load turns the toggle, 0 to 1: steep, so that a few B cells leave memory at peace, and by contacts that
 * are not weak (unless weak ones add up).
 * @param targets recognised targets, cells @param stimulus targets weighted by how well each stimulates
 */
export function alarmAt(
  { recallHalfLoad, weakContact }: Pick<Parameters, 'recallHalfLoad' | 'weakContact'>,
  targets: number,
  stimulus: number,
): number {
  const load = weakContact === 0 ? stimulus : stimulus * contactStrength(targets, stimulus);
  return hill2(load * load, recallHalfLoad * recallHalfLoad);
}

/**
 * A memory cell is lost, worn out by its kills, or recalled: it divides unevenly, one daughter stays memory and one becomes an effector.
 * The effector of a recall by high load has divisions to come that ask for no further antigen.
 */
export function fateOfMemory(world: World, scratch: Scratch, i: number, node: number, recall: Recall): void {
  const { agents, key, tick, parameters } = world;
  const wear = scratch.wear[node];
  const dead = tollOf(world, i, recall.death, scratch.dice[i]);
  if (dead > 0 && bury(world, i, dead, cause.contraction, recall.lossRate)) return;
  if (wear > 0 && draw(stream(key, tick, purpose.wear), agents.luck[i]) < chance(wear * recall.wearing)) {
    agents.phenotype[i] = phenotype.exhausted;
    return;
  }
  const quiet = parameters.memoryRecall * scratch.stimulation[node];
  const recalled = chance((quiet + recall.alarm) * recall.days);
  const v = draw(stream(key, tick, purpose.change), agents.luck[i]);
  if (v >= recalled) return;
  const isAlarm = v * (quiet + recall.alarm) < recalled * recall.alarm;
  const renews = draw(stream(key, tick, purpose.renew), agents.luck[i]) < recall.renewal;
  agents.credit[i] = isAlarm ? parameters.recallDivisions : 0;
  const j = divide(world, i);
  if (j >= 0) agents.phenotype[j] = phenotype.effector;
  if (j < 0 || !renews) agents.phenotype[i] = phenotype.effector;
  else agents.credit[i] = 0;
}
