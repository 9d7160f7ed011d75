/** Says how many ticks are due. The only place where wall time meets the simulation: it decides when, never what. */

/** The longest stretch of wall time that counts, in ms; what lies beyond (sleep, a hidden tab) is never caught up. */
export const longestGapMs = 250;

/** How long the worker may go on before it looks at its messages, in ms. */
export const sliceMs = 12;

/** How long speed is measured before it is told, in ms of wall time. */
const windowMs = 500;

/** Plain state of a pacer. */
export type Pacer = {
  /** What is wanted; 0 is pause. */
  ticksPerSecond: number;
  /** Wall time of the last look at the clock, in ms. */
  lastMs: number;
  /** Ticks that are due and not done, with a fraction. */
  owed: number;
  /** Ticks done and wall time that went by in the window that is being measured. */
  windowTicks: number;
  windowMs: number;
  /** The speed that the last whole window showed. */
  actualTicksPerSecond: number;
};

/** A pacer at rest. */
export function createPacer(nowMs: number): Pacer {
  return { ticksPerSecond: 0, lastMs: nowMs, owed: 0, windowTicks: 0, windowMs: 0, actualTicksPerSecond: 0 };
}

/** Sets the speed from now on; what was owed at the old speed is forgotten. */
export function setPace(pacer: Pacer, ticksPerSecond: number, nowMs: number): void {
  if (ticksPerSecond === pacer.ticksPerSecond) return;
  pacer.ticksPerSecond = ticksPerSecond;
  rest(pacer, nowMs);
  pacer.actualTicksPerSecond = ticksPerSecond;
}

/** Lets the time until now go by without owing anything for it. */
export function rest(pacer: Pacer, nowMs: number): void {
  pacer.lastMs = nowMs;
  pacer.owed = 0;
  pacer.windowTicks = 0;
  pacer.windowMs = 0;
}

/** Whole ticks that are due now. */
export function due(pacer: Pacer, nowMs: number): number {
  // a clock may jump back as well
  const gap = Math.max(0, Math.min(longestGapMs, nowMs - pacer.lastMs));
  pacer.lastMs = nowMs;
  pacer.windowMs += gap;
  pacer.owed += (gap / 1000) * pacer.ticksPerSecond;
  // a machine that is too slow gets slower, it does not pile up debt
  pacer.owed = Math.min(pacer.owed, 1 + (longestGapMs / 1000) * pacer.ticksPerSecond);
  return Math.floor(pacer.owed);
}

/**
 * Notes ticks that were done.
 * @param overMs wall time beyond `longestGapMs` that they took: work, unlike sleep, counts in full for the speed
 */
export function did(pacer: Pacer, ticks: number, overMs: number): void {
  pacer.owed -= ticks;
  pacer.windowTicks += ticks;
  pacer.windowMs += Math.max(0, overMs);
  // from tick to tick, else a slow speed would show now more, now less
  if (ticks === 0 || pacer.windowMs < windowMs) return;
  pacer.actualTicksPerSecond = (pacer.windowTicks / pacer.windowMs) * 1000;
  pacer.windowTicks = 0;
  pacer.windowMs = 0;
}

/** Wall time until the next tick is due, in ms; Infinity when paused. */
export function msUntilDue(pacer: Pacer): number {
  if (pacer.ticksPerSecond === 0) return Infinity;
  return Math.max(0, ((1 - pacer.owed) / pacer.ticksPerSecond) * 1000);
}
