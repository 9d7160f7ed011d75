/** Two ways to read a course: what is true in the body, and what a clinic can measure of it. Pure. */
import { mrdLimit, type Summary, type SummaryColumn } from '../model/summary.ts';
import type { Curve } from './legend.ts';
import { cellCount, inWords } from './numbers.ts';
import { t } from './strings.ts';

/** Real numbers of cells in the body, or what blood and marrow samples show. */
export type Reading = 'truth' | 'clinic';

/** Cells per µl of blood for a cell in the body: 2 % of lymphocytes are in 5 l of blood. */
export const perMicrolitre = 0.02 / 5e6;
/** Marrow cells among which a clinic counts cancer cells. */
const amongCells = 1 / mrdLimit;
/** The fewest cells per µl that a clinic counts. */
const bloodLimit = 0.1;

/** Curves that a clinic sees. */
const seen: readonly Curve[] = ['cart', 'cancer', 'bCells', 'tCells'];

/** Whether a curve can be shown in this reading. */
export function isSeen(curve: Curve, reading: Reading): boolean {
  return reading === 'truth' || seen.includes(curve);
}

/** How a curve is read: the column, the factor, and the least number that is shown. */
export function readingOf(
  curve: Curve,
  reading: Reading,
): { readonly column: SummaryColumn; readonly factor: number; readonly least: number } {
  if (reading === 'truth') return { column: curve, factor: 1, least: 1 };
  if (curve === 'cancer') return { column: 'mrd', factor: amongCells, least: 1 };
  return { column: curve, factor: perMicrolitre, least: bloodLimit };
}

/** A number per µl: `136`, `4.2`, `< 0.1`. */
export function bloodCount(cells: number): string {
  const count = cells * perMicrolitre;
  if (count < bloodLimit) return cells > 0 ? `< ${bloodLimit}` : '0';
  return count < 9.95 ? count.toFixed(1) : cellCount(count);
}

/** A part of the whole as people say it: `6.3 %`, `0.012 %`. */
export function percent(part: number): string {
  return `${Number((part * 100).toPrecision(2))} %`;
}

/** The part of cancer among marrow cells as a clinic reports it. */
export function marrowPart(mrd: number): string {
  return mrd < mrdLimit ? t('clinic.notFound') : percent(mrd);
}

function marrowText(mrd: number): string {
  return mrd < mrdLimit ? t('clinic.notFound') : t('clinic.marrow', { percent: percent(mrd) });
}

/** The number of a curve, in words for the legend. */
export function countText(now: Summary, curve: Curve, reading: Reading): string {
  if (reading === 'truth') return cellCount(now[curve]);
  if (!isSeen(curve, reading)) return t('clinic.unseen');
  return curve === 'cancer' ? marrowText(now.mrd) : t('clinic.perMicrolitre', { count: bloodCount(now[curve]) });
}

/** The number of a curve as it is spoken. */
export function spokenCount(now: Summary, curve: Curve, reading: Reading): string {
  return reading === 'truth' ? inWords(now[curve]) : countText(now, curve, reading);
}
