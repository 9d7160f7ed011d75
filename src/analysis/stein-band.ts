/** The range in which the CAR-T level of nine patients out of ten lies, from the spread between patients of Stein 2019. */
import { quantileSorted } from 'simple-statistics';
import { normalQuantile } from '../model/maths.ts';
import { type SteinPatient, steinLevel, steinSpread, steinTypical } from './published.ts';

/** A typical curve and the range around it; all arrays have the length of `day`. */
export type Band = {
  readonly day: readonly number[];
  readonly low: readonly number[];
  readonly typical: readonly number[];
  readonly high: readonly number[];
};

const patients = 2000;

/**
 * The typical curve with the 5th and 95th percentile over 2,000 quasi-random patients, in multiples of the typical peak.
 */
export function steinBand(days: readonly number[]): Band {
  const all = Array.from({ length: patients }, (_, n) => patient(n + 1));
  const low: number[] = [];
  const high: number[] = [];
  for (const day of days) {
    const levels = all.map((one) => steinLevel(day, one) / steinTypical.cmax).sort((a, b) => a - b);
    low.push(quantileSorted(levels, 0.05));
    high.push(quantileSorted(levels, 0.95));
  }
  const typical = days.map((day) => steinLevel(day) / steinTypical.cmax);
  return { day: [...days], low, typical, high };
}

/** The n-th patient: log-normal values at the point n of a Halton sequence, so that every call draws the same people. */
function patient(n: number): SteinPatient {
  const vary = (key: keyof SteinPatient, base: number) =>
    steinTypical[key] * Math.exp(steinSpread[key] * normalQuantile(halton(n, base)));
  return {
    fold: Math.max(1, vary('fold', 2)),
    tmax: vary('tmax', 3),
    cmax: vary('cmax', 5),
    alpha: vary('alpha', 7),
    slowFraction: Math.min(1, vary('slowFraction', 11)),
    beta: vary('beta', 13),
  };
}

/** The n-th number of the Halton sequence to a prime base, in (0, 1). */
function halton(n: number, base: number): number {
  let result = 0;
  let part = 1 / base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * part;
    part /= base;
  }
  return result;
}
