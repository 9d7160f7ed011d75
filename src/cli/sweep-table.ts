/** The table of a sweep, one line a run: columns, and lines as NDJSON or CSV to write and to read again. */
import { csvParseRows } from 'd3-dsv';
import { outcomeColumns } from '../analysis/outcomes.ts';
import { type Cell, csvLines } from '../analysis/table.ts';
import type { ParameterKey } from '../model/parameters.ts';
import { modelVersion } from '../model/world.ts';
import { writeLink } from '../story/link.ts';
import { oneLine } from './io.ts';
import type { OneResult } from '../analysis/one-run.ts';
import type { Variation } from '../analysis/sweep.ts';
import type { PlannedRun } from './plan.ts';

/** How a table is written. */
export type TableFormat = 'ndjson' | 'csv';

/** A line that has been read again. */
export type ReadLine = {
  readonly index: number;
  readonly runKey: string;
  readonly failed: boolean;
  readonly line: string;
};

/**
 * The columns of a sweep. The first is the place of the run in the whole sweep; what depends on the machine comes last,
 * and only when asked for, so that tables of the same sweep are the same bytes everywhere.
 */
export function sweepColumns(variations: readonly Variation[], timing: boolean): string[] {
  const outcomes = outcomeColumns.map((column) => column.name);
  const varied = variations.map(({ key }) => key);
  const columns = [
    'run',
    'runKey',
    'scenario',
    'modelVersion',
    ...varied,
    'seed',
    'days',
    'status',
    'error',
    'ticks',
    'hash',
  ];
  return [...columns, ...outcomes, 'link', ...(timing ? ['seconds'] : [])];
}

/** The line of one run, with its line feed. */
export function sweepLine(format: TableFormat, columns: readonly string[], run: PlannedRun, result: OneResult): string {
  const cells = columns.map((column) => cellOf(column, run, result));
  if (format === 'csv') return csvLines([cells]);
  return `${JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, cells[i]])))}\n`;
}

/** The line before the first run; none in NDJSON. */
export function headerLine(format: TableFormat, columns: readonly string[]): string {
  return format === 'csv' ? csvLines([columns]) : '';
}

function cellOf(column: string, run: PlannedRun, result: OneResult): Cell {
  const { scenario } = run;
  switch (column) {
    case 'run':
      return run.index;
    case 'runKey':
      return run.runKey;
    case 'scenario':
      return scenario.name;
    case 'modelVersion':
      return modelVersion;
    case 'seed':
      return scenario.seed;
    case 'days':
      return scenario.days;
    case 'status':
      return result.ok ? 'done' : 'failed';
    case 'error':
      return result.ok ? '' : oneLine(result.message);
    case 'ticks':
      return result.ok ? result.ticks : null;
    case 'hash':
      return result.ok ? result.hash : null;
    case 'link':
      return writeLink(scenario);
    case 'seconds':
      return result.seconds;
  }
  const outcome = outcomeColumns.find(({ name }) => name === column);
  if (outcome !== undefined) return result.ok ? result.outcomes[outcome.name] : null;
  const value = scenario.parameters[column as ParameterKey];
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
}

/** A table that has been read: its columns and its whole lines; `torn` when the last line was cut off. */
export type ReadTable = {
  readonly format: TableFormat;
  readonly header: string;
  readonly lines: readonly ReadLine[];
  readonly torn: boolean;
};

/** Reads the text of a table, or says what is wrong with it. An empty text is an empty NDJSON table. */
export function readTable(text: string): ReadTable | { readonly problem: string } {
  const whole = text.split('\n');
  const torn = whole.pop() !== '';
  if (text.startsWith('{') || whole.length === 0) {
    const lines: ReadLine[] = [];
    let header = '';
    for (const line of whole) {
      const read = readJsonLine(line);
      if (read === null) return { problem: 'a line is not a run of a sweep' };
      if (header !== '' && read.header !== header) return { problem: 'its lines have different columns' };
      header = read.header;
      lines.push(read.line);
    }
    return { format: 'ndjson', header, lines, torn };
  }
  const columns = csvParseRows(whole[0])[0] ?? [];
  const at = { run: columns.indexOf('run'), key: columns.indexOf('runKey'), status: columns.indexOf('status') };
  if (at.run !== 0 || at.key < 0 || at.status < 0) return { problem: 'it is not the table of a sweep' };
  const lines: ReadLine[] = [];
  for (const line of whole.slice(1)) {
    const cells = csvParseRows(line)[0] ?? [];
    if (cells.length !== columns.length || !/^\d+$/.test(cells[0]))
      return { problem: 'a line is not a run of a sweep' };
    lines.push({
      index: Number(cells[0]),
      runKey: cells[at.key],
      failed: cells[at.status] === 'failed',
      line: `${line}\n`,
    });
  }
  return { format: 'csv', header: `${whole[0]}\n`, lines, torn };
}

function readJsonLine(line: string): { header: string; line: ReadLine } | null {
  try {
    const row = JSON.parse(line) as Record<string, unknown>;
    const { run, runKey, status } = row;
    if (typeof run !== 'number' || typeof runKey !== 'string') return null;
    const header = csvLines([Object.keys(row)]);
    return { header, line: { index: run, runKey, failed: status === 'failed', line: `${line}\n` } };
  } catch {
    return null;
  }
}

/** The same line for another place in the sweep. */
export function renumbered(line: string, index: number): string {
  return line.replace(/^(\{"run":)?\d+/, (_, start: string | undefined) => `${start ?? ''}${index}`);
}
