/** The drawing buffer keeps its bounds on every screen, and a slow machine gets a coarser picture. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
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
