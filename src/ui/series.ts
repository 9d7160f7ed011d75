/** The rows of a run as columns that grow by doubling, ready for a logarithmic chart: no cells is `null`, not zero. */
import { type Summary, type SummaryColumn, summaryColumns } from '../model/summary.ts';

/** The rows so far. */
export type Series = {
  readonly count: number;
  /** The values of a column, `count` of them valid. */
  column(name: SummaryColumn): Float64Array;
  /** Adds a row; a row that is not later than the last one replaces everything from its day on. */
  push(row: Summary): void;
  clear(): void;
  /** The row at an index. */
  row(index: number): Summary;
  /** Index of the last row that is not later than the day, or −1. */
  at(day: number): number;
};

/** A number made of the columns of a row, and the least that is shown of it. */
export type Measure = {
  readonly value: (of: (column: SummaryColumn) => number) => number;
  readonly least: number;
};

/** An empty series. */
export function createSeries(): Series {
  let capacity = 256;
  let count = 0;
  const names = summaryColumns.map((column) => column.name);
  const columns = new Map<SummaryColumn, Float64Array>(names.map((name) => [name, new Float64Array(capacity)]));
  const column = (name: SummaryColumn): Float64Array => columns.get(name) ?? new Float64Array(0);

  const grow = (): void => {
    capacity *= 2;
    for (const name of names) {
      const larger = new Float64Array(capacity);
      larger.set(column(name));
      columns.set(name, larger);
    }
  };
  const at = (day: number): number => {
    const all = column('day');
    let low = -1;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((all[middle] ?? 0) <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    get count() {
      return count;
    },
    column,
    push(row) {
      if (count > 0 && row.day <= (column('day')[count - 1] ?? 0)) count = at(row.day - 1e-9) + 1;
      if (count === capacity) grow();
      for (const name of names) column(name)[count] = row[name];
      count += 1;
    },
    clear() {
      count = 0;
    },
    row(index) {
      return Object.fromEntries(names.map((name) => [name, column(name)[index] ?? 0])) as Summary;
    },
    at,
  };
}

/** The values of a measure for a log axis: less than its least becomes `null`. At most `most` points, the last one always. */
export function forLogAxis(series: Series, { value, least }: Measure, most: number): (number | null)[] {
  return sampled(series.count, most).map((index) => {
    const number = value((name) => series.column(name)[index] ?? 0);
    return number >= least ? number : null;
  });
}

/** Evenly spread indices of a list, first and last among them. */
export function sampled(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const indices = Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
  return [...new Set(indices)];
}
