/** The parameter table is complete, and its check takes every good value and refuses everything else with one sentence. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allowed,
  checkParameter,
  defaultParameters,
  isMeant,
  type ParameterKey,
  parameterRow,
  parseNumber,
  shortNumber,
} from '../../src/model/parameters.ts';
import { rows, valueOf } from './worlds.ts';

test('keys are camelCase words, none twice', () => {
  const keys = rows.map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^[a-z][a-zA-Z0-9]*$/.test(key))).toEqual([]);
});

test('the promised keys, units and defaults are there', () => {
  const promised = {
    dose: [1e8, 1e5, 1e10],
    antigen: [10000, 20, 100000],
    antigenSpread: [0.5, 0, 1.5],
    antigenNegative: [0, 1, 1e10],
    burden: [5e10, 1e8, 1e12],
    growth: [0.069, 0, 0.5],
    lymphodepletion: [1, 0, 1],
    fitness: [70, 0, 100],
    pdl1: [0, 0, 1],
    weight: [1e6, 1e5, 1e8],
  };
  for (const [key, [standard, min, max]] of Object.entries(promised)) {
    expect(parameterRow(key), key).toMatchObject({ default: standard, min, max });
  }
  for (const key of ['antigenLoss', 'costim', 'wellMixed']) expect(parameterRow(key), key).toBeDefined();
});

describe.each(rows.map((row) => [row.key, row] as const))('%s', (key, row) => {
  test('the row is complete, and its default is allowed', () => {
    for (const words of [row.label, row.help, row.source]) expect(words.trim()).not.toBe('');
    expect(row.help).toMatch(/[.?!]$/);
    expect(row.label.length).toBeLessThan(50);
    expect(['measured', 'fitted', 'assumed']).toContain(row.evidence);
    expect(['now', 'start']).toContain(row.applies);
    expect(checkParameter(key, row.default)).toEqual({ ok: true, value: row.default });
    expect(defaultParameters()).toHaveProperty(key, row.default);
    expect(allowed(row)).not.toBe('');
    if (row.type === 'choice') expect(row.choices.length).toBeGreaterThan(1);
    if (row.type !== 'number') return;
    expect(row.min).toBeLessThan(row.max);
    if (row.scale !== 'linear') expect(row.min).toBeGreaterThan(0);
    expect(allowed(row)).toContain(shortNumber(row.max));
  });

  test('every good value is taken, as it is and as text', () => {
    fc.assert(
      fc.property(valueOf(row), (value) => {
        expect(checkParameter(key, value)).toEqual({ ok: true, value });
        expect(checkParameter(key, String(value))).toEqual({ ok: true, value });
        if (typeof value === 'number') expect(checkParameter(key, shortNumber(value))).toEqual({ ok: true, value });
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  const never = [
    [NaN, Infinity, -Infinity, 'NaN', 'Infinity', '0x10', '1e400', '-1e400', '', ' ', '1,5', '1e', '5px', '1 000'],
    ['1_000', '１', '--1', '1e5.5', 'x'.repeat(10_000), '1'.repeat(10_000), null, undefined, [], [1], {}, () => 1],
    [1n, Symbol.iterator, new Date(0), { valueOf: () => row.default }, [row.default], 'constructor', '__proto__'],
  ].flat(1);
  const wrong: unknown[] = [
    ...never,
    ...(row.type === 'number' ? [true, false, 'on', row.max * 1.001, row.min - Math.abs(row.min) / 1000 - 1e-9] : []),
    ...(row.type === 'number' && row.min >= 0 ? [-1, '-1', -row.max] : []),
    ...(row.type === 'number' && row.whole === true ? [row.min + 0.5, String(row.min + 0.5)] : []),
    ...(row.type === 'choice' ? [0, true, row.default.toUpperCase() + '!', ` ${row.default}`] : []),
    ...(row.type === 'switch' ? [0, 1, 'yes', 'TRUE', 'On'] : []),
  ];
  test('every wrong value is refused with one short sentence', () => {
    for (const value of wrong) {
      const checked = checkParameter(key, value);
      if (checked.ok) throw new Error(`${key} took ${String(value).slice(0, 50)} as ${checked.value}`);
      expect(checked.message).toContain(key);
      expect(checked.message).toContain(allowed(row));
      expect(checked.message.length).toBeLessThan(250);
      expect(checked.message).not.toContain('\n');
    }
  });

  test('-0 becomes 0 or is refused', () => {
    const checked = checkParameter(key, -0);
    expect(!checked.ok || Object.is(checked.value, 0)).toBe(true);
  });
});

test.each(['', 'nothing', '__proto__', 'constructor', 'toString', 'Dose', 'x'.repeat(10_000)])(
  'there is no parameter called %j',
  (key) => {
    const checked = checkParameter(key, 1);
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.message.length).toBeLessThan(250);
  },
);

test('defaultParameters gives a fresh object each time', () => {
  const one = defaultParameters();
  one.dose = 5;
  expect(defaultParameters().dose).not.toBe(5);
});

test('what means nothing to a run is known: the body in a dish, the dish in a body, cancer and dose where there are none', () => {
  const meaningless = (stage: 'patient' | 'cell', changes: Partial<ReturnType<typeof defaultParameters>> = {}) =>
    rows
      .filter(
        ({ key, group }) =>
          group === 'main' && !isMeant(key as ParameterKey, stage, { ...defaultParameters(), ...changes }),
      )
      .map(({ key }) => key);
  expect(meaningless('patient')).toEqual([]);
  expect(meaningless('patient', { treated: false })).toEqual(['dose']);
  expect(meaningless('patient', { disease: 'none' })).toEqual(['antigen', 'antigenNegative', 'burden', 'growth']);
  expect(meaningless('cell')).toEqual(['dose', 'burden', 'lymphodepletion']);
  const meant = (['weight', 'maxAgents', 'crawlSpeed', 'killRate', 'fitness', 'costim'] as const).map((key) =>
    (['patient', 'cell'] as const).filter((stage) => isMeant(key, stage, defaultParameters())),
  );
  const both = ['patient', 'cell'];
  expect(meant).toEqual([['patient'], both, ['cell'], ['patient'], ['patient'], both]);
});

test('shortNumber can be read back exactly', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(shortNumber(value)) === value).toBe(true);
      if (Math.abs(value) < 1e99 && (Math.abs(value) > 1e-99 || value === 0))
        expect(parseNumber(shortNumber(value)) === value).toBe(true);
    }),
    { seed: 1 },
  );
  expect([1e8, 0.069, 250, 1e-12].map(shortNumber)).toEqual(['1e8', '0.069', '250', '1e-12']);
});
