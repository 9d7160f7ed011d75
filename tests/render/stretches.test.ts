/** Trails of CAR-T cells: of whom, of how many frames, and no more than there is room for. */
import { expect, test } from 'vitest';
import type { Frame } from '../../src/frame/frame.ts';
import { farEnd, packPlace, packRest, packState, xOf } from '../../src/frame/record.ts';
import { activity, kind } from '../../src/model/kinds.ts';
import { createStretches, frameCount, mostStretches, wordsPerStretch } from '../../src/render/stretches.ts';

const [width, height] = [1600, 1000];
const sight = { x: 800, y: 500, width: 1600, height: 1000 };

type Cell = { from: number; to: number; kind?: number; doing?: number };

/** A frame of cells at y = 500 µm that went from one x to another, in µm. */
function frameOf(tick: number, cells: readonly Cell[]): Frame {
  const buffer = new ArrayBuffer(cells.length * 16);
  const words = new Uint32Array(buffer);
  const place = (x: number): number => packPlace(Math.round((x / width) * farEnd), 32768);
  cells.forEach((cell, i) => {
    const state = packState(cell.kind ?? kind.cart, cell.doing ?? activity.free, 0, 0, 0, 0);
    words.set([place(cell.to), place(cell.from), state, packRest(0, 0, i)], i * 4);
  });
  return {
    buffer,
    count: cells.length,
    width,
    height,
    tick,
    scene: 'marrow',
    disease: 'ALL',
    secondsUntilNext: 0,
  };
}

test('living CAR-T cells in sight that crawl leave trails, and nobody else', () => {
  const stretches = createStretches();
  const cells = [
    { from: 100, to: 104 },
    { from: 200, to: 200 },
    { from: 300, to: 900 },
    { from: 400, to: 404, kind: kind.cancer },
    { from: 500, to: 504, doing: activity.dying },
    { from: 1400, to: 1404 },
  ];
  stretches.add(frameOf(1, cells), { x: 500, y: 500, width: 1000, height: 500 });
  expect(stretches.count).toBe(1);
  const [end, begin, number] = stretches.words;
  expect((xOf(end) / farEnd) * width).toBeCloseTo(104, 1);
  expect((xOf(begin) / farEnd) * width).toBeCloseTo(100, 1);
  expect(number).toBe(stretches.newest);
});

test('a trail is of the last frames; the same instant again adds nothing, an earlier one begins anew', () => {
  const stretches = createStretches();
  for (let tick = 0; tick < 3 * frameCount; tick++) {
    stretches.add(frameOf(tick, [{ from: 100 + 4 * tick, to: 104 + 4 * tick }]), sight);
  }
  expect(stretches.count).toBe(frameCount);
  const numbers = Array.from({ length: frameCount }, (_, n) => stretches.words[n * wordsPerStretch + 2]);
  expect(numbers).toEqual(numbers.map((_, n) => stretches.newest - frameCount + 1 + n));
  stretches.add(frameOf(3 * frameCount - 1, [{ from: 0, to: 9 }]), sight);
  expect(stretches.count).toBe(frameCount);
  stretches.add(frameOf(5, [{ from: 0, to: 9 }]), sight);
  expect(stretches.count).toBe(1);
});

test('of a crowd some cells leave whole trails, always the same ones', () => {
  const stretches = createStretches();
  const crowd = Array.from({ length: 3000 }, (_, i) => ({ from: i / 2, to: i / 2 + 4 }));
  const begins = (): Set<number> => {
    const last = Array.from({ length: stretches.count }, (_, n) => n * wordsPerStretch);
    return new Set(
      last.filter((at) => stretches.words[at + 2] === stretches.newest).map((at) => stretches.words[at + 1]),
    );
  };
  stretches.add(frameOf(0, crowd), sight);
  const first = begins();
  for (let tick = 1; tick < 3 * frameCount; tick++) stretches.add(frameOf(tick, crowd), sight);
  expect(begins()).toEqual(first);
  expect(first.size).toBeGreaterThan(100);
  expect(stretches.count).toBe(first.size * frameCount);
  expect(stretches.count).toBeLessThanOrEqual(mostStretches);
});
