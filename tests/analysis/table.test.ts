/** CSV text: what is written is what is read, and no text turns into a formula. */
import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cell, csvLines } from '../../src/analysis/table.ts';

const cell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
  fc.constant(null),
);

/** What a cell of text means, given what was written. */
function readAs(written: Cell, text: string): Cell {
  if (written === null) return text === '' ? null : text;
  // −0 is written as 0, which is the same number
  if (typeof written === 'number') return Number(text) === written ? written : NaN;
  return text.replace(/^'(?=[=+\-@\t\r\n])/, '');
}

/** Whether a spreadsheet would take text for a formula. */
function isFormula(text: string, written: Cell): boolean {
  return typeof written === 'string' && /^[=+\-@\t\r\n]/.test(text);
}

it('1,000 random tables are read again exactly, numbers as numbers, formulas as text', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = csvLines(rows);
      expect(csvParseRows(text).map((line, i) => line.map((cell, j) => readAs(rows[i][j], cell)))).toEqual(rows);
      expect(
        csvParseRows(text)
          .flat()
          .filter((cell, k) => isFormula(cell, rows.flat()[k])),
      ).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

it('ends each line with a line feed and writes nothing for no rows', () => {
  expect(
    csvLines([
      ['a', 'b'],
      [1, -2.5e-7],
    ]),
  ).toBe('a,b\n1,-2.5e-7\n');
  expect(csvLines([])).toBe('');
});
