/**
 * `npm run bench`: what a step costs. Processor time, because wall time depends on what else the machine does. Prints a
 * table and, with `--write`, adds it to results.md. `--quick` leaves out the slow rows. Each row says how many times as long
 * an agent takes as in the crowd W1 of 10,000 and, for a crowd where g++ is there, as in the same work in plain C++.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { frameBytes } from '../../src/frame/record.ts';
import { writeFrame } from '../../src/frame/write.ts';
import { defaultParameters, type Parameters } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { summarise } from '../../src/model/summary.ts';
import { modelVersion, type World } from '../../src/model/world.ts';
import { defaultScenario } from '../../src/story/scenarios.ts';
import { crowd, type Init, settledCrowd } from './crowd.ts';

const quick = process.argv.includes('--quick');
const lines: string[] = [];

/** Nanoseconds for an agent and a step of the first row, the crowd W1. */
let firstNs = NaN;

function report(what: string, ns: number, whole: string, worst: string, toPlain = NaN): void {
  if (Number.isNaN(firstNs)) firstNs = ns;
  const ratio = (value: number) => (Number.isNaN(value) ? '' : value.toFixed(2));
  print(what, Number.isNaN(ns) ? '' : `${ns.toFixed(1)} ns`, whole, worst, ratio(ns / firstNs), ratio(toPlain));
}

function print(...cells: string[]): void {
  const line = `| ${cells.join(' | ')} |`;
  lines.push(line);
  console.log(line);
}

/** Milliseconds of processor time that a call takes. */
function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/**
 * Median of three rounds of the mean over `steps` steps after warming up; and the worst group of ten steps over the median group, each for an
 * agent, because the number of agents changes on the way. `once` makes a step and says how many agents it had.
 */
function perStep(once: () => number, warmUp: number, steps: number): { mean: number; worst: number } {
  for (let n = 0; n < warmUp; n++) once();
  const means: number[] = [];
  const groups: number[] = [];
  for (let round = 0; round < 3; round++) {
    let sum = 0;
    for (let n = 0; n < steps; n += 10) {
      let agents = 0;
      const own = cost(() => {
        for (let k = 0; k < 10; k++) agents += once();
      });
      groups.push(own / agents);
      sum += own;
    }
    means.push(sum / steps);
  }
  return { mean: median(means), worst: Math.max(...groups) / median(groups) };
}

/** The same work in plain C++, compiled into a folder of its own; undefined where there is no compiler. */
function compile(): { program: string; folder: string } | undefined {
  const folder = mkdtempSync(`${tmpdir()}/cart-lab-bench-`);
  const program = `${folder}/crowd`;
  const source = fileURLToPath(new URL('crowd.cpp', import.meta.url));
  try {
    execFileSync('g++', ['-O3', '-march=native', '-std=c++17', '-o', program, source], { stdio: 'ignore' });
    return { program, folder };
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

const compiled = compile();

/** Nanoseconds for a disc and a step in plain C++. */
function plain(program: string, work: 'W1' | 'W2', { N, x, y, hx, hy }: Init, steps: number): number {
  const input = Buffer.concat([x, y, hx, hy].map((column) => Buffer.from(column.buffer)));
  return Number(execFileSync(program, [work, String(N), String(steps)], { input }).toString());
}

/** Three rounds, each of the plain loop and ours one after the other, so that both see the same machine. */
function crowdRow(work: 'W1' | 'W2', N: number): void {
  const init = settledCrowd(N);
  const steps = N > 50_000 ? 60 : 120;
  const rounds = [0, 1, 2].map(() => {
    const run = crowd(work, init);
    for (let n = 0; n < 50; n++) run.step();
    const ns =
      (cost(() => {
        for (let n = 0; n < steps; n++) run.step();
      }) *
        1e6) /
      steps /
      N;
    const plainNs = compiled === undefined ? NaN : plain(compiled.program, work, init, steps);
    return { ns, ratio: ns / plainNs };
  });
  const ns = median(rounds.map((round) => round.ns));
  const ratio = median(rounds.map((round) => round.ratio));
  report(`crowd ${work}, ${N} agents`, ns, `${((ns * N) / 1e6).toFixed(2)} ms`, '', ratio);
}

function patientWith(parameters: Partial<Parameters>) {
  return createWorld({ ...defaultScenario, parameters: { ...defaultParameters(), ...parameters } });
}

/** The full tick with about `agents` agents, at the peak of the fight. Another course comes first, so that the compiler has seen all of one. */
function tickRow(agents: number): void {
  const before = patientWith({ weight: 2e7 });
  for (const scratch = createScratch(before); before.tick < 1600; ) step(before, scratch);
  const weight = Math.max(1e5, Math.round(7e10 / agents));
  const world = patientWith({ weight, maxAgents: 200_000 });
  const scratch = createScratch(world);
  while (world.tick < 330) step(world, scratch);
  let sum = 0;
  let steps = 0;
  const { mean, worst } = perStep(
    () => {
      step(world, scratch);
      sum += world.agents.count;
      steps += 1;
      return world.agents.count;
    },
    30,
    // small worlds take microseconds a step, in which a single pause of the machine would be the worst of too few
    agents <= 10_000 ? 400 : 20,
  );
  const count = sum / steps;
  report(`patient tick, ${Math.round(count)} agents`, (mean * 1e6) / count, `${mean.toFixed(2)} ms`, worst.toFixed(2));
  pictureRow(world);
}

/** What a picture takes of the worker: the records of all cells, and the counts that go with them. */
function pictureRow(world: World): void {
  const { count } = world.agents;
  const buffer = new ArrayBuffer(frameBytes(count));
  const { mean, worst } = perStep(
    () => {
      writeFrame(world, buffer, 'signal', 0.5);
      summarise(world);
      return count;
    },
    10,
    20,
  );
  report(`frame and counts, ${count} agents`, (mean * 1e6) / count, `${mean.toFixed(2)} ms`, worst.toFixed(2));
}

function courseRow(name: string, days: number, parameters: Partial<Parameters>): void {
  let agentTicks = 0;
  const ms = cost(() => {
    const world = patientWith(parameters);
    const scratch = createScratch(world);
    while (world.tick < days * 48) {
      step(world, scratch);
      agentTicks += world.agents.count;
    }
  });
  report(name, (ms * 1e6) / agentTicks, `${(ms / 1000).toFixed(2)} s`, '');
}

/** Bytes that a step allocates. Nothing may be collected meanwhile, so the young generation must be large: see the script in package.json. */
function allocationRow(): void {
  const world = patientWith({ weight: 2e7 });
  const scratch = createScratch(world);
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) return report('allocation: run with --expose-gc', NaN, '', '');
  while (world.tick < 1400) step(world, scratch);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 1000; n++) step(world, scratch);
  const made = process.memoryUsage().heapUsed - before;
  collect();
  const kept = process.memoryUsage().heapUsed - before;
  report(
    'heap after 1,000 steps',
    NaN,
    `${(made / 1000).toFixed(0)} bytes a step, ${(kept / 1024).toFixed(0)} kB kept`,
    '',
  );
}

const head =
  '| what | per agent and step | per step or run | worst / median of 10 steps | × W1 | × plain C++ |\n|---|---|---|---|---|---|';
console.log(head);
for (const N of quick ? [10_000] : [10_000, 50_000, 100_000]) crowdRow('W1', N);
for (const N of quick ? [] : [10_000, 50_000]) crowdRow('W2', N);
for (const agents of quick ? [5_000] : [5_000, 50_000, 150_000]) tickRow(agents);
courseRow('28 days, weight 1e7', 28, { weight: 1e7 });
if (!quick) courseRow('a year, weight 1e7', 365, { weight: 1e7 });
if (!quick) courseRow('28 days of the default patient', 28, {});
allocationRow();
if (compiled !== undefined) rmSync(compiled.folder, { recursive: true });

if (process.argv.includes('--write')) {
  const day = new Date().toISOString().slice(0, 10);
  const title = `\n## ${day}, model ${modelVersion}, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}\n`;
  appendFileSync(new URL('results.md', import.meta.url), `${title}\n${head}\n${lines.join('\n')}\n`);
}
