/** Every value of every parameter has a place on its slider, and keys reach what they promise. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkParameter, type NumberRow, type ParameterRow, parameterTable } from '../../src/model/parameters.ts';
import { fromPosition, type Move, moved, step, toPosition } from '../../src/ui/slider-scale.ts';

const table: readonly ParameterRow[] = parameterTable;
const rows = table.filter((row): row is NumberRow => row.type === 'number');
const moves: readonly Move[] = ['up', 'down', 'pageUp', 'pageDown', 'home', 'end'];

describe.each(rows.map((row) => [row.key, row] as const))('%s', (key, row) => {
  test('every place gives an allowed value, in order', () => {
    const values = Array.from({ length: 101 }, (_, i) => fromPosition(row, i / 100));
    for (const value of values) expect(checkParameter(key, value)).toEqual({ ok: true, value });
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect([values[0], values[100]]).toEqual([row.scale === 'log0' ? 0 : row.min, row.max]);
  });

  test('a key gives an allowed value, and moves unless at the end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...moves), (place, move) => {
        const value = fromPosition(row, place);
        const next = moved(row, value, move);
        expect(checkParameter(key, next).ok).toBe(true);
        const stuck =
          (move === 'up' && value < row.max && next <= value) || (move === 'down' && place > 0.1 && next >= value);
        expect(stuck).toBe(false);
      }),
    );
  });

  test('the default stands where it is shown', () => {
    const place = toPosition(row, row.default);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThanOrEqual(1);
    // half a step, or half of the second figure
    const slack = row.scale === 'linear' ? step(row) / 2 : row.default * 0.05;
    expect(Math.abs(fromPosition(row, place) - row.default)).toBeLessThanOrEqual(slack + 1e-12);
  });
});

test('on a log scale a page is a decade', () => {
  const dose = rows.find((row) => row.key === 'dose');
  if (dose === undefined) throw new Error('no dose');
  expect(moved(dose, 1e8, 'pageUp')).toBe(1e9);
  expect(moved(dose, 1e8, 'up')).toBe(1.3e8);
  expect(moved(dose, 1.3e8, 'down')).toBe(1e8);
});
