/** Two ways to read a course: what is true in the body, and what a clinic can measure of it. Pure. */
import { bloodLimit, cellsPerMillilitre, mrdLimit, perMicrolitre, petLimit } from '../model/clinical-limits.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Summary } from '../model/summary.ts';
import type { PageState } from '../page/state.ts';
import type { Curve } from './legend.ts';
import { stageViews } from './stages.ts';
import { cellCount, inWords } from './numbers.ts';
import type { Measure } from './series.ts';
import { t } from './strings.ts';

/** Real numbers of cells in the body, or what a clinic sees: blood, and beside it marrow or a scan (PET). */
export type Reading = 'truth' | 'marrow' | 'scan';

/** How a clinic follows a disease: lymphoma by a scan, all others by samples of marrow. */
export function clinicReading(disease: Parameters['disease']): Reading {
  return disease === 'DLBCL' ? 'scan' : 'marrow';
}

/** What is shown: the truth, or what a clinic sees of such a patient; nobody takes samples of a dish. */
export function pageReading({ asClinic, base }: PageState): Reading {
  return asClinic && stageViews[base.scale].hasPatient ? clinicReading(base.parameters.disease) : 'truth';
}

/** Marrow cells among which a clinic counts cancer cells. */
const amongCells = 1 / mrdLimit;

/** Curves that a clinic sees. */
const seen: readonly Curve[] = ['cart', 'cancer', 'bCells', 'tCells'];

/** Whether a curve can be shown in this reading. */
export function isSeen(curve: Curve, reading: Reading): boolean {
  return reading === 'truth' || seen.includes(curve);
}

/** How a curve is read: cells in the body; or cells per µl of blood, and cancer per 10,000 marrow cells or in ml. */
export function readingOf(curve: Curve, reading: Reading): Measure {
  if (reading === 'truth') return { value: (of) => of(curve), least: 1 };
  if (curve === 'cart') return { value: (of) => perMicrolitre(of('cart'), of('passing')), least: bloodLimit };
  if (curve !== 'cancer') return { value: (of) => perMicrolitre(of(curve)), least: bloodLimit };
  if (reading === 'scan') return { value: (of) => of('cancer') / cellsPerMillilitre, least: petLimit };
  return { value: (of) => of('mrd') * amongCells, least: 1 };
}

/** Whether there is so much of it that it is counted or found. */
export function isFound(now: Summary, curve: Curve, reading: Reading): boolean {
  const { value, least } = readingOf(curve, reading);
  return value((column) => now[column]) >= least;
}

/** A part of the whole as people say it: `63 %`, `6.3 %`, `0.012 %`; nearly all is not all: `99.6 %`. */
export function percent(part: number): string {
  return `${Number((part * 100).toPrecision(part > 0.99 ? 3 : 2))} %`;
}

/** The number of a curve without its unit: `3.4 × 10¹⁰`, `136`, `4.2`, `< 0.1`, `6.3 %`, `not found`. */
export function numberText(now: Summary, curve: Curve, reading: Reading): string {
  const { value, least } = readingOf(curve, reading);
  const number = value((column) => now[column]);
  if (reading === 'truth') return cellCount(number);
  if (number < least) return curve === 'cancer' ? t('clinic.notFound') : number > 0 ? `< ${least}` : '0';
  if (curve === 'cancer' && reading === 'marrow') return percent(now.mrd);
  return number < 9.95 ? number.toFixed(1) : cellCount(number);
}

/** The number of a curve, in words for the legend. */
export function countText(now: Summary, curve: Curve, reading: Reading): string {
  if (!isSeen(curve, reading)) return t('clinic.unseen');
  const number = numberText(now, curve, reading);
  if (reading === 'truth') return number;
  if (curve !== 'cancer') return t('clinic.perMicrolitre', { number });
  return isFound(now, curve, reading) ? t(`clinic.${reading}`, { number }) : number;
}

/** The number of a curve as it is spoken. */
export function spokenCount(now: Summary, curve: Curve, reading: Reading): string {
  return reading === 'truth' ? inWords(now[curve]) : countText(now, curve, reading);
}
