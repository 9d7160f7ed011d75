/** Curves of others to compare a run with: the typical patient of Stein 2019, León-Triana 2021, and our own reference equations. Pure. */
import { leonTrianaCourse, steinTypical } from '../analysis/published.ts';
import { referenceCourse } from '../analysis/reference-ode.ts';
import { steinBand } from '../analysis/stein-band.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Curve } from './legend.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';

/** The names of what can be laid over. */
export const overlayNames = ['stein', 'leon', 'reference'] as const;

/** The name of something that can be laid over. */
export type OverlayName = (typeof overlayNames)[number];

/** One curve in real cells in the body. */
export type Overlay = {
  readonly label: string;
  /** Whose colour it takes. */
  readonly curve: Curve;
  /** Lengths of lines and gaps, in widths of the line. */
  readonly dash: readonly number[];
  /** Where along the day axis its name stands, 0 to 1. */
  readonly nameAt: number;
  readonly day: readonly number[];
  readonly value: readonly number[];
  /** How many of them have not settled yet. */
  readonly passing?: readonly number[];
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] };
};

/** Part of the infused cells that arrive in the tissue, as León-Triana's course wants its start. */
const arriving = 0.1;
const dashes = { stein: [5, 3], leon: [1.5, 2.5], reference: [8, 2.5, 1.5, 2.5] } as const;
const namesAt = { stein: 0.9, leon: 0.62, reference: 0.76 } as const;

/** Whether a curve may be laid over this run. */
export function isFitting(name: OverlayName, scenario: Scenario): boolean {
  const { parameters: p, scale, commands } = scenario;
  if (!stageViews[scale].hasPatient || !p.treated) return false;
  const isLeukaemia = p.disease === 'ALL';
  const isPlain = commands.length === 0 && p.logic === 'single';
  if (name === 'stein') return isLeukaemia;
  if (name === 'leon') {
    const valid = leonTrianaCourse(0, { cancer: p.burden, bCells: p.bCellsAtStart }).valid;
    return isLeukaemia && isPlain && p.target === 'CD19' && valid;
  }
  const isKnown = p.downRegulation === 0 && p.trogocytosis === 0 && p.target !== 'CD7' && p.disease !== 'T-ALL';
  return isKnown && commands.length === 0;
}

/**
 * A curve over so many days.
 * @param peak the run's own highest number of CAR-T cells, to which Stein's curve, which counts copies of a gene, is fitted
 */
export function overlaysOf(name: OverlayName, scenario: Scenario, until: number, peak: number): Overlay[] {
  const { parameters: p } = scenario;
  const style = { dash: dashes[name], nameAt: namesAt[name] };
  if (name === 'stein') {
    const day = Array.from({ length: 121 }, (_, index) => (index / 120) * until);
    // its corner belongs into the curve
    day.push(Math.min(until, steinTypical.tmax));
    day.sort((one, other) => one - other);
    const band = steinBand(day);
    const scaled = (values: readonly number[]): number[] => values.map((value) => value * peak);
    const range = { low: scaled(band.low), high: scaled(band.high) };
    return [
      { label: t('overlay.label.stein'), curve: 'cart', ...style, day, value: scaled(band.typical), band: range },
    ];
  }
  const perDay = Math.max(1, Math.min(8, 400 / until));
  if (name === 'leon') {
    const options = { cart: p.dose * arriving, cancer: p.burden, bCells: p.bCellsAtStart };
    const { day, cart, cancer } = leonTrianaCourse(until, options, perDay);
    return [
      { label: t('overlay.label.leonCart'), curve: 'cart', ...style, day, value: cart },
      { label: t('overlay.label.leonCancer'), curve: 'cancer', ...style, day, value: cancer },
    ];
  }
  const course = referenceCourse(p, until, undefined, perDay);
  const { day, passing } = course;
  const value = passing.map((cells, i) => cells + settledIn(course, i));
  return [
    { label: t('overlay.label.referenceCart'), curve: 'cart', ...style, day, value, passing },
    { label: t('overlay.label.referenceCancer'), curve: 'cancer', ...style, day, value: course.cancer },
  ];
}

/** Settled CAR-T cells at a point of a course of the reference equations. */
function settledIn({ effector, memory, exhausted }: ReturnType<typeof referenceCourse>, i: number): number {
  return (effector[i] ?? 0) + (memory[i] ?? 0) + (exhausted[i] ?? 0);
}

/** The highest number of CAR-T cells that a run reaches: its own when it is past it, else that of the reference equations. */
export function peakOf(scenario: Scenario, cart: ArrayLike<number>, count: number): number {
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, cart[i] ?? 0);
  const last = cart[count - 1] ?? 0;
  if (most > 10 * scenario.parameters.dose && last < 0.8 * most) return most;
  const course = referenceCourse(scenario.parameters, 21, undefined, 4);
  return Math.max(...course.day.map((_, i) => settledIn(course, i)));
}
