/**
 * The reference equations: what the agent rules amount to when every cell meets every other equally often and chance
 * averages out ("CTL-MF", MODEL.md). The well-mixed agent model must agree with them; the page draws them as a thin line.
 */
import { blastShareOf } from '../model/body.ts';
import type { Parameters } from '../model/parameters.ts';
import { alarmAt } from '../model/rules/recall.ts';
import {
  brake,
  burdenAtInfusion,
  carDesign,
  culturePotency,
  divisionSpeed,
  dosePossible,
  memoryWear,
  programmedDivisions,
  searchLoad,
  stimulationBy,
  tCellsAtInfusion,
  wearOf,
} from '../model/rates.ts';
import { clarity, clarityOn } from '../model/target.ts';
import { solve, timesTo } from './ode.ts';

/** How well cells are recognised, 0 to 1: `a` to be killed, `b` to stimulate the CAR-T cells. */
export type Recognition = {
  /** Cancer cells. */
  readonly a: number;
  readonly b: number;
  /** Healthy B cells and their precursors; 1 when not given. */
  readonly bCellsA?: number;
  readonly bCellsB?: number;
  readonly precursors?: number;
};

/** Real cell numbers in the body over time; all arrays have the length of `day`. */
export type Course = {
  readonly day: readonly number[];
  readonly effector: readonly number[];
  readonly memory: readonly number[];
  readonly exhausted: readonly number[];
  /** Infused and not settled yet. */
  readonly passing: readonly number[];
  /** With and without the antigen. */
  readonly cancer: readonly number[];
  readonly cancerNegative: readonly number[];
  readonly bCells: readonly number[];
  readonly tCells: readonly number[];
};

/**
 * What turns the equations into those of the science notes, 4.2, as published there: settled from the start, memory used up by recall
 * and not killing, no bursts, one search load for few and many targets, weak contacts that add up, exhaustion by burden and not by
 * kills, no help by ordinary T cells, and a division rate that holds activation-induced death.
 */
export const asPublished = {
  settlingDays: 0,
  memoryRenewal: 0,
  recallAtHighLoad: 0,
  activationDeath: 0,
  divisionRate: 1.15,
  freeGrowthFloor: 0.25,
  expansionDays: 0,
  patrolHalfLoad: 2.5e10,
  memoryKilling: 0,
  weakContact: 0,
  killsToExhaustion: 0,
  exhaustionRate: 0.03,
  exhaustionAtHighLoad: 0.6,
  ownTCellKill: 0,
  // the one whose cells leave the marrow to the B line
  disease: 'DLBCL',
} as const satisfies Partial<Parameters>;

/** Recognition when all cancer cells carry the median number of antigen molecules, and healthy cells the typical one. */
function recognitionOf(parameters: Readonly<Parameters>): Recognition {
  const { killHalf, stimulationHalf } = carDesign(parameters);
  const { logic, antigen, secondAntigen } = parameters;
  return {
    a: clarity(logic, antigen, secondAntigen, killHalf),
    b: clarity(logic, antigen, secondAntigen, stimulationHalf),
    bCellsA: clarityOn('bCell', parameters, killHalf),
    bCellsB: clarityOn('bCell', parameters, stimulationHalf),
    precursors: clarityOn('precursor', parameters, killHalf),
  };
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
  const values = solve((time, y, outRate) => referenceRates(parameters, recognition, y, outRate, time), start, day);
  const column = (i: number) => values.map((y) => y[i]);
  return {
    day,
    effector: values.map((y) => y[0] + bursting(y)),
    memory: column(1),
    exhausted: column(2),
    passing: column(7),
    cancer: values.map((y) => y[3] + y[4]),
    cancerNegative: column(4),
    bCells: column(5),
    tCells: column(6),
  };
}

/**
 * The start values [E, M, X, L, N, B, T, P, U₁ …] in cells: effector, memory, exhausted, cancer with and without antigen, B, T, infused
 * and not settled; effectors of a recall by the number of their programmed divisions so far.
 */
export function startOf(parameters: Readonly<Parameters>): number[] {
  const { bCellsAtStart, settlingDays, treated, disease } = parameters;
  const dose = treated ? dosePossible(parameters, parameters.dose) : 0;
  const settled = settlingDays === 0 ? dose * settlingShare(parameters) : 0;
  const passing = settlingDays === 0 ? 0 : dose;
  const burden = disease === 'none' ? 0 : burdenAtInfusion(parameters, parameters.burden);
  const negative = disease === 'none' ? 0 : parameters.antigenNegative;
  const tCells = tCellsAtInfusion(parameters.lymphodepletion);
  const burst = Array.from({ length: Math.ceil(parameters.recallDivisions) }, () => 0);
  return [settled, 0, 0, burden, negative, bCellsAtStart, tCells, passing, ...burst];
}

/** Effectors with programmed divisions to come, among the values of `startOf`. */
function bursting(y: readonly number[]): number {
  let sum = 0;
  for (let i = firstBurst; i < y.length; i++) sum += y[i];
  return sum;
}

/** Where they begin. */
const firstBurst = 8;

/** Part of the infused cells that settles. */
function settlingShare({ engraftment, cultureDays }: Readonly<Parameters>): number {
  return Math.min(1, engraftment * culturePotency(cultureDays));
}

/** The equations: cells per day for each of the values of `startOf`. Drugs, T-cell antigens and fratricide are not in them. */
export function referenceRates(
  p: Readonly<Parameters>,
  { a, b, bCellsA = 1, bCellsB = 1, precursors = 1 }: Recognition,
  y: readonly number[],
  outRate: number[],
  age = 0,
): void {
  const [plain, memory, exhausted] = y;
  const effector = plain + bursting(y);
  const positive = Math.max(0, y[3]);
  const negative = Math.max(0, y[4]);
  const bCells = Math.max(0, y[5]);
  const tCells = Math.max(1, y[6]);
  const cart = effector + memory + exhausted;
  const design = carDesign(p);
  const slowed = brake(p.pdl1);

  const targets = a * positive + bCellsA * bCells;
  const stimulus = b * positive + bCellsB * bCells;
  const stimulated = stimulationBy(p, targets, stimulus);
  const resting = 1 - stimulated;
  const killers = effector + p.memoryKilling * memory;
  const searching = searchLoad(p, targets) + killers + targets;
  const killed = (p.killRate * killers) / searching;
  const worn = wearOf(p, (p.killRate * targets) / searching) * design.exhaustion * slowed.exhaustion;
  const division = divisionSpeed(p, tCells, cart, age) * stimulated;
  const highLoad = (stimulus * stimulus) / (stimulus * stimulus + p.exhaustionHalfLoad * p.exhaustionHalfLoad);
  const exhaustion =
    slowed.exhaustion * design.exhaustion * (p.exhaustionRate * stimulated + p.exhaustionAtHighLoad * highLoad) + worn;
  const memoryWorn = memoryWear * p.memoryKilling * worn * memory;
  const remembered = p.memoryRate * design.memory * resting * effector;
  const recalled = p.memoryRecall * stimulated * memory;
  const alarmed = p.recallAtHighLoad * alarmAt(p, targets, stimulus) * memory;
  const leaving = p.settlingDays === 0 ? 0 : y[7] / p.settlingDays;
  const rested = p.restRecovery * resting * exhausted;
  const rejection = (p.hostRejection * tCells) / p.tCellCapacity;
  const growth = p.growth * (1 - (positive + negative) / p.cancerCapacity);
  const ownKill = (p.ownTCellKill * slowed.kill * Math.min(tCells, p.tCellCapacity)) / p.tCellCapacity;
  const room = 1 - blastShareOf(p.disease, positive + negative);
  const renewal = p.memoryRenewal * design.renewal;
  const lost = p.antigenLoss * (Math.max(0, growth) + p.cancerTurnover) * positive;

  const loss =
    p.contractionRate * design.contraction * resting +
    p.activationDeath * stimulated +
    exhaustion +
    rejection +
    p.memoryRate * design.memory * resting;
  const burst = burstRates(p, 1 - cart / p.tCellCapacity, (2 - renewal) * alarmed, loss, y, outRate);
  outRate[0] = (division - loss) * plain + (2 - renewal) * recalled + burst + rested + settlingShare(p) * leaving;
  outRate[1] =
    remembered -
    memoryWorn -
    (1 - renewal) * (recalled + alarmed) -
    (p.memoryLoss * design.memoryLoss + rejection) * memory;
  outRate[2] = exhaustion * effector + memoryWorn - rested - (p.exhaustedLoss + rejection) * exhausted;
  // less than one cell cannot divide: the cancer is gone
  outRate[3] = (positive > 1 ? growth * positive : 0) - ownKill * positive - killed * slowed.kill * a * positive - lost;
  outRate[4] = (negative > 1 ? growth * negative : 0) - ownKill * negative + lost;
  outRate[5] =
    (room * p.bCellInflow) / (1 + (precursors * (effector + memory)) / p.precursorHalfKill) -
    bCells / p.bCellLife -
    killed * bCellsA * bCells;
  outRate[6] = p.tCellRegrowth * tCells * Math.log(p.tCellCapacity / (tCells + cart));
  outRate[7] = -leaving;
}

/**
 * Rates of the effectors of a recall by high load: each goes through its programmed divisions one after the other.
 * @param room part of the room for T cells that is free @param arriving cells per day that begin @param loss part lost per day
 * @returns cells per day that are through and live on as other effectors do
 */
function burstRates(
  { recallDivisions }: Readonly<Parameters>,
  room: number,
  arriving: number,
  loss: number,
  y: readonly number[],
  outRate: number[],
): number {
  const stages = y.length - firstBurst;
  const pace = (programmedDivisions * stages) / recallDivisions;
  const factor = 2 ** ((recallDivisions / stages) * Math.max(0, room));
  let next = arriving;
  for (let i = firstBurst; i < y.length; i++) {
    outRate[i] = next - (pace + loss) * y[i];
    next = pace * factor * y[i];
  }
  return next;
}
