/** `sweep`: many runs in one table, over processors and machines, continued where it stopped. */
import { appendFileSync, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { shardOf } from '../analysis/sweep.ts';
import { type Io, quoted, usageError } from './io.ts';
import {
  fileOptions,
  oneOf,
  onlyArgument,
  parse,
  readText,
  scenarioFrom,
  scenarioOptions,
  wholeNumber,
} from './options.ts';
import { type PlannedRun, planRuns, readSeeds, readVariations } from './plan.ts';
import { runAll } from './pool.ts';
import { createProgress } from './progress.ts';
import { headerLine, readTable, renumbered, sweepColumns, sweepLine, type TableFormat } from './sweep-table.ts';
import { checkTarget, writeWhole } from './whole-file.ts';

const { seed: _seed, ...changes } = scenarioOptions;
const options = {
  ...changes,
  ...fileOptions,
  vary: { type: 'string', multiple: true },
  seeds: { type: 'string' },
  jobs: { type: 'string' },
  shard: { type: 'string' },
  format: { type: 'string' },
  timing: { type: 'boolean' },
} as const;

/** Where the lines of a sweep go. */
type Output = {
  /** Runs whose lines are there already. */
  readonly done: ReadonlySet<number>;
  readonly write: (run: PlannedRun, line: string) => void;
  /** Brings the lines into the order of the sweep. */
  readonly finish: () => void;
};

/** Carries out a sweep, or the part of it that is missing. @returns 1 when a run failed. */
export async function sweep(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse(args, options);
  const scenario = scenarioFrom(onlyArgument(positionals, 'SCENARIO'), values, io);
  const variations = readVariations(values.vary ?? []);
  const all = planRuns(scenario, variations, readSeeds(values.seeds ?? '1'));
  const runs = readShard(values.shard, all);
  const jobs = values.jobs === undefined ? availableParallelism() : wholeNumber('--jobs', values.jobs, 1, 256);
  const format = readFormat(values.format, values.out);
  const columns = sweepColumns(variations, values.timing === true);
  const header = headerLine(format, columns);
  const output =
    values.out === undefined
      ? openStream(io, header, runs)
      : openFile(values.out, { format, header, columns, runs, force: values.force === true });

  const missing = runs.filter((run) => !output.done.has(run.index));
  const progress = createProgress(io);
  let ended = runs.length - missing.length;
  let failed = 0;
  await runAll(missing, missing.length < 2 ? 1 : jobs, (run, result) => {
    ended += 1;
    output.write(run, sweepLine(format, columns, run, result));
    if (!result.ok) {
      failed += 1;
      io.err(`run ${run.index} (${run.runKey}) failed: ${result.message.split('\n')[0]}\n`);
    }
    progress.show(ended, runs.length, `${ended} of ${runs.length} runs`);
  });
  progress.finish();
  output.finish();
  return failed > 0 ? 1 : 0;
}

function readShard(text: string | undefined, runs: PlannedRun[]): PlannedRun[] {
  if (text === undefined) return runs;
  const parts = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const k = Number(parts?.[1] ?? NaN);
  const K = Number(parts?.[2] ?? NaN);
  if (k >= 1 && k <= K) return shardOf(runs, k, K);
  throw usageError(`--shard cannot be ${quoted(text)}; allowed: k/K with k from 1 to K`);
}

function readFormat(text: string | undefined, out: string | undefined): TableFormat {
  if (text !== undefined) return oneOf('--format', text, ['ndjson', 'csv']);
  return out?.endsWith('.csv') === true ? 'csv' : 'ndjson';
}

/** Lines to standard output in the order of the sweep: a line waits until those before it are written. */
function openStream(io: Io, header: string, runs: readonly PlannedRun[]): Output {
  const waiting = new Map<number, string>();
  let next = 0;
  if (header !== '') io.out(header);
  return {
    done: new Set(),
    write(run, line) {
      waiting.set(run.index, line);
      for (let ready = take(); ready !== undefined; ready = take()) io.out(ready);
    },
    finish: () => {},
  };

  function take(): string | undefined {
    const index = runs[next]?.index;
    const line = index === undefined ? undefined : waiting.get(index);
    if (index === undefined || line === undefined) return undefined;
    waiting.delete(index);
    next += 1;
    return line;
  }
}

type Target = {
  readonly format: TableFormat;
  readonly header: string;
  readonly columns: readonly string[];
  readonly runs: readonly PlannedRun[];
  readonly force: boolean;
};

/** Lines to a file as soon as each is there, so that a sweep that is stopped has lost nothing but the runs under way. */
function openFile(path: string, target: Target): Output {
  checkTarget(path, true);
  const { header, runs } = target;
  const kept = existsSync(path) && !target.force ? readKept(path, target) : new Map<number, string>();
  const inOrder = () => header + runs.map((run) => kept.get(run.index) ?? '').join('');
  const done = new Set(kept.keys());
  writeWhole(path, inOrder());
  const written = [...kept.keys()];
  return {
    done,
    write(run, line) {
      appendFileSync(path, line);
      kept.set(run.index, line);
      written.push(run.index);
    },
    finish() {
      if (written.some((index, i) => i > 0 && index < written[i - 1])) writeWhole(path, inOrder());
    },
  };
}

/** The lines of an earlier call that belong to this sweep, by their place in it; failed runs are tried again. */
function readKept(path: string, { format, columns, runs }: Target): Map<number, string> {
  const text = readText(path);
  const table = readTable(text);
  const other = (why: string) => usageError(`${quoted(path)} cannot be continued: ${why}; --force replaces it`);
  if ('problem' in table) throw other(table.problem);
  if (table.lines.length > 0 || table.header !== '') {
    if (table.format !== format) throw other(`it is ${table.format}, not ${format}`);
    if (table.header !== headerLine('csv', columns)) throw other('it has other columns');
  } else if (!beginsTable(text, format, columns)) {
    throw other('it is not the table of a sweep');
  }
  const indexOf = new Map(runs.map((run) => [run.runKey, run.index]));
  const kept = new Map<number, string>();
  for (const { runKey, failed, line } of table.lines) {
    const index = indexOf.get(runKey);
    if (index === undefined) throw other(`run ${quoted(runKey)} is not part of this sweep`);
    if (!failed) kept.set(index, renumbered(line, index));
  }
  return new Map([...kept].sort(([a], [b]) => a - b));
}

/** Whether text without a whole line is the beginning of such a table, cut off in its first line. */
function beginsTable(text: string, format: TableFormat, columns: readonly string[]): boolean {
  const begin = format === 'csv' ? headerLine('csv', columns) : '{"run":';
  return begin.startsWith(text) || (format === 'ndjson' && text.startsWith(begin));
}
