/** The reference equations against every value of the table and summary in the science notes (4.2), and a second solver. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { outcomesOf } from '../../src/analysis/outcomes.ts';
import {
  asPublished,
  type Course,
  referenceCourse,
  referenceRates,
  startOf,
} from '../../src/analysis/reference-ode.ts';
import { defaultParameters, type Parameters } from '../../src/model/parameters.ts';
import { costimulation } from '../../src/model/rates.ts';
import { clarity } from '../../src/model/target.ts';

// odex ships its source without declarations, which our compiler options would refuse if it were imported
const require = createRequire(import.meta.url);
const { Solver } = require('odex') as {
  Solver: new (
    n: number,
  ) => {
    absoluteTolerance: number;
    relativeTolerance: number;
    maxStepSize: number;
    solve(rates: (t: number, y: number[]) => number[], from: number, start: number[], to: number): { y: number[] };
  };
};

const full = { a: 1, b: 1 };

/** The equations as published: what the model has grown since is switched off. */
function patient(changes: Partial<Parameters> = {}): Parameters {
  return { ...defaultParameters(), ...asPublished, ...changes };
}

function rowsOf(course: Course) {
  return course.day.map((day, i) => ({
    day,
    cart: course.effector[i] + course.memory[i] + course.exhausted[i],
    cancer: course.cancer[i],
    cancerNegative: course.cancerNegative[i],
    bCells: course.bCells[i],
    // what the equations call 0 is less than one cell
    ...(course.cancer[i] < 1 ? { cancer: 0 } : {}),
  }));
}

/** A value with as many digits as the published figure shows. */
function rounded(value: number | null, digits: number): number {
  return Number((value ?? NaN).toPrecision(digits));
}

describe('the reference table', () => {
  const course = referenceCourse(patient(), 365, full, 1);
  // [day, CAR-T, effector, memory, exhausted, cancer, B, T], each with the digits printed
  const table: [number, number, string, string, string, string | null, string, string][] = [
    [1, 2.95e7, '2.83e7', '3.9e2', '1.2e6', '5.34e10', '2.52e9', '5.99e9'],
    [3, 2.29e8, '2.14e8', '4.1e3', '1.5e7', '6.03e10', '2.44e9', '1.75e10'],
    [5, 1.55e9, '1.43e9', '2.8e4', '1.2e8', '6.33e10', '2.17e9', '3.74e10'],
    [7, 8.74e9, '8.12e9', '2.0e5', '6.2e8', '4.14e10', '1.20e9', '6.32e10'],
    [9, 3.25e10, '3.10e10', '7.8e6', '1.5e9', '1.03e9', '2.5e7', '8.80e10'],
    [14, 1.79e10, '1.67e10', '1.5e8', '1.0e9', '5e2', '2.8e4', '1.43e11'],
    [28, 2.27e9, '1.75e9', '2.6e8', '2.6e8', null, '9.6e5', '2.32e11'],
    [60, 2.7e8, '1.7e7', '2.4e8', '1.1e7', null, '6.6e7', '2.50e11'],
    [90, 2.18e8, '9.6e6', '2.1e8', '8e5', null, '1.6e8', '2.50e11'],
    [180, 1.3e8, '2.0e7', '1.1e8', '1.4e6', null, '3.5e8', '2.50e11'],
    [365, 7.5e7, '5.0e7', '2.0e7', '5.5e6', null, '6.0e8', '2.50e11'],
  ];

  it.each(table)('day %i', (day, total, ...figures) => {
    const cart = course.effector[day] + course.memory[day] + course.exhausted[day];
    expect(Math.abs(cart / total - 1)).toBeLessThan(0.005);
    const { effector, memory, exhausted, cancer, bCells, tCells } = course;
    [effector, memory, exhausted, cancer, bCells, tCells].forEach((column, i) => {
      // less than one cell has no figure in the table
      const figure = figures[i] ?? '0e0';
      const [digits, exponent] = figure.split('e');
      const lastPlace = 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0));
      expect(Math.abs(column[day] - Number(figure)), `column ${i}`).toBeLessThanOrEqual(0.55 * lastPlace);
    });
  });
});

describe('the summary of the default patient', () => {
  const course = referenceCourse(patient(), 365, full, 20);
  const rows = rowsOf(course);
  const outcomes = outcomesOf(rows);

  it('peaks at 3.45e10 on day 9.45', () => {
    expect(rounded(outcomes.cmax, 3)).toBe(3.45e10);
    expect(outcomes.tmax).toBeCloseTo(9.45, 5);
  });

  it('multiplies 3,452 times over the cells that engrafted, doubling every 0.80 days on average', () => {
    const fold = (outcomes.cmax ?? 0) / 1e7;
    expect(rounded(fold, 4)).toBe(3452);
    expect(rounded(((outcomes.tmax ?? 0) * Math.LN2) / Math.log(fold), 2)).toBe(0.8);
  });

  it('doubles in 0.63 days at the fastest', () => {
    const doublings = rows.slice(1).map((row, i) => (Math.LN2 * 0.05) / Math.log(row.cart / rows[i].cart));
    expect(Math.abs(Math.min(...doublings.filter((days) => days > 0)) - 0.63)).toBeLessThan(0.01);
  });

  it('contracts with a half-life of 4.6 days, then with 179', () => {
    expect(rounded(outcomes.contractionHalfLife, 2)).toBe(4.6);
    const end = (day: number) => rows[day * 20].cart;
    expect(rounded((275 * Math.LN2) / Math.log(end(90) / end(365)), 3)).toBe(179);
  });

  it('leaves 0.066, 0.0063, 0.0038 and 0.0022 of the peak on days 28, 90, 180 and 365', () => {
    expect(rounded(outcomes.c28OverCmax, 2)).toBe(0.066);
    expect(rounded(outcomes.c90OverCmax, 2)).toBe(0.0063);
    expect(rounded(rows[180 * 20].cart / (outcomes.cmax ?? 1), 2)).toBe(0.0038);
    expect(rounded(outcomes.c365OverCmax, 2)).toBe(0.0022);
  });

  it('brings the leukaemia below 1e9 on day 9.05 and clears it', () => {
    expect(rows.find((row) => row.cancer < 1e9)?.day).toBeCloseTo(9.05, 5);
    expect(outcomes).toMatchObject({ remission: 1, cleared: 1, relapse: 0, relapseClass: '' });
  });

  it('keeps B cells below 1 % of normal until day 130 and at 2.4 % on day 365', () => {
    const back = rows.find((row) => row.day > 20 && row.bCells > 0.01 * 2.5e10);
    expect(Math.abs((back?.day ?? 0) - 130)).toBeLessThan(1);
    expect(rounded(rows[365 * 20].bCells / 2.5e10, 2)).toBe(0.024);
  });
});

describe('scans', () => {
  const scan = (changes: Partial<Parameters>, days = 60, recognition = full) =>
    outcomesOf(rowsOf(referenceCourse(patient(changes), days, recognition, 20)));

  it.each([
    [1e6, 2.3e10, 18.1],
    [1e7, 2.9e10, 13.0],
    [1e8, 3.5e10, 9.5],
    [1e9, 3.8e10, 6.7],
  ])('dose %d', (dose, cmax, tmax) => {
    const outcomes = scan({ dose });
    expect(Math.abs((outcomes.cmax ?? 0) / cmax - 1)).toBeLessThan(0.03);
    expect(Math.abs((outcomes.tmax ?? 0) - tmax)).toBeLessThanOrEqual(0.1);
  });

  it.each([
    [1e9, 0.5e10],
    [1e10, 1.4e10],
    [5e10, 3.5e10],
    [1e11, 4.9e10],
  ])('burden %d', (burden, cmax) => {
    const outcomes = scan({ burden }, 100);
    expect(Math.abs((outcomes.cmax ?? 0) / cmax - 1)).toBeLessThan(0.04);
    expect(outcomes.remission).toBe(1);
  });

  it('2e11 is cleared late, 3e11 and 5e11 fail', () => {
    expect(Math.abs((scan({ burden: 2e11 }).tmax ?? 0) - 22)).toBeLessThan(1);
    const three = scan({ burden: 3e11 }, 100);
    const five = scan({ burden: 5e11 }, 100);
    expect([three.remission, five.remission]).toEqual([0, 0]);
    expect(Math.abs((three.cmax ?? 0) / 7.6e9 - 1)).toBeLessThan(0.03);
    expect(Math.abs((five.cmax ?? 0) / 3.5e9 - 1)).toBeLessThan(0.03);
  });

  it.each([
    ['CD28', 200, 'fail'],
    ['CD28', 300, 88],
    ['CD28', 500, 196],
    ['CD28', 700, 287],
    ['CD28', 1000, 'cure'],
    ['4-1BB', 300, 'fail'],
    ['4-1BB', 500, 74],
    ['4-1BB', 700, 133],
    ['4-1BB', 1000, 217],
    ['4-1BB', 2000, 'cure'],
  ] as const)('antigen: %s at %d', (costim, antigen, result) => {
    // the notes vary the thresholds alone: everything else is as in the 4-1BB product
    const { killHalf, stimulationHalf } = costimulation[costim];
    const recognition = {
      a: clarity('single', antigen, 0, killHalf),
      b: clarity('single', antigen, 0, stimulationHalf),
    };
    const outcomes = scan({ antigen }, 400, recognition);
    expect(outcomes.remission).toBe(result === 'fail' ? 0 : 1);
    expect(outcomes.relapseClass).toBe(typeof result === 'number' ? 'CD19+' : '');
    expect(Math.abs((outcomes.dayRelapse ?? 0) - (typeof result === 'number' ? result : 0))).toBeLessThan(2);
  });

  it.each([
    [1e3, 224],
    [1e4, 190],
    [1e5, 157],
    [1e6, 124],
  ])('a seed of %d antigen-negative cells comes back', (antigenNegative, day) => {
    const outcomes = scan({ antigenNegative }, 300);
    expect(Math.abs((outcomes.dayRelapse ?? 0) - day)).toBeLessThan(1.5);
    expect(outcomes.relapseClass).toBe('CD19-');
  });

  it.each([
    [2, 12e10, 12.5],
    [4, 5.6e10, 10.4],
    [6, 3.5e10, 9.5],
    [12, 1.6e10, 8.2],
  ])('%d kills a day: better killers expand less', (killRate, cmax, tmax) => {
    const outcomes = scan({ killRate }, 40);
    expect(Math.abs((outcomes.cmax ?? 0) / cmax - 1)).toBeLessThan(0.04);
    expect(Math.abs((outcomes.tmax ?? 0) - tmax)).toBeLessThanOrEqual(0.1);
  });

  it('exhaustion: 0 and 0.1 cure, 0.3 relapses on day 303, 0.5 fails', () => {
    const results = [0, 0.1, 0.3, 0.5].map((exhaustionRate) => scan({ exhaustionRate }, 400));
    expect(results.map((one) => one.remission)).toEqual([1, 1, 1, 0]);
    expect(results.map((one) => one.relapse)).toEqual([0, 0, 1, 0]);
    expect(Math.abs((results[2].dayRelapse ?? 0) - 303)).toBeLessThan(2);
  });

  it('without lymphodepletion: late, small, no cure', () => {
    const outcomes = scan({ lymphodepletion: 0 }, 60);
    expect(Math.abs((outcomes.cmax ?? 0) / 1.1e9 - 1)).toBeLessThan(0.05);
    expect(Math.abs((outcomes.tmax ?? 0) - 27.5)).toBeLessThan(1);
    expect(outcomes.remission).toBe(0);
  });

  it('growth from 0.033 to 0.265 is cleared', () => {
    const results = [0.033, 0.265].map((growth) => scan({ growth }, 100));
    expect(results.map((one) => one.cleared)).toEqual([1, 1]);
    expect(Math.abs((results[0].tmax ?? 0) - 9.2)).toBeLessThanOrEqual(0.1);
    expect(Math.abs((results[1].tmax ?? 0) - 19.7)).toBeLessThanOrEqual(0.2);
  });
});

describe('what the model has grown since', () => {
  const published = outcomesOf(rowsOf(referenceCourse(patient(), 365, full, 20)));
  const course = referenceCourse(defaultParameters(), 365, full, 20);
  const outcomes = outcomesOf(rowsOf(course));

  it('leaves the published peak, its day and day 28 nearly as they were', () => {
    expect(Math.abs((outcomes.cmax ?? 0) / (published.cmax ?? 1) - 1)).toBeLessThan(0.2);
    expect(Math.abs((outcomes.c28OverCmax ?? 0) / (published.c28OverCmax ?? 1) - 1)).toBeLessThan(0.1);
    expect(Math.abs((outcomes.tmax ?? 0) - (published.tmax ?? 0))).toBeLessThan(0.6);
  });

  it('meets the typical patient of Stein 2019', () => {
    expect(outcomes.tmax ?? 0).toBeCloseTo(9.3, 0);
    expect(outcomes.doublingDays ?? 0).toBeCloseTo(0.78, 1);
    expect(outcomes.contractionHalfLife ?? 0).toBeGreaterThan(4.1);
    expect(outcomes.contractionHalfLife ?? 0).toBeLessThan(5);
    expect(outcomes.c28OverCmax ?? 0).toBeCloseTo(0.057, 1);
    expect(outcomes.c90OverCmax ?? 0).toBeCloseTo(0.0061, 3);
    expect(outcomes.c365OverCmax ?? 0).toBeCloseTo(0.0025, 3);
  });

  it('clears any burden of a typical patient, the larger the later', () => {
    const days = [1e8, 1e10, 5e10, 1e12].map((burden) => {
      const rows = rowsOf(referenceCourse({ ...defaultParameters(), burden }, 60, full, 20));
      return outcomesOf(rows).dayCleared ?? Infinity;
    });
    expect(days[3]).toBeLessThan(30);
    expect(days[2]).toBeLessThan(days[3]);
  });

  it('does not feed CAR-T cells for ever on cancer with hardly any antigen', () => {
    const course = referenceCourse({ ...defaultParameters(), antigen: 150 }, 200, undefined, 1);
    const last = course.day.length - 1;
    expect(course.cancer[last]).toBeGreaterThan(1e12);
    expect(course.effector[last] + course.memory[last]).toBeLessThan(0.01 * (outcomes.cmax ?? 0));
  });

  it('has taken 98 % of the infused cells out of the blood after a day', () => {
    const at = (day: number) => course.passing[Math.round(day * 20)];
    expect(at(0)).toBe(1e8);
    expect(at(0.5) / 1e8).toBeCloseTo(Math.exp(-2), 2);
    expect(at(1) / 1e8).toBeLessThan(0.02);
    expect(course.effector[0]).toBe(0);
  });

  it('memory that renews itself falls with its own loss alone', () => {
    const fall = Math.log(course.memory[120 * 20] / course.memory[365 * 20]) / 245;
    expect(fall).toBeGreaterThan(0.0025);
    expect(fall).toBeLessThan(0.0045);
  });
});

describe('the solver', () => {
  it('agrees with odex to 1e-5 over 60 days', () => {
    const parameters = defaultParameters();
    const ours = referenceCourse(parameters, 60, full, 1);
    const odex = new Solver(startOf(parameters).length);
    odex.absoluteTolerance = 1e-3;
    odex.relativeTolerance = 1e-9;
    odex.maxStepSize = 0.25;
    const rate = startOf(parameters).map(() => 0);
    const { y } = odex.solve(
      (day, values) => {
        referenceRates(parameters, full, values, rate, day);
        return [...rate];
      },
      0,
      startOf(parameters),
      60,
    );
    const mine = [ours.effector, ours.memory, ours.exhausted].map((column) => column[60]);
    // those with programmed divisions to come are effectors too
    const theirs = [y.slice(8).reduce((sum, cells) => sum + cells, y[0]), y[1], y[2]];
    mine.forEach((value, i) => expect(Math.abs(value / theirs[i] - 1)).toBeLessThan(1e-5));
    expect(Math.abs(ours.bCells[60] / y[5] - 1)).toBeLessThan(1e-5);
    expect(Math.abs(ours.tCells[60] / y[6] - 1)).toBeLessThan(1e-5);
  });

  it('solves a year in less than half a second', () => {
    const begun = performance.now();
    referenceCourse(patient(), 365);
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('takes a patient without cancer, without treatment, and a course of no length', () => {
    const healthy = patient({ disease: 'none', treated: false, lymphodepletion: 0, bCellsAtStart: 2.5e10 });
    const course = referenceCourse(healthy, 28);
    const last = course.day.length - 1;
    expect(course.cancer[last]).toBe(0);
    expect(Math.abs(course.bCells[last] / 2.5e10 - 1)).toBeLessThan(0.01);
    expect(referenceCourse(patient(), 0).day).toEqual([0]);
  });
});
