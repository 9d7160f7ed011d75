/** Outcomes from rows made up so that the right answers are known, and the survival curve against a published example. */
import { describe, expect, it } from 'vitest';
import { type OutcomeRow, outcomesOf } from '../../src/analysis/outcomes.ts';
import { mean, quantile, slope, standardDeviation } from '../../src/analysis/statistics.ts';
import { kaplanMeier, medianSurvival, survivalOn } from '../../src/analysis/survival.ts';

/** Rows every two hours: CAR-T cells double every 0.8 days to day 10, then halve every 4; cancer as given. */
function rows(
  days: number,
  cancer: (day: number) => number,
  negative: (day: number) => number = () => 0,
): OutcomeRow[] {
  return Array.from({ length: days * 12 + 1 }, (_, i) => {
    const day = i / 12;
    const cart = 1e7 * 2 ** (day <= 10 ? day / 0.8 : 10 / 0.8 - (day - 10) / 4);
    return { day, cart, cancer: cancer(day), cancerNegative: negative(day), bCells: day < 50 ? 1e8 : 1e9 };
  });
}

describe('outcomes', () => {
  it('reads peak, doubling, contraction, fold and levels', () => {
    const outcomes = outcomesOf(rows(100, () => 1e10));
    expect(outcomes.tmax).toBe(10);
    expect(outcomes.cmax).toBeCloseTo(1e7 * 2 ** 12.5, 0);
    expect(outcomes.doublingDays).toBeCloseTo(0.8, 9);
    expect(outcomes.contractionHalfLife).toBeCloseTo(4, 9);
    expect(outcomes.fold).toBeCloseTo(2 ** (9 / 0.8), 3);
    expect(outcomes.c28OverCmax).toBeCloseTo(2 ** (-18 / 4), 9);
    expect(outcomes.c365OverCmax).toBeNull();
    expect(outcomes.slowHalfLife).toBeNull();
    expect(outcomes.aplasiaDays).toBeCloseTo(50, 0);
    expect(outcomes).toMatchObject({ remission: 0, dayRemission: null, cleared: 0, relapse: 0, relapseClass: '' });
  });

  it('counts an episode of CRS to its end, over a short pause, and not the fever of a later relapse', () => {
    const fever = (day: number) => (day >= 3 && day < 6) || (day >= 7 && day < 9) || day >= 60;
    const made = rows(80, () => 1e10).map((row) => ({ ...row, crsGrade: fever(row.day) ? 1 : 0 }));
    expect(outcomesOf(made)).toMatchObject({ crsOnset: 3, crsMax: 1 });
    expect(outcomesOf(made).crsDays).toBeCloseTo(6, 0);
    expect(outcomesOf(made.map((row) => ({ ...row, crsGrade: 0 })))).toMatchObject({ crsOnset: null, crsDays: 0 });
  });

  it('knows remission, clearance and relapse apart', () => {
    const cleared = outcomesOf(rows(30, (day) => (day < 8 ? 5e10 : day < 12 ? 5e8 : 0)));
    expect(cleared).toMatchObject({
      remission: 1,
      dayRemission: 8,
      cleared: 1,
      dayCleared: 12,
      relapse: 0,
      cancerLeast: 0,
    });
    const back = outcomesOf(rows(60, (day) => (day < 8 ? 5e10 : day < 40 ? 5e8 : 6e9)));
    expect(back).toMatchObject({
      remission: 1,
      cleared: 0,
      dayCleared: null,
      relapse: 1,
      dayRelapse: 40,
      relapseClass: 'CD19+',
    });
    const escaped = outcomesOf(
      rows(
        60,
        (day) => (day < 8 ? 5e10 : day < 40 ? 5e8 : 6e9),
        (day) => (day < 40 ? 1e5 : 5e9),
      ),
    );
    expect(escaped.relapseClass).toBe('CD19-');
  });

  it('does not call a fall to a tenth a remission', () => {
    expect(outcomesOf(rows(30, (day) => (day < 8 ? 5e9 : 5e8))).remission).toBe(0);
  });

  it('says nothing of cancer where there is none, nor of CAR-T cells', () => {
    const healthy = rows(30, () => 0).map((row) => ({ ...row, cart: 0 }));
    expect(outcomesOf(healthy)).toMatchObject({
      cmax: 0,
      tmax: null,
      remission: null,
      cleared: null,
      fold: null,
      c28OverCmax: null,
    });
  });

  it('copes with a single row and refuses none', () => {
    expect(outcomesOf(rows(30, () => 1e10).slice(0, 1)).doublingDays).toBeNull();
    expect(() => outcomesOf([])).toThrow(RangeError);
  });
});

describe('statistics', () => {
  it('give null instead of an error', () => {
    expect([mean([]), quantile([], 0.5), standardDeviation([1]), slope([[0, 1]])]).toEqual([null, null, null, null]);
  });

  it('agree with values worked out by hand', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(
      slope([
        [0, 1],
        [1, 3],
        [2, 5],
      ]),
    ).toBeCloseTo(2, 12);
  });
});

describe('Kaplan–Meier', () => {
  // Freireich 1963 as in Kaplan–Meier textbooks (Cox & Oakes 1984): weeks in remission on 6-mercaptopurine, n = 21
  const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const left = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const steps = kaplanMeier([
    ...left.map((days) => ({ days, event: false })),
    ...events.map((days) => ({ days, event: true })),
  ]);

  it('agrees with the published example, with its standard errors', () => {
    expect(steps.map(({ day, atRisk, survival }) => [day, atRisk, Number(survival.toFixed(4))])).toEqual([
      [6, 21, 0.8571],
      [7, 17, 0.8067],
      [10, 15, 0.7529],
      [13, 12, 0.6902],
      [16, 11, 0.6275],
      [22, 7, 0.5378],
      [23, 6, 0.4482],
    ]);
    expect(steps.map(({ standardError }) => Number(standardError.toFixed(4)))).toEqual([
      0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]);
  });

  it('reads the median and the share on a day', () => {
    expect(medianSurvival(steps)).toBe(23);
    expect(survivalOn(steps, 5)).toBe(1);
    expect(survivalOn(steps, 15)).toBeCloseTo(0.6902, 4);
  });

  it('ends at 0 when the last patient has the event, and takes nobody', () => {
    expect(kaplanMeier([{ days: 3, event: true }])).toEqual([
      { day: 3, atRisk: 1, events: 1, survival: 0, standardError: 0 },
    ]);
    expect(kaplanMeier([])).toEqual([]);
    expect(medianSurvival([])).toBeNull();
  });
});
