/** The drawing buffer keeps its bounds on every screen, and a slow machine gets a coarser picture. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detailFor } from '../../src/render/detail.ts';
import { noteFrame, qualities, startLadder, surfaceFor } from '../../src/render/quality.ts';

test('no screen needs a buffer over 4096 px a side or 8.3 million px', () => {
  const sizes = [fc.integer({ min: 0, max: 7680 }), fc.integer({ min: 0, max: 4320 })] as const;
  fc.assert(
    fc.property(...sizes, fc.double({ min: 0.5, max: 4, noNaN: true }), (width, height, ratio) => {
      const surface = surfaceFor(width, height, ratio);
      expect(Math.max(surface.width, surface.height)).toBeLessThanOrEqual(4096);
      expect(surface.width * surface.height).toBeLessThanOrEqual(8.3e6);
      expect(Math.min(surface.width, surface.height)).toBeGreaterThanOrEqual(1);
      expect(surface.ratio).toBeLessThanOrEqual(ratio);
    }),
  );
});

test('an ordinary screen gets what it asks for', () => {
  expect(surfaceFor(1024, 768, 2)).toEqual({ width: 2048, height: 1536, ratio: 2 });
});

test('slow frames lead down to the last rung and no further; fast ones and single hitches change nothing', () => {
  let slow = startLadder(false);
  for (let i = 0; i < 500; i++) slow = noteFrame(slow, 120);
  expect(slow.level).toBe(qualities.length - 1);
  let fast = startLadder(false);
  for (let i = 0; i < 500; i++) fast = noteFrame(fast, i % 24 === 3 ? 900 : 16);
  expect(fast.level).toBe(0);
  expect(startLadder(true).level).toBe(1);
});

test('three pictures that took seconds are enough to know', () => {
  const times = [4000, 4000, 4000];
  expect(times.reduce(noteFrame, startLadder(true)).level).toBe(2);
  expect(times.slice(1).reduce(noteFrame, startLadder(true)).level).toBe(1);
});

test('a processor draws a crowd without what costs most, and what is near or little as it is', () => {
  const at = (filled: number): number[] => [3, 5, 8, 12, 20].map((radius) => detailFor(radius, radius, filled));
  expect(at(0)).toEqual([0, 1, 2, 3, 3]);
  expect(at(5e5)).toEqual(at(0));
  expect(at(2e6)).toEqual([0, 1, 1, 3, 3]);
  expect(at(2e7)).toEqual([0, 1, 1, 1, 1]);
  expect(qualities[startLadder(true).level].cells).toBe('plain');
});
