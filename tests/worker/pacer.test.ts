/** The pacer owes what the speed asks for, forgets gaps, and tells the true speed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacer, did, due, longestGapMs, msUntilDue, type Pacer, setPace } from '../../src/worker/pacer.ts';

function playing(ticksPerSecond: number): Pacer {
  const pacer = createPacer(0);
  setPace(pacer, ticksPerSecond, 0);
  return pacer;
}

/** Looks every `everyMs` and does at most `most` ticks each time; returns the ticks done. */
function runFor(pacer: Pacer, fromMs: number, forMs: number, everyMs: number, most = Infinity): number {
  let done = 0;
  for (let ms = fromMs + everyMs; ms <= fromMs + forMs; ms += everyMs) {
    const ticks = Math.min(most, due(pacer, ms));
    did(pacer, ticks, 0);
    done += ticks;
  }
  return done;
}

test('in ten seconds it owes ten times the speed, however often it is asked', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 2000, noNaN: true }), fc.integer({ min: 1, max: 200 }), (speed, everyMs) => {
      const forMs = Math.floor(10_000 / everyMs) * everyMs;
      const done = runFor(playing(speed), 0, forMs, everyMs);
      expect(Math.abs(done - (speed * forMs) / 1000)).toBeLessThanOrEqual(1.001);
    }),
  );
});

test('a jump of the clock is worth a quarter of a second at most, and a jump back nothing', () => {
  for (const jumpMs of [251, 5000, 8 * 3600_000, 1e12]) {
    const pacer = playing(100);
    expect(due(pacer, jumpMs)).toBe((longestGapMs / 1000) * 100);
  }
  const pacer = playing(100);
  expect(due(pacer, -86_400_000)).toBe(0);
  expect(due(pacer, -86_400_000 + 100)).toBe(10);
});

test('a machine that is too slow piles up no debt', () => {
  const pacer = playing(1000);
  runFor(pacer, 0, 10_000, 20, 5);
  expect(due(pacer, 10_020)).toBeLessThanOrEqual(251);
});

test('it tells the speed that is reached', () => {
  const fast = playing(40);
  runFor(fast, 0, 3000, 16);
  expect(fast.actualTicksPerSecond).toBeGreaterThan(37);
  expect(fast.actualTicksPerSecond).toBeLessThan(43);
  const slow = playing(1000);
  runFor(slow, 0, 3000, 20, 5);
  expect(slow.actualTicksPerSecond).toBeCloseTo(250, -1);
  const crawling = playing(100);
  for (let ms = 1000; ms <= 5000; ms += 1000) {
    due(crawling, ms);
    did(crawling, 1, 1000 - longestGapMs);
  }
  expect(crawling.actualTicksPerSecond).toBeCloseTo(1, 0);
});

test('a pause owes nothing, and neither does the time before a new speed', () => {
  const pacer = playing(100);
  setPace(pacer, 0, 200);
  expect(due(pacer, 400)).toBe(0);
  expect(msUntilDue(pacer)).toBe(Infinity);
  setPace(pacer, 10, 10_000);
  expect(due(pacer, 10_000)).toBe(0);
  expect(msUntilDue(pacer)).toBeCloseTo(100);
});
