/** What panels cover is not in sight. */
import { expect, test } from 'vitest';
import { freeMiddle, isCovered, lowestBand, nearestFree } from '../../src/ui/sight.ts';

const stage = { left: 0, top: 0, right: 1000, bottom: 800 };
const bar = { left: 0, top: 0, right: 1000, bottom: 60 };
const panel = { left: 700, top: 60, right: 1000, bottom: 800 };
const chart = { left: 0, top: 500, right: 500, bottom: 800 };

test('a place under a panel is covered', () => {
  expect(isCovered([bar, panel], 10, 10)).toBe(true);
  expect(isCovered([bar, panel], 100, 100)).toBe(false);
});

test('the free middle is far from every panel', () => {
  const { x, y } = freeMiddle(stage, [bar, panel, chart]);
  expect(isCovered([bar, panel, chart], x, y)).toBe(false);
  expect(x).toBeGreaterThan(200);
  expect(x).toBeLessThan(500);
  expect(y).toBeGreaterThan(200);
  expect(y).toBeLessThan(350);
});

test('a cell under a panel is moved no further than it must', () => {
  const { x, y } = nearestFree(stage, [bar, panel, chart], { x: 720, y: 400 });
  expect(isCovered([bar, panel, chart], x, y)).toBe(false);
  expect(x).toBeGreaterThan(600);
  expect(Math.abs(y - 400)).toBeLessThan(50);
});

test('with nothing over it, it is the middle; with everything covered, it still is a place', () => {
  expect(freeMiddle(stage, [])).toEqual({ x: 500, y: 400 });
  const { x, y } = freeMiddle(stage, [stage]);
  expect(Number.isFinite(x + y)).toBe(true);
});

test('a caption stands as low as its room allows, over no panel', () => {
  expect(lowestBand(stage, [], 300, 50)).toEqual({ left: 0, right: 1000, bottom: 800 });
  expect(lowestBand(stage, [bar, chart], 300, 50)).toEqual({ left: 500, right: 1000, bottom: 800 });
  // between chart and panel it is too narrow, so that it stands above the chart
  expect(lowestBand(stage, [bar, panel, chart], 300, 50)).toEqual({ left: 0, right: 700, bottom: 500 });
  const tools = { left: 0, top: 60, right: 250, bottom: 480 };
  expect(lowestBand(stage, [bar, panel, chart, tools], 300, 50)).toEqual({ left: 250, right: 700, bottom: 500 });
  expect(lowestBand(stage, [bar, panel, chart, { ...tools, right: 600 }], 300, 50)).toBeUndefined();
});
