/** The killing assay in equations: the well-mixed limit of touch, hold, kill or let go, with which the cell scale is compared. */
import { solve } from './ode.ts';

/** An assay in which nothing divides, every cell touched is recognised and nobody rests after a kill. */
export type KillAssay = {
  /** Targets and CAR-T cells at the start. */
  readonly targets: number;
  readonly cart: number;
  /** Chance per hour that one free CAR-T cell meets one given free target: `crawlingEncounter` or `mixedEncounter`. */
  readonly encounter: number;
  /** Rates per hour at which a hold ends with a kill, and with the target let go. */
  readonly killRate: number;
  readonly detachRate: number;
};

/** What is there at one time. */
export type AssayPoint = {
  readonly hours: number;
  /** Free targets, searching CAR-T cells, held pairs. */
  readonly targets: number;
  readonly searching: number;
  readonly pairs: number;
  /** Targets killed so far. */
  readonly kills: number;
};

/**
 * Encounters per hour of a CAR-T cell that crawls straight: a strip as wide as twice its reach, 2·R·v / A.
 * @param reach µm @param speed µm/min @param area µm²
 */
export function crawlingEncounter(reach: number, speed: number, area: number): number {
  return (120 * reach * speed) / area;
}

/**
 * Encounters per hour of a CAR-T cell that jumps anywhere once in each step: π·R² / (A·Δt).
 * @param reach µm @param area µm² @param stepMinutes min
 */
export function mixedEncounter(reach: number, area: number, stepMinutes: number): number {
  return (60 * Math.PI * reach * reach) / (area * stepMinutes);
}

/**
 * Solves dT/dt = −βST + k_d·K, dS/dt = −βST + (k_k + k_d)·K, dK/dt = βST − (k_k + k_d)·K.
 * @param hours rising times, the first of them 0
 */
export function solveKillAssay(assay: KillAssay, hours: readonly number[]): AssayPoint[] {
  const { targets, cart, encounter, killRate, detachRate } = assay;
  const found = solve(
    (_, [t, s, k], outRate) => {
      const meeting = encounter * t * s;
      outRate[0] = -meeting + detachRate * k;
      outRate[1] = -meeting + (killRate + detachRate) * k;
      outRate[2] = meeting - (killRate + detachRate) * k;
    },
    [targets, cart, 0],
    hours,
  );
  return found.map(([t, s, k], i) => ({
    hours: hours[i],
    targets: t,
    searching: s,
    pairs: k,
    kills: targets - t - k,
  }));
}
