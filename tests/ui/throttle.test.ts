/** A throttle passes the first value at once and of a burst only the last. */
import { expect, test } from 'vitest';
import { settle, throttle, type Clock } from '../../src/ui/throttle.ts';

/** A clock that is moved by hand. */
function handClock(): Clock & { go(ms: number): void } {
  let time = 0;
  let next = 1;
  const timers = new Map<number, { at: number; act: () => void }>();
  return {
    now: () => time,
    later(act, ms) {
      timers.set(next, { at: time + ms, act });
      return next++;
    },
    cancel: (timer) => void timers.delete(timer),
    go(ms) {
      time += ms;
      for (const [timer, { at, act }] of timers) {
        if (at > time) continue;
        timers.delete(timer);
        act();
      }
    },
  };
}

test('first at once, then at most one each 100 ms, the last never lost', () => {
  const clock = handClock();
  const seen: number[] = [];
  const send = throttle<number>((value) => seen.push(value), 100, clock);
  for (let i = 0; i < 25; i++) {
    send(i);
    clock.go(10);
  }
  clock.go(100);
  expect(seen).toEqual([0, 9, 19, 24]);
});

test('flush passes on what waits, cancel forgets it', () => {
  const clock = handClock();
  const seen: number[] = [];
  const send = throttle<number>((value) => seen.push(value), 100, clock);
  send(1);
  send(2);
  send.flush();
  send(3);
  send.cancel();
  clock.go(1000);
  expect(seen).toEqual([1, 2]);
});

test('settle passes on what has stood for 100 ms; a drag is one value, flush and cancel as above', () => {
  const clock = handClock();
  const seen: number[] = [];
  const settled = settle<number>((value) => seen.push(value), 100, clock);
  for (let n = 0; n < 50; n++) {
    settled(n);
    clock.go(20);
  }
  expect(seen).toEqual([]);
  clock.go(100);
  expect(seen).toEqual([49]);
  settled(50);
  settled.flush();
  settled(51);
  settled.cancel();
  clock.go(500);
  expect(seen).toEqual([49, 50]);
});
