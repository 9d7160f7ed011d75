/** Two futures in the chart: what is drawn and read of the second run's curves, and how far the axes reach. */
import { expect, test } from 'vitest';
import { type Summary, summaryColumns } from '../../src/model/summary.ts';
import { chartRanges } from '../../src/ui/chart-ranges.ts';
import { curves } from '../../src/ui/legend.ts';
import { secondCurves, secondText } from '../../src/ui/second-curves.ts';
import { createSeries, type Series } from '../../src/ui/series.ts';

const zero = Object.fromEntries(summaryColumns.map((column) => [column.name, 0])) as Summary;

function seriesOf(...rows: Partial<Summary>[]): Series {
  const series = createSeries();
  for (const row of rows) series.push({ ...zero, ...row });
  return series;
}

test('the second run is drawn with the curves that are shown and have been there, each named', () => {
  const second = seriesOf({ day: 0, cart: 1e8, cancer: 5e10 }, { day: 1, cart: 2e8, cancer: 0 });
  const drawn = secondCurves(second, ['cart', 'cancer', 'bCells'], 'patient', 'truth');
  expect(drawn.map(({ curve, day, value }) => ({ curve, day, value }))).toEqual([
    { curve: 'cart', day: [0, 1], value: [1e8, 2e8] },
    { curve: 'cancer', day: [0, 1], value: [5e10, 0] },
  ]);
  expect(drawn.map(({ label }) => label)).toEqual(['CAR-T, 2nd future', 'cancer, 2nd future']);
  expect(drawn.every(({ dash }) => dash.length > 0)).toBe(true);
  expect(secondCurves(seriesOf(), curves, 'patient', 'truth')).toEqual([]);
});

test('a clinic reads the second run as it reads the first', () => {
  const second = seriesOf({ day: 0, cart: 1e10, memory: 1e10, cancer: 5e10 });
  const [cart] = secondCurves(second, ['cart', 'memory'], 'patient', 'scan');
  expect(cart.value).toEqual([40]);
});

test('its numbers are read where it has been, and nowhere else', () => {
  const second = seriesOf({ day: 0, cart: 1e8 }, { day: 1, cart: 2e8 });
  expect(secondText(second, ['cart'], 0.5, 'truth').join()).toContain('second future: CAR-T 1');
  expect(secondText(second, ['cart'], 1, 'truth').join()).toContain('CAR-T 2');
  expect(secondText(second, ['cart'], 1.1, 'truth')).toEqual([]);
  expect(secondText(seriesOf(), ['cart'], 0, 'truth')).toEqual([]);
});

test('the axes hold both runs', () => {
  const first = seriesOf({ day: 3, cancer: 1e9 });
  const second = seriesOf({ day: 20, cancer: 1e12 });
  const shown = new Map([['cancer', true]] as const);
  expect(chartRanges([first, second], shown, 'patient')).toEqual({ x: [0, 28], y: [1e6, 1e12] });
});
