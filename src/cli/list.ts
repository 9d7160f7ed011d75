/** `list`: the scenarios, and the parameters with default, range, unit and source. */
import { allowed, type ParameterRow, parameterTable, shortNumber } from '../model/parameters.ts';
import { summaryColumns } from '../model/summary.ts';
import { modelVersion } from '../model/world.ts';
import { outcomeColumns } from '../analysis/outcomes.ts';
import { scenarios } from '../story/scenarios.ts';
import { type Io, quoted, usageError } from './io.ts';
import { parse } from './options.ts';

/** Prints the lists, as text or as JSON. */
export function list(args: string[], io: Io): number {
  const { values, positionals } = parse(args, { json: { type: 'boolean' } });
  if (positionals.length > 0) throw usageError(`list takes no ${quoted(positionals[0])}; allowed: --json`);
  io.out(values.json === true ? asJson() : asText());
  return 0;
}

function asJson(): string {
  const content = {
    modelVersion,
    scenarios: scenarios.map(({ name, title, about, scale, scene, seed, days }) => {
      return { name, title, about, scale, scene, seed, days };
    }),
    parameters: parameterTable,
    summaryColumns,
    outcomeColumns,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function asText(): string {
  const rows: readonly ParameterRow[] = parameterTable;
  return [
    'Scenarios',
    ...aligned(scenarios.map(({ name, title, days }) => [name, title, `${days} days`])),
    '',
    'Parameters (--set key=value)',
    ...aligned([
      ['key', 'default', 'allowed', 'what', 'source'],
      ...rows.map((row) => [row.key, defaultOf(row), allowed(row), row.label, `${row.evidence}: ${row.source}`]),
    ]),
    '',
  ].join('\n');
}

function defaultOf(row: ParameterRow): string {
  if (row.type === 'number') return shortNumber(row.default);
  return row.type === 'switch' ? (row.default ? 'on' : 'off') : row.default;
}

/** Lines in which the cells of a column stand under each other. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join('  ')}`.trimEnd());
}
