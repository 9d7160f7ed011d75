/** The runs that are shown, and the one clock that plays them all. */
import type { Scenario } from '../model/scenario.ts';
import { type ClockedRun, createRun, type Run, type RunListener, type RunOptions } from './run.ts';

/** The shortest and the longest that a frame may take, in ms. */
const shortestFrameMs = 1000 / 30;
const longestFrameMs = 250;

/** A run that began as another one, and can be ended alone. */
export type Fork = Run & { readonly end: () => void };

/** The first run, its forks, and what moves all of them. */
export type Runs = {
  /** The run that the page began with. */
  readonly first: Run;
  /** Ends all forks and begins the first run anew. */
  restart: (scenario: Scenario) => void;
  play: () => void;
  pause: () => void;
  readonly isPlaying: boolean;
  setSpeed: (ticksPerSecond: number) => void;
  /** Pauses and goes so many ticks on, or back when negative. */
  step: (ticks: number) => void;
  seek: (tick: number) => void;
  /**
   * Starts another run from a tick of the first. It has the commands of the first up to that tick, and those alone.
   * Rejects when the first run ends before it has answered.
   */
  fork: (tick: number, listener: RunListener) => Promise<Fork>;
  destroy: () => void;
};

/** What the clock knows. */
type Clock = {
  readonly options: RunOptions;
  /** The first run is the first. */
  runs: ClockedRun[];
  isPlaying: boolean;
  ticksPerSecond: number;
  /** The tick that all runs had reached, and when that became known, in ms. */
  reached: number;
  reachedMs: number;
  frameMs: number;
};

/** Starts the first run, paused at tick 0. */
export function createRuns(options: RunOptions): Runs {
  const clock: Clock = {
    options,
    runs: [],
    isPlaying: false,
    ticksPerSecond: options.pace,
    reached: 0,
    reachedMs: 0,
    frameMs: shortestFrameMs,
  };
  const first = add(clock, options);
  return {
    first,
    restart(scenario) {
      for (const fork of clock.runs.slice(1)) end(clock, fork);
      first.restart(scenario);
    },
    play: () => pace(clock, true),
    pause: () => pace(clock, false),
    get isPlaying() {
      return clock.isPlaying;
    },
    setSpeed(ticksPerSecond) {
      clock.ticksPerSecond = ticksPerSecond;
      pace(clock, clock.isPlaying);
    },
    step(ticks) {
      pace(clock, false);
      for (const run of clock.runs) run.stepBy(ticks);
    },
    seek(tick) {
      for (const run of clock.runs) run.seek(Math.max(0, Math.round(tick)));
    },
    async fork(tick, listener) {
      const { pace: speed, environment } = options;
      const { scenario, beginning } = await first.fork(tick);
      const fork = add(clock, { ...listener, pace: speed, environment, scenario, beginning });
      return Object.assign(fork, { end: () => end(clock, fork) });
    },
    destroy() {
      for (const run of clock.runs.splice(0)) run.destroy();
    },
  };
}

/** Starts a run on the clock. */
function add(clock: Clock, options: RunOptions): ClockedRun {
  const run = createRun({
    ...options,
    onStatus(status) {
      options.onStatus(status);
      keepTogether(clock);
    },
  });
  clock.runs.push(run);
  if (clock.runs.length > 1) pace(clock, clock.isPlaying);
  return run;
}

function end(clock: Clock, fork: ClockedRun): void {
  if (!clock.runs.includes(fork)) return;
  clock.runs = clock.runs.filter((one) => one !== fork);
  fork.destroy();
  keepTogether(clock);
}

function pace(clock: Clock, isPlaying: boolean): void {
  clock.isPlaying = isPlaying;
  // what went by while they stood still was no frame
  clock.reachedMs = clock.options.environment.now();
  for (const run of clock.runs) run.setPace(isPlaying, clock.ticksPerSecond);
}

/**
 * No run goes further than a frame beyond the one that is furthest behind, and none goes on while another starts, jumps or
 * recovers. When they are paused, those behind catch up. A run that has failed for good is not waited for.
 */
function keepTogether(clock: Clock): void {
  const living = clock.runs.filter(({ phase }) => phase !== 'failed');
  if (living.length < 2) {
    for (const run of living) run.waitAt(undefined);
    return;
  }
  const areReady = living.every(({ phase }) => phase === 'running');
  const ticks = living.map(({ tick }) => tick);
  const behind = Math.min(...ticks);
  const ahead = Math.max(...ticks);
  const until = areReady ? behind + ticksOfFrame(clock, behind) : 0;
  for (const run of living) run.waitAt(until);
  if (!areReady || clock.isPlaying) return;
  for (const run of living) if (run.tick < ahead) run.seek(ahead);
}

/** How many ticks a frame is at the wanted speed, if it takes as long as the last one did. */
function ticksOfFrame(clock: Clock, behind: number): number {
  if (behind !== clock.reached) {
    const nowMs = clock.options.environment.now();
    clock.frameMs = Math.max(shortestFrameMs, Math.min(longestFrameMs, nowMs - clock.reachedMs));
    clock.reached = behind;
    clock.reachedMs = nowMs;
  }
  return Math.max(1, Math.ceil((clock.ticksPerSecond * clock.frameMs) / 1000));
}
