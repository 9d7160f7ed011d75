/** The curves of a second run, as lines that are laid over those of the first. Pure. */
import type { StageName } from '../model/stages/facts.ts';
import { dayWindow } from './chart-ranges.ts';
import { numberText, type Reading, readingOf } from './clinic.ts';
import type { Curve } from './legend.ts';
import type { Overlay } from './overlays.ts';
import { type Measure, sampled, type Series } from './series.ts';
import { t } from './strings.ts';

const mostPoints = 600;
const dash = [3, 2];
/** A name stands before the end of its curve, because the first run's names stand at the ends. */
const beforeTheEnd = 0.8;

/** The curves that are shown and have ever been there; none without rows. */
export function secondCurves(second: Series, shown: readonly Curve[], stage: StageName, reading: Reading): Overlay[] {
  if (second.count === 0) return [];
  const indices = sampled(second.count, mostPoints);
  const read = ({ value }: Measure): number[] =>
    indices.map((index) => value((column) => second.column(column)[index] ?? 0));
  const day = read({ value: (of) => of('day'), least: 0 });
  const last = day.at(-1) ?? 0;
  const nameAt = (beforeTheEnd * last) / dayWindow(last, stage);
  return shown.flatMap((curve) => {
    const measure = readingOf(curve, reading);
    const value = read(measure);
    const label = t('second.label', { curve: t(`label.${curve}`) });
    return value.some((number) => number >= measure.least) ? [{ label, curve, dash, nameAt, day, value }] : [];
  });
}

/** The numbers of a day, to be read behind those of the first run; empty where the second has not come yet. */
export function secondText(second: Series, shown: readonly Curve[], day: number, reading: Reading): string[] {
  const last = second.column('day')[second.count - 1] ?? 0;
  if (second.count === 0 || day > last + 1e-6) return [];
  const row = second.row(second.at(day));
  const numbers = shown.map((curve) => `${t(`label.${curve}`)} ${numberText(row, curve, reading)}`).join(' · ');
  return [t('second.readout', { numbers })];
}
