/** Reads what a sweep is to vary, and gives each of its runs the key by which a table knows it. */
import { createHash } from 'node:crypto';
import { planSweep, type SweepRun, sweepSize, type Variation } from '../analysis/sweep.ts';
import { formatTimedCommand } from '../model/commands.ts';
import { checkParameter, parameterRow, parameterTable } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { modelVersion } from '../model/world.ts';
import { checkSeed } from '../story/link.ts';
import { demand, quoted, usageError } from './io.ts';
import { splitSetting } from './options.ts';

/** One run of a sweep in a table. */
export type PlannedRun = SweepRun & {
  /** Says what decides its result: parameters, commands, seed, length and model version. Equal keys, equal results. */
  readonly runKey: string;
};

const mostRuns = 1_000_000;

/** Reads `--vary key=a,b,c`. */
export function readVariations(texts: readonly string[]): Variation[] {
  const variations: Variation[] = [];
  for (const text of texts) {
    const [key, list] = splitSetting('--vary', text);
    if (parameterRow(key) === undefined) throw usageError(`--vary: there is no parameter called ${quoted(key)}`);
    if (variations.some((one) => one.key === key)) throw usageError(`--vary: ${key} is given twice; allowed: once`);
    const values = list.split(',').map((value) => demand(checkParameter(key, value), '--vary'));
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined) throw usageError(`--vary: ${key} has ${quoted(String(twice))} twice; allowed: once`);
    variations.push({ key, values });
  }
  return variations;
}

/** Reads `--seeds N` (1 to N) or `--seeds A..B`. */
export function readSeeds(text: string): string[] {
  const range = /^(?:(\d{1,9})\.\.)?(\d{1,9})$/.exec(text);
  const first = Number(range?.[1] ?? 1);
  const last = Number(range?.[2] ?? NaN);
  if (!(last >= first && last - first < mostRuns)) {
    throw usageError(
      `--seeds cannot be ${quoted(text)}; allowed: N or A..B with whole numbers, at most ${mostRuns} seeds`,
    );
  }
  return Array.from({ length: last - first + 1 }, (_, i) => demand(checkSeed(String(first + i))));
}

/** The runs of a sweep, each with its key. */
export function planRuns(base: Scenario, variations: readonly Variation[], seeds: readonly string[]): PlannedRun[] {
  const count = sweepSize(variations, seeds);
  if (count > mostRuns) throw usageError(`the sweep has ${count} runs; allowed: up to ${mostRuns}`);
  return planSweep(base, variations, seeds).map((run) => ({ ...run, runKey: runKeyOf(run.scenario) }));
}

/** 16 hexadecimal digits that stand for everything that decides a run's result. */
function runKeyOf(scenario: Scenario): string {
  const { scale, scene, seed, days, parameters, commands } = scenario;
  const content = [
    modelVersion,
    scale,
    scene,
    seed,
    days,
    parameterTable.map(({ key }) => [key, parameters[key]]),
    commands.map((command) => formatTimedCommand(command, scale)),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
