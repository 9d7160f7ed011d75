/** Runs a scenario without a picture, as fast as it goes: a pure function from a scenario to rows, outcomes and a hash. */
import type { Checked } from '../model/commands.ts';
import { createWorld, type Scenario } from '../model/scenario.ts';
import { createScratch, step } from '../model/step.ts';
import { type Summary, summarise } from '../model/summary.ts';
import { type StageName, stageFacts } from '../model/stages/facts.ts';
import { hash, type World } from '../model/world.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';

/** What a run left behind. */
export type Result = {
  /** Steps done. */
  readonly ticks: number;
  /** 16 hexadecimal digits over the final state. */
  readonly hash: string;
  /** The model that made it. */
  readonly modelVersion: string;
  readonly rows: readonly Summary[];
  readonly outcomes: Outcomes;
};

/** How to run. */
export type RunOptions = {
  /** Length in days; the scenario's own when not given. */
  readonly days?: number;
  /** Hours between rows; 2 when not given. See `checkEvery`. The outcomes come from a row every two hours in any case. */
  readonly everyHours?: number;
  /** Called with each row as soon as it is there. */
  readonly onRow?: (row: Summary, world: World) => void;
};

/** Hours between the rows that outcomes are read from. */
const outcomeHours = 2;

/** Checks the hours between rows: a whole number of steps, at most a year. */
export function checkEvery(hours: number, stage: StageName): Checked<number> {
  const perHour = stageFacts[stage].ticksPerDay / 24;
  const ticks = hours * perHour;
  if (ticks >= 1 && ticks % 1 === 0 && hours <= 8760) return { ok: true, value: hours };
  const shortest = Number.isInteger(100 / perHour) ? `${1 / perHour} hours` : `1/${perHour} hour`;
  return { ok: false, message: `every cannot be "${hours}"; allowed: multiples of ${shortest} up to 8760` };
}

/** Steps that a number of days takes. */
export function ticksOf(days: number, stage: StageName): number {
  return Math.max(1, Math.round(days * stageFacts[stage].ticksPerDay));
}

/** Runs a scenario from its start to its end: a row at the start, one every `everyHours`, and one at the end. */
export function runScenario(scenario: Scenario, options: RunOptions = {}): Result {
  const { days = scenario.days, everyHours = outcomeHours, onRow } = options;
  const world = createWorld(scenario);
  const scratch = createScratch(world);
  const ticks = ticksOf(days, scenario.scale);
  const ticksOfHours = (hours: number) => ticksOf(hours / 24, scenario.scale);
  const every = ticksOfHours(everyHours);
  const everyOutcome = ticksOfHours(outcomeHours);
  const rows: Summary[] = [];
  const forOutcomes: Summary[] = [];
  const record = () => {
    const isLast = world.tick === ticks;
    const isRow = isLast || world.tick % every === 0;
    const isOutcome = isLast || world.tick % everyOutcome === 0;
    if (!isRow && !isOutcome) return;
    const row = summarise(world);
    if (isOutcome) forOutcomes.push(row);
    if (!isRow) return;
    rows.push(row);
    onRow?.(row, world);
  };
  record();
  while (world.tick < ticks) {
    step(world, scratch);
    record();
  }
  return { ticks: world.tick, hash: hash(world), modelVersion: world.version, rows, outcomes: outcomesOf(forOutcomes) };
}
