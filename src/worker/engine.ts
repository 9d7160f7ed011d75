/** The worker's logic: takes messages, runs the ticks that are due in short slices, and writes frames into borrowed buffers. */
import { calmPart } from './calm.ts';
import type { ShownQuantity } from '../frame/frame.ts';
import { frameBytes } from '../frame/record.ts';
import { takeFrame } from '../frame/write.ts';
import { antigenHistogram, deathsByCause, findAgent, portrait } from '../model/inspect.ts';
import { hash } from '../model/world.ts';
import { buffersOf } from './history.ts';
import { createPacer, did, due, longestGapMs, msUntilDue, type Pacer, rest, setPace, sliceMs } from './pacer.ts';
import type { Fault, FromWorker, News, ToWorker } from './protocol.ts';
import { summarise } from '../model/summary.ts';
import {
  advance,
  approach,
  checkpointOf,
  createTimeline,
  forkOf,
  give,
  type Model,
  takeRows,
  type Timeline,
} from './timeline.ts';

/** Shortest time between two frames, in ms. */
const frameMs = 1000 / 30;

/** Longest silence while working, in ms; a quarter of a second is promised. */
const beatMs = 200;

/** How long the picture takes over a few steps by hand, in seconds. */
const stepSeconds = 0.2;

/** What the engine needs from the worker that it runs in. */
export type Host = {
  /** A clock, in ms. */
  now: () => number;
  post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  /** Carries out a fault that a test has ordered. */
  fail: (kind: Fault['kind']) => void;
};

/** The engine as its worker sees it. */
export type Engine = {
  receive: (message: ToWorker) => void;
  /** Works for one slice. Returns after how many ms it wants another turn: 0 is at once, Infinity not before a message. */
  turn: () => number;
  /** Where the run is, for a report of its end. */
  place: () => { run: number; tick: number };
};

/** A tick to be reached as fast as possible, without pictures, and who waits for it. */
type Goal = { tick: number; seconds: number; asks: number[] };

type Request = Extract<ToWorker, { ask: number }>;

type Run<S> = {
  readonly id: number;
  readonly timeline: Timeline<S>;
  readonly pacer: Pacer;
  readonly fault: Fault | undefined;
  /** The run waits at this tick; Infinity: nowhere. */
  until: number;
  goal: Goal | undefined;
  /** Requests that came while a goal was being reached; they mean the world at the goal. */
  waiting: Request[];
  slowestMs: number;
  postedMs: number;
  framedMs: number;
  /** The tick of the last written frame, −1 when it does not show the present world. */
  framedTick: number;
  /** How long the picture may take over the next frame when nothing runs, in seconds. */
  restSeconds: number;
};

/** An engine without a run. */
export function createEngine<S>(model: Model<S>, host: Host): Engine {
  const buffers: ArrayBuffer[] = [];
  let shown: ShownQuantity = 'signal';
  let current: Run<S> | undefined;

  function receive(message: ToWorker): void {
    if (message.type === 'buffer') buffers.push(message.buffer);
    else if (message.type === 'start') start(message);
    else if (current === undefined || message.run !== current.id) return;
    else if (message.type === 'look') look(current, message.shown);
    else if (message.type === 'pace') goOn(current, message);
    else if (current.waiting.length > 0) current.waiting.push(message);
    else request(current, message);
  }

  function look(run: Run<S>, quantity: ShownQuantity): void {
    shown = quantity;
    run.framedTick = -1;
  }

  function goOn(run: Run<S>, { ticksPerSecond, until = Infinity }: Extract<ToWorker, { type: 'pace' }>): void {
    setPace(run.pacer, ticksPerSecond, host.now());
    run.until = until;
  }

  function start(message: Extract<ToWorker, { type: 'start' }>): void {
    const { run: id, ask, scenario, until, fault } = message;
    current = {
      id,
      timeline: createTimeline(model, scenario, message),
      pacer: createPacer(host.now()),
      fault,
      until: Infinity,
      goal: undefined,
      waiting: [],
      slowestMs: 0,
      postedMs: host.now(),
      framedMs: -Infinity,
      framedTick: -1,
      restSeconds: 0,
    };
    aim(current, { tick: until, seconds: 0, asks: [ask] });
  }

  function request(run: Run<S>, message: Request): void {
    const { goal, timeline } = run;
    const { ask } = message;
    switch (message.type) {
      case 'start':
        return;
      case 'seek':
        return aim(run, { tick: message.tick, seconds: 0, asks: [...(goal?.asks ?? []), ask] });
      case 'stepBy': {
        const tick = Math.max(0, (goal?.tick ?? timeline.world.tick) + message.ticks);
        return aim(run, { tick, seconds: stepSeconds, asks: [...(goal?.asks ?? []), ask] });
      }
      default:
        if (goal === undefined) answer(run, message);
        else run.waiting.push(message);
    }
  }

  function answer(run: Run<S>, message: Exclude<Request, { type: 'start' | 'seek' | 'stepBy' }>): void {
    const { id, timeline } = run;
    const { ask } = message;
    switch (message.type) {
      case 'command':
        return host.post({ type: 'logged', run: id, ask, command: give(timeline, message.command) }, []);
      case 'askPortrait': {
        const wanted = message.id || findAgent(timeline.world, message.lowBits, message.x, message.y);
        const found = portrait(timeline.world, wanted);
        return host.post({ type: 'portrait', run: id, ask, ...(found === undefined ? {} : { portrait: found }) }, []);
      }
      case 'askCensus': {
        const { world } = timeline;
        const census = { tick: world.tick, histogram: antigenHistogram(world), deaths: deathsByCause(world) };
        return host.post({ type: 'census', run: id, ask, census }, []);
      }
      case 'askHash':
        return host.post({ type: 'hash', run: id, ask, tick: timeline.world.tick, hash: hash(timeline.world) }, []);
      case 'askCheckpoint': {
        const checkpoint = checkpointOf(timeline);
        // whoever goes on from it has all rows up to it
        host.post({ type: 'beat', run: id, news: news(run) }, []);
        return host.post({ type: 'checkpoint', run: id, ask, checkpoint }, buffersOf(checkpoint));
      }
      case 'askFork':
        host.post({ type: 'beat', run: id, news: news(run) }, []);
        // nothing is transferred: the checkpoint stays in the history, too
        return host.post({ type: 'fork', run: id, ask, point: forkOf(timeline, message.tick) }, []);
    }
  }

  function aim(run: Run<S>, goal: Goal): void {
    run.goal = goal;
    const before = run.timeline.world;
    approach(run.timeline, goal.tick);
    if (run.timeline.world !== before) run.framedTick = -1;
  }

  function turn(): number {
    if (current === undefined) return Infinity;
    const run = current;
    const startMs = host.now();
    if (run.goal === undefined) pace(run, startMs);
    else chase(run, run.goal, startMs);
    report(run);
    return wait(run);
  }

  function pace(run: Run<S>, startMs: number): void {
    const ticks = Math.min(due(run.pacer, startMs), run.until - run.timeline.world.tick);
    let done = 0;
    let nowMs = startMs;
    while (done < ticks && nowMs - startMs < sliceMs) {
      nowMs = tick(run, nowMs);
      done += 1;
    }
    did(run.pacer, done, nowMs - startMs - longestGapMs);
  }

  function chase(run: Run<S>, goal: Goal, startMs: number): void {
    const { world } = run.timeline;
    let nowMs = startMs;
    while (world.tick < goal.tick && nowMs - startMs < sliceMs) nowMs = tick(run, nowMs);
    if (world.tick < goal.tick) return;
    run.goal = undefined;
    run.restSeconds = goal.seconds;
    rest(run.pacer, nowMs);
    run.framedMs = -Infinity;
    report(run);
    for (const ask of goal.asks) host.post({ type: 'ready', run: run.id, ask, news: news(run) }, []);
    while (run.waiting.length > 0 && run.goal === undefined) request(run, run.waiting.shift() as Request);
  }

  /** One tick; returns the time after it. */
  function tick(run: Run<S>, beforeMs: number): number {
    if (run.timeline.world.tick === run.fault?.tick) host.fail(run.fault.kind);
    advance(run.timeline);
    const nowMs = host.now();
    run.slowestMs = Math.max(run.slowestMs, nowMs - beforeMs);
    return nowMs;
  }

  /** Posts a frame if one is due and a buffer is there, else a sign of life if that is due. */
  function report(run: Run<S>): void {
    const nowMs = host.now();
    if (isUndrawn(run) && buffers.length > 0 && nowMs - run.framedMs >= frameMs) {
      run.framedMs = nowMs;
      postFrame(run);
    } else if ((run.goal !== undefined || run.pacer.ticksPerSecond > 0) && nowMs - run.postedMs >= beatMs) {
      host.post({ type: 'beat', run: run.id, news: news(run) }, []);
    }
  }

  function isUndrawn(run: Run<S>): boolean {
    return run.goal === undefined && run.framedTick !== run.timeline.world.tick;
  }

  function postFrame(run: Run<S>): void {
    const { world } = run.timeline;
    let buffer = buffers.pop() as ArrayBuffer;
    // a buffer that is too small is left to the garbage collector and one with room to grow takes its place in the pool
    if (buffer.byteLength < frameBytes(world.agents.count)) {
      buffer = new ArrayBuffer(frameBytes(Math.ceil(world.agents.count * 1.25)));
    }
    const secondsUntilNext = secondsOf(run);
    const part = calmPart(world, run.pacer.ticksPerSecond, secondsUntilNext);
    const frame = takeFrame(world, buffer, { shown, part, secondsUntilNext });
    run.framedTick = world.tick;
    host.post({ type: 'frame', run: run.id, news: news(run), frame }, [buffer]);
  }

  function secondsOf(run: Run<S>): number {
    const { ticksPerSecond, actualTicksPerSecond } = run.pacer;
    if (ticksPerSecond === 0) return run.restSeconds;
    return Math.max(frameMs / 1000, Math.min(2, 1 / actualTicksPerSecond));
  }

  function news(run: Run<S>): News {
    const { world } = run.timeline;
    run.postedMs = host.now();
    const { ticksPerSecond, actualTicksPerSecond } = run.pacer;
    return {
      tick: world.tick,
      now: summarise(world),
      rows: takeRows(run.timeline),
      actualTicksPerSecond: ticksPerSecond === 0 ? 0 : actualTicksPerSecond,
      slowestMs: run.slowestMs,
    };
  }

  function wait(run: Run<S>): number {
    if (run.goal !== undefined) return 0;
    const untilFrame = isUndrawn(run) && buffers.length > 0 ? frameMs - (host.now() - run.framedMs) : Infinity;
    const untilBeat = run.pacer.ticksPerSecond > 0 ? beatMs : Infinity;
    const untilTick = run.timeline.world.tick < run.until ? msUntilDue(run.pacer) : Infinity;
    return Math.max(0, Math.min(untilFrame, untilBeat, untilTick));
  }

  function place(): { run: number; tick: number } {
    return { run: current?.id ?? 0, tick: current?.timeline.world.tick ?? 0 };
  }

  return { receive, turn, place };
}
