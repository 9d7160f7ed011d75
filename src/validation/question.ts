/** A question to the model: what was published, in which ensembles to look, and when the answer agrees. */
import { mean, quantile, standardDeviation } from '../analysis/statistics.ts';
import type { Measured } from './course.ts';

/** What was measured, by the name of the ensemble. */
export type Results = ReadonlyMap<string, readonly Measured[]>;

/** The model's answer. */
export type Answer = {
  /** The number that is compared with the range; null when there was nothing to measure. */
  readonly value: number | null;
  /** Spread between runs, or the 95 % interval of a share, in words. */
  readonly spread: string;
  /** Runs or patients that it rests on. */
  readonly runs: number;
};

/** One row of the validation. */
export type Question = {
  /** Number of the published target in MODEL.md's list (1 to 60), N1 to N3 for the numerics, or A1 to A32 for the acceptance tests. */
  readonly id: string;
  readonly what: string;
  /** What was published, with its range. */
  readonly published: string;
  readonly source: string;
  readonly unit: string;
  /** The answer agrees when it lies in here, ends included. */
  readonly range: readonly [number, number];
  /** The ensembles it needs. */
  readonly needs: readonly string[];
  readonly ask: (results: Results) => Answer;
  /** Why the model misses, where it is known to. Shown with a miss only. */
  readonly why?: string;
};

const nothing: Answer = { value: null, spread: '', runs: 0 };

/** The values of a measure in an ensemble, without those that do not apply. */
export function values(results: Results, ensemble: string, measure: string): number[] {
  const found: number[] = [];
  for (const run of results.get(ensemble) ?? []) {
    const value = run[measure];
    if (value !== null && value !== undefined && Number.isFinite(value)) found.push(value);
  }
  return found;
}

/** Mean ± standard deviation. */
export function meanOf(list: readonly number[]): Answer {
  const average = mean(list);
  if (average === null) return nothing;
  const deviation = standardDeviation(list);
  return { value: average, spread: deviation === null ? '' : `± ${shown(deviation)}`, runs: list.length };
}

/** Median and the middle half. */
export function medianOf(list: readonly number[]): Answer {
  const middle = quantile(list, 0.5);
  if (middle === null) return nothing;
  return {
    value: middle,
    spread: `${shown(quantile(list, 0.25)!)}–${shown(quantile(list, 0.75)!)}`,
    runs: list.length,
  };
}

/** A share with its 95 % interval (Wilson). */
export function shareOf(events: number, all: number): Answer {
  if (all === 0) return nothing;
  const p = events / all;
  const z = 1.96;
  const scale = 1 + (z * z) / all;
  const centre = (p + (z * z) / (2 * all)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))) / scale;
  return { value: p, spread: `${shown(Math.max(0, centre - half))}–${shown(Math.min(1, centre + half))}`, runs: all };
}

/** A number without a spread of its own. */
export function single(value: number | null, runs: number, spread = ''): Answer {
  return value === null || !Number.isFinite(value) ? { ...nothing, runs } : { value, spread, runs };
}

/** Mean of one ensemble's measure over that of another, run by run where the seeds are shared. */
export function ratioOf(results: Results, above: string, below: string, measure: string): Answer {
  const a = values(results, above, measure);
  const b = values(results, below, measure);
  const pairs = Math.min(a.length, b.length);
  return meanOf(Array.from({ length: pairs }, (_, i) => a[i] / b[i]));
}

/** Whether an answer lies in the question's range. */
export function agrees({ range }: Question, { value }: Answer): boolean {
  return value !== null && value >= range[0] && value <= range[1];
}

/** A number with three digits, as people write it. */
export function shown(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return value.toExponential(1).replace('e+', 'e');
  return Number(value.toPrecision(3)).toString();
}
