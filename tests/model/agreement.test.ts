/**
 * The model agrees with its reference equations and with itself at another weight or step, and its course is that of a
 * patient. The short form: coarse agents, few seeds; tests/long has twenty seeds at the default weight.
 */
import { describe, expect, test } from 'vitest';
import { summarise } from '../../src/model/summary.ts';
import { courseOf, figuresOf, meanFigures, offBy, referenceFigures } from './agreement.ts';
import { days, patient, worldAfter } from './worlds.ts';

const seeds = 6;

test('well mixed, the mean course is that of the reference equations', () => {
  const parameters = { wellMixed: true, antigenSpread: 0, weight: 1e7 } as const;
  const model = meanFigures(parameters, seeds);
  const reference = referenceFigures(parameters);
  expect(offBy(model.cmax, reference.cmax)).toBeLessThan(0.05);
  expect(Math.abs(model.tmax - reference.tmax)).toBeLessThan(0.6);
  expect(Math.abs(model.dayFew - reference.dayFew)).toBeLessThan(0.7);
  expect(offBy(model.c28, reference.c28)).toBeLessThan(0.15);
}, 180_000);

test('the weight of an agent does not change the mean course', () => {
  const [light, heavy] = [meanFigures({ weight: 2e7 }, seeds), meanFigures({ weight: 4e7 }, seeds)];
  expect(offBy(heavy.cmax, light.cmax)).toBeLessThan(0.05);
  expect(Math.abs(heavy.tmax - light.tmax)).toBeLessThan(0.5);
  expect(Math.abs(heavy.cleared - light.cleared)).toBeLessThan(0.34);
}, 180_000);

test('half the step changes the mean peak by less than 2 %', () => {
  // peaks of single runs differ by 4 %: sixty make the means sure to half a per cent
  const many = { dose: 1e10, engraftment: 1, transduction: 80, cultureDays: 14, settlingDays: 0 } as const;
  const parameters = { wellMixed: true, weight: 4e7, ...many } as const;
  const [whole, half] = [meanFigures(parameters, 60, 7), meanFigures(parameters, 60, 7, 0.25)];
  expect(offBy(half.cmax, whole.cmax)).toBeLessThan(0.02);
}, 180_000);

describe('the default patient', () => {
  const { outcomes } = figuresOf(courseOf({ weight: 1e7 }, '1', 28));
  test('has the course of published patients', () => {
    expect(outcomes.tmax).toBeGreaterThan(7);
    expect(outcomes.tmax).toBeLessThan(12);
    expect(outcomes.doublingDays).toBeGreaterThan(0.6);
    expect(outcomes.doublingDays).toBeLessThan(0.95);
    expect(outcomes.contractionHalfLife).toBeGreaterThan(3.5);
    expect(outcomes.contractionHalfLife).toBeLessThan(6);
    expect(outcomes.c28OverCmax).toBeGreaterThan(0.02);
    expect(outcomes.c28OverCmax).toBeLessThan(0.15);
  });
  test('is cleared of cancer', () => expect(outcomes.cleared).toBe(1));
});

test('ten times the dose moves the peak earlier by days and hardly raises it', () => {
  const [usual, tenfold] = [{ dose: 1e8 }, { dose: 1e9 }].map((parameters) =>
    figuresOf(courseOf({ ...parameters, weight: 2e7 }, '1', 14)),
  );
  expect(usual.tmax - tenfold.tmax).toBeGreaterThan(1.5);
  expect(offBy(tenfold.cmax, usual.cmax)).toBeLessThan(0.3);
});

test('with 300 molecules of antigen the treatment fails', () => {
  const { outcomes } = figuresOf(courseOf({ antigen: 300, weight: 4e7 }, '1', 28));
  expect(outcomes.cleared).toBe(0);
  expect(outcomes.remission).toBe(0);
});

test('a hundred thousand antigen-negative cells become a relapse without antigen', () => {
  const { outcomes } = figuresOf(courseOf({ antigenNegative: 1e5, weight: 4e7 }, '1', 185));
  expect(outcomes).toMatchObject({ remission: 1, relapse: 1, relapseClass: 'CD19-' });
  expect(outcomes.dayRelapse).toBeGreaterThan(100);
}, 180_000);

test('untreated, the cancer grows at its own rate', () => {
  for (const growth of [0.069, 0.2]) {
    const start = patient({ treated: false, growth, weight: 4e7 });
    const [before, after] = [0, 10].map((day) => summarise(worldAfter(start, days(day))).cancer);
    // the room that is left slows it by its mean share
    const room = 1 - (before + after) / 2 / start.parameters.cancerCapacity;
    expect(Math.log(after / before) / 10).toBeGreaterThan(growth * room - 0.012);
    expect(Math.log(after / before) / 10).toBeLessThan(growth * room + 0.012);
  }
});
