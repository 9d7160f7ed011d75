/** Tables as CSV text: the page and the command line write the same bytes. */
import { csvFormatRows } from 'd3-dsv';
import type { StageName } from '../model/stages/facts.ts';
import { columnsOf, type Summary } from '../model/summary.ts';

/** What a cell of a table may hold; null is an empty cell. */
export type Cell = number | string | null;

/** One or more rows as CSV lines, each ended by a line feed: dot decimals, no thousands marks, the same in every language. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.length === 0 ? '' : `${csvFormatRows(rows.map((row) => row.map(csvCell)))}\n`;
}

/** A number as it is; text that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

/** The rows of a run as a CSV file with a header: the columns of its stage. */
export function summaryCsv(rows: readonly Summary[], stage: StageName): string {
  const names = columnsOf(stage);
  return csvLines([names, ...rows.map((row) => names.map((name) => row[name]))]);
}
