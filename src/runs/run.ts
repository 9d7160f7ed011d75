/** One run: its worker's client, its latest frame, its curves, and what else is known of the latest instant. */
import type { Command } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import { cellAt } from '../frame/cell.ts';
import type { Frame, ShownQuantity } from '../frame/frame.ts';
import type { Portrait } from '../model/inspect.ts';
import { createClient } from '../worker/client.ts';
import type { Client, Listener, Phase } from '../worker/contract.ts';
import type { Environment } from '../worker/spawn.ts';
import { withLog } from '../worker/log.ts';
import type { Census, ForkPoint, FrameMessage, News, Row } from '../worker/protocol.ts';
import type { Past } from '../worker/timeline.ts';

/** What is used of a view. */
type RunView = {
  /** Shows a frame. Returns the buffer of the frame shown before, which is no longer read. */
  apply: (frame: Frame) => ArrayBuffer | undefined;
};

/** How the simulation is doing. */
export type RunStatus = {
  readonly phase: Phase;
  readonly tick: number;
  /** Play was pressed. It stands still all the same while `isHidden`, or in a phase other than running. */
  readonly isPlaying: boolean;
  /** The page is hidden, and so the run waits. */
  readonly isHidden: boolean;
  /** The wanted speed and the one reached, in ticks per second; the latter is 0 when paused. */
  readonly ticksPerSecond: number;
  readonly actualTicksPerSecond: number;
};

/** What the visitor should be told, as the key of a text. */
type RunNotice = 'simulationRestarted' | 'simulationFailed' | 'pausedWhileHidden';

/** What a run tells. */
export type RunListener = {
  /** Where the cells are drawn; a run without a view is known by its curves. */
  readonly view?: RunView;
  /** New rows of the curves; with `reset` they replace all earlier ones. */
  readonly onRows: (rows: readonly Summary[], reset: boolean) => void;
  /** Called at every change and for every instant that becomes known, up to 30 times a second. */
  readonly onStatus: (status: RunStatus) => void;
  /** @param detail the reason in technical words, for a bug report */
  readonly onNotice: (notice: RunNotice, detail: string) => void;
};

/** Where a run goes on from that another one has come to: the same past, and its rows. */
type Beginning = ForkPoint & { readonly tick: number; readonly rows: readonly Row[] };

/** What a run needs. */
export type RunOptions = RunListener & {
  readonly scenario: Scenario;
  /** Speed once it plays, in ticks per second. */
  readonly pace: number;
  readonly environment: Environment;
  /** Absent: it begins at tick 0. */
  readonly beginning?: Beginning;
};

/** A run, as the rest of the page sees it; time is the matter of the clock (runs.ts). */
export type Run = {
  /** Changes something from outside before the next step. After a rewind this begins a new future. */
  send: (command: Command) => void;
  /** The scenario with the commands given so far: it repeats this run. */
  scenario: () => Scenario;
  readonly tick: number;
  /** The counts of the latest instant; undefined before the first one is known. */
  summary: () => Summary | undefined;
  /** The quantity by which cells can be coloured. */
  setShown: (quantity: ShownQuantity) => void;
  /** Who is drawn at this index of the shown frame, or who has this id; undefined when it is gone or the run ends first. */
  portrait: (who: number | { readonly id: number }) => Promise<Portrait | undefined>;
  /** Antigen histogram and deaths so far. */
  census: () => Promise<Census>;
  /** Hash of the world, after all that was asked before; rejects when the run ends first. */
  hash: () => Promise<string>;
};

/** A run, as its clock holds it. */
export type ClockedRun = Run & {
  readonly phase: Phase;
  restart: (scenario: Scenario) => void;
  /** Sets the speed, in ticks per second, and whether it plays. */
  setPace: (isPlaying: boolean, ticksPerSecond: number) => void;
  /** It waits at this tick, however fast it plays; undefined: nowhere. */
  waitAt: (tick: number | undefined) => void;
  /** Goes so many ticks on, or back when negative. */
  stepBy: (ticks: number) => void;
  seek: (tick: number) => void;
  /** What another run needs to go on from that tick; rejects when this run ends first. */
  fork: (tick: number) => Promise<{ readonly scenario: Scenario; readonly beginning: Beginning }>;
  destroy: () => void;
};

/** What is known of a run. */
type Known = {
  readonly options: RunOptions;
  scenario: Scenario;
  isPlaying: boolean;
  ticksPerSecond: number;
  isHidden: boolean;
  phase: Phase;
  latest: News | undefined;
  shownFrame: Frame | undefined;
  tissue: Frame['tissue'];
  rows: Row[];
  /** Nobody is called back while `createRun` is still at work, because the caller has no run to ask yet. */
  isMade: boolean;
};

/** Starts a run, paused at tick 0 or where it begins. */
export function createRun(options: RunOptions): ClockedRun {
  const { beginning } = options;
  const known = createKnown(options);
  queueMicrotask(() => {
    if (beginning !== undefined) options.onRows(summaries(known.rows), true);
    tell(known);
  });
  const client: Client = createClient(
    options.environment,
    earOf(known, (buffer) => client.giveBack(buffer)),
  );
  client.start(known.scenario, pastOf(beginning), beginning?.tick);
  known.isMade = true;
  return {
    send: client.send,
    scenario: () => withLog(known.scenario, client.log()),
    get tick() {
      return tickOf(known);
    },
    summary: () => known.latest?.now,
    setShown: client.look,
    portrait: (who) => portrait(known, client, who),
    census: client.census,
    hash: client.hash,
    get phase() {
      return known.phase;
    },
    restart(scenario) {
      Object.assign(known, { scenario, latest: undefined, tissue: undefined, rows: [] });
      options.onRows([], true);
      client.start(scenario);
      client.pace(known.isPlaying ? known.ticksPerSecond : 0);
    },
    setPace(isPlaying, ticksPerSecond) {
      Object.assign(known, { isPlaying, ticksPerSecond });
      client.pace(isPlaying ? ticksPerSecond : 0);
      tell(known);
    },
    waitAt: client.wait,
    stepBy: client.stepBy,
    seek: client.seek,
    async fork(tick) {
      const fork = await client.fork(tick);
      const rows = known.rows.filter((row) => row.tick <= tick);
      return { scenario: known.scenario, beginning: { ...fork, tick, rows } };
    },
    destroy: client.destroy,
  };
}

function createKnown(options: RunOptions): Known {
  return {
    options,
    scenario: options.scenario,
    isPlaying: false,
    ticksPerSecond: options.pace,
    isHidden: false,
    phase: 'starting',
    latest: undefined,
    shownFrame: undefined,
    tissue: undefined,
    rows: [...(options.beginning?.rows ?? [])],
    isMade: false,
  };
}

function pastOf(beginning: Beginning | undefined): Past | undefined {
  return beginning && { ...beginning, rowsUntil: beginning.rows.at(-1)?.tick ?? -1 };
}

/** What becomes of the client's news. */
function earOf(known: Known, giveBack: (buffer: ArrayBuffer) => void): Listener {
  const { onRows, onNotice } = known.options;
  return {
    news(news) {
      known.latest = news;
      known.rows.push(...news.rows);
      if (news.rows.length > 0) onRows(summaries(news.rows), false);
      tell(known);
    },
    frame(message) {
      const before = show(known, message);
      if (before !== undefined) giveBack(before);
    },
    cut(tick) {
      known.rows = known.rows.filter((row) => row.tick <= tick);
      onRows(summaries(known.rows), true);
    },
    phase(phase) {
      known.phase = phase;
      tell(known);
    },
    hidden(isHidden) {
      if (isHidden && known.isPlaying && !known.isHidden) onNotice('pausedWhileHidden', '');
      known.isHidden = isHidden;
      tell(known);
    },
    broke: (reason, isReplaced) =>
      queueMicrotask(() => onNotice(isReplaced ? 'simulationRestarted' : 'simulationFailed', reason)),
  };
}

function tell(known: Known): void {
  if (!known.isMade) return;
  const { phase, isPlaying, isHidden, ticksPerSecond, latest } = known;
  const actualTicksPerSecond = latest?.actualTicksPerSecond ?? 0;
  const tick = tickOf(known);
  known.options.onStatus({ phase, tick, isPlaying, isHidden, ticksPerSecond, actualTicksPerSecond });
}

function tickOf({ latest, options }: Known): number {
  return latest?.tick ?? options.beginning?.tick ?? 0;
}

/** Shows a frame. @returns the buffer of the one before, which nobody reads any more */
function show(known: Known, { frame }: FrameMessage): ArrayBuffer | undefined {
  known.tissue ??= frame.tissue;
  const before = known.shownFrame;
  const picture = { ...frame, tissue: known.tissue };
  known.shownFrame = picture;
  const { view } = known.options;
  return view === undefined ? before?.buffer : view.apply(picture);
}

async function portrait(
  { shownFrame }: Known,
  client: Client,
  who: number | { readonly id: number },
): Promise<Portrait | undefined> {
  if (typeof who !== 'number') return client.portrait({ id: who.id, lowBits: 0, x: 0, y: 0 });
  const cell = shownFrame && cellAt(shownFrame, who);
  return cell && client.portrait({ id: 0, lowBits: cell.lowBits, x: cell.x, y: cell.y });
}

function summaries(rows: readonly Row[]): Summary[] {
  return rows.map((row) => row.summary);
}
