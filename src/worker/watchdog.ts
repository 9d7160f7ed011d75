/** Notices that a worker has fallen silent. Pure: it is told the time and what was heard. */

/** Silence that is always allowed, in ms. */
const patienceMs = 2000;

/** Silence allowed before the first word, while the script is being fetched and read, in ms. */
const firstPatienceMs = 20_000;

/** The most that one look at the clock adds, in ms: when the page itself stood still, it has heard nothing either. */
const longestLookMs = 500;

/** A step longer than this is a machine that slept, in ms. */
const longestStepMs = 4000;

/** Plain state of a watchdog. */
export type Watchdog = { lookedMs: number; silentMs: number; slowestMs: number; hasHeard: boolean };

/** A watchdog for a worker that was just made. */
export function createWatchdog(nowMs: number, slowestMs = 0): Watchdog {
  return { lookedMs: nowMs, silentMs: 0, slowestMs, hasHeard: false };
}

/** A message has come. */
export function hear(dog: Watchdog, slowestMs = 0): void {
  dog.hasHeard = true;
  dog.silentMs = 0;
  dog.slowestMs = Math.max(dog.slowestMs, Math.min(longestStepMs, slowestMs));
}

/**
 * Looks at the clock, several times a second.
 * @param expected whether the worker has anything to do
 * @returns whether it has been silent for longer than allowed
 */
export function look(dog: Watchdog, nowMs: number, expected: boolean): boolean {
  const gapMs = Math.max(0, Math.min(longestLookMs, nowMs - dog.lookedMs));
  dog.lookedMs = nowMs;
  dog.silentMs = expected ? dog.silentMs + gapMs : 0;
  return dog.silentMs > (dog.hasHeard ? Math.max(patienceMs, 5 * dog.slowestMs) : firstPatienceMs);
}
