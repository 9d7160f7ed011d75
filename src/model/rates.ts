/** The rates that the rules and the reference equations share, derived from the parameters in this one place. */
import { power } from './maths.ts';
import type { Parameters } from './parameters.ts';

/** What the costimulatory domain makes of a CAR. */
export type CarDesign = {
  /** Molecules per target at which half of the contacts lead to a kill. */
  readonly killHalf: number;
  /** Molecules per target at which a contact stimulates half as much as at most. */
  readonly stimulationHalf: number;
  /** Factor on the division rate. */
  readonly division: number;
  /** Factor on the loss of memory cells. */
  readonly memoryLoss: number;
};

/**
 * Thresholds after S29 (CD28: about 2,000 molecules for cytokine; 4-1BB needs more) and S32 (killing needs far fewer).
 * The other factors are assumed: sprinter, marathon runner, first generation.
 */
export const carDesigns: { readonly [C in Parameters['costim']]: CarDesign } = {
  '4-1BB': { killHalf: 1000, stimulationHalf: 3500, division: 1, memoryLoss: 1 },
  CD28: { killHalf: 500, stimulationHalf: 2000, division: 1, memoryLoss: 1 },
  none: { killHalf: 1000, stimulationHalf: 8000, division: 0.6, memoryLoss: 5 },
};

/** The design of the CAR that a patient gets. */
export function carDesign(parameters: Pick<Parameters, 'costim'>): CarDesign {
  return carDesigns[parameters.costim];
}

/** How much faster or slower than a typical patient's T cells these divide: 1 at a fitness of 70, one half at 0 (assumed). */
export function fitnessFactor(fitness: number): number {
  return 0.5 + fitness / 140;
}

/** Factor of the PD-L1 brake on kills and on exhaustion, where a fraction of the cancer cells carries it (S20 in principle, values assumed). */
export function brake(pdl1: number): { kill: number; exhaustion: number } {
  return { kill: 1 - 0.6 * pdl1, exhaustion: 1 + 2 * pdl1 };
}

/** The patient's own T cells at infusion, in cells: 2e11 without lymphodepletion, 3e9 after a full one (S6), geometric in between. */
export function tCellsAtInfusion(lymphodepletion: number): number {
  const none = 2e11;
  const full = 3e9;
  return none * power(full / none, lymphodepletion);
}

/** Fraction of the full division speed that competition with normal T cells for growth signals leaves. */
export function freeGrowth(parameters: Parameters, tCells: number, cart: number): number {
  const floor = parameters.freeGrowthFloor;
  return floor + (1 - floor) * Math.max(0, 1 - (tCells + cart) / parameters.tCellCapacity);
}
