/**
 * Virtual patients: a cohort with the spread between patients that was published, or assumed where nothing was.
 * Every number follows from the cohort's seed and the patient's number, through the model's own draws.
 */
import { exp, power } from '../model/maths.ts';
import { defaultParameters, type NumberRow, parameterRow, type Parameters } from '../model/parameters.ts';
import { draw, drawNormal, type Key, keyOf, purpose, stream } from '../model/random.ts';
import type { Scenario } from '../model/scenario.ts';

/** Leukaemia (children and young adults) or large B-cell lymphoma. */
export type CohortDisease = 'ALL' | 'LBCL';

/** Real cells per agent in a cohort: coarse, as the course does not depend on it. */
const cohortWeight = 5e7;

/** What is drawn for each patient, in the order of the draws; the numbers are part of the draw and stay. */
const drawOf = {
  burden: 1,
  growth: 2,
  antigen: 3,
  fitness: 4,
  dose: 5,
  engraftment: 6,
  contraction: 7,
  memoryRate: 8,
  memoryLoss: 9,
  shortLived: 10,
  shortLivedLoss: 11,
  exhaustion: 12,
  killing: 13,
  rejects: 14,
  rejection: 15,
  cytokine: 16,
  wear: 17,
  bCells: 18,
  carriesNegative: 19,
  negative: 20,
  brain: 21,
  patrol: 22,
  sheltered: 23,
} as const;

/** The distribution of a cohort. `spread` is the standard deviation of the natural logarithm. */
export type CohortSpread = {
  /** Cancer cells at infusion, log-uniform over two decades (model.md 4.2). */
  readonly burden: readonly [number, number];
  /** Net growth per day: normal; what lies beyond `growthRange` is set to its ends, so that the median stays. */
  readonly growth: { readonly mean: number; readonly deviation: number };
  /** Median antigen per cancer cell, log-uniform over one decade, and its spread within a patient. */
  readonly antigen: readonly [number, number];
  readonly antigenSpread: number;
  /** Median dose in cells. */
  readonly dose: number;
  /** Share of patients with antigen-negative cells before treatment, as a part of the burden (`negativePart`): more cancer holds more of them. */
  readonly carryNegative: number;
  /** Share of patients who reject the receptor, at 0.12 to 0.3 a day once their T cells are back. */
  readonly reject: number;
  /** Readiness of the macrophages: median and spread. */
  readonly cytokine: { readonly median: number; readonly spread: number };
  /** Vulnerability of the brain: spread around 1. */
  readonly brain: number;
  /** Kills that wear a cell out: median and spread. */
  readonly wear: { readonly median: number; readonly spread: number };
  /** Mean fitness of the T cells. */
  readonly fitness: number;
};

/**
 * ALL: growth 6.9 ± 7.3 % a day (S50); negative clones in a quarter (S33, S34; assumed numbers); the rest assumed or fitted to
 * targets 18, 20 to 22, 25, 27 and 28. LBCL: burden around the median metabolic volume of 147.5 ml at 1e9 cells/ml (target 33);
 * fitness, wear and cytokine readiness fitted to targets 19, 27, 28 and 33. T cells of lymphoma patients are less fit (direction: S63; the number is fitted).
 */
export const cohortSpread: { readonly [D in CohortDisease]: CohortSpread } = {
  ALL: {
    burden: [5e9, 5e11],
    growth: { mean: 0.069, deviation: 0.073 },
    antigen: [5000, 50000],
    antigenSpread: 0.5,
    dose: 1e8,
    carryNegative: 0.25,
    reject: 0.22,
    cytokine: { median: 1, spread: 1.1 },
    brain: 0.5,
    wear: { median: 34, spread: 0.5 },
    fitness: 70,
  },
  LBCL: {
    burden: [1.5e10, 1.5e12],
    growth: { mean: 0.105, deviation: 0.06 },
    antigen: [2000, 20000],
    antigenSpread: 0.6,
    dose: 2e8,
    carryNegative: 0.2,
    reject: 0.2,
    cytokine: { median: 0.48, spread: 0.65 },
    brain: 0.7,
    wear: { median: 36, spread: 0.5 },
    fitness: 46,
  },
};

/** The highest of the 23 children of S50, and a cancer that still grows (the lowest shrank by 1.2 % a day). */
const growthRange = [0.005, 0.273] as const;

/**
 * Spread of the kinetics between patients. Stein 2019 prints random effects that nlmixr2lib enters as variances ω²; Monolix tables
 * usually print standard deviations, and as variances the days of the peak would spread implausibly. They are read as standard
 * deviations, and narrowed where the model spreads the same thing by other means as well (burden, fitness, rejection).
 */
const kinetics = {
  engraftment: 0.8,
  contraction: 0.25,
  memoryRate: 0.6,
  memoryLoss: 0.6,
  exhaustion: 0.6,
  killing: 0.35,
  patrol: 1,
};
/** One patient in seven loses memory 5 to 20 times as fast (model.md 4.2). */
const shortLived = { share: 0.15, from: 5, to: 20 };
/** Doses of ELIANA were 0.03–2.6e8 cells. */
const doseSpread = 0.7;
const bCellSpread = 0.7;
const fitnessDeviation = 18;
/** Part of the cancer cells out of reach (assumed; fitted with the share of rejection to targets 20 to 22). */
const shelteredPart = [0.05, 0.3] as const;
/** More cancer hides a larger part of itself (assumed): exponent over a burden of 5e10 cells. */
const bulkShelters = 0.4;
const negativePart = [2e-8, 2e-4] as const;
const rejectionRate = [0.12, 0.3] as const;

/** The parameters of patient `n` (0, 1, …) of a cohort, with `changes` for all its patients, such as another CAR. */
export function virtualPatient(
  disease: CohortDisease,
  seed: string,
  n: number,
  changes: Partial<Parameters> = {},
): Parameters {
  const spread = cohortSpread[disease];
  const base: Parameters = {
    ...defaultParameters(),
    disease: disease === 'ALL' ? 'ALL' : 'DLBCL',
    weight: cohortWeight,
    antigenSpread: spread.antigenSpread,
    dose: spread.dose,
    ...changes,
  };
  const luck = patientLuck(keyOf(seed), n);
  const loss = logNormal(base.memoryLoss, kinetics.memoryLoss, luck.normal(drawOf.memoryLoss));
  const faster =
    luck.uniform(drawOf.shortLived) < shortLived.share
      ? between(shortLived.from, shortLived.to, luck.uniform(drawOf.shortLivedLoss))
      : 1;
  const burden = changes.burden ?? Math.round(between(...spread.burden, luck.uniform(drawOf.burden)));
  const drawn: Partial<Parameters> = {
    burden,
    growth: Math.min(
      growthRange[1],
      Math.max(growthRange[0], spread.growth.mean + spread.growth.deviation * luck.normal(drawOf.growth)),
    ),
    antigen: between(...spread.antigen, luck.uniform(drawOf.antigen)),
    fitness: spread.fitness + fitnessDeviation * luck.normal(drawOf.fitness),
    dose: logNormal(base.dose, doseSpread, luck.normal(drawOf.dose)),
    engraftment: logNormal(base.engraftment, kinetics.engraftment, luck.normal(drawOf.engraftment)),
    contractionRate: logNormal(base.contractionRate, kinetics.contraction, luck.normal(drawOf.contraction)),
    memoryRate: logNormal(base.memoryRate, kinetics.memoryRate, luck.normal(drawOf.memoryRate)),
    memoryLoss: loss * faster,
    exhaustionRate: logNormal(base.exhaustionRate, kinetics.exhaustion, luck.normal(drawOf.exhaustion)),
    patrolHalfLoad: logNormal(base.patrolHalfLoad, kinetics.patrol, luck.normal(drawOf.patrol)),
    killRate: logNormal(base.killRate, kinetics.killing, luck.normal(drawOf.killing)),
    hostRejection:
      luck.uniform(drawOf.rejects) < spread.reject ? between(...rejectionRate, luck.uniform(drawOf.rejection)) : 0,
    cytokineRelease: logNormal(spread.cytokine.median, spread.cytokine.spread, luck.normal(drawOf.cytokine)),
    killsToExhaustion: logNormal(spread.wear.median, spread.wear.spread, luck.normal(drawOf.wear)),
    neurotoxicity: logNormal(1, spread.brain, luck.normal(drawOf.brain)),
    bCellsAtStart: Math.round(logNormal(base.bCellsAtStart, bCellSpread, luck.normal(drawOf.bCells))),
    sheltered: between(...shelteredPart, luck.uniform(drawOf.sheltered)) * power(burden / 5e10, bulkShelters),
    antigenNegative:
      luck.uniform(drawOf.carriesNegative) < spread.carryNegative
        ? Math.max(1, Math.round(burden * between(...negativePart, luck.uniform(drawOf.negative))))
        : 0,
  };
  const values: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(drawn)) values[key] = within(key, value as number);
  return values as Parameters;
}

/** A cohort as scenarios, one for each patient; the same patients, whatever `changes` makes of their treatment. */
export function cohort(
  disease: CohortDisease,
  seed: string,
  size: number,
  options: { readonly days?: number; readonly changes?: Partial<Parameters> } = {},
): Scenario[] {
  return Array.from({ length: size }, (_, n) => ({
    name: `${disease} patient ${n + 1}`,
    scale: 'patient',
    scene: disease === 'ALL' ? 'marrow' : 'node',
    seed: `${seed} ${n + 1}`,
    parameters: virtualPatient(disease, seed, n, options.changes),
    commands: [],
    days: options.days ?? 365,
  }));
}

function patientLuck(key: Key, n: number) {
  const ofPatient = stream(key, n, purpose.patient);
  return {
    uniform: (what: number) => draw(ofPatient, what),
    normal: (what: number) => drawNormal(ofPatient, what),
  };
}

/** Log-uniform. */
function between(from: number, to: number, u: number): number {
  return from * power(to / from, u);
}

function logNormal(median: number, spread: number, z: number): number {
  return median * exp(spread * z);
}

/** A number brought into the range of its parameter. */
function within(key: string, value: number): number {
  const row = parameterRow(key) as NumberRow;
  if (value === 0) return 0;
  return Math.min(row.max, Math.max(row.min, value));
}
