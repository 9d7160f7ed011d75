/** `run` and `hash`: one scenario, its course or the fingerprint of its end. */
import { checkEvery, type Result, runScenario } from '../analysis/experiment.ts';
import { summaryCsv } from '../analysis/table.ts';
import { parseNumber } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { writeLink } from '../story/link.ts';
import { type Io, quoted, usageError } from './io.ts';
import { fileOptions, oneOf, onlyArgument, parse, scenarioFrom, scenarioOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { checkTarget, writeWhole } from './whole-file.ts';

const options = {
  ...scenarioOptions,
  ...fileOptions,
  every: { type: 'string' },
  format: { type: 'string' },
} as const;

/** Runs a scenario and writes one row per recorded time. */
export function run(args: string[], io: Io): number {
  const { result, scenario, format, write } = carryOut(args, io);
  write(format === 'json' ? asJson(scenario, result) : summaryCsv(result.rows, scenario.scale));
  return 0;
}

/** Runs a scenario and writes one line: steps, hash of the final state, model version. */
export function hashCommand(args: string[], io: Io): number {
  const { result, write } = carryOut(args, io);
  write(`${result.ticks} ${result.hash} ${result.modelVersion}\n`);
  return 0;
}

function carryOut(args: string[], io: Io) {
  const { values, positionals } = parse(args, options);
  const scenario = scenarioFrom(onlyArgument(positionals, 'SCENARIO'), values, io);
  const format = oneOf('--format', values.format ?? 'csv', ['csv', 'json']);
  const everyHours = readEvery(values.every ?? '24', scenario);
  const { out } = values;
  if (out !== undefined) checkTarget(out, values.force === true);
  const progress = createProgress(io);
  const { days } = scenario;
  const result = runScenario(scenario, {
    everyHours,
    onRow: ({ day }) => progress.show(day, days, `day ${Math.floor(day)} of ${days}`),
  });
  progress.finish();
  return { result, scenario, format, write: out === undefined ? io.out : (text: string) => writeWhole(out, text) };
}

function readEvery(text: string, { scale }: Scenario): number {
  const every = checkEvery(parseNumber(text), scale);
  if (every.ok) return every.value;
  throw usageError(`--${every.message.replace('"NaN"', quoted(text))}`);
}

function asJson(scenario: Scenario, result: Result): string {
  const { rows, ...rest } = result;
  return `${JSON.stringify({ scenario: scenario.name, seed: scenario.seed, link: writeLink(scenario), ...rest, rows }, null, 1)}\n`;
}
