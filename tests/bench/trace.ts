/** What Chromium's trace says of the processor time of a page's own thread. */

/** One event of a trace; times and durations in µs, `tdur` of processor time. */
export type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

/** The events of a trace as puppeteer hands it over. */
export function eventsOf(trace: Uint8Array | undefined): readonly TraceEvent[] {
  return (JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] }).traceEvents;
}

/** Whole events of the thread that `mark` is on, the first come first. */
export function onThreadOf(events: readonly TraceEvent[], mark: TraceEvent | undefined): TraceEvent[] {
  if (mark === undefined) throw new Error('The trace lacks what tells the page’s own thread.');
  const own = events.filter((each) => each.pid === mark.pid && each.tid === mark.tid && each.ph === 'X');
  return own.sort((a, b) => a.ts - b.ts);
}

/** What Chromium's trace calls the outermost pieces of a page's script. */
const scriptEvents = new Set(['FireAnimationFrame', 'FunctionCall', 'EventDispatch', 'TimerFire', 'RunMicrotasks']);

/** Milliseconds of processor time of script on the thread that fires animation frames. */
export function scriptMs(events: readonly TraceEvent[]): number {
  const fired = events.find((each) => each.name === 'FireAnimationFrame');
  let until = -Infinity;
  let sum = 0;
  for (const each of onThreadOf(events, fired)) {
    if (!scriptEvents.has(each.name) || each.ts < until) continue;
    until = each.ts + (each.dur ?? 0);
    sum += each.tdur ?? 0;
  }
  return sum / 1000;
}
