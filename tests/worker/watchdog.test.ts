/** The watchdog bites after the promised silence, and not when the worker has nothing to do or the page slept. */
import { expect, test } from 'vitest';
import { createWatchdog, hear, look, type Watchdog } from '../../src/worker/watchdog.ts';

/** Looks four times a second until it bites; returns the silence in ms. */
function silenceUntilBite(dog: Watchdog): number {
  for (let ms = 250; ms <= 100_000; ms += 250) if (look(dog, ms, true)) return ms;
  return Infinity;
}

function heard(slowestMs: number): Watchdog {
  const dog = createWatchdog(0);
  hear(dog, slowestMs);
  return dog;
}

test('two seconds are allowed, or five of the slowest steps, or twenty seconds before the first word', () => {
  expect(silenceUntilBite(heard(0))).toBe(2250);
  expect(silenceUntilBite(heard(300))).toBe(2250);
  expect(silenceUntilBite(heard(1000))).toBe(5250);
  expect(silenceUntilBite(createWatchdog(0))).toBe(20_250);
});

test('a step during which the machine slept does not make it blind', () => {
  expect(silenceUntilBite(heard(8 * 3600_000))).toBe(20_250);
});

test('a page that stood still has heard nothing either', () => {
  const dog = heard(0);
  expect(look(dog, 60_000, true)).toBe(false);
  expect(look(dog, -60_000, true)).toBe(false);
});

test('silence is right while there is nothing to do', () => {
  const dog = heard(0);
  for (let ms = 250; ms < 60_000; ms += 250) expect(look(dog, ms, false)).toBe(false);
  expect(look(dog, 60_250, true)).toBe(false);
});
