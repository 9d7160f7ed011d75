/** A page and its workers in one thread with a clock of their own, so that hours of schedule and every fault fit in a test. */
import { applyDueCommands, type TimedCommand } from '../../src/model/commands.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { draw, stream } from '../../src/model/random.ts';
import { createWorld, type Scenario } from '../../src/model/scenario.ts';
import { stages } from '../../src/model/stages/table.ts';
import { createScratch, step, type Scratch } from '../../src/model/step.ts';
import { hash } from '../../src/model/world.ts';
import type { Environment, WorkerPort } from '../../src/worker/spawn.ts';
import { createEngine, type Engine } from '../../src/worker/engine.ts';
import { withLog } from '../../src/worker/log.ts';
import { type Fault, type FromWorker, readToWorker, type ToWorker } from '../../src/worker/protocol.ts';
import type { Model } from '../../src/worker/timeline.ts';

/** The real model. */
export const realModel: Model<Scratch> = { createWorld, createScratch, step };

/** A patient drawn with few agents. */
export const scenario: Scenario = {
  name: 'test',
  scale: 'patient',
  scene: 'marrow',
  seed: 'worker',
  parameters: { ...defaultParameters(), weight: 1e8 },
  commands: [],
  days: 30,
};

const pattern = createWorld(scenario);

/** A few agents on a random walk whose stride is a parameter: quick, and different after every command. */
export const smallModel: Model<null> = {
  createWorld({ seed, scale, scene, parameters, commands }) {
    const queue = [...commands].sort((one, other) => one.tick - other.tick);
    const world = { ...structuredClone(pattern), seed, scale, scene, parameters: { ...parameters }, queue };
    world.agents.count = 8;
    return world;
  },
  createScratch: () => null,
  step(world) {
    applyDueCommands(world, stages[world.scale]);
    const { agents, parameters } = world;
    const luck = stream(world.key, world.tick, 1);
    const stride = parameters.growth + 0.01;
    for (let i = 0; i < agents.count; i++) agents.x[i] += stride * draw(luck, agents.luck[i]);
    world.tick += 1;
  },
};

/** The hash at a tick of a scenario that runs without page and worker. */
export function straightHash<S>(
  model: Model<S>,
  of: Scenario,
  tick: number,
  log: readonly TimedCommand[] = [],
): string {
  const world = model.createWorld(withLog(of, log));
  const scratch = model.createScratch(world);
  while (world.tick < tick) model.step(world, scratch);
  return hash(world);
}

const hang = Symbol('hang');

/** A worker in the page's thread. */
type FakeWorker = WorkerPort & {
  readonly toWorker: ToWorker[];
  readonly fromWorker: FromWorker[];
  /** All that was ever posted, each as its type. */
  readonly sent: ToWorker['type'][];
  readonly posted: FromWorker['type'][];
  /** Does what is due; false once it is over. */
  work: () => void;
  deliver: () => void;
  isTerminated: boolean;
};

/** A page whose clock is turned by hand. */
export type Rig = {
  readonly environment: Environment;
  readonly workers: FakeWorker[];
  readonly clock: { ms: number };
  /** Lets wall time go by. */
  pass: (ms: number) => void;
  /** Lets wall time go by until something holds, at most so long. */
  passUntil: (holds: () => boolean, mostMs?: number) => void;
  /** Lets wall time go by while the page itself is busy. */
  stall: (ms: number) => void;
  hide: (hidden: boolean) => void;
};

/** What can be chosen about a rig. */
export type RigOptions = {
  /** What a step takes, of the nth worker. */
  stepMs?: number | ((worker: number) => number);
  fault?: Fault;
  spawnFails?: boolean;
};

/** A page without a run. */
export function createRig<S>(model: Model<S>, options: RigOptions = {}): Rig {
  const clock = { ms: 1000 };
  const workers: FakeWorker[] = [];
  const repeated: { ms: number; nextMs: number; work: () => void }[] = [];
  const tellHidden: ((hidden: boolean) => void)[] = [];
  const { stepMs = 0.1 } = options;

  function passOnce(isStalled: boolean): void {
    for (const worker of workers) worker.work();
    clock.ms += 1;
    if (isStalled) return;
    for (const worker of workers) worker.deliver();
    for (const timer of repeated) {
      if (clock.ms < timer.nextMs) continue;
      timer.nextMs = clock.ms + timer.ms;
      timer.work();
    }
  }

  return {
    clock,
    workers,
    environment: {
      spawn() {
        if (options.spawnFails) throw new Error('no worker may start');
        const ofThis = typeof stepMs === 'number' ? stepMs : stepMs(workers.length);
        const worker = createFakeWorker(model, clock, ofThis);
        workers.push(worker);
        return worker;
      },
      now: () => clock.ms,
      repeat(ms, work) {
        const timer = { ms, nextMs: clock.ms + ms, work };
        repeated.push(timer);
        return () => void repeated.splice(repeated.indexOf(timer), 1);
      },
      onVisibility(tell) {
        tellHidden.push(tell);
        tell(false);
        return () => {};
      },
      ...(options.fault === undefined ? {} : { fault: options.fault }),
    },
    pass(ms) {
      const endMs = clock.ms + ms;
      while (clock.ms < endMs) passOnce(false);
    },
    passUntil(holds, mostMs = 60_000) {
      const endMs = clock.ms + mostMs;
      while (!holds()) {
        if (clock.ms > endMs) throw new Error(`it did not happen within ${mostMs} ms`);
        passOnce(false);
      }
    },
    stall(ms) {
      const endMs = clock.ms + ms;
      while (clock.ms < endMs) passOnce(true);
    },
    hide(hidden) {
      for (const tell of tellHidden) tell(hidden);
    },
  };
}

function createFakeWorker<S>(model: Model<S>, clock: { ms: number }, stepMs: number): FakeWorker {
  let wakeMs = Infinity;
  let isOver = false;
  const engine: Engine = createEngine(
    {
      ...model,
      step(world, scratch) {
        model.step(world, scratch);
        clock.ms += stepMs;
      },
    },
    { now: () => clock.ms, post, fail },
  );

  function post(message: FromWorker, transfer: ArrayBuffer[]): void {
    worker.posted.push(message.type);
    worker.fromWorker.push(structuredClone(message, { transfer }));
  }

  function fail(kind: Fault['kind']): void {
    if (kind === 'hang') throw hang;
    throw new Error(`${kind} was ordered`);
  }

  const worker: FakeWorker = {
    toWorker: [],
    fromWorker: [],
    sent: [],
    posted: [],
    isTerminated: false,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage(message, transfer) {
      worker.sent.push(message.type);
      worker.toWorker.push(structuredClone(message, { transfer }));
    },
    terminate() {
      worker.isTerminated = true;
      isOver = true;
    },
    work() {
      if (isOver) return;
      try {
        for (const message of worker.toWorker.splice(0)) {
          engine.receive(readToWorker(message));
          wakeMs = clock.ms;
        }
        if (clock.ms >= wakeMs) wakeMs = clock.ms + engine.turn();
      } catch (error) {
        isOver = true;
        if (error !== hang) post({ type: 'fatal', ...engine.place(), message: String(error) }, []);
      }
    },
    deliver() {
      for (const data of worker.fromWorker.splice(0)) worker.onmessage?.({ data } as MessageEvent);
    },
  };
  return worker;
}
