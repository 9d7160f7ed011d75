/** What lies on top, where the selected cell is, and the small map. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../src/frame/frame.ts';
import { flag, frameBytes, idOf, packPlace, packRest, packState } from '../../src/frame/record.ts';
import { activity, kind } from '../../src/model/kinds.ts';
import { themes } from '../../src/palette.ts';
import { crowdingOf, dissolutionOf } from '../../src/render/fullness.ts';
import { everywhere, packInSight } from '../../src/render/in-sight.ts';
import { densities } from '../../src/render/overview.ts';
import { choose, findAgain, mostTrail, placeOf } from '../../src/render/selection.ts';

const width = 1600;
const height = 1000;

type Cell = { x: number; y: number; kind?: number; doing?: number; flags?: number; id?: number };

function frameOf(cells: readonly Cell[]): Frame {
  const buffer = new ArrayBuffer(frameBytes(cells.length));
  const words = new Uint32Array(buffer);
  cells.forEach((cell, i) => {
    const place = packPlace(Math.round((cell.x / width) * 65535), Math.round((cell.y / height) * 65535));
    const state = packState(cell.kind ?? 0, cell.doing ?? 0, 0, cell.flags ?? 0, 0, 0);
    words.set([place, place, state, packRest(0, 0, cell.id ?? i)], i * 4);
  });
  return {
    buffer,
    count: cells.length,
    width,
    height,
    tick: 0,
    scene: 'marrow',
    disease: 'ALL',
    secondsUntilNext: 0,
  };
}

test('of all cells those in sight are drawn, each once, in their order', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 1600 }), y: fc.integer({ min: 0, max: 1000 }) });
  const edge = fc.integer({ min: 0, max: 65535 });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 200 }), edge, edge, edge, edge, (cells, left, right, top, bottom) => {
      const words = new Uint32Array(frameOf(cells).buffer);
      const packed = new Uint32Array(cells.length * 4);
      const drawn = (box: typeof everywhere) =>
        Array.from({ length: packInSight(words, cells.length, box, packed) }, (_, n) => idOf(packed, n));
      const inside = cells.flatMap((_, i) => {
        const [x, y] = [words[i * 4] & 0xffff, words[i * 4] >>> 16];
        return x >= left && x <= right && y >= top && y <= bottom ? [i] : [];
      });
      expect(drawn({ left, top, right, bottom })).toEqual(inside);
      expect(drawn(everywhere)).toEqual(cells.map((_, i) => i));
    }),
  );
});

test('only cells are drawn that are in sight now or were in the frame before', () => {
  const words = new Uint32Array(
    frameOf([
      { x: 100, y: 100 },
      { x: 900, y: 100 },
      { x: 400, y: 900 },
    ]).buffer,
  );
  const box = { left: 0, top: 0, right: 32768, bottom: 32768 };
  const packed = new Uint32Array(12);
  expect(packInSight(words, 3, box, packed)).toBe(1);
  expect(idOf(packed, 0)).toBe(0);
  // the second one was in sight before
  words[5] = words[1];
  expect(packInSight(words, 3, box, packed)).toBe(2);
  expect(idOf(packed, 1)).toBe(1);
});

test('of cells that share the bits of an id, the selected one is the nearest to where it was', () => {
  const chosen = choose(7 + 65536, 100, 100);
  findAgain(
    chosen,
    frameOf([
      { x: 500, y: 500, id: 7 },
      { x: 104, y: 100, id: 7 },
      { x: 100, y: 100 },
    ]),
  );
  expect(chosen.index).toBe(1);
  findAgain(chosen, frameOf([{ x: 110, y: 100, id: 7 }]));
  expect(chosen.index).toBe(0);
  expect(chosen.x).toBeCloseTo(110, 0);
});

test('a selected cell that has gone has no place, and comes back when it does', () => {
  const chosen = choose(3, 100, 100);
  const without = frameOf([{ x: 100, y: 100, id: 4 }]);
  findAgain(chosen, without);
  expect(placeOf(chosen, without, 1)).toBeUndefined();
  const back = frameOf([{ x: 102, y: 100, id: 3 }]);
  findAgain(chosen, back);
  expect(placeOf(chosen, back, 1)?.x).toBeCloseTo(102, 0);
});

test('a trail keeps the last places and no more, and none for a cell at rest', () => {
  const chosen = choose(1, 100, 100);
  for (let n = 0; n < 3 * mostTrail; n++) findAgain(chosen, frameOf([{ x: 100 + 4 * n, y: 100, id: 1 }]));
  expect(chosen.length).toBe(mostTrail - 1);
  expect(chosen.trail[2 * (chosen.length - 1)]).toBeCloseTo(100 + 4 * (3 * mostTrail - 1), 0);
  const still = choose(1, 100, 100);
  for (let n = 0; n < 9; n++) findAgain(still, frameOf([{ x: 100, y: 100, id: 1 }]));
  expect(still.length).toBe(1);
});

test('a follicle goes as cancer takes the place of B cells, and does not come back before they do', () => {
  const cancer = { x: 1, y: 1, kind: kind.cancer };
  const bCell = { x: 1, y: 1, kind: kind.bCell };
  const dissolved = (cells: readonly Cell[]) => dissolutionOf(frameOf(cells));
  expect(dissolved([cancer, { ...cancer, doing: activity.dying }, bCell])).toBe(0.5);
  expect(dissolved([bCell, bCell])).toBe(0);
  expect(dissolved([{ ...bCell, flags: flag.lowWeight }])).toBe(1);
  expect(dissolved([])).toBe(1);
});

test('marrow keeps its other cells until cancer takes their room', () => {
  const cancer = { x: 1, y: 1, kind: kind.cancer };
  const crowded = (cells: readonly Cell[], side: number) =>
    crowdingOf({ ...frameOf(cells), width: side, height: side });
  expect(crowded([], 100)).toBe(0);
  expect(
    crowded(
      [
        { ...cancer, kind: kind.cart },
        { ...cancer, doing: activity.dying },
      ],
      100,
    ),
  ).toBe(0);
  const few = Array.from({ length: 20 }, () => cancer);
  expect(crowded(few, 200)).toBeGreaterThan(0.05);
  expect(crowded(few, 200)).toBeCloseTo(crowded(few, 100) / 4);
  expect(crowded(few, 20)).toBe(1);
  // of many, a sample is counted
  const many = Array.from({ length: 30_000 }, (_, n) => (n % 3 === 0 ? cancer : { ...cancer, kind: kind.bCell }));
  expect(crowded(many, 8000)).toBeCloseTo(
    crowded(
      many.filter(({ kind: one }) => one === kind.cancer),
      8000,
    ),
    2,
  );
});

test('the small map is ground where nobody is and coloured where cells are', () => {
  const map = densities(frameOf([{ x: 1599, y: 999, kind: kind.cancer }]), 16, 10, themes.dark);
  expect(Array.from(map.slice(0, 4))).toEqual([0x0c, 0x13, 0x20, 255]);
  const last = map.slice(-4);
  expect(last[0]).toBeGreaterThan(0x0c);
});
