/** The text of a golden file: model version, then tick and hash at every record, then a table for people. */
import { type SummaryColumn, summaryColumns } from '../../src/model/summary.ts';
import type { GoldenRun } from './goldens.ts';

/** The part of a golden file that engines must agree on. */
export type GoldenHashes = { readonly modelVersion: string; readonly ticks: number[]; readonly hashes: string[] };

/** The folder of the golden files, for `import.meta.url` of a file in tests/golden. */
export const goldenFolder = new URL('./files/', import.meta.url);

/** A run as the text of its golden file. */
export function formatGolden(name: string, run: GoldenRun): string {
  const names = summaryColumns.map((column) => column.name as SummaryColumn).filter((column) => column in run.rows[0]);
  const table = [names, ...run.rows.map((row) => names.map((column) => readable(row[column])))];
  const widths = names.map((_, i) => Math.max(...table.map((row) => row[i].length)));
  const lines = [
    `golden ${name}`,
    `model ${run.modelVersion}`,
    '',
    ...run.ticks.map((tick, i) => `tick ${tick} hash ${run.hashes[i]}`),
    '',
    ...table.map((row) => row.map((text, i) => text.padStart(widths[i])).join('  ')),
  ];
  return `${lines.join('\n')}\n`;
}

/** The version and hashes in the text of a golden file. */
export function parseGolden(text: string): GoldenHashes {
  const records = [...text.matchAll(/^tick (\d+) hash ([0-9a-f]{16})$/gm)];
  return {
    modelVersion: /^model (.+)$/m.exec(text)?.[1] ?? '',
    ticks: records.map((record) => Number(record[1])),
    hashes: records.map((record) => record[2]),
  };
}

/** Five digits: enough to see what changed, few enough to read. */
function readable(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const plain = String(Number(value.toPrecision(5)));
  return plain.length <= 8 ? plain : value.toExponential(4).replace('e+', 'e');
}
