/** Virtual patients: the same for the same seed, spread as stated, whatever is changed for all of them. */
import { describe, expect, test } from 'vitest';
import { cohort, cohortSpread, virtualPatient } from '../../src/analysis/cohort.ts';
import { mean, quantile, standardDeviation } from '../../src/analysis/statistics.ts';
import { checkParameter, type Parameters } from '../../src/model/parameters.ts';

const many = 2000;
const patients = (disease: 'ALL' | 'LBCL') =>
  Array.from({ length: many }, (_, n) => virtualPatient(disease, 'test', n));
const all = patients('ALL');
const column = (key: keyof Parameters, list = all) => list.map((patient) => patient[key] as number);
const logs = (values: readonly number[]) => values.map((value) => Math.log(value));

describe('a cohort', () => {
  test('is the same for the same seed and differs for another', () => {
    expect(cohort('ALL', 'a', 5)).toEqual(cohort('ALL', 'a', 5));
    expect(cohort('ALL', 'a', 5)).not.toEqual(cohort('ALL', 'b', 5));
    expect(cohort('ALL', 'a', 3)).toEqual(cohort('ALL', 'a', 5).slice(0, 3));
  });

  test('has the same patients under another treatment', () => {
    const { costim: _a, killRate: _b, ...plain } = virtualPatient('LBCL', 'test', 7);
    const { costim, killRate: _c, ...changed } = virtualPatient('LBCL', 'test', 7, { costim: 'CD28' });
    expect(costim).toBe('CD28');
    expect(changed).toEqual(plain);
    expect(cohort('LBCL', 'test', 1, { changes: { costim: 'CD28' }, days: 30 })[0]).toMatchObject({
      days: 30,
      scene: 'node',
      parameters: { disease: 'DLBCL', costim: 'CD28' },
    });
  });

  test('has only allowed values', () => {
    for (const disease of ['ALL', 'LBCL'] as const) {
      for (const patient of patients(disease).slice(0, 300)) {
        for (const [key, value] of Object.entries(patient))
          expect(checkParameter(key, value), key).toEqual({ ok: true, value });
      }
    }
  });

  test('has a burden over two decades, an antigen over one', () => {
    for (const disease of ['ALL', 'LBCL'] as const) {
      const list = patients(disease);
      const [low, high] = cohortSpread[disease].burden;
      const burden = column('burden', list);
      expect(Math.min(...burden)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...burden)).toBeLessThanOrEqual(high);
      expect(high / low).toBeCloseTo(100, 6);
      // log-uniform: the median is the middle, a quarter lies below a quarter of the way
      expect(quantile(logs(burden), 0.5)).toBeCloseTo((Math.log(low) + Math.log(high)) / 2, 0);
      const antigen = column('antigen', list);
      expect(Math.max(...antigen) / Math.min(...antigen)).toBeGreaterThan(9.5);
      expect(Math.max(...antigen) / Math.min(...antigen)).toBeLessThanOrEqual(10.001);
    }
  });

  test('grows by 6.9 ± 7.3 % a day, cut off', () => {
    const growth = column('growth');
    expect(quantile(growth, 0.5)).toBeGreaterThan(0.063);
    expect(quantile(growth, 0.5)).toBeLessThan(0.075);
    expect(standardDeviation(growth)).toBeGreaterThan(0.05);
    expect(Math.min(...growth)).toBe(0.005);
    expect(Math.max(...growth)).toBeLessThanOrEqual(0.273);
  });

  test('has log-normal kinetics around the typical patient', () => {
    expect(quantile(column('contractionRate'), 0.5)).toBeCloseTo(0.16, 2);
    expect(standardDeviation(logs(column('contractionRate')))).toBeCloseTo(0.25, 1);
    expect(quantile(column('killRate'), 0.5)).toBeCloseTo(6, 0);
    expect(quantile(logs(column('cytokineRelease')), 0.5)).toBeCloseTo(0, 0);
  });

  test('has a negative clone in a quarter, a part of the burden', () => {
    const carriers = all.filter((one) => one.antigenNegative > 0);
    const clones = carriers.map((one) => one.antigenNegative / one.burden);
    expect(clones.length / many).toBeCloseTo(0.25, 1);
    expect(Math.min(...clones)).toBeGreaterThan(1.9e-8);
    expect(Math.max(...clones)).toBeLessThan(2.1e-4);
    expect(mean(clones.map(Math.log10))).toBeCloseTo(-5.7, 0);
  });

  test('loses memory 5 to 20 times as fast in one of seven, and rejects the receptor in a quarter', () => {
    const loss = column('memoryLoss');
    expect(loss.filter((rate) => rate > 0.016).length / many).toBeGreaterThan(0.1);
    expect(loss.filter((rate) => rate > 0.016).length / many).toBeLessThan(0.25);
    const rejection = column('hostRejection');
    expect(rejection.filter((rate) => rate > 0).length / many).toBeCloseTo(0.24, 1);
  });
});
