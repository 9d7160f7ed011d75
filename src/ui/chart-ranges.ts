/** What part of days and numbers a chart shows: it widens in steps, so that the picture stays calm. Pure. */
import type { StageName } from '../model/stages/facts.ts';
import { isSeen, type Reading, readingOf } from './clinic.ts';
import type { Curve } from './legend.ts';
import type { Series } from './series.ts';
import { stageViews } from './stages.ts';

/** Ends of the day axis; beyond the last one it grows by years. */
const windows = [0.125, 0.25, 0.5, 1, 2, 4, 7, 14, 28, 60, 90, 180, 365, 730];

/** The lowest and highest number that an empty chart shows when a clinic reads it. */
const clinic = { low: 0.1, high: 1e3 };

/** The end of the day axis for a last day. */
export function dayWindow(lastDay: number, stage: StageName): number {
  const span = lastDay * 1.02;
  const fitting = windows.find((days) => span <= days);
  return Math.max(stageViews[stage].axis.days, fitting ?? Math.ceil(span / 365) * 365);
}

/** The ends of both axes for the rows so far, of one run or several, and the curves shown. */
export function chartRanges(
  runs: Series | readonly Series[],
  shown: ReadonlyMap<Curve, boolean>,
  stage: StageName,
  reading: Reading = 'truth',
): { x: [number, number]; y: [number, number] } {
  const all = 'count' in runs ? [runs] : runs;
  const lastDay = Math.max(...all.map((series) => series.column('day')[series.count - 1] ?? 0));
  const { axis } = stageViews[stage];
  let { low, high } = reading === 'truth' ? axis : clinic;
  for (const [curve, isShown] of shown) {
    if (!isShown || !isSeen(curve, reading)) continue;
    const { value, least: limit } = readingOf(curve, reading);
    for (const series of all) {
      for (let i = 0; i < series.count; i++) {
        const number = value((column) => series.column(column)[i] ?? 0);
        if (number >= limit && number < low) low = number;
        if (number > high) high = number;
      }
    }
  }
  const x: [number, number] = [0, dayWindow(lastDay, stage)];
  // few cells can be counted: there half of them gone is half the height
  if (axis.isEven) return { x, y: [0, evenMarks(high * 1.05, 4).at(-1) ?? high] };
  return { x, y: [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high) - 1e-9)] };
}

/** Round numbers an even step apart from 0 to the first that is not below `high`: about so many steps. */
export function evenMarks(high: number, steps: number): number[] {
  const rough = high / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  return Array.from({ length: Math.ceil(high / step - 1e-9) + 1 }, (_, index) => index * step);
}

/** Where the day axis has its marks, in days: at round hours while it shows less than three days. */
export function dayMarks(low: number, high: number, most: number): number[] {
  const steps =
    high < 3 ? [0.5, 1, 2, 3, 6, 12].map((hours) => hours / 24) : [1, 2, 5, 7, 10, 20, 30, 60, 90, 180, 365];
  const step = steps.find((days) => (high - low) / days <= most) ?? Math.ceil((high - low) / most / 365) * 365;
  return Array.from({ length: Math.floor((high - low) / step + 1e-9) + 1 }, (_, index) => low + index * step);
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
