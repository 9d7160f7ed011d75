/** The engine gives the same run under any schedule, never waits for the page, and keeps its promises about time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameBytes } from '../../src/frame/record.ts';
import { createEngine, type Engine } from '../../src/worker/engine.ts';
import type { FromWorker, ToWorker } from '../../src/worker/protocol.ts';
import type { Model } from '../../src/worker/timeline.ts';
import { realModel, scenario, smallModel, straightHash } from './rig.ts';

type Bench = {
  engine: Engine;
  posted: FromWorker[];
  clock: { ms: number };
  send: (message: Message) => void;
  /** Turns until so much wall time is over, sleeping as long as the engine asks for. */
  turnFor: (ms: number) => void;
  turnUntilIdle: () => void;
  hash: () => string;
};
type Message = ToWorker extends infer M ? (M extends ToWorker ? Omit<M, 'run'> : never) : never;

function bench<S>(model: Model<S>, stepMs = 0.2): Bench {
  const clock = { ms: 0 };
  const posted: FromWorker[] = [];
  const slow: Model<S> = {
    ...model,
    step(world, scratch) {
      model.step(world, scratch);
      clock.ms += stepMs;
    },
  };
  const engine = createEngine(slow, {
    now: () => clock.ms,
    post: (message, transfer) => posted.push(structuredClone(message, { transfer })),
    fail: () => {},
  });
  const send = (message: Message) => engine.receive({ ...message, run: 1 } as ToWorker);
  return {
    engine,
    posted,
    clock,
    send,
    turnFor(ms) {
      const endMs = clock.ms + ms;
      while (clock.ms < endMs) clock.ms = Math.min(endMs, clock.ms + Math.max(0.01, engine.turn()));
    },
    turnUntilIdle() {
      while (engine.turn() === 0);
    },
    hash() {
      send({ type: 'askHash', ask: 99 });
      while (engine.turn() === 0);
      const answer = posted.at(-1);
      return answer?.type === 'hash' ? answer.hash : '';
    },
  };
}

function start(until = 0): Message {
  return { type: 'start', ask: 1, scenario, log: [], until, rowsUntil: -1 };
}

function of<T extends FromWorker['type']>(posted: FromWorker[], type: T): Extract<FromWorker, { type: T }>[] {
  return posted.filter((message): message is Extract<FromWorker, { type: T }> => message.type === type);
}

const happening = fc.oneof(
  fc.record({ pace: fc.constantFrom(0, 0.5, 3, 30, 400, 5000), forMs: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ stepBy: fc.integer({ min: -20, max: 60 }) }),
  fc.record({ seek: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ sleepMs: fc.constantFrom(10, 300, 8 * 3600_000, -86_400_000) }),
  fc.record({ buffers: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ checkpoint: fc.constant(true) }),
);

test('500 random schedules of speeds, pauses, batches, jumps and sleep end in the same hash', {
  timeout: 60_000,
}, () => {
  const expected = straightHash(smallModel, scenario, 500);
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 10 }),
      fc.double({ min: 0.01, max: 30, noNaN: true }),
      (list, stepMs) => {
        const { send, engine, clock, turnFor, turnUntilIdle, hash } = bench(smallModel, stepMs);
        send(start());
        for (const each of list) {
          if ('pace' in each) {
            send({ type: 'pace', ticksPerSecond: each.pace });
            turnFor(each.forMs);
          } else if ('stepBy' in each) send({ type: 'stepBy', ask: 2, ticks: each.stepBy });
          else if ('seek' in each) send({ type: 'seek', ask: 3, tick: each.seek });
          else if ('sleepMs' in each) clock.ms += each.sleepMs;
          else if ('checkpoint' in each) send({ type: 'askCheckpoint', ask: 4 });
          else for (let i = 0; i < each.buffers; i++) send({ type: 'buffer', buffer: new ArrayBuffer(0) });
          engine.turn();
        }
        send({ type: 'pace', ticksPerSecond: 0 });
        send({ type: 'seek', ask: 5, tick: 500 });
        turnUntilIdle();
        expect(engine.place().tick).toBe(500);
        expect(hash()).toBe(expected);
      },
    ),
    { numRuns: 500 },
  );
});

test('the real model plays to the same hash at any speed, with and without pictures', { timeout: 60_000 }, () => {
  for (const [speed, buffers] of [
    [7, 3],
    [60, 0],
    [3000, 1],
  ]) {
    const { send, engine, turnFor, turnUntilIdle, hash } = bench(realModel);
    send(start());
    for (let i = 0; i < buffers; i++) send({ type: 'buffer', buffer: new ArrayBuffer(0) });
    send({ type: 'pace', ticksPerSecond: speed });
    turnFor(1000);
    expect(engine.place().tick).toBeGreaterThan(5);
    send({ type: 'pace', ticksPerSecond: 0 });
    send({ type: 'seek', ask: 2, tick: 100 });
    turnUntilIdle();
    expect(hash()).toBe(straightHash(realModel, scenario, 100));
  }
});

test('without a buffer it goes on and tells so at least every quarter of a second', () => {
  for (const stepMs of [0.2, 30]) {
    const { send, posted, engine, turnFor, clock } = bench(smallModel, stepMs);
    send(start());
    send({ type: 'pace', ticksPerSecond: 2 });
    let heardMs = clock.ms;
    for (let i = 0; i < 500; i++) {
      const before = posted.length;
      turnFor(10);
      if (i === 250) send({ type: 'seek', ask: 2, tick: 100_000 });
      if (posted.length > before) heardMs = clock.ms;
      expect(clock.ms - heardMs).toBeLessThanOrEqual(250);
    }
    expect(of(posted, 'frame')).toEqual([]);
    expect(engine.place().tick).toBeGreaterThan(10);
  }
});

test('it takes a message within 12 ms and one step', () => {
  const { send, engine, clock, turnUntilIdle } = bench(smallModel, 3);
  send(start());
  turnUntilIdle();
  send({ type: 'pace', ticksPerSecond: 1e6 });
  clock.ms += 200;
  for (let i = 0; i < 50; i++) {
    const beforeMs = clock.ms;
    engine.turn();
    expect(clock.ms - beforeMs).toBeLessThanOrEqual(15);
  }
  expect(engine.place().tick).toBe(200);
});

test('pictures come at most 30 times a second, the last one shows the present, and then there is quiet', () => {
  const { send, posted, engine, turnFor } = bench(smallModel);
  send(start());
  for (let i = 0; i < 200; i++) send({ type: 'buffer', buffer: new ArrayBuffer(0) });
  send({ type: 'pace', ticksPerSecond: 500 });
  turnFor(2000);
  const frames = of(posted, 'frame');
  expect(frames.length).toBeGreaterThan(50);
  expect(frames.length).toBeLessThanOrEqual(62);
  expect(frames[30].frame.secondsUntilNext).toBeCloseTo(1 / 30);
  send({ type: 'pace', ticksPerSecond: 0 });
  turnFor(100);
  expect(of(posted, 'frame').at(-1)?.news.tick).toBe(engine.place().tick);
  const before = posted.length;
  expect(engine.turn()).toBe(Infinity);
  turnFor(5000);
  expect(posted.length).toBe(before);
});

test('at a slow speed a picture lasts until the next tick', () => {
  const { send, posted, turnFor } = bench(smallModel);
  send(start());
  for (let i = 0; i < 20; i++) send({ type: 'buffer', buffer: new ArrayBuffer(0) });
  send({ type: 'pace', ticksPerSecond: 4 });
  turnFor(3000);
  const frames = of(posted, 'frame');
  expect(frames.length).toBeGreaterThanOrEqual(12);
  expect(frames.length).toBeLessThanOrEqual(13);
  for (const { frame } of frames.slice(2)) expect(frame.secondsUntilNext).toBeCloseTo(0.25, 1);
});

test('a buffer that is too small is replaced by one with room, and a large one is used as it is', () => {
  const { send, posted, turnUntilIdle, engine } = bench(realModel);
  send(start());
  send({ type: 'buffer', buffer: new ArrayBuffer(0) });
  turnUntilIdle();
  const [{ frame: first }] = of(posted, 'frame');
  expect(first.count).toBeGreaterThan(100);
  expect(first.buffer.byteLength).toBeGreaterThanOrEqual(frameBytes(first.count));
  const lent = new ArrayBuffer(first.buffer.byteLength * 4);
  send({ type: 'buffer', buffer: lent });
  send({ type: 'stepBy', ask: 2, ticks: 1 });
  turnUntilIdle();
  engine.turn();
  expect(of(posted, 'frame')[1].frame.buffer.byteLength).toBe(first.buffer.byteLength * 4);
});

test('commands get the tick at which they arrive, and the log they make repeats the run', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (pauses) => {
      const { send, posted, turnFor, turnUntilIdle, hash, engine } = bench(smallModel);
      send(start());
      turnUntilIdle();
      send({ type: 'pace', ticksPerSecond: 100 });
      for (const [i, ms] of pauses.entries()) {
        turnFor(ms);
        send({ type: 'command', ask: 10 + i, command: { do: 'set', key: 'growth', value: (i + 1) / 20 } });
        expect(of(posted, 'logged').at(-1)).toMatchObject({ ask: 10 + i, command: { tick: engine.place().tick } });
      }
      turnFor(100);
      send({ type: 'pace', ticksPerSecond: 0 });
      const { tick } = engine.place();
      const log = of(posted, 'logged').map((message) => message.command);
      const expected = hash();
      const again = bench(smallModel);
      again.send({ type: 'start', ask: 1, scenario, log, until: tick, rowsUntil: -1 });
      again.turnUntilIdle();
      expect(again.hash()).toBe(expected);
    }),
    { numRuns: 50 },
  );
});

test('what is asked during a jump is answered for the place where it ends, in the order of asking', () => {
  const { send, posted, turnUntilIdle } = bench(smallModel, 5);
  send(start());
  send({ type: 'seek', ask: 2, tick: 100 });
  send({ type: 'command', ask: 3, command: { do: 'infuse', cells: 1e8 } });
  send({ type: 'stepBy', ask: 4, ticks: 10 });
  send({ type: 'askHash', ask: 5 });
  turnUntilIdle();
  const answers = posted.flatMap((message) => ('ask' in message ? [[message.ask, message.type]] : []));
  expect(answers).toEqual([
    [1, 'ready'],
    [2, 'ready'],
    [3, 'logged'],
    [4, 'ready'],
    [5, 'hash'],
  ]);
  expect(of(posted, 'logged')[0].command.tick).toBe(100);
  expect(of(posted, 'hash')[0].tick).toBe(110);
});

test('the time of a jump is not made up for afterwards', () => {
  const { send, engine, turnUntilIdle } = bench(smallModel, 5);
  send(start());
  turnUntilIdle();
  send({ type: 'pace', ticksPerSecond: 100 });
  send({ type: 'seek', ask: 2, tick: 1000 });
  while (engine.place().tick < 1000) engine.turn();
  engine.turn();
  expect(engine.place().tick).toBe(1000);
});

test('whoever gets a checkpoint has all rows up to it', () => {
  const { send, posted, engine, turnFor, turnUntilIdle } = bench(smallModel);
  send(start());
  turnUntilIdle();
  send({ type: 'pace', ticksPerSecond: 100 });
  turnFor(130);
  send({ type: 'askCheckpoint', ask: 3 });
  expect(posted.at(-1)).toMatchObject({ type: 'checkpoint', checkpoint: { tick: engine.place().tick } });
  const rows = posted.flatMap((message) => ('news' in message ? message.news.rows : []));
  expect(rows.map(({ tick }) => tick)).toEqual([0, 4, 8, 12]);
});

test('a later jump takes the place of one under way, and both are answered', () => {
  const { send, posted, engine, turnUntilIdle } = bench(smallModel, 5);
  send(start());
  send({ type: 'seek', ask: 2, tick: 1e6 });
  engine.turn();
  send({ type: 'seek', ask: 3, tick: 20 });
  turnUntilIdle();
  expect(of(posted, 'ready').map(({ ask, news }) => [ask, news.tick])).toEqual([
    [1, 20],
    [2, 20],
    [3, 20],
  ]);
});

test('messages of another run are dropped, their buffers are kept', () => {
  const { engine, posted, send, turnUntilIdle } = bench(smallModel);
  engine.receive({ type: 'buffer', run: 0, buffer: new ArrayBuffer(0) });
  send(start());
  engine.receive({ type: 'seek', run: 0, ask: 7, tick: 50 });
  engine.receive({ type: 'command', run: 2, ask: 8, command: { do: 'infuse', cells: 1 } });
  turnUntilIdle();
  expect(posted.map(({ type }) => type)).toEqual(['frame', 'ready']);
  expect(engine.place()).toEqual({ run: 1, tick: 0 });
});
