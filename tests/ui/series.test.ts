/** Rows, chart ranges, speed stops and the choice of detail. */
import { expect, test } from 'vitest';
import { stageNames } from '../../src/model/stages/facts.ts';
import { columnsOf, type Summary, summaryColumns } from '../../src/model/summary.ts';
import { chartRanges, dayMarks, decades, evenMarks } from '../../src/ui/chart-ranges.ts';
import { weightFor } from '../../src/page/weight.ts';
import { readingOf } from '../../src/ui/clinic.ts';
import { type Curve, curves } from '../../src/ui/legend.ts';
import { createSeries, forLogAxis, sampled } from '../../src/ui/series.ts';
import { nearestStop, slowness } from '../../src/ui/speed.ts';
import { stageViews } from '../../src/ui/stages.ts';

const zero = Object.fromEntries(summaryColumns.map((column) => [column.name, 0])) as Summary;
const row = (day: number, values: Partial<Summary> = {}): Summary => ({ ...zero, day, ...values });

test('a series grows, finds days, and a row from the past replaces what came after it', () => {
  const series = createSeries();
  for (let i = 0; i < 1000; i++) series.push(row(i, { cart: i }));
  expect([series.count, series.at(-1), series.at(499.5), series.at(2000)]).toEqual([1000, -1, 499, 999]);
  expect(series.row(999).cart).toBe(999);
  series.push(row(500, { cart: 7 }));
  expect([series.count, series.row(500).cart, series.row(499).cart]).toEqual([501, 7, 499]);
  series.clear();
  expect([series.count, series.at(3)]).toEqual([0, -1]);
});

test('on a log axis less than one cell is no point', () => {
  const series = createSeries();
  [0, 0.5, 1, 1e10].forEach((cart, day) => series.push(row(day, { cart })));
  expect(forLogAxis(series, { value: (of) => of('cart'), least: 1 }, 100)).toEqual([null, null, 1, 1e10]);
  expect(forLogAxis(series, { value: (of) => of('day'), least: 0 }, 100)).toEqual([0, 1, 2, 3]);
  expect(sampled(1000, 5)).toEqual([0, 250, 500, 749, 999]);
});

test('read by a clinic, the level in blood falls while infused cells settle, and curves end at their limits', () => {
  const series = createSeries();
  series.push(row(0, { cart: 1e8, passing: 1e8, cancer: 9.5e10, mrd: 0.1 }));
  series.push(row(1, { cart: 2e7, passing: 1e7, cancer: 2e9, mrd: 2e-3 }));
  series.push(row(4, { cart: 1e7, passing: 0, cancer: 5e8, mrd: 5e-5 }));
  const blood = forLogAxis(series, readingOf('cart', 'marrow'), 100);
  expect(blood.map((count) => count && Number(count.toFixed(2)))).toEqual([20, 2.04, null]);
  expect(forLogAxis(series, readingOf('cancer', 'marrow'), 100)).toEqual([1000, 20, null]);
  expect(forLogAxis(series, readingOf('cancer', 'scan'), 100)).toEqual([95, 2, null]);
  const shown = new Map<Curve, boolean>(curves.map((curve) => [curve, true]));
  series.push(row(9, { cart: 2e9, passing: 2e9 }));
  expect(chartRanges(series, new Map([['cart', true]]), 'patient', 'marrow').y).toEqual([0.1, 1e3]);
  series.push(row(10, { cart: 2e10, passing: 2e10 }));
  expect(chartRanges(series, new Map([['cart', true]]), 'patient', 'marrow').y).toEqual([0.1, 1e4]);
  expect(chartRanges(series, shown, 'patient', 'truth').y).toEqual([1e6, 1e11]);
});

test('the axes widen in steps', () => {
  const shown = new Map<Curve, boolean>(curves.map((curve) => [curve, true]));
  const series = createSeries();
  expect(chartRanges(series, shown, 'patient')).toEqual({ x: [0, 7], y: [1e6, 1e11] });
  expect(chartRanges(series, shown, 'cell')).toEqual({ x: [0, 0.125], y: [0, 15] });
  series.push(row(20, { cancer: 2e12, cart: 300 }));
  expect(chartRanges(series, shown, 'patient')).toEqual({ x: [0, 28], y: [100, 1e13] });
  const dish = createSeries();
  dish.push(row(0, { cancer: 600, cart: 120 }));
  expect(chartRanges(dish, shown, 'cell').y).toEqual([0, 800]);
  expect(evenMarks(800, 4)).toEqual([0, 200, 400, 600, 800]);
  series.push(row(800));
  expect(chartRanges(series, shown, 'patient').x).toEqual([0, 1095]);
  expect(dayMarks(0, 28, 7)).toEqual([0, 5, 10, 15, 20, 25]);
  expect(dayMarks(0, 0.25, 7).map((day) => Math.round(day * 24 * 100) / 100)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(decades(1, 1e12, 5)).toEqual([1, 1e3, 1e6, 1e9, 1e12]);
});

test('what a stage shows hangs together', () => {
  for (const stage of stageNames) {
    const { curves: shown, rareCurves, speeds, firstSpeed } = stageViews[stage];
    expect(shown.filter((curve) => !columnsOf(stage).includes(curve))).toEqual([]);
    expect(rareCurves.filter((curve) => !shown.includes(curve))).toEqual([]);
    expect(speeds[firstSpeed]).toBeDefined();
  }
});

test('speeds rise from one step a second to several days a second', () => {
  for (const scale of ['patient', 'cell'] as const) {
    const speeds = stageViews[scale].speeds.map((stop) => stop.ticksPerSecond);
    expect(speeds[0]).toBe(1);
    expect([...speeds].sort((a, b) => a - b)).toEqual(speeds);
    expect(speeds.map((speed) => nearestStop(scale, speed))).toEqual(speeds.map((_, index) => index));
    expect(speeds[stageViews[scale].firstSpeed]).toBeGreaterThan(1);
  }
  for (const { ticksPerSecond, amount, unit } of stageViews.patient.speeds) {
    expect(ticksPerSecond * 30).toBe(amount * { min: 1, h: 60, d: 1440 }[unit]);
  }
  for (const { ticksPerSecond, amount, unit } of stageViews.cell.speeds) {
    expect(ticksPerSecond).toBe(amount * { min: 1, h: 60, d: 1440 }[unit]);
  }
});

test('a slow machine is told of, a normal one is not', () => {
  expect([slowness(24, 24), slowness(21, 24), slowness(9.8, 24), slowness(0, 24)]).toEqual([null, null, '0.4', null]);
  expect([weightFor(8, 8), weightFor(50, 4), weightFor(50, 2), weightFor(200, 2)]).toEqual([1e6, 5e6, 5e6, 2e7]);
});
