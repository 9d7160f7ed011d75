/** CSV text: what is written is what is read, and no text turns into a formula. */
import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLines } from '../../src/analysis/table.ts';

const cell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
  fc.constant(null),
);

it('1,000 random tables are read again exactly, numbers as numbers, formulas as text', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const read = csvParseRows(csvLines(rows));
      expect(read.length).toBe(rows.length);
      rows.forEach((row, i) =>
        row.forEach((value, j) => {
          const text = read[i][j];
          if (value === null) expect(text).toBe('');
          else if (typeof value === 'number') expect(Number(text) === value).toBe(true);
          else {
            expect(text.replace(/^'(?=[=+\-@\t\r\n])/, '')).toBe(value);
            expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
          }
        }),
      );
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
