/** Laws of whole courses, over seeds: what no setting may bring about for no reason. */
import { expect, test } from 'vitest';
import { outcomesOf } from '../../src/analysis/outcomes.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { type Summary, summarise } from '../../src/model/summary.ts';
import { advance, patient } from './worlds.ts';

/** A row every four hours. */
function course(parameters: Partial<Parameters>, seed: number, days: number): Summary[] {
  const world = createWorld({ ...patient({ weight: 1e8, ...parameters }), seed: `${seed}` });
  const rows = [summarise(world)];
  advance(world, days * 48, (now) => now.tick % 8 === 0 && rows.push(summarise(now)));
  return rows;
}

const seeds = [1, 2, 3];

test.each(['4-1BB', 'CD28'] as const)('%s: at very low antigen CAR-T cells do not grow late without end', (costim) => {
  for (const seed of seeds.slice(0, 2)) {
    const rows = course({ costim, antigen: 100 }, seed, 60);
    const peak = (from: number, to: number) =>
      Math.max(...rows.filter(({ day }) => day >= from && day <= to).map(({ cart }) => cart));
    expect(peak(40, 60)).toBeLessThan(peak(0, 30));
  }
});

test('a lower burden does no worse than an intermediate one', () => {
  const remissions = (burden: number) =>
    seeds.filter((seed) => outcomesOf(course({ burden }, seed, 28)).remission === 1).length;
  const found = [3e9, 1e10, 5e10].map(remissions);
  expect(found[0]).toBe(seeds.length);
  expect(found[0]).toBeGreaterThanOrEqual(found[1]);
  expect(found[1]).toBeGreaterThanOrEqual(found[2]);
});
