/**
 * What came of a run: peak, remission, relapse and the times between, from its rows (one every two hours or oftener
 * serves best). "Target n" is the row of that number in `npm run validate`.
 */
import type { Summary } from '../model/summary.ts';
import { firstTurns, isAntigenNegative, isAplasia } from './disease-status.ts';
import { slope } from './statistics.ts';

/** The columns that the outcomes need; rows of the reference equations serve as well, without those of toxicity. */
export type OutcomeRow = Pick<Summary, 'day' | 'cart' | 'cancer' | 'cancerNegative' | 'bCells'> &
  Partial<Pick<Summary, Toxicity>>;

type Toxicity = 'crsGrade' | 'icansGrade' | 'il6';

/** The outcomes with unit and definition, in the order of the columns of a sweep. null: not applicable or not reached. */
export const outcomeColumns = [
  { name: 'cmax', unit: 'cells', meaning: 'most CAR-T cells (targets 10, 12)' },
  { name: 'tmax', unit: 'd', meaning: 'day with the most CAR-T cells (target 1)' },
  { name: 'cleared', unit: '0 or 1', meaning: 'no cancer cell is left at the end' },
  { name: 'dayCleared', unit: 'd', meaning: 'first day from which no cancer cell is left to the end' },
  { name: 'remission', unit: '0 or 1', meaning: 'cancer fell below 5 % of its start and below 1e9 cells (target 18)' },
  { name: 'dayRemission', unit: 'd', meaning: 'first day of that' },
  { name: 'relapse', unit: '0 or 1', meaning: 'cancer rose above 5e9 cells after remission' },
  { name: 'dayRelapse', unit: 'd', meaning: 'first day of that (target 55)' },
  {
    name: 'relapseClass',
    unit: '',
    meaning: 'CD19- when most cells of the relapse have lost CD19, else CD19+ (target 21)',
  },
  { name: 'cancerLeast', unit: 'cells', meaning: 'fewest cancer cells' },
  { name: 'cancerEnd', unit: 'cells', meaning: 'cancer cells at the end' },
  {
    name: 'doublingDays',
    unit: 'd',
    meaning: 'doubling time of CAR-T cells from day 3 to a day before the peak (target 2)',
  },
  { name: 'fold', unit: '', meaning: 'peak over the level of day 1 (target 4)' },
  { name: 'contractionHalfLife', unit: 'd', meaning: 'half-life from 3 to 15 days after the peak (target 5)' },
  { name: 'slowHalfLife', unit: 'd', meaning: 'half-life from day 90 to day 365 (target 7)' },
  { name: 'c28', unit: 'cells', meaning: 'CAR-T cells on day 28' },
  { name: 'c28OverCmax', unit: '', meaning: 'level of day 28 over the peak (target 8)' },
  { name: 'c90OverCmax', unit: '', meaning: 'level of day 90 over the peak (target 8)' },
  { name: 'c365OverCmax', unit: '', meaning: 'level of day 365 over the peak (target 8)' },
  { name: 'auc28', unit: 'cells·d', meaning: 'area under the CAR-T curve to day 28 (target 12)' },
  { name: 'crsMax', unit: '0–4', meaning: 'worst grade of the cytokine release syndrome (target 27)' },
  { name: 'crsOnset', unit: 'd', meaning: 'first day of grade 1 or more (target 28)' },
  {
    name: 'crsDays',
    unit: 'd',
    meaning: 'time from its onset until two days pass without it; a fever of later months is another (target 28)',
  },
  { name: 'il6Max', unit: 'pg/ml', meaning: 'highest IL-6 (target 30)' },
  { name: 'icansOnset', unit: 'd', meaning: 'first day of a neurotoxicity of grade 1 or more (target 57)' },
  { name: 'icansMax', unit: '0–4', meaning: 'worst grade of the neurotoxicity (target 57)' },
  { name: 'aplasiaDays', unit: 'd', meaning: 'time with fewer healthy B cells than 3 % of 2.5e10 (target 25)' },
] as const;

type OutcomeName = (typeof outcomeColumns)[number]['name'];

/** A relapse with or without the antigen; empty when there is none. */
type RelapseClass = 'CD19+' | 'CD19-' | '';

/** The outcomes of one run. */
export type Outcomes = { readonly [N in Exclude<OutcomeName, 'relapseClass'>]: number | null } & {
  readonly relapseClass: RelapseClass;
};

/** CRS is over when it has been gone for so many days. */
const untilOver = 2;
/** How far a row may lie from the day it is read for, in days. */
const nearEnough = 0.25;

/** The outcomes of a run from its rows in the order of time. @throws RangeError without rows. */
export function outcomesOf(rows: readonly OutcomeRow[]): Outcomes {
  if (rows.length === 0) throw new RangeError('outcomes need at least one row');
  const peak = rows.reduce((best, row) => (row.cart > best.cart ? row : best));
  const ratio = (level: number | null) => (level === null || peak.cart === 0 ? null : level / peak.cart);
  const levelOn = (day: number) => rowNear(rows, day)?.cart ?? null;
  const dayOne = levelOn(1);
  const doublings = logSlope(rows, 3, peak.day - 1);
  return {
    cmax: peak.cart,
    tmax: peak.cart > 0 ? peak.day : null,
    ...cancerOutcomes(rows),
    doublingDays: doublings !== null && doublings > 0 ? Math.LN2 / doublings : null,
    fold: dayOne === null || dayOne === 0 ? null : peak.cart / dayOne,
    contractionHalfLife: halfLife(rows, peak.day + 3, peak.day + 15),
    slowHalfLife: halfLife(rows, 90, 365),
    c28: levelOn(28),
    c28OverCmax: ratio(levelOn(28)),
    c90OverCmax: ratio(levelOn(90)),
    c365OverCmax: ratio(levelOn(365)),
    auc28: areaTo(rows, 28),
    crsMax: highest(rows, 'crsGrade'),
    crsOnset: onset(rows, 'crsGrade'),
    crsDays: rows[0].crsGrade === undefined ? null : episode(rows),
    il6Max: highest(rows, 'il6'),
    icansOnset: onset(rows, 'icansGrade'),
    icansMax: highest(rows, 'icansGrade'),
    aplasiaDays: isDish(rows[0]) ? null : timeWhere(rows, (row) => isAplasia(row.bCells)),
  };
}

function cancerOutcomes(rows: readonly OutcomeRow[]) {
  const end = rows[rows.length - 1].cancer;
  if (!rows.some((row) => row.cancer > 0)) return noCancer;
  let lastLeft = -1;
  for (let i = 0; i < rows.length; i++) if (rows[i].cancer >= 1) lastLeft = i;
  const cleared = end < 1;
  const { remission, relapse } = firstTurns(rows);
  const relapseClass: RelapseClass = relapse === undefined ? '' : isAntigenNegative(relapse) ? 'CD19-' : 'CD19+';
  return {
    cleared: cleared ? 1 : 0,
    dayCleared: cleared ? rows[lastLeft + 1].day : null,
    remission: remission === undefined ? 0 : 1,
    dayRemission: remission?.day ?? null,
    relapse: relapse === undefined ? 0 : 1,
    dayRelapse: relapse?.day ?? null,
    relapseClass,
    cancerLeast: rows.reduce((least, row) => Math.min(least, row.cancer), Infinity),
    cancerEnd: end,
  };
}

const noCancer = {
  cleared: null,
  dayCleared: null,
  remission: null,
  dayRemission: null,
  relapse: null,
  dayRelapse: null,
  relapseClass: '' as RelapseClass,
  cancerLeast: 0,
  cancerEnd: 0,
};

/** The row nearest to a day, or null when none is near enough. */
function rowNear(rows: readonly OutcomeRow[], day: number): OutcomeRow | null {
  let best = rows[0];
  for (const row of rows) if (Math.abs(row.day - day) < Math.abs(best.day - day)) best = row;
  return Math.abs(best.day - day) <= nearEnough ? best : null;
}

/** The slope of the natural logarithm of the CAR-T level per day, or null when fewer than three rows lie between. */
function logSlope(rows: readonly OutcomeRow[], from: number, to: number): number | null {
  const within = rows.filter((row) => row.day >= from && row.day <= to && row.cart > 0);
  return slope(within.map((row) => [row.day, Math.log(row.cart)] as const));
}

/** Days in which the CAR-T level halves, or null when it does not fall or the run ends before half of the time. */
function halfLife(rows: readonly OutcomeRow[], from: number, to: number): number | null {
  if (rows[rows.length - 1].day < (from + to) / 2) return null;
  const falling = logSlope(rows, from, to);
  return falling !== null && falling < 0 ? -Math.LN2 / falling : null;
}

/** Trapezoid area under the CAR-T curve up to a day; null when the run is shorter. */
function areaTo(rows: readonly OutcomeRow[], day: number): number | null {
  if (rows[rows.length - 1].day < day) return null;
  let area = 0;
  for (let i = 1; i < rows.length && rows[i].day <= day; i++) {
    area += ((rows[i].cart + rows[i - 1].cart) / 2) * (rows[i].day - rows[i - 1].day);
  }
  return area;
}

/** Whether a run begins with so few cells that it cannot be a body. */
function isDish(row: OutcomeRow): boolean {
  return row.cancer + row.bCells < 1e6;
}

/** Days that end in a row for which something holds. */
function timeWhere(rows: readonly OutcomeRow[], holds: (row: OutcomeRow) => boolean): number {
  let days = 0;
  for (let i = 1; i < rows.length; i++) if (holds(rows[i])) days += rows[i].day - rows[i - 1].day;
  return Math.round(days * 1e6) / 1e6;
}

/** First day with grade 1 or more, or null. */
function onset(rows: readonly OutcomeRow[], grade: 'crsGrade' | 'icansGrade'): number | null {
  return rows.find((row) => (row[grade] ?? 0) >= 1)?.day ?? null;
}

/** Days from the onset of CRS to the last day of that episode, 0 without one. */
function episode(rows: readonly OutcomeRow[]): number {
  const first = onset(rows, 'crsGrade');
  if (first === null) return 0;
  let last = first;
  for (const { day, crsGrade } of rows) {
    if (day > last + untilOver) break;
    if (day >= first && (crsGrade ?? 0) >= 1) last = day;
  }
  return last - first;
}

/** The highest value of a column, or null where the rows lack it. */
function highest(rows: readonly OutcomeRow[], column: Toxicity): number | null {
  let most: number | null = null;
  for (const row of rows) {
    const value = row[column];
    if (value !== undefined && (most === null || value > most)) most = value;
  }
  return most;
}
