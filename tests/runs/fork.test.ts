/** A fork has the past of the first run and a future of its own, both are played by one clock, and neither troubles the other. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command, TimedCommand } from '../../src/model/commands.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { Summary } from '../../src/model/summary.ts';
import type { Run, RunListener, RunStatus } from '../../src/runs/run.ts';
import { createRuns, type Fork, type Runs } from '../../src/runs/runs.ts';
import { type Model } from '../../src/worker/timeline.ts';
import { createRig, realModel, type Rig, type RigOptions, scenario, smallModel, straightHash } from '../worker/rig.ts';

type Heard = RunListener & { rows: () => readonly Summary[]; status: () => RunStatus; notices: string[] };
type Page = Rig & { runs: Runs; first: Run; heard: Heard; fork: (tick: number) => Promise<[Fork, Heard]> };

function listener(): Heard {
  let rows: readonly Summary[] = [];
  const told: RunStatus[] = [];
  const notices: string[] = [];
  return {
    onRows(more, reset) {
      rows = reset ? more : [...rows, ...more];
    },
    onStatus: (status) => told.push(status),
    onNotice: (notice) => notices.push(notice),
    rows: () => rows,
    status: () => told[told.length - 1],
    notices,
  };
}

function open<S>(model: Model<S>, options: RigOptions = {}, wanted: Scenario = scenario): Page {
  const rig = createRig(model, options);
  const heard = listener();
  const runs = createRuns({ environment: rig.environment, scenario: wanted, pace: 100, ...heard });
  async function fork(tick: number): Promise<[Fork, Heard]> {
    const ofFork = listener();
    const asked = runs.fork(tick, ofFork);
    rig.pass(20);
    const made = await asked;
    rig.pass(20);
    return [made, ofFork];
  }
  return { ...rig, runs, first: runs.first, heard, fork };
}

/** Goes to a tick with all runs. */
function go(page: Page, tick: number, ...runs: Run[]): void {
  page.runs.seek(tick);
  page.passUntil(() => [page.first, ...runs].every((run) => run.tick === tick));
  page.pass(20);
}

async function hashOf(page: Page, run: Run): Promise<string> {
  const answer = run.hash();
  page.pass(20);
  return answer;
}

const drug: Command = { do: 'infuse', cells: 2e8 };

test('at the fork it is the first run, bit for bit, and stays so with the same commands', async () => {
  const timed = fc.record({ tick: fc.integer({ min: 0, max: 300 }), cells: fc.integer({ min: 1e8, max: 3e8 }) });
  const plan = fc.record({
    own: fc.array(timed, { maxLength: 2 }),
    given: fc.array(timed, { maxLength: 3 }),
    come: fc.integer({ min: 0, max: 400 }),
    tick: fc.integer({ min: 0, max: 400 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ own, given, come, tick }) => {
      const commands = own.map((one): TimedCommand => ({ do: 'infuse', ...one }));
      const page = open(smallModel, {}, { ...scenario, commands });
      for (const one of given.sort((a, b) => a.tick - b.tick)) {
        go(page, one.tick);
        page.first.send({ do: 'infuse', cells: one.cells });
      }
      go(page, come);
      const [fork] = await page.fork(tick);
      go(page, tick, fork);
      expect(await hashOf(page, fork)).toBe(await hashOf(page, page.first));
      const before = given.filter((one) => one.tick <= tick).length;
      expect(fork.scenario().commands.length).toBe(own.length + before);
      if (before < given.length) return;
      go(page, tick + 100, fork);
      const hash = await hashOf(page, fork);
      expect(hash).toBe(await hashOf(page, page.first));
      expect(hash).toBe(straightHash(smallModel, fork.scenario(), tick + 100));
    }),
    { numRuns: 30 },
  );
});

test('of the commands that the first has beyond the fork it knows nothing', async () => {
  const page = open(smallModel);
  go(page, 100);
  page.first.send(drug);
  go(page, 200);
  page.first.send({ do: 'infuse', cells: 5e8 });
  go(page, 150);
  const [fork] = await page.fork(150);
  expect(fork.scenario().commands).toEqual([{ ...drug, tick: 100 }]);
  go(page, 260, fork);
  expect(page.first.scenario().commands.length).toBe(2);
  expect(await hashOf(page, fork)).toBe(straightHash(smallModel, fork.scenario(), 260));
  expect(await hashOf(page, page.first)).toBe(straightHash(smallModel, page.first.scenario(), 260));
});

test('another command is another future, in the real model, and the first run is untouched', async () => {
  const page = open(realModel);
  go(page, 96);
  const [fork, heard] = await page.fork(96);
  const past = page.heard.rows();
  expect(heard.rows()).toEqual(past);
  expect(past.length).toBe(25);
  expect(await hashOf(page, fork)).toBe(await hashOf(page, page.first));
  go(page, 112, fork);
  expect(await hashOf(page, fork)).toBe(await hashOf(page, page.first));
  fork.send({ do: 'set', key: 'antigen', value: 40 });
  go(page, 160, fork);
  expect(page.first.scenario().commands).toEqual([]);
  expect(await hashOf(page, page.first)).toBe(straightHash(realModel, scenario, 160));
  const other = await hashOf(page, fork);
  expect(other).not.toBe(await hashOf(page, page.first));
  expect(other).toBe(straightHash(realModel, fork.scenario(), 160));
  expect(heard.rows().slice(0, 29)).toEqual(page.heard.rows().slice(0, 29));
  expect(heard.rows().at(-1)).not.toEqual(page.heard.rows().at(-1));
  expect(heard.rows().map(({ day }) => day)).toEqual(page.heard.rows().map(({ day }) => day));
});

test('the command of the first run changes nothing in the fork', async () => {
  const page = open(smallModel);
  go(page, 100);
  const [fork] = await page.fork(100);
  page.first.send(drug);
  go(page, 200, fork);
  expect(await hashOf(page, fork)).toBe(straightHash(smallModel, scenario, 200));
  expect(await hashOf(page, page.first)).not.toBe(await hashOf(page, fork));
});

test.each([[0], [1]])(
  'when the worker of run %i breaks, it comes back to the same hash, and the other waits',
  async (index) => {
    const page = open(smallModel);
    go(page, 100);
    page.first.send(drug);
    page.pass(20);
    const [fork, heard] = await page.fork(100);
    page.runs.play();
    page.pass(1000);
    fork.send({ do: 'set', key: 'growth', value: 0.3 });
    page.pass(500);
    page.workers[index].fromWorker.push({ type: 'beat', run: 1 } as never);
    for (let ms = 0; ms < 3000; ms++) {
      page.pass(1);
      expect(Math.abs(fork.tick - page.first.tick)).toBeLessThan(20);
    }
    page.runs.pause();
    page.pass(500);
    const broken = [page.heard, heard][index];
    await Promise.resolve();
    expect(broken.notices).toEqual(['simulationRestarted']);
    expect(page.workers.map((worker) => worker.isTerminated)).toEqual([index === 0, index === 1, false]);
    expect(page.first.tick).toBeGreaterThan(450);
    const { tick } = page.first;
    expect(fork.tick).toBe(tick);
    expect(await hashOf(page, page.first)).toBe(straightHash(smallModel, page.first.scenario(), tick));
    expect(await hashOf(page, fork)).toBe(straightHash(smallModel, fork.scenario(), tick));
    const days = (of: Heard) => of.rows().map(({ day }) => Math.round(day * 48));
    expect(days(heard)).toEqual(Array.from({ length: Math.floor(tick / 4) + 1 }, (_, i) => i * 4));
    expect(days(page.heard)).toEqual(days(heard));
  },
);

test('two runs that keep up are played at the wanted speed', async () => {
  const page = open(smallModel);
  const [fork] = await page.fork(0);
  page.runs.play();
  page.pass(5000);
  expect(page.first.tick).toBeGreaterThan(470);
  expect(page.first.tick).toBeLessThan(510);
  expect(page.heard.status().actualTicksPerSecond).toBeGreaterThan(90);
  page.runs.setSpeed(200);
  page.pass(2000);
  expect(fork.tick).toBeGreaterThan(830);
});

test.each([[0], [1]])('the slower holds the faster: run %i is slow', async (slow) => {
  const page = open(smallModel, { stepMs: (worker) => (worker === slow ? 40 : 0.1) });
  const [fork] = await page.fork(0);
  page.runs.play();
  let most = 0;
  const endMs = page.clock.ms + 4000;
  while (page.clock.ms < endMs) {
    page.pass(1);
    most = Math.max(most, Math.abs(page.first.tick - fork.tick));
  }
  // a slow step takes 40 ms, and so does a frame: four ticks at 100 a second, and one tick in which the news is on its way
  expect(most).toBeLessThanOrEqual(5);
  expect(Math.min(page.first.tick, fork.tick)).toBeGreaterThan(50);
  expect(Math.max(page.first.tick, fork.tick)).toBeLessThan(110);
});

test('paused, stepped or moved along the bar, they stand at one tick', async () => {
  const page = open(smallModel, { stepMs: (worker) => (worker === 1 ? 20 : 0.1) });
  const [fork] = await page.fork(0);
  page.runs.play();
  page.pass(2013);
  page.runs.pause();
  page.pass(1000);
  const { tick } = page.first;
  expect(tick).toBeGreaterThan(50);
  expect(fork.tick).toBe(tick);
  page.runs.step(-1);
  page.pass(200);
  expect([page.first.tick, fork.tick]).toEqual([tick - 1, tick - 1]);
  go(page, 7, fork);
  page.runs.play();
  expect(page.runs.isPlaying).toBe(true);
  page.pass(1000);
  expect(fork.tick).toBeGreaterThan(20);
});

test('a fork in the middle of playing goes on from that tick, and the first waits for it', async () => {
  const page = open(smallModel);
  page.runs.play();
  page.pass(1000);
  const at = page.first.tick;
  const [fork, heard] = await page.fork(at);
  page.pass(1000);
  expect(page.first.tick).toBeGreaterThan(at + 80);
  expect(page.first.tick - fork.tick).toBeLessThan(6);
  expect(heard.rows().map(({ day }) => day)[1]).toBeCloseTo(4 / 48);
});

test('while a fork is still on its way the first run waits', async () => {
  const page = open(smallModel, { stepMs: (worker) => (worker === 1 ? 20 : 0.1) });
  go(page, 140);
  page.runs.play();
  const [fork, heard] = await page.fork(95);
  page.pass(500);
  expect(heard.status().phase).toBe('starting');
  expect(page.first.tick).toBeLessThan(150);
  page.pass(3000);
  expect(fork.tick).toBeGreaterThan(150);
  expect(page.first.tick - fork.tick).toBeLessThan(6);
});

test('a fork that has ended, or failed for good, holds nobody; a new start ends it', async () => {
  const page = open(smallModel, { stepMs: (worker) => (worker === 1 ? 100 : 0.1) });
  const [slow] = await page.fork(0);
  slow.end();
  expect(page.workers[1].isTerminated).toBe(true);
  page.runs.play();
  page.pass(1000);
  expect(page.first.tick).toBeGreaterThan(90);
  const [failing, heard] = await page.fork(page.first.tick);
  for (let n = 0; n < 4; n++) {
    page.workers.at(-1)?.fromWorker.push({ type: 'beat', run: 1 } as never);
    page.pass(50);
  }
  expect(heard.status().phase).toBe('failed');
  await expect(failing.hash()).rejects.toThrow('stopped');
  const { tick } = page.first;
  page.pass(1000);
  expect(page.first.tick).toBeGreaterThan(tick + 90);
  await page.fork(page.first.tick);
  page.runs.restart({ ...scenario, seed: 'other' });
  expect(page.workers.map((worker) => worker.isTerminated)).toEqual([
    false,
    ...Array(page.workers.length - 1).fill(true),
  ]);
  page.pass(1000);
  expect(page.first.tick).toBeGreaterThan(90);
});

test('hidden and shown again, both stand still and go on together', async () => {
  const page = open(smallModel);
  const [fork] = await page.fork(0);
  page.runs.play();
  page.pass(500);
  page.hide(true);
  page.pass(100);
  const { tick } = page.first;
  page.pass(10_000);
  expect(page.first.tick).toBe(tick);
  page.hide(false);
  page.pass(500);
  expect(page.first.tick).toBeGreaterThan(tick + 40);
  expect(Math.abs(page.first.tick - fork.tick)).toBeLessThan(6);
});

test('a first run that starts anew before it has answered makes no fork', async () => {
  const page = open(smallModel);
  page.pass(50);
  const asked = page.runs.fork(0, listener());
  page.runs.restart(scenario);
  await expect(asked).rejects.toThrow('another run');
  page.pass(500);
  expect(page.workers.length).toBe(1);
});
