/** The long form of tests/model/agreement.test.ts: twenty seeds at the default weight, as the pass criteria ask (science notes, 4.2). */
import { expect, test } from 'vitest';
import { asPublished } from '../../src/analysis/reference-ode.ts';
import { meanFigures, offBy, referenceFigures } from '../model/agreement.ts';

const seeds = 20;

test.each([
  ['as they are', {}],
  ['as published', asPublished],
] as const)('well mixed, the mean course is that of the reference equations %s', (_, changes) => {
  const parameters = { wellMixed: true, antigenSpread: 0, weight: 1e6, ...changes } as const;
  const model = meanFigures(parameters, seeds);
  const reference = referenceFigures(parameters);
  expect(offBy(model.cmax, reference.cmax)).toBeLessThan(0.05);
  expect(Math.abs(model.tmax - reference.tmax)).toBeLessThan(0.6);
  expect(Math.abs(model.dayFew - reference.dayFew)).toBeLessThan(0.7);
  expect(offBy(model.c28, reference.c28)).toBeLessThan(0.15);
});

test('in space, at default motility, peak and its day stay near the reference equations', () => {
  const model = meanFigures({ weight: 1e7 }, seeds);
  const reference = referenceFigures({});
  expect(offBy(model.cmax, reference.cmax)).toBeLessThan(0.15);
  expect(Math.abs(model.tmax - reference.tmax)).toBeLessThan(1);
});

test.each([5e6, 2e7])('a weight of %d gives the means of a weight of 1e7', (weight) => {
  const [usual, other] = [meanFigures({ weight: 1e7 }, seeds), meanFigures({ weight }, seeds)];
  expect(offBy(other.cmax, usual.cmax)).toBeLessThan(0.05);
  expect(Math.abs(other.tmax - usual.tmax)).toBeLessThan(0.5);
  expect(Math.abs(other.cleared - usual.cleared)).toBeLessThanOrEqual(0.1);
});

test('half the step changes the mean peak by less than 2 %', () => {
  const parameters = { wellMixed: true, weight: 1e7 } as const;
  const [whole, half] = [meanFigures(parameters, seeds, 13), meanFigures(parameters, seeds, 13, 0.25)];
  expect(offBy(half.cmax, whole.cmax)).toBeLessThan(0.02);
});
