/** The messages between page and worker: every one carries the number of its run, so that those of an old run are dropped. */
import { type Frame, type ShownQuantity, shownQuantities } from '../frame/frame.ts';
import type { Command, TimedCommand } from '../model/commands.ts';
import type { Portrait } from '../model/inspect.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import type { World } from '../model/world.ts';

/** A fault on purpose, for tests (`?fault=throw:100`): at that tick the worker throws, hangs, or leaves a rejection behind. */
export type Fault = { readonly kind: 'throw' | 'hang' | 'reject'; readonly tick: number; readonly always: boolean };

/** What the page asks of the worker. Messages with `ask` get exactly one answer with the same number. */
export type ToWorker =
  /** Begins a run, and answers `ready` at tick `until`. */
  | {
      readonly type: 'start';
      readonly run: number;
      readonly ask: number;
      readonly scenario: Scenario;
      /** Commands of an earlier worker, to be replayed; empty for a new run. */
      readonly log: readonly TimedCommand[];
      readonly until: number;
      /** A packed world of this run to go on from, instead of tick 0. */
      readonly checkpoint?: World;
      /** Tick of the last summary row that the page has, −1 for none. */
      readonly rowsUntil: number;
      readonly fault?: Fault;
    }
  /** A change from outside; answered by `logged`. */
  | { readonly type: 'command'; readonly run: number; readonly ask: number; readonly command: Command }
  /** Ticks per second from now on; 0 is pause. At tick `until` the run waits, because another one on the same clock is not there yet. */
  | { readonly type: 'pace'; readonly run: number; readonly ticksPerSecond: number; readonly until?: number }
  /** So many ticks on (or back); answered by `ready`. */
  | { readonly type: 'stepBy'; readonly run: number; readonly ask: number; readonly ticks: number }
  /** To that tick; answered by `ready`. */
  | { readonly type: 'seek'; readonly run: number; readonly ask: number; readonly tick: number }
  /** Lends a frame buffer of any size, the run notwithstanding. */
  | { readonly type: 'buffer'; readonly run: number; readonly buffer: ArrayBuffer }
  /** The quantity that frames show from now on. */
  | { readonly type: 'look'; readonly run: number; readonly shown: ShownQuantity }
  /** Who is drawn there; answered by `portrait`. Without `id`, the low bits and the place of a cell of a frame. */
  | {
      readonly type: 'askPortrait';
      readonly run: number;
      readonly ask: number;
      readonly id: number;
      readonly lowBits: number;
      readonly x: number;
      readonly y: number;
    }
  /** Antigen histogram and deaths by cause; answered by `census`. */
  | { readonly type: 'askCensus'; readonly run: number; readonly ask: number }
  | { readonly type: 'askHash'; readonly run: number; readonly ask: number }
  | { readonly type: 'askCheckpoint'; readonly run: number; readonly ask: number }
  /** What another run needs to go on from that tick; answered by `fork`. */
  | { readonly type: 'askFork'; readonly run: number; readonly ask: number; readonly tick: number };

/** From here a run goes on as another one: the commands up to a tick, and the nearest packed world before it, if there is one. */
export type ForkPoint = { readonly log: readonly TimedCommand[]; readonly checkpoint?: World };

/** Distributions of one instant: living cancer cells by antigen (`antigenHistogram`), deaths so far by kind and cause. */
export type Census = {
  readonly tick: number;
  readonly histogram: readonly number[];
  readonly deaths: readonly number[];
};

/** One row of the curves, with its tick. */
export type Row = { readonly tick: number; readonly summary: Summary };

/** What the worker tells at every opportunity. */
export type News = {
  readonly tick: number;
  /** The counts at that tick. */
  readonly now: Summary;
  /** The rows since the last message, in the order of their ticks. */
  readonly rows: readonly Row[];
  /** How fast it really goes, in ticks per second; 0 when paused. */
  readonly actualTicksPerSecond: number;
  /** The longest that one step has taken so far, in ms of wall time. */
  readonly slowestMs: number;
};

/** One picture, in a borrowed buffer. */
export type FrameMessage = {
  readonly type: 'frame';
  readonly run: number;
  readonly news: News;
  readonly frame: Frame;
};

/** What the worker answers and reports. */
export type FromWorker =
  | FrameMessage
  /** A sign of life without a picture. */
  | { readonly type: 'beat'; readonly run: number; readonly news: News }
  /** The run stands where a `start`, `stepBy` or `seek` wanted it. */
  | { readonly type: 'ready'; readonly run: number; readonly ask: number; readonly news: News }
  /** A command has its tick. Rows after that tick, and commands logged for later ones, are no longer true. */
  | { readonly type: 'logged'; readonly run: number; readonly ask: number; readonly command: TimedCommand }
  | { readonly type: 'portrait'; readonly run: number; readonly ask: number; readonly portrait?: Portrait }
  | { readonly type: 'census'; readonly run: number; readonly ask: number; readonly census: Census }
  | { readonly type: 'hash'; readonly run: number; readonly ask: number; readonly tick: number; readonly hash: string }
  /** A packed world, from which a `start` can go on. */
  | { readonly type: 'checkpoint'; readonly run: number; readonly ask: number; readonly checkpoint: World }
  | { readonly type: 'fork'; readonly run: number; readonly ask: number; readonly point: ForkPoint }
  /** Something broke; this worker does nothing any more. */
  | { readonly type: 'fatal'; readonly run: number; readonly tick: number; readonly message: string };

type Check = (value: unknown) => boolean;
/** A check for every field of every message, so that a field added above cannot be forgotten below. */
type Shape<M extends { readonly type: string }> = {
  [T in M['type']]: { [F in Exclude<keyof Extract<M, { type: T }>, 'type' | 'run'>]-?: Check };
};

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isTick: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isText: Check = (value) => typeof value === 'string';
const isList: Check = Array.isArray;
const isBuffer: Check = (value) => value instanceof ArrayBuffer;
const isRecord: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const has =
  (fields: { [field: string]: Check }): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([field, check]) => check((value as Fields)[field]));
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isCommand = has({ do: isText });
const isTimed = has({ do: isText, tick: isTick });
const isLog: Check = (value) => Array.isArray(value) && value.every(isTimed);
const isScenario = has({ seed: isText, parameters: isRecord, commands: isLog });
const isWorld = has({ version: isText, tick: isTick, queue: isList, agents: has({ count: isTick }) });
const isNews = has({
  tick: isTick,
  now: isRecord,
  rows: isList,
  actualTicksPerSecond: isNumber,
  slowestMs: isNumber,
});

const toWorker: Shape<ToWorker> = {
  start: {
    ask: isTick,
    scenario: isScenario,
    log: isLog,
    until: isTick,
    checkpoint: optional(isWorld),
    rowsUntil: isNumber,
    fault: optional(has({ kind: isText, tick: isTick })),
  },
  command: { ask: isTick, command: isCommand },
  pace: { ticksPerSecond: (value) => isNumber(value) && Number(value) >= 0, until: optional(isTick) },
  stepBy: { ask: isTick, ticks: Number.isInteger },
  seek: { ask: isTick, tick: isTick },
  buffer: { buffer: isBuffer },
  look: { shown: (value) => (shownQuantities as readonly unknown[]).includes(value) },
  askPortrait: { ask: isTick, id: isTick, lowBits: isTick, x: isNumber, y: isNumber },
  askCensus: { ask: isTick },
  askHash: { ask: isTick },
  askCheckpoint: { ask: isTick },
  askFork: { ask: isTick, tick: isTick },
};

const fromWorker: Shape<FromWorker> = {
  frame: {
    news: isNews,
    frame: has({
      buffer: isBuffer,
      count: isTick,
      width: isNumber,
      height: isNumber,
      tick: isTick,
      scene: isText,
      disease: isText,
      tissue: isRecord,
      haze: has({ columns: isTick, rows: isTick }),
      secondsUntilNext: isNumber,
    }),
  },
  beat: { news: isNews },
  ready: { ask: isTick, news: isNews },
  logged: { ask: isTick, command: isTimed },
  portrait: { ask: isTick, portrait: optional(isRecord) },
  census: { ask: isTick, census: isRecord },
  hash: { ask: isTick, tick: isTick, hash: isText },
  checkpoint: { ask: isTick, checkpoint: isWorld },
  fork: { ask: isTick, point: has({ log: isLog, checkpoint: optional(isWorld) }) },
  fatal: { tick: isNumber, message: isText },
};

type Fields = { readonly [field: string]: unknown };

function read(shapes: { [type: string]: { [field: string]: Check } }, data: unknown): void {
  const fields = (isRecord(data) ? data : {}) as Fields;
  const type = String(fields['type']);
  if (!Object.hasOwn(shapes, type)) throw new Error(`a message of no known type arrived: ${type.slice(0, 40)}`);
  for (const [field, check] of Object.entries({ run: isTick, ...shapes[type] })) {
    if (!check(fields[field])) throw new Error(`a message "${type}" arrived with a wrong ${field}`);
  }
}

/**
 * What arrived at the worker, as a message.
 * @throws Error naming the field that has not the right shape.
 */
export function readToWorker(data: unknown): ToWorker {
  read(toWorker, data);
  return data as ToWorker;
}

/**
 * What arrived at the page, as a message.
 * @throws Error naming the field that has not the right shape.
 */
export function readFromWorker(data: unknown): FromWorker {
  read(fromWorker, data);
  return data as FromWorker;
}

/** Reads `throw:100`, `hang:100`, `reject:100`, each also with `:always` behind; undefined for anything else. */
export function parseFault(text: string | null): Fault | undefined {
  const match = /^(throw|hang|reject):(\d{1,9})(:always)?$/.exec(text ?? '');
  if (match === null) return undefined;
  return { kind: match[1] as Fault['kind'], tick: Number(match[2]), always: match[3] !== undefined };
}
