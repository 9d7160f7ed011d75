/** `merge`: the tables of shards as one table, the same bytes as without shards. */
import { type Io, quoted, usageError } from './io.ts';
import { fileOptions, parse, readText } from './options.ts';
import { type ReadLine, readTable } from './sweep-table.ts';
import { checkTarget, writeWhole } from './whole-file.ts';

/** Joins tables of the same sweep; a run that is in two of them must be the same in both. */
export function merge(args: string[], io: Io): number {
  const { values, positionals } = parse(args, fileOptions);
  if (positionals.length === 0) throw usageError('FILE is missing; allowed: the tables of the shards');
  const { out } = values;
  if (out !== undefined) checkTarget(out, values.force === true);

  const lines = new Map<number, ReadLine>();
  let first: { format: string; header: string } | null = null;
  for (const path of positionals) {
    const table = readTable(readText(path));
    if ('problem' in table) throw usageError(`${quoted(path)} cannot be merged: ${table.problem}`);
    if (table.torn) io.err(`The last line of ${quoted(path)} is cut off and left out.\n`);
    if (table.lines.length === 0 && table.header === '') continue;
    first ??= table;
    if (table.format !== first.format || table.header !== first.header) {
      throw usageError(`${quoted(path)} cannot be merged: it has other columns than the files before it`);
    }
    for (const line of table.lines) add(lines, line, path);
  }
  const sorted = [...lines.values()].sort((a, b) => a.index - b.index);
  const text = (first?.format === 'csv' ? first.header : '') + sorted.map(({ line }) => line).join('');
  if (out === undefined) io.out(text);
  else writeWhole(out, text);
  noteGaps(io, sorted);
  return 0;
}

function add(lines: Map<number, ReadLine>, line: ReadLine, path: string): void {
  const known = lines.get(line.index);
  if (known === undefined || (known.failed && !line.failed && known.runKey === line.runKey)) {
    lines.set(line.index, line);
  } else if (known.runKey !== line.runKey) {
    throw usageError(
      `${quoted(path)} cannot be merged: its run ${line.index} is another one than in the files before it`,
    );
  } else if (known.line !== line.line && !line.failed) {
    throw new Error(
      `${quoted(path)}: run ${line.index} (${line.runKey}) has another result than in the files before it`,
    );
  }
}

function noteGaps(io: Io, sorted: readonly ReadLine[]): void {
  const last = sorted[sorted.length - 1]?.index ?? -1;
  const missing = last + 1 - sorted.length;
  if (missing > 0) io.err(`${missing} of the first ${last + 1} runs are in none of the files.\n`);
}
