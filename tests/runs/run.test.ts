/** One simulation on screen: what the page is told, what repeats a run, and who holds which buffer. */
import { expect, test } from 'vitest';
import type { Frame } from '../../src/frame/frame.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { Summary } from '../../src/model/summary.ts';
import type { Run, RunStatus } from '../../src/runs/run.ts';
import { createRuns, type Runs } from '../../src/runs/runs.ts';
import { createRig, type Rig, type RigOptions, scenario, smallModel, straightHash } from '../worker/rig.ts';

type Page = Rig & {
  runs: Runs;
  run: Run;
  frames: Frame[];
  rows: () => readonly Summary[];
  resets: () => number;
  status: () => RunStatus;
  notices: string[];
};

function open(options: RigOptions = {}, wanted: Scenario = scenario): Page {
  const rig = createRig(smallModel, options);
  const frames: Frame[] = [];
  const notices: string[] = [];
  const told: RunStatus[] = [];
  let rows: readonly Summary[] = [];
  let resets = 0;
  const runs = createRuns({
    environment: rig.environment,
    scenario: wanted,
    pace: 50,
    view: {
      apply(frame) {
        expect(frame.buffer.byteLength).toBeGreaterThan(0);
        // whoever shows the frame before still reads it
        expect(frames.at(-1)?.buffer.byteLength).not.toBe(0);
        return frames[frames.push(frame) - 2]?.buffer;
      },
    },
    onRows(more, reset) {
      if (reset) resets += 1;
      rows = reset ? more : [...rows, ...more];
    },
    onStatus: (status) => told.push(status),
    onNotice: (notice) => notices.push(notice),
  });
  const status = () => told[told.length - 1];
  return { ...rig, runs, run: runs.first, frames, rows: () => rows, resets: () => resets, status, notices };
}

const days = (page: Page) => page.rows().map((row) => row.day * 12);
const upTo = (n: number) => Array.from({ length: n + 1 }, (_, i) => i);

test('it begins paused with a picture of tick 0, plays, and tells how fast', () => {
  const page = open();
  page.pass(100);
  expect(page.frames.map(({ tick }) => tick)).toEqual([0]);
  expect(page.status()).toEqual({
    phase: 'running',
    tick: 0,
    isPlaying: false,
    isHidden: false,
    ticksPerSecond: 50,
    actualTicksPerSecond: 0,
  });
  page.runs.play();
  page.pass(3000);
  expect(page.runs.isPlaying).toBe(true);
  expect(page.run.tick).toBeGreaterThan(140);
  expect(page.status().actualTicksPerSecond).toBeGreaterThan(45);
  expect(page.run.summary()?.day).toBeCloseTo(page.run.tick / 48);
  page.runs.setSpeed(200);
  page.pass(1000);
  expect(page.run.tick).toBeGreaterThan(330);
  page.runs.pause();
  page.pass(100);
  expect(page.frames.at(-1)?.tick).toBe(page.run.tick);
  expect(days(page)).toEqual(upTo(Math.floor(page.run.tick / 4)));
});

test('single steps go on and back, and the last picture is of where it stands', async () => {
  const page = open();
  page.runs.step(10);
  page.runs.step(-1);
  page.pass(100);
  expect(page.run.tick).toBe(9);
  expect(page.frames.at(-1)?.tick).toBe(9);
  const hash = page.run.hash();
  page.pass(20);
  expect(await hash).toBe(straightHash(smallModel, scenario, 9));
});

test('the scenario that it gives repeats the run, also after rewinds and a new future', async () => {
  const page = open({}, { ...scenario, commands: [{ do: 'infuse', cells: 1e8, tick: 30 }] });
  page.runs.play();
  for (const value of [0.1, 0.2, 0.3]) {
    page.pass(700);
    page.run.send({ do: 'set', key: 'growth', value });
  }
  page.pass(500);
  page.runs.seek(60);
  page.pass(50);
  page.run.send({ do: 'infuse', cells: 2e8 });
  page.pass(1000);
  page.runs.pause();
  page.pass(50);
  const wanted = page.run.scenario();
  expect(wanted.commands.map((command) => command.do)).toEqual(['infuse', 'set', 'infuse']);
  const hash = page.run.hash();
  page.pass(20);
  expect(await hash).toBe(straightHash(smallModel, wanted, page.run.tick));
  expect(page.resets()).toBe(1);
  expect(days(page)).toEqual(upTo(Math.floor(page.run.tick / 4)));
});

test('another scenario starts with empty curves and drops what is left of the old run', async () => {
  const page = open();
  page.runs.play();
  page.pass(1000);
  const lost = page.run.hash();
  page.runs.restart({ ...scenario, scene: 'dish', seed: 'other' });
  const refused = lost.catch(String);
  expect(page.rows()).toEqual([]);
  const before = page.frames.length;
  page.pass(1000);
  expect(await refused).toContain('another run');
  expect(page.frames.slice(before).length).toBeGreaterThan(10);
  expect(page.frames.slice(before).every(({ scene }) => scene === 'dish')).toBe(true);
  expect(page.run.tick).toBeLessThan(60);
  expect(page.run.scenario().seed).toBe('other');
  expect(days(page)).toEqual(upTo(Math.floor(page.run.tick / 4)));
});

test('it says when it was paused because nobody looks, when it was repaired, and when it cannot be', async () => {
  const hidden = open();
  hidden.hide(true);
  hidden.hide(false);
  hidden.runs.play();
  hidden.hide(true);
  expect(hidden.notices).toEqual(['pausedWhileHidden']);
  expect(hidden.status()).toMatchObject({ isHidden: true, isPlaying: true });
  const broken = open({ fault: { kind: 'throw', tick: 20, always: true } });
  broken.runs.play();
  broken.pass(5000);
  await Promise.resolve();
  expect(broken.notices).toEqual([...Array(3).fill('simulationRestarted'), 'simulationFailed']);
  expect(broken.status().phase).toBe('failed');
});

test('nothing is called back before the run is there to be asked', async () => {
  const rig = createRig(smallModel, { spawnFails: true });
  const told: string[] = [];
  // asking a run that is not there yet throws
  const tell = (what: string) => told.push(runs.isPlaying ? 'playing' : what);
  const runs: Runs = createRuns({
    environment: { ...rig.environment, onVisibility: (inform) => (inform(true), () => {}) },
    scenario,
    pace: 50,
    view: { apply: () => undefined },
    onRows: () => tell('rows'),
    onStatus: ({ phase, isHidden }) => tell(`${phase} ${isHidden}`),
    onNotice: (notice) => tell(notice),
  });
  await Promise.resolve();
  expect(told).toEqual(['failed true', 'simulationFailed']);
});

test('a closed run is silent', async () => {
  const page = open();
  page.runs.play();
  page.pass(500);
  const lost = page.run.hash();
  page.runs.destroy();
  await expect(lost).rejects.toThrow('closed');
  const before = page.frames.length;
  page.pass(5000);
  expect(page.frames.length).toBe(before);
  expect(page.workers.map((worker) => worker.isTerminated)).toEqual([true]);
});
