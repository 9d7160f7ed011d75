/** Runs one virtual patient for the validation, and reads from the course what the published targets ask for. */
import { antigenLowBelow, clinicalAplasiaBelow, inBlood, relapseAbove } from '../model/clinical-limits.ts';
import { parseTimedCommand } from '../model/commands.ts';
import { activity, kind } from '../model/kinds.ts';
import { defaultParameters, type Parameters } from '../model/parameters.ts';
import { createWorld, type Scenario } from '../model/scenario.ts';
import { createScratch, step } from '../model/step.ts';
import { type Summary, summarise } from '../model/summary.ts';
import { stageFacts } from '../model/stages/facts.ts';
import type { World } from '../model/world.ts';
import { firstTurns, isAplasia } from '../analysis/disease-status.ts';
import { outcomesOf } from '../analysis/outcomes.ts';
import { mean } from '../analysis/statistics.ts';

/** What was measured in one run; null where it does not apply. */
export type Measured = Readonly<Record<string, number | null>>;

/** What to run. */
export type Plan = {
  /** What differs from the default patient. */
  readonly parameters?: Partial<Parameters>;
  readonly seed: string;
  readonly days: number;
  readonly commands?: readonly string[];
  /** Length of a step in hours, 0.5 when not given. Cohorts take 1. */
  readonly stepHours?: number;
};

/** A row, how many of the cancer cells are antigen-negative or -low, and a parameter that measures need. */
export type CourseRow = Summary & Pick<Parameters, 'exhaustedLoss'> & { readonly cancerDim: number };

/** Until this day a row every two hours is kept, afterwards every twelve. */
const denseDays = 40;
/** Above this many cancer cells a course ends after day 28: another treatment would have begun. */
const lostAbove = 1e12;

function scenarioOf({ parameters, seed, days, commands = [], stepHours = 0.5 }: Plan): Scenario {
  return {
    name: 'validation',
    scale: 'patient',
    scene: 'marrow',
    seed,
    days,
    parameters: { ...defaultParameters(), ...parameters },
    commands: commands.map((text) => {
      const command = parseTimedCommand(text, 'patient');
      if (!command.ok) throw new Error(command.message);
      return { ...command.value, tick: Math.round((command.value.tick * 0.5) / stepHours) };
    }),
  };
}

/** Runs a plan. @param look is called after every step, for what no row tells. */
export function runCourse(plan: Plan, look?: (world: World) => void): CourseRow[] {
  const { stepHours = 24 / stageFacts.patient.ticksPerDay, days } = plan;
  const world = createWorld(scenarioOf(plan), stepHours);
  const scratch = createScratch(world);
  const steps = Math.round((days * 24) / stepHours);
  const dense = Math.max(1, Math.round(2 / stepHours));
  const sparse = Math.max(1, Math.round(12 / stepHours));
  const rows = [rowOf(world)];
  while (world.tick < steps) {
    step(world, scratch);
    look?.(world);
    const every = world.tick * stepHours <= denseDays * 24 ? dense : sparse;
    if (world.tick % every !== 0 && world.tick !== steps) continue;
    const row = rowOf(world);
    rows.push(row);
    if (row.day >= 28 && row.cancer > lostAbove) break;
  }
  return rows;
}

function rowOf(world: World): CourseRow {
  const { exhaustedLoss } = world.parameters;
  return { ...summarise(world), exhaustedLoss, cancerDim: dimCancer(world) };
}

function dimCancer({ agents }: World): number {
  let cells = 0;
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] !== kind.cancer || agents.activity[i] === activity.dying) continue;
    if (agents.antigen[i] * agents.expression[i] < antigenLowBelow) cells += agents.cells[i];
  }
  return cells;
}

/**
 * Everything that targets ask of a course. Levels in cells, times in days.
 * @param relapseAt cancer cells from which a patient in remission has relapsed
 */
export function measure(rows: readonly CourseRow[], relapseAt = relapseAbove): Measured {
  const { relapseClass: _, ...outcomes } = outcomesOf(rows);
  const last = rows[rows.length - 1];
  const { dayRemission } = outcomes;
  const { relapse } = firstTurns(rows, relapseAt);
  const free = (row: CourseRow | undefined, day: number) =>
    row !== undefined && row.day >= day - 1 && (relapse === undefined || relapse.day > day) && outcomes.remission === 1;
  const at180 = rowOn(rows, 180);
  return {
    ...outcomes,
    relapse: dayRemission === null ? null : relapse === undefined ? 0 : 1,
    dayRelapse: relapse?.day ?? null,
    lag: lag(rows),
    leastShare: leastShare(rows),
    bloodLag: bloodLag(rows),
    bloodDrop: bloodDrop(rows),
    exhaustionDays: exhaustionDays(rows),
    c7: rowOn(rows, 7)?.cart ?? null,
    c14: rowOn(rows, 14)?.cart ?? null,
    c90: rowOn(rows, 90)?.cart ?? null,
    cartEnd: last.cart,
    dayOne: rowOn(rows, 1)?.cart ?? null,
    slowShare: slowShare(rows, outcomes),
    crsLast: lastDay(rows, (row) => row.crsGrade >= 1),
    crsTotal: feverDays(rows),
    il6Day10: rowOn(rows, 10)?.il6 ?? null,
    temperatureDay9: rowOn(rows, 9)?.temperature ?? null,
    temperatureDay12: rowOn(rows, 12)?.temperature ?? null,
    systolicLeast: Math.min(...rows.map((row) => row.systolic)),
    pathogenMost: Math.max(...rows.map((row) => row.pathogen)),
    bCellsDay20: rowOn(rows, 20)?.bCells ?? null,
    // after a second infusion on day 75, or one of another target on day 93
    secondPeak: mostCart(rows, 77, 110),
    leastAfterSecond: leastCancer(rows, 93),
    iggMean: mean(rows.map((row) => row.igg)),
    iggEnd: last.igg,
    plasmaEnd: last.plasma,
    bCellsEnd: last.bCells,
    bCellsLeast: Math.min(...rows.map((row) => row.bCells)),
    aplasia180: free(at180, 180) ? (at180!.bCells < clinicalAplasiaBelow ? 1 : 0) : null,
    fewB180: free(at180, 180) ? (isAplasia(at180!.bCells) ? 1 : 0) : null,
    dayBCells: dayOfReturn(rows),
    relapseDim: relapse === undefined ? null : relapse.cancerDim > relapse.cancer / 2 ? 1 : 0,
    relapseAplasia: relapse === undefined ? null : relapse.bCells < clinicalAplasiaBelow ? 1 : 0,
    relapseCart: relapse?.cart ?? null,
    relapseGrowth: relapse === undefined ? null : growthBetween(rows, relapse.day - 20, relapse.day),
    cancerStart: rows[0].cancer,
    cancerDay14: rowOn(rows, 14)?.cancer ?? null,
    cancerDay28: rowOn(rows, 28)?.cancer ?? null,
    earlyGrowth: growthBetween(rows, 0, 14),
    dayEnd: last.day,
    killsPerCell: mostKills(rows),
    killed: last.killed,
    killsBy28: rowOn(rows, 28)?.killed ?? null,
    // after a challenge on day 120
    leastLate: last.day < 125 ? null : Math.min(...rows.filter((row) => row.day >= 125).map((row) => row.cancer)),
    regrown: last.cancer > relapseAbove ? 1 : 0,
    // logarithms of what is left, for two kinds side by side
    cancerDecline: decline(rows[0].cancer, last.cancer),
    bCellDecline: decline(rows[0].bCells, last.bCells),
    exhaustedDay14: shareExhausted(rowOn(rows, 14)),
  };
}

/** The row nearest to a day, none when more than half a day lies between. */
function rowOn(rows: readonly CourseRow[], day: number): CourseRow | undefined {
  let best = rows[0];
  for (const row of rows) if (Math.abs(row.day - day) < Math.abs(best.day - day)) best = row;
  return Math.abs(best.day - day) <= 0.5 ? best : undefined;
}

/** First day on which there are more CAR-T cells than were infused: until then a curve through blood samples is flat. */
function lag(rows: readonly CourseRow[]): number | null {
  const infused = rows[0].cart;
  return infused === 0 ? null : (rows.find((row) => row.cart > infused)?.day ?? null);
}

/** Fewest CAR-T cells of the first two days as a share of the infused dose. */
function leastShare(rows: readonly CourseRow[]): number | null {
  if (rows[0].cart === 0) return null;
  const least = Math.min(...rows.filter((row) => row.day <= 2).map((row) => row.cart));
  return least / rows[0].cart;
}

/** CAR-T cells in the blood. */
const cartInBlood = ({ cart, passing }: CourseRow): number => inBlood(cart, passing);

/** Fewest CAR-T cells in the blood in the first four days, as a share of the infused dose. */
function bloodDrop(rows: readonly CourseRow[]): number | null {
  if (rows[0].cart === 0) return null;
  return Math.min(...rows.filter((row) => row.day <= 4).map(cartInBlood)) / rows[0].cart;
}

/** First day from which the level in blood grows more than half as fast as it does at most, over half a day each. */
function bloodLag(rows: readonly CourseRow[]): number | null {
  if (rows[0].cart === 0) return null;
  const early = rows.filter((row) => row.day <= 14 && row.cart > 0);
  const growth = (i: number) => {
    const later = early.findIndex((row) => row.day >= early[i].day + 0.5);
    return later < 0
      ? -Infinity
      : Math.log(cartInBlood(early[later]) / cartInBlood(early[i])) / (early[later].day - early[i].day);
  };
  const all = early.map((_, i) => growth(i));
  const fastest = Math.max(...all);
  const first = all.findIndex((rate, i) => rate > fastest / 2 && all.slice(i, i + 6).every((next) => next > 0));
  return first < 0 || fastest <= 0 ? null : early[first].day;
}

/** Mean time under antigen until an effector is exhausted, from the exhausted cells that appear from day 3 to 7. */
function exhaustionDays(rows: readonly CourseRow[]): number | null {
  let effectorDays = 0;
  let appeared = 0;
  for (let i = 1; i < rows.length && rows[i].day <= 7; i++) {
    if (rows[i].day < 3) continue;
    const days = rows[i].day - rows[i - 1].day;
    effectorDays += rows[i - 1].effector * days;
    appeared += rows[i].exhausted - rows[i - 1].exhausted + rows[i - 1].exhausted * rows[i - 1].exhaustedLoss * days;
  }
  return appeared > 0 ? effectorDays / appeared : null;
}

/** Share of the peak that the slow phase starts from: the line through days 90 to 365, read on the day of the peak. */
function slowShare(rows: readonly CourseRow[], outcomes: { cmax: number | null; tmax: number | null }): number | null {
  const c90 = rowOn(rows, 90)?.cart;
  const c365 = rowOn(rows, 364)?.cart;
  if (c90 === undefined || c365 === undefined || c365 === 0) return null;
  if (outcomes.tmax === null || outcomes.cmax === null) return null;
  const fall = Math.log(c90 / c365) / 274;
  return (c90 * Math.exp(fall * (90 - outcomes.tmax))) / outcomes.cmax;
}

/** First day after day 30 on which B cells are no longer in aplasia; null when they never are. */
function dayOfReturn(rows: readonly CourseRow[]): number | null {
  return rows.find((row) => row.day > 30 && row.bCells >= clinicalAplasiaBelow)?.day ?? null;
}

/** Days with CRS in all, months later included. */
function feverDays(rows: readonly CourseRow[]): number {
  let days = 0;
  for (let i = 1; i < rows.length; i++) if (rows[i].crsGrade >= 1) days += rows[i].day - rows[i - 1].day;
  return days;
}

function mostCart(rows: readonly CourseRow[], from: number, to: number): number | null {
  const within = rows.filter((row) => row.day >= from && row.day <= to);
  return within.length === 0 ? null : Math.max(...within.map((row) => row.cart));
}

function leastCancer(rows: readonly CourseRow[], from: number): number | null {
  const later = rows.filter((row) => row.day >= from);
  return later.length === 0 ? null : Math.min(...later.map((row) => row.cancer));
}

function lastDay(rows: readonly CourseRow[], holds: (row: CourseRow) => boolean): number | null {
  for (let i = rows.length - 1; i >= 0; i--) if (holds(rows[i])) return rows[i].day;
  return null;
}

function growthBetween(rows: readonly CourseRow[], from: number, to: number): number | null {
  const first = rowOn(rows, Math.max(0, from));
  const last = rowOn(rows, to);
  if (first === undefined || last === undefined || first.cancer === 0 || last.cancer === 0) return null;
  return last.day === first.day ? null : Math.log(last.cancer / first.cancer) / (last.day - first.day);
}

/** Kills per effector and day from day 3 to 6, while targets are in excess. */
function mostKills(rows: readonly CourseRow[]): number | null {
  const from = rowOn(rows, 3);
  const to = rowOn(rows, 6);
  if (from === undefined || to === undefined) return null;
  const between = rows.filter((row) => row.day >= from.day && row.day <= to.day);
  const effectors = mean(between.map((row) => row.effector));
  if (effectors === null || effectors === 0) return null;
  return (to.killed - from.killed) / (to.day - from.day) / effectors;
}

function decline(before: number, after: number): number | null {
  return before === 0 || after === 0 ? null : Math.log(before / after);
}

function shareExhausted(row: CourseRow | undefined): number | null {
  return row === undefined || row.cart === 0 ? null : row.exhausted / row.cart;
}
