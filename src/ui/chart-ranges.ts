/** What part of days and numbers a chart shows: it widens in steps, so that the picture stays calm. Pure. */
import type { Curve } from './legend.ts';
import type { Series } from './series.ts';

/** Ends of the day axis; beyond the last one it grows by years. */
const windows = [1, 3, 7, 14, 28, 60, 90, 180, 365, 730];

/** The ends of both axes for the rows so far and the curves shown. */
export function chartRanges(
  series: Series,
  shown: ReadonlyMap<Curve, boolean>,
): { x: [number, number]; y: [number, number] } {
  const lastDay = series.column('day')[series.count - 1] ?? 0;
  const span = series.count > 2 && lastDay < 0.9 ? lastDay : lastDay * 1.02;
  const fitting = windows.find((days) => span <= days);
  let low = 1e6;
  let high = 1e11;
  for (const [curve, isShown] of shown) {
    if (!isShown) continue;
    const values = series.column(curve);
    for (let i = 0; i < series.count; i++) {
      const value = values[i] ?? 0;
      if (value >= 1 && value < low) low = value;
      if (value > high) high = value;
    }
  }
  return {
    x: [0, Math.max(7, fitting ?? Math.ceil(span / 365) * 365)],
    y: [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high) - 1e-9)],
  };
}

/** Powers of ten between two numbers, at most about `most` of them. */
export function decades(low: number, high: number, most: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / most));
  const found: number[] = [];
  for (let power = Math.ceil(first / every) * every; power <= last; power += every) found.push(10 ** power);
  return found;
}
