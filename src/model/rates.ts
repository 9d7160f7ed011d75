/** The rates that the rules and the reference equations share, derived from the parameters in this one place. */
import { hill2, power } from './maths.ts';
import type { Parameters } from './parameters.ts';

/** What a costimulatory domain makes of a CAR. */
type Costimulation = {
  /** Molecules per target at which half of the contacts lead to a kill. */
  readonly killHalf: number;
  /** Molecules per target at which a contact stimulates half as much as at most. */
  readonly stimulationHalf: number;
  /** Factors on the rates of division, contraction, memory formation, memory loss and exhaustion. */
  readonly division: number;
  readonly contraction: number;
  readonly memory: number;
  readonly memoryLoss: number;
  readonly exhaustion: number;
  /** Part of the recalls that keep the memory cell, against 4-1BB. */
  readonly renewal: number;
  /** Factors on cytokine release, and on what it does to the brain. */
  readonly cytokine: number;
  readonly neurotoxicity: number;
};

/**
 * Thresholds after S29 (CD28: about 2,000 molecules for cytokine; 4-1BB needs more) and S32 (killing needs far fewer).
 * The factors say sprinter, marathon runner and first generation; they are fitted to targets 9 (peak on day 7, and days 14, 28 and 90 against it),
 * 26, 27 and 54 (CD28; neurotoxicity to targets 57c and 57d) or assumed (none).
 */
export const costimulation: { readonly [C in Parameters['costim']]: Costimulation } = {
  '4-1BB': {
    killHalf: 1000,
    stimulationHalf: 3500,
    division: 1,
    contraction: 1,
    memory: 1,
    memoryLoss: 1,
    exhaustion: 1,
    renewal: 1,
    cytokine: 1,
    neurotoxicity: 1,
  },
  CD28: {
    killHalf: 500,
    stimulationHalf: 2000,
    division: 1.5,
    contraction: 0.9,
    memory: 1.7,
    memoryLoss: 6,
    exhaustion: 1.6,
    renewal: 0,
    cytokine: 2,
    neurotoxicity: 1.2,
  },
  none: {
    killHalf: 1000,
    stimulationHalf: 8000,
    division: 0.6,
    contraction: 1.5,
    memory: 0.2,
    memoryLoss: 10,
    exhaustion: 1.5,
    renewal: 0,
    cytokine: 0.5,
    neurotoxicity: 1,
  },
};

/** The CAR that a patient gets: the costimulatory domain, changed by how tight it grips. */
export type CarDesign = Costimulation;

/** The design that follows from the parameters. A grip of 0.5 changes nothing (assumed linear). */
export function carDesign(parameters: Pick<Parameters, 'costim' | 'affinity'>): CarDesign {
  const base = costimulation[parameters.costim];
  const tighter = parameters.affinity - 0.5;
  return {
    ...base,
    killHalf: base.killHalf * (1 - 0.8 * tighter),
    stimulationHalf: base.stimulationHalf * (1 - 0.8 * tighter),
    exhaustion: base.exhaustion * (1 + tighter),
    cytokine: base.cytokine * (1 + 0.8 * tighter),
  };
}

/** How well the product divides, as a factor: 1 at a fitness of 70 without bridging, one half at 0 (assumed). */
export function fitnessFactor(parameters: Pick<Parameters, 'fitness' | 'bridging'>): number {
  return 0.5 + Math.max(0, parameters.fitness - (parameters.bridging ? 5 : 0)) / 140;
}

/** What a shorter or longer culture does to each infused cell: 6-fold between 3 and 9 days (S59, mouse), 1 at 9 days. */
export function culturePotency(cultureDays: number): number {
  return power(6, (9 - cultureDays) / 6);
}

/**
 * CAR-positive cells that the lab can make: a tenth of 2.6e9 collected T cells is put into culture (found: UK children), a part takes up
 * the gene, and they divide 0.6 times a day at a fitness of 70 (assumed; 42-fold in 9 days, within the 10–100-fold of clinical runs).
 */
function manufacturable(parameters: Pick<Parameters, 'fitness' | 'bridging' | 'cultureDays' | 'transduction'>): number {
  const divisions = 0.6 * parameters.cultureDays * fitnessFactor(parameters);
  return 2.6e8 * (parameters.transduction / 100) * power(2, divisions);
}

/** CAR-T cells that are given: what was ordered, or what the lab could make. */
export function dosePossible(parameters: Parameters, dose: number): number {
  return Math.round(Math.min(dose, manufacturable(parameters)));
}

/** Cancer cells at infusion: the burden is what it is after 30 days of waiting; bridging leaves a third (assumed). */
export function burdenAtInfusion(parameters: Parameters, cells: number): number {
  const grown = cells * power(2.718281828459045, parameters.growth * (parameters.veinToVein - 30));
  return Math.max(1, Math.round(Math.min(grown, parameters.cancerCapacity) * (parameters.bridging ? 1 / 3 : 1)));
}

/**
 * Factor of the PD-L1 brake on kills and on exhaustion, where a fraction of the cancer cells carries it (S20 in principle, values assumed).
 * A checkpoint drug frees two thirds of it at most, as many T cells are exhausted for good: 3 of 12 patients answered (assumed).
 * @param blocked part of the brake's receptors that the drug holds, 0 to 1
 */
export function brake(pdl1: number, blocked = 0): { kill: number; exhaustion: number } {
  const held = pdl1 * (1 - 0.65 * blocked);
  return { kill: 1 - 0.6 * held, exhaustion: 1 + 2 * held };
}

/**
 * Targets at which a CAR-T cell's search takes half of its time, in cells: few lie scattered and are met on patrol; many lie
 * in bulk, which must be worked off from outside.
 * @param targets recognised targets in the body
 */
export function searchLoad(
  p: Pick<Parameters, 'patrolHalfLoad' | 'killHalfLoad' | 'bulkLoad'>,
  targets: number,
): number {
  return p.patrolHalfLoad + ((p.killHalfLoad - p.patrolHalfLoad) * targets) / (targets + p.bulkLoad);
}

/**
 * How strongly CAR-T cells are stimulated, 0 to 1: by the part of their time that they are in contact, and by the mean
 * strength of a contact, which must not be weak (Hill, n = 2).
 * @param targets recognised targets, cells @param stimulus targets weighted by how well each stimulates
 */
export function stimulationBy(
  { stimulationHalfLoad, weakContact }: Pick<Parameters, 'stimulationHalfLoad' | 'weakContact'>,
  targets: number,
  stimulus: number,
): number {
  if (weakContact === 0) return stimulus / (stimulationHalfLoad + stimulus);
  if (targets <= 0) return 0;
  const strength = contactStrength(targets, stimulus);
  const answer = hill2(strength, weakContact) * (1 + weakContact * weakContact);
  return (targets / (stimulationHalfLoad + targets)) * answer;
}

/** Mean strength of a contact, 0 to 1. */
export function contactStrength(targets: number, stimulus: number): number {
  return targets > 0 ? Math.min(1, stimulus / targets) : 0;
}

/** Exhaustion per day by what a cell kills: each kill wears one in `killsToExhaustion` out. */
export function wearOf({ killsToExhaustion }: Pick<Parameters, 'killsToExhaustion'>, killsPerDay: number): number {
  return killsToExhaustion === 0 ? 0 : killsPerDay / killsToExhaustion;
}

/** Wear of a memory cell by a kill against that of an effector (assumed). */
export const memoryWear = 0.1;

/** What a steroid of this occupancy leaves of division and of memory formation, and what it adds to the loss of effectors, per day (direction: Strati 2021; assumed). */
export function steroidToll(occupancy: number): { division: number; memory: number; loss: number } {
  return { division: 1 - 0.06 * occupancy, memory: 1 - 0.5 * occupancy, loss: 0.02 * occupancy };
}

/** The patient's own T cells at infusion, in cells: 2e11 without lymphodepletion, 3e9 after a full one (S6), geometric in between. */
export function tCellsAtInfusion(lymphodepletion: number): number {
  const none = 2e11;
  const full = 3e9;
  return none * power(full / none, lymphodepletion);
}

/** Fraction of the full division speed that competition with normal T cells for growth signals leaves. */
function freeGrowth(parameters: Parameters, tCells: number, cart: number): number {
  const floor = parameters.freeGrowthFloor;
  return floor + (1 - floor) * Math.max(0, 1 - (tCells + cart) / parameters.tCellCapacity);
}

/** Programmed divisions a day of the effectors of a recall: one in 12 hours (cycles of 6 to 12 hours in responding CD8 T cells). */
export const programmedDivisions = 2;

/** Divisions a day of a fully stimulated effector, with `cart` CAR-T cells and so many normal T cells in the body, `age` days after the infusion. */
export function divisionSpeed(parameters: Parameters, tCells: number, cart: number, age: number): number {
  const { division } = carDesign(parameters);
  const fresh = parameters.divisionRate * division * fitnessFactor(parameters);
  return fresh * freeGrowth(parameters, tCells, cart) * divisionsLeft(parameters, age * division);
}

/**
 * Part of its division speed that a product keeps: infused cells run through their divisions together, so that expansion ends by
 * the clock as well as by want of antigen (Hill, n = 8).
 * @param age days since the infusion, in which a product that divides faster ages faster
 */
function divisionsLeft({ expansionDays }: Pick<Parameters, 'expansionDays'>, age: number): number {
  if (expansionDays === 0) return 1;
  const square = (age * age) / (expansionDays * expansionDays);
  return 1 - hill2(square * square, 1);
}

/** Slow processes (loss of memory and exhausted cells, recall, ageing) are looked at every eighth step, with eight times the step's length. */
export const slowSteps = 8;

/** True in the one step of eight in which an agent's slow processes are looked at; its luck decides which, so that the work is spread. */
export function isItsTurn(luck: number, tick: number): boolean {
  return ((luck + tick) & (slowSteps - 1)) === 0;
}
