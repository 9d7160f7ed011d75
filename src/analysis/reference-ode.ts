/**
 * The reference equations: what the agent rules amount to when every cell meets every other equally often and chance
 * averages out ("CTL-MF", MODEL.md). The well-mixed agent model must agree with them; the page draws them as a thin line.
 */
import type { Parameters } from '../model/parameters.ts';
import { brake, carDesign, fitnessFactor, freeGrowth, tCellsAtInfusion } from '../model/rates.ts';
import { solve, timesTo } from './ode.ts';

/** How well cancer cells are recognised, 0 to 1: `a` for being killed, `b` for stimulating the CAR-T cells. */
export type Recognition = { readonly a: number; readonly b: number };

/** Real cell numbers in the body over time; all arrays have the length of `day`. */
export type Course = {
  readonly day: readonly number[];
  readonly effector: readonly number[];
  readonly memory: readonly number[];
  readonly exhausted: readonly number[];
  /** With and without the antigen. */
  readonly cancer: readonly number[];
  readonly cancerNegative: readonly number[];
  readonly bCells: readonly number[];
  readonly tCells: readonly number[];
};

/** Recognition of cells that all carry the median number of antigen molecules: q² / (q² + half²). */
export function recognitionOf(parameters: Readonly<Parameters>): Recognition {
  const { killHalf, stimulationHalf } = carDesign(parameters);
  const squared = parameters.antigen * parameters.antigen;
  return { a: squared / (squared + killHalf * killHalf), b: squared / (squared + stimulationHalf * stimulationHalf) };
}

/**
 * The course that the reference equations give for a set of parameters.
 * @param days the length in days.
 * @param recognition `{ a: 1, b: 1 }` for cancer cells with plenty of antigen.
 * @param perDay how many values a day.
 */
export function referenceCourse(
  parameters: Readonly<Parameters>,
  days: number,
  recognition: Recognition = recognitionOf(parameters),
  perDay = 12,
): Course {
  const start = startOf(parameters);
  const day = timesTo(days, perDay);
  const values = solve((_, y, outRate) => referenceRates(parameters, recognition, y, outRate), start, day);
  const column = (i: number) => values.map((y) => y[i]);
  return {
    day,
    effector: column(0),
    memory: column(1),
    exhausted: column(2),
    cancer: values.map((y) => y[3] + y[4]),
    cancerNegative: column(4),
    bCells: column(5),
    tCells: column(6),
  };
}

/** The start values [E, M, X, L, N, B, T] in cells: effector, memory, exhausted, cancer with and without antigen, B, T. */
export function startOf(parameters: Readonly<Parameters>): number[] {
  const { bCellsAtStart } = parameters;
  const infused = parameters.treated ? parameters.dose * parameters.engraftment : 0;
  const ill = parameters.disease !== 'none';
  const burden = ill ? parameters.burden : 0;
  const negative = ill ? parameters.antigenNegative : 0;
  return [infused, 0, 0, burden, negative, bCellsAtStart, tCellsAtInfusion(parameters.lymphodepletion)];
}

/** The equations: cells per day for each of [E, M, X, L, N, B, T]. */
export function referenceRates(
  p: Readonly<Parameters>,
  { a, b }: Recognition,
  y: readonly number[],
  outRate: number[],
): void {
  const [effector, memory, exhausted] = y;
  const positive = Math.max(0, y[3]);
  const negative = Math.max(0, y[4]);
  const bCells = Math.max(0, y[5]);
  const tCells = Math.max(1, y[6]);
  const cart = effector + memory + exhausted;

  const targets = a * positive + bCells;
  const stimulus = b * positive + bCells;
  const stimulated = stimulus / (p.stimulationHalfLoad + stimulus);
  const squared = stimulus * stimulus;
  const design = carDesign(p);
  const slowed = brake(p.pdl1);
  const killed = (p.killRate * slowed.kill * effector) / (p.killHalfLoad + effector + targets);
  const division =
    p.divisionRate * design.division * fitnessFactor(p.fitness) * stimulated * freeGrowth(p, tCells, cart);
  const highLoad = squared / (squared + p.exhaustionHalfLoad * p.exhaustionHalfLoad);
  const exhaustion = slowed.exhaustion * (p.exhaustionRate * stimulated + p.exhaustionAtHighLoad * highLoad);
  const resting = 1 - stimulated;
  const recalled = p.memoryRecall * stimulated * memory;
  const crowding = 1 - (positive + negative) / p.cancerCapacity;
  const lost = p.antigenLoss * (Math.max(0, p.growth * crowding) + p.cancerTurnover) * positive;

  outRate[0] = (division - (p.contractionRate + p.memoryRate) * resting - exhaustion) * effector + 2 * recalled;
  outRate[1] = p.memoryRate * resting * effector - recalled - p.memoryLoss * design.memoryLoss * memory;
  outRate[2] = exhaustion * effector - p.exhaustedLoss * exhausted;
  // less than one cell cannot divide: the cancer is gone
  outRate[3] = (positive > 1 ? p.growth * crowding * positive : 0) - killed * a * positive - lost;
  outRate[4] = (negative > 1 ? p.growth * crowding * negative : 0) + lost;
  outRate[5] = p.bCellInflow / (1 + (effector + memory) / p.precursorHalfKill) - bCells / p.bCellLife - killed * bCells;
  outRate[6] = p.tCellRegrowth * tCells * Math.log(p.tCellCapacity / (tCells + cart));
}
