/** The model's own functions against exact values and against @stdlib's ports of FreeBSD's. */
import stdExp from '@stdlib/math-base-special-exp';
import stdLn from '@stdlib/math-base-special-ln';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance, cos, exp, hill2, ln2, log, normalQuantile, power, sin, tanh } from '../../src/model/maths.ts';

function relative(found: number, wanted: number): number {
  return found === wanted ? 0 : Math.abs(found - wanted) / Math.abs(wanted);
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const check = (arbitrary: fc.Arbitrary<number>, of: (x: number) => void) =>
  fc.assert(
    fc.property(arbitrary, (x) => {
      of(x);
    }),
    { numRuns: 3000, seed: 1 },
  );

describe('exp', () => {
  test('is that of @stdlib to 1e-15', () => {
    check(number(-700, 700), (x) => expect(relative(exp(x), stdExp(x))).toBeLessThan(1e-15));
    check(number(-1, 1), (x) => expect(relative(exp(x), stdExp(x))).toBeLessThan(5e-16));
  });
  test.each([
    [0, 1],
    [-Infinity, 0],
    [Infinity, Infinity],
    [NaN, NaN],
    [710, Infinity],
    [-746, 0],
  ])('of %d is %d', (x, y) => expect(exp(x)).toBe(y));
  test('is as small as a double can be', () => expect(exp(-745)).toBe(5e-324));
  test('never falls', () => {
    for (let x = -3, before = 0; x < 3; x += 1e-3) {
      expect(exp(x)).toBeGreaterThan(before);
      before = exp(x);
    }
  });
});

describe('log', () => {
  test('is that of @stdlib to 1e-15', () => {
    check(number(5e-324, 1.7e308), (x) => expect(relative(log(x), stdLn(x))).toBeLessThan(1e-15));
    check(number(0.5, 2), (x) => expect(Math.abs(log(x) - stdLn(x))).toBeLessThan(4e-16));
    check(number(1, 300), (d) => expect(relative(log(exp(d)), d)).toBeLessThan(1e-13));
  });
  test.each([
    [1, 0],
    [0, -Infinity],
    [-1, NaN],
    [NaN, NaN],
    [Infinity, Infinity],
    [2, Math.LN2],
    [10, Math.LN10],
  ])('of %d is %d', (x, y) => expect(log(x)).toBe(y));
  test('ln2 is the logarithm of 2', () => expect(ln2).toBe(Math.LN2));
});

test('power is exp(y ln x)', () => {
  fc.assert(
    fc.property(number(1e-6, 1e6), number(-4, 4), (x, y) => {
      expect(relative(power(x, y), Math.pow(x, y))).toBeLessThan(1e-13);
    }),
    { seed: 1 },
  );
  expect([power(0, 2), power(0, 0), power(5, 0), power(0, -1), power(2, 10)].map((v) => Math.round(v))).toEqual([
    0,
    1,
    1,
    Infinity,
    1024,
  ]);
});

test('sine, cosine and the hyperbolic tangent keep what they promise', () => {
  check(number(-1e5, 1e5), (x) => {
    expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-10);
    expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-10);
  });
  check(number(-30, 30), (x) => expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThan(1e-14));
  expect([tanh(100), tanh(-100), sin(0), cos(0)]).toEqual([1, -1, 0, 1]);
});

describe('chance', () => {
  test('is 1 − exp(−hazard), with all its digits where the hazard is small', () => {
    check(number(-25, 3), (digits) => {
      const hazard = 10 ** digits;
      expect(relative(chance(hazard), -Math.expm1(-hazard))).toBeLessThan(3e-8);
      if (hazard < 0.01) expect(relative(chance(hazard), -Math.expm1(-hazard))).toBeLessThan(1e-14);
    });
  });
  test('lies between 0 and 1 and never falls, across the seam of its two formulas too', () => {
    expect([chance(0), chance(1e9), chance(Infinity)]).toEqual([0, 1, 1]);
    for (let hazard = 0.19, before = 0; hazard < 0.21; hazard += 1e-5) {
      expect(chance(hazard)).toBeGreaterThan(before);
      before = chance(hazard);
    }
  });
});

describe('normalQuantile', () => {
  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.025, -1.959963984540054],
    [0.8413447460685429, 1],
    [0.9999, 3.719016485455709],
    [1e-10, -6.361340902404056],
    [0.02425, -1.9729612],
  ])('of %d is %d', (u, z) => expect(normalQuantile(u)).toBeCloseTo(z, 6));
  test('rises, and stays finite at the ends', () => {
    for (let u = 0.001, before = -10; u < 1; u += 0.001) {
      expect(normalQuantile(u)).toBeGreaterThan(before);
      before = normalQuantile(u);
    }
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-38, 38]);
    expect(Number.isFinite(normalQuantile(2 ** -33))).toBe(true);
  });
});

test('hill2 is one half at half', () => {
  expect([hill2(0, 5), hill2(5, 5), hill2(1e9, 5)]).toEqual([0, 0.5, 1]);
});
