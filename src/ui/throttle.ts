/** Calls that must not come too often, or not before their value has settled: the last one always gets through. */

/** What a throttle needs to know of time; tests hand in their own. */
export type Clock = {
  now(): number;
  later(act: () => void, ms: number): number;
  cancel(timer: number): void;
};

const realClock: Clock = {
  now: () => performance.now(),
  later: (act, ms) => window.setTimeout(act, ms),
  cancel: (timer) => window.clearTimeout(timer),
};

/** A function that passes its argument on at most once in a while. */
export type Throttled<T> = {
  (value: T): void;
  /** Passes a waiting value on at once. */
  flush(): void;
  /** Forgets a waiting value. */
  cancel(): void;
};

/** Passes a value on when no other has followed it for `ms`: of a slider that is dragged, where it comes to rest. */
export function settle<T>(act: (value: T) => void, ms: number, clock: Clock = realClock): Throttled<T> {
  let timer: number | null = null;
  let waiting: { readonly value: T } | null = null;
  const stop = (): void => {
    if (timer !== null) clock.cancel(timer);
    timer = null;
  };
  const flush = (): void => {
    stop();
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    act(value);
  };
  const settled = (value: T): void => {
    waiting = { value };
    stop();
    timer = clock.later(flush, ms);
  };
  const cancel = (): void => {
    stop();
    waiting = null;
  };
  return Object.assign(settled, { flush, cancel });
}

/** Passes the first value on at once and, of those that follow within `ms`, only the last. */
export function throttle<T>(act: (value: T) => void, ms: number, clock: Clock = realClock): Throttled<T> {
  let last = -Infinity;
  let timer: number | null = null;
  let waiting: { readonly value: T } | null = null;
  const run = (): void => {
    timer = null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    last = clock.now();
    act(value);
  };
  const throttled = (value: T): void => {
    waiting = { value };
    if (timer !== null) return;
    const wait = last + ms - clock.now();
    if (wait <= 0) run();
    else timer = clock.later(run, wait);
  };
  const cancel = (): void => {
    if (timer !== null) clock.cancel(timer);
    timer = null;
    waiting = null;
  };
  const flush = (): void => {
    if (timer !== null) clock.cancel(timer);
    run();
  };
  return Object.assign(throttled, { flush, cancel });
}
