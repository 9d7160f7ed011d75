/** Means, spreads, quantiles and straight lines for the analyses; empty lists give null instead of an error. */
import { linearRegression, mean as meanOf, quantile as quantileOf, sampleStandardDeviation } from 'simple-statistics';

/** The arithmetic mean, or null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : meanOf([...values]);
}

/** The sample standard deviation (n − 1), or null of fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  return values.length < 2 ? null : sampleStandardDeviation([...values]);
}

/** The value below which the fraction `p` (0 to 1) of the values lies, or null of nothing. */
export function quantile(values: readonly number[], p: number): number | null {
  return values.length === 0 ? null : quantileOf([...values], p);
}

/** The slope of the least-squares line through points [x, y], or null of fewer than three points. */
export function slope(points: readonly (readonly [number, number])[]): number | null {
  return points.length < 3 ? null : linearRegression(points.map(([x, y]) => [x, y])).m;
}
