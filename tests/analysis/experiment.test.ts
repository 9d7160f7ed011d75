/** Running a scenario without a picture: rows where they were asked for, the same result every time. */
import { expect, it } from 'vitest';
import { checkEvery, runScenario, ticksOf } from '../../src/analysis/experiment.ts';
import { defaultScenario, scenarioByName } from '../../src/story/scenarios.ts';

const light = { ...defaultScenario, parameters: { ...defaultScenario.parameters, weight: 1e8 } };

it('records the start, every so many hours, and the end', () => {
  const seen: number[] = [];
  const { rows, ticks } = runScenario(light, { days: 1.125, everyHours: 12, onRow: (row) => seen.push(row.day) });
  expect(rows.map((row) => row.day)).toEqual([0, 0.5, 1, 1.125]);
  expect(seen).toEqual([0, 0.5, 1, 1.125]);
  expect(ticks).toBe(54);
});

it('gives the same hash, rows and outcomes again, however often it records', () => {
  const first = runScenario(light, { days: 2, everyHours: 24 });
  const second = runScenario(light, { days: 2, everyHours: 1 });
  expect(second.hash).toBe(first.hash);
  expect(second.outcomes).toEqual(first.outcomes);
  expect(second.rows.filter((row) => row.day % 1 === 0)).toEqual(first.rows);
});

it('does not change the scenario', () => {
  const before = structuredClone(light);
  runScenario(light, { days: 0.5 });
  expect(light).toEqual(before);
});

it('runs a dish, whose aplasia means nothing', () => {
  const dish = scenarioByName('killing-assay') ?? defaultScenario;
  const { ticks, outcomes } = runScenario(dish, { days: 0.02 });
  expect(ticks).toBe(29);
  expect(outcomes.aplasiaDays).toBeNull();
});

it('checks the hours between rows', () => {
  expect(checkEvery(0.5, 'patient').ok).toBe(true);
  expect(checkEvery(1 / 60, 'cell').ok).toBe(true);
  for (const hours of [0, -1, 0.7, NaN, Infinity, 1e9]) expect(checkEvery(hours, 'patient').ok).toBe(false);
  expect(ticksOf(0.001, 'patient')).toBe(1);
});
