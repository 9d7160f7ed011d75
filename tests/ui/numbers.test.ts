/** Numbers as the page writes them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellCount, clock, days, inWords, powerOfTen, typed } from '../../src/ui/numbers.ts';

test.each([
  [0, '0'],
  [-5, '0'],
  [Number.NaN, '0'],
  [0.4, '< 1'],
  [1, '1'],
  [37, '37'],
  [456, '460'],
  [9449, '9400'],
  [9951, '1.0 × 10⁴'],
  [3.44e10, '3.4 × 10¹⁰'],
  [9.96e10, '1.0 × 10¹¹'],
  [2e12, '2.0 × 10¹²'],
])('%d cells are written %s', (cells, text) => expect(cellCount(cells)).toBe(text));

test.each([
  [0, '0'],
  [7, '7'],
  [999, '1 thousand'],
  [1e6, '1 million'],
  [3.44e10, '34 billion'],
  [999_999_999, '1 billion'],
  [2.5e12, '2.5 trillion'],
  [3e15, '3000 trillion'],
])('%d cells are spoken %s', (cells, text) => expect(inWords(cells)).toBe(text));

test('no number of cells is written with more than 11 characters', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e15, noNaN: true }), (cells) => {
      expect(cellCount(cells)).toMatch(/^(0|< 1|\d{1,4}|\d\.\d × 10[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/);
    }),
  );
});

test('powers of ten, typed values and days', () => {
  expect([powerOfTen(0), powerOfTen(-12)]).toEqual(['10⁰', '10⁻¹²']);
  expect([typed(1e8), typed(0.069), typed(123456.7)]).toEqual(['1e8', '0.069', '1.235e5']);
  expect([days(28), days(7.54), days(0)]).toEqual(['28', '7.5', '0']);
});

test('the clock shows days and the hour of the day, and never rounds up to a day that has not come', () => {
  expect(clock(0, 'patient')).toEqual({ day: '0.0', rest: '0 h' });
  expect(clock(364, 'patient')).toEqual({ day: '7.5', rest: '14 h' });
  expect(clock(47, 'patient')).toEqual({ day: '0.9', rest: '23 h' });
  expect(clock(200, 'cell')).toEqual({ day: '0.1', rest: '3 h 20 min' });
});
