/** A sweep is every combination, in a fixed order, and its shards together are the whole. */
import { expect, test } from 'vitest';
import { planSweep, shardOf, sweepSize } from '../../src/analysis/sweep.ts';
import { defaultScenario } from '../../src/story/scenarios.ts';

const variations = [
  { key: 'dose', values: [1e7, 1e8] },
  { key: 'costim', values: ['4-1BB', 'CD28'] },
] as const;
const seeds = ['1', '2', '3'];
const runs = planSweep(defaultScenario, variations, seeds);

test('the seed changes fastest, the last parameter next, and all else is the scenario', () => {
  expect(runs.map(({ index }) => index)).toEqual(Array.from({ length: 12 }, (_, n) => n));
  expect(
    runs.map(({ scenario }) => [scenario.parameters.dose, scenario.parameters.costim, scenario.seed].join(' ')),
  ).toEqual(
    ['10000000 4-1BB', '10000000 CD28', '100000000 4-1BB', '100000000 CD28'].flatMap((one) =>
      seeds.map((seed) => `${one} ${seed}`),
    ),
  );
  const { parameters } = defaultScenario;
  expect(runs[0].scenario).toEqual({ ...defaultScenario, seed: '1', parameters: { ...parameters, dose: 1e7 } });
  expect(sweepSize(variations, seeds)).toBe(runs.length);
});

test('shards share nothing and are the whole together', () => {
  const shards = [1, 2, 3, 4, 5].flatMap((k) => shardOf(runs, k, 5));
  expect(shards.length).toBe(runs.length);
  expect(new Set(shards)).toEqual(new Set(runs));
  expect(shardOf(runs, 2, 5).map(({ index }) => index)).toEqual([1, 6, 11]);
});
