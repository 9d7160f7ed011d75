/** The list of scenarios: names, words, and values that the parameter table allows. */
import { describe, expect, it } from 'vitest';
import { outcomesOf } from '../../src/analysis/outcomes.ts';
import { referenceCourse } from '../../src/analysis/reference-ode.ts';
import { checkParameter, parameterTable } from '../../src/model/parameters.ts';
import { checkDays } from '../../src/model/scenario.ts';
import { scenarioByName, scenarios } from '../../src/story/scenarios.ts';

it('holds the promised names, each once', () => {
  const names = scenarios.map((one) => one.name);
  expect(names).toEqual(expect.arrayContaining(['all', 'dlbcl', 'untreated', 'healthy']));
  expect(new Set(names).size).toBe(names.length);
  expect(scenarioByName('nothing')).toBeUndefined();
});

describe.each(scenarios.map((one) => [one.name, one] as const))('%s', (name, one) => {
  it('has a name for links, a title, one sentence, a length', () => {
    expect(name).toMatch(/^[a-z][a-z-]*$/);
    expect(one.title.length).toBeGreaterThan(5);
    expect(one.about).toMatch(/\.$/);
    expect(checkDays(one.days).ok).toBe(true);
  });

  it('has only values that are allowed', () => {
    for (const { key } of parameterTable)
      expect(checkParameter(key, one.parameters[key]), key).toMatchObject({ ok: true });
  });
});

/** What the reference equations make of a scenario. */
function expected(name: string, days: number) {
  const entry = scenarioByName(name);
  if (entry === undefined) throw new Error(name);
  const course = referenceCourse(entry.parameters, days);
  return outcomesOf(
    course.day.map((day, i) => ({
      day,
      cart: course.effector[i] + course.memory[i] + course.exhausted[i],
      cancer: course.cancer[i] < 1 ? 0 : course.cancer[i],
      cancerNegative: course.cancerNegative[i],
      bCells: course.bCells[i],
    })),
  );
}

describe('what the texts promise holds in the reference equations', () => {
  it('all: cleared, peak after nine to ten days', () => {
    expect(expected('all', 60)).toMatchObject({ remission: 1, cleared: 1, relapse: 0 });
    expect(Math.abs((expected('all', 28).tmax ?? 0) - 9.5)).toBeLessThan(0.5);
  });
  it('dlbcl: remission', () => expect(expected('dlbcl', 100).remission).toBe(1));
  it('low-antigen: no remission', () => expect(expected('low-antigen', 100).remission).toBe(0));
  it('high-burden: more CAR-T cells, later, and remission all the same', () => {
    const [usual, high] = [expected('all', 100), expected('high-burden', 100)];
    expect(high.remission).toBe(1);
    expect(high.cmax ?? 0).toBeGreaterThan(2 * (usual.cmax ?? 0));
    expect(high.dayRemission ?? 0).toBeGreaterThan((usual.dayRemission ?? 0) + 1);
  });
  it('lupus: a peak on day nine and B cells that come back', () => {
    const outcomes = expected('lupus', 120);
    expect(Math.abs((outcomes.tmax ?? 0) - 8.6)).toBeLessThan(1);
    expect(outcomes.aplasiaDays).toBeGreaterThan(10);
    expect(outcomes.aplasiaDays).toBeLessThan(110);
  });
  it('escape: a CD19-negative relapse within its days', () => {
    expect(expected('escape', 200)).toMatchObject({ remission: 1, relapse: 1, relapseClass: 'CD19-' });
  });
  it('no-lymphodepletion: late and few', () => {
    const outcomes = expected('no-lymphodepletion', 60);
    expect(outcomes.tmax).toBeGreaterThan(20);
    expect(outcomes.cmax).toBeLessThan(3e9);
  });
  it('untreated: doubles every ten days', () => {
    const outcomes = expected('untreated', 28);
    expect(outcomes.cmax).toBe(0);
    expect(Math.log2((outcomes.cancerEnd ?? 0) / 5e10)).toBeCloseTo(2.8, 0);
  });
});
