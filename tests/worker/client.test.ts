/** A worker that breaks, hangs or rejects is replaced and the run ends in the same hash; buffers neither leak nor multiply. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClient } from '../../src/worker/client.ts';
import type { Client, Phase } from '../../src/worker/contract.ts';
import type { FrameMessage, Row } from '../../src/worker/protocol.ts';
import { createRig, type Rig, type RigOptions, scenario, smallModel, straightHash } from './rig.ts';

type Page = Rig & {
  client: Client;
  phases: Phase[];
  broken: { reason: string; isReplaced: boolean; ms: number }[];
  rows: () => Row[];
  tick: () => number;
  frames: number[];
  /** Buffers on the page, on their way, or in the living worker. */
  buffers: () => number;
};

function open(options: RigOptions = {}): Page {
  const rig = createRig(smallModel, options);
  const phases: Phase[] = [];
  const broken: Page['broken'] = [];
  const frames: number[] = [];
  let rows: Row[] = [];
  let tick = 0;
  let shown: FrameMessage | undefined;
  const client = createClient(rig.environment, {
    news(news) {
      rows.push(...news.rows);
      tick = news.tick;
    },
    frame(message) {
      expect(message.frame.buffer.byteLength).toBeGreaterThan(0);
      frames.push(message.frame.tick);
      if (shown !== undefined) client.giveBack(shown.frame.buffer);
      shown = message;
    },
    cut(after) {
      rows = rows.filter((row) => row.tick <= after);
    },
    phase: (phase) => phases.push(phase),
    hidden: () => {},
    broke: (reason, isReplaced) => broken.push({ reason, isReplaced, ms: rig.clock.ms }),
  });
  const buffers = () => {
    const worker = rig.workers[rig.workers.length - 1];
    const lent = worker.sent.filter((type) => type === 'buffer').length;
    const back = worker.posted.filter((type) => type === 'frame').length;
    const onTheWay = worker.fromWorker.filter(({ type }) => type === 'frame').length;
    return lent - back + onTheWay + (shown === undefined ? 0 : 1);
  };
  return { ...rig, client, phases, broken, rows: () => rows, tick: () => tick, frames, buffers };
}

async function hashAt(page: Page, tick: number): Promise<string> {
  page.client.pace(0);
  page.client.seek(tick);
  const answer = page.client.hash();
  page.passUntil(() => page.phases.at(-1) === 'running' && page.tick() === tick);
  page.pass(20);
  return answer;
}

function rowTicks(page: Page): number[] {
  return page.rows().map((row) => row.tick);
}

const everyFour = (until: number) => Array.from({ length: Math.floor(until / 4) + 1 }, (_, i) => i * 4);

test('it starts, plays and answers', async () => {
  const page = open();
  page.client.start(scenario);
  page.client.pace(100);
  page.pass(1000);
  expect(page.phases).toEqual(['running']);
  expect(page.tick()).toBeGreaterThan(80);
  expect(page.frames.length).toBeGreaterThan(20);
  expect(await hashAt(page, 300)).toBe(straightHash(smallModel, scenario, 300));
  expect(rowTicks(page)).toEqual(everyFour(300));
  expect(page.broken).toEqual([]);
});

for (const kind of ['throw', 'reject', 'hang'] as const) {
  test(`after a fault (${kind}) at any tick a new worker brings the run to the same hash`, async () => {
    const ask = fc.record({ atMs: fc.integer({ min: 0, max: 9500 }), cells: fc.integer({ min: 1e8, max: 3e8 }) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 900 }), fc.array(ask, { maxLength: 4 }), async (tick, commands) => {
        const page = open({ fault: { kind, tick, always: false } });
        page.client.start(scenario);
        page.client.pace(100);
        const startMs = page.clock.ms;
        for (const { atMs, cells } of commands.sort((one, other) => one.atMs - other.atMs)) {
          page.pass(Math.max(0, startMs + atMs - page.clock.ms));
          page.client.send({ do: 'infuse', cells });
        }
        const hash = await hashAt(page, 1000);
        expect(page.broken.map(({ isReplaced }) => isReplaced)).toEqual([true]);
        expect(page.workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
        expect(page.client.log().length).toBe(commands.length);
        expect(hash).toBe(straightHash(smallModel, scenario, 1000, page.client.log()));
        expect(rowTicks(page)).toEqual(everyFour(1000));
        expect(page.buffers()).toBe(3);
      }),
      { numRuns: 20 },
    );
  });
}

test('an error is noticed within a second, silence within two and a half, and the run is back where it was', () => {
  for (const [kind, mostMs] of [
    ['throw', 100],
    ['hang', 2600],
  ] as const) {
    const page = open({ fault: { kind, tick: 500, always: false } });
    page.client.start(scenario);
    page.client.pace(100);
    page.passUntil(() => page.tick() >= 490);
    const fromMs = page.clock.ms;
    page.passUntil(() => page.broken.length > 0);
    expect(page.clock.ms - fromMs).toBeLessThan(mostMs + 200);
    const backMs = page.clock.ms;
    page.passUntil(() => page.phases.at(-1) === 'running');
    expect(page.clock.ms - backMs).toBeLessThan(1000);
    expect(page.tick()).toBeGreaterThanOrEqual(490);
    page.pass(500);
    expect(page.tick()).toBeGreaterThan(530);
  }
});

test('a long run goes on from its last checkpoint, not from the start', () => {
  const page = open({ fault: { kind: 'throw', tick: 1500, always: false } });
  page.client.start(scenario);
  page.client.pace(100);
  page.passUntil(() => page.workers.length === 2);
  const start = page.workers[1].toWorker.find((message) => message.type === 'start');
  expect(start?.checkpoint?.tick).toBeGreaterThan(900);
});

test('a checkpoint of a future that was given up is not gone back to', async () => {
  const page = open({ fault: { kind: 'throw', tick: 530, always: false } });
  page.client.start(scenario);
  page.client.pace(100);
  page.passUntil(() => page.tick() >= 520);
  await hashAt(page, 480);
  page.client.send({ do: 'infuse', cells: 1e9 });
  page.client.pace(100);
  page.passUntil(() => page.broken.length === 1);
  expect(await hashAt(page, 540)).toBe(straightHash(smallModel, scenario, 540, page.client.log()));
});

test('frames of an old run that were on their way are not shown, and their buffers return', () => {
  const page = open();
  page.client.start(scenario);
  page.client.pace(100);
  page.pass(1000);
  page.stall(300);
  expect(page.workers[0].fromWorker.some(({ type }) => type === 'frame')).toBe(true);
  const before = page.frames.length;
  page.client.start({ ...scenario, scene: 'dish' });
  page.pass(200);
  expect(page.frames[before]).toBe(0);
  expect(page.buffers()).toBe(3);
});

test('it gives up after three replacements in half a minute, says so, and starts afresh when asked', async () => {
  const page = open({ fault: { kind: 'throw', tick: 30, always: true } });
  page.client.start(scenario);
  page.client.pace(100);
  page.passUntil(() => page.phases.at(-1) === 'failed');
  expect(page.broken.map(({ isReplaced }) => isReplaced)).toEqual([true, true, true, false]);
  expect(page.workers.length).toBe(4);
  expect(page.workers.every((worker) => worker.isTerminated)).toBe(true);
  await expect(page.client.hash()).rejects.toThrow('stopped');
  page.client.send({ do: 'infuse', cells: 1e8 });
  page.pass(10_000);
  expect(page.workers.length).toBe(4);
  page.client.start(scenario);
  page.pass(100);
  expect(page.phases.at(-1)).toBe('running');
});

test('a browser that lets no worker start is an answer, not an exception', () => {
  const page = open({ spawnFails: true });
  page.client.start(scenario);
  expect(page.phases).toEqual(['failed']);
  expect(page.broken).toMatchObject([{ reason: 'Error: no worker may start', isReplaced: false }]);
});

test('a message of no known shape is the end of its worker', () => {
  const page = open();
  page.client.start(scenario);
  page.pass(100);
  page.workers[0].fromWorker.push({ type: 'beat', run: 1 } as never);
  page.pass(100);
  expect(page.broken).toMatchObject([{ isReplaced: true }]);
  expect(page.phases.at(-1)).toBe('running');
});

test('a hidden page stands still, is not taken for dead, and goes on without a jump', () => {
  const page = open();
  page.client.start(scenario);
  page.client.pace(50);
  page.pass(1000);
  page.hide(true);
  page.pass(50);
  const tick = page.tick();
  page.pass(600_000);
  expect(page.tick()).toBe(tick);
  page.hide(false);
  page.pass(1000);
  expect(page.tick() - tick).toBeLessThan(52);
  expect(page.tick() - tick).toBeGreaterThan(45);
  expect(page.broken).toEqual([]);
});

test('a page that is busy for ten seconds kills nobody and costs no buffer', () => {
  const page = open();
  page.client.start(scenario);
  page.client.pace(50);
  page.pass(1000);
  page.stall(10_000);
  expect(page.workers[0].fromWorker.filter(({ type }) => type === 'frame').length).toBeLessThanOrEqual(2);
  page.pass(200);
  expect(page.tick()).toBeGreaterThan(540);
  expect(page.frames.at(-1)).toBeGreaterThan(530);
  expect(page.broken).toEqual([]);
  expect(page.buffers()).toBe(3);
});

test('steps that take seconds are waited for', () => {
  const page = open({ stepMs: 900 });
  page.client.start(scenario);
  page.client.pace(10);
  page.pass(20_000);
  expect(page.tick()).toBeGreaterThan(15);
  expect(page.broken).toEqual([]);
});

test('whatever happens there are three buffers', () => {
  let looked = 0;
  const happening = fc.oneof(
    fc.constant<(page: Page) => void>((page) => page.client.start({ ...scenario, scene: 'dish' })),
    fc.constantFrom<(page: Page) => void>(
      (page) => page.client.pace(20),
      (page) => page.client.pace(2000),
      (page) => page.client.pace(0),
      (page) => page.client.seek(10),
      (page) => page.client.seek(300),
      (page) => page.client.stepBy(-1),
      (page) => page.client.send({ do: 'infuse', cells: 1e9 }),
      (page) => page.stall(500),
    ),
  );
  const list = fc.array(fc.record({ does: happening, forMs: fc.integer({ min: 0, max: 300 }) }), { maxLength: 15 });
  fc.assert(
    fc.property(list, fc.option(fc.integer({ min: 1, max: 200 })), (happenings, tick) => {
      const page = open(tick === null ? {} : { fault: { kind: 'throw', tick, always: false } });
      page.client.start(scenario);
      for (const { does, forMs } of happenings) {
        does(page);
        page.pass(forMs);
        // a run that has failed three times has no worker left to hold a buffer
        if (page.phases.at(-1) === 'failed') continue;
        looked += 1;
        expect(page.buffers()).toBe(3);
      }
    }),
    { numRuns: 150 },
  );
  expect(looked).toBeGreaterThan(500);
});
