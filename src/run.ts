/** One simulation on screen: the worker's client, the view, and what is known of the latest instant. */
import { cellAt } from './frame/cell.ts';
import type { Frame, ShownQuantity } from './frame/frame.ts';
import type { Command } from './model/commands.ts';
import type { Scenario } from './model/scenario.ts';
import type { Summary } from './model/summary.ts';
import type { Portrait } from './model/inspect.ts';
import { createClient } from './worker/client.ts';
import type { Phase } from './worker/contract.ts';
import type { Environment } from './worker/spawn.ts';
import { withLog } from './worker/log.ts';
import type { Census, FrameMessage, News, Row } from './worker/protocol.ts';

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
  readonly view: RunView;
  /** New rows of the curves; with `reset` they replace all earlier ones. */
  onRows: (rows: readonly Summary[], reset: boolean) => void;
  /** Called at every change and for every instant that becomes known, up to 30 times a second. */
  onStatus: (status: RunStatus) => void;
  /** @param detail the reason in technical words, for a bug report */
  onNotice: (notice: RunNotice, detail: string) => void;
};

/** What a run needs. */
export type RunOptions = RunListener & {
  readonly scenario: Scenario;
  /** Speed once it plays, in ticks per second. */
  readonly pace: number;
  readonly environment: Environment;
};

/** The simulation, as the rest of the page sees it. */
export type Run = {
  /** Changes something from outside before the next step. After a rewind this begins a new future. */
  send: (command: Command) => void;
  restart: (scenario: Scenario) => void;
  play: () => void;
  pause: () => void;
  readonly isPlaying: boolean;
  setSpeed: (ticksPerSecond: number) => void;
  /** Pauses and goes so many ticks on, or back when negative. */
  step: (ticks: number) => void;
  seek: (tick: number) => void;
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
  destroy: () => void;
};

/** Starts a run, paused at tick 0. */
export function createRun(options: RunOptions): Run {
  const { view, onRows, onStatus, onNotice } = options;
  let { scenario, pace: ticksPerSecond } = options;
  let isPlaying = false;
  let isHidden = false;
  let phase: Phase = 'starting';
  let latest: News | undefined;
  let shownFrame: Frame | undefined;
  let tissue: Frame['tissue'];
  let rows: Row[] = [];
  // nobody is called back while `createRun` is still at work, because the caller has no run to ask yet
  let isMade = false;
  queueMicrotask(tell);

  const client = createClient(options.environment, {
    news,
    frame,
    cut(tick) {
      rows = rows.filter((row) => row.tick <= tick);
      onRows(summaries(rows), true);
    },
    phase(present) {
      phase = present;
      tell();
    },
    hidden(hidden) {
      if (hidden && isPlaying && !isHidden) onNotice('pausedWhileHidden', '');
      isHidden = hidden;
      tell();
    },
    broke: (reason, isReplaced) =>
      queueMicrotask(() => onNotice(isReplaced ? 'simulationRestarted' : 'simulationFailed', reason)),
  });

  function tell(): void {
    if (!isMade) return;
    const actualTicksPerSecond = latest?.actualTicksPerSecond ?? 0;
    onStatus({ phase, tick: latest?.tick ?? 0, isPlaying, isHidden, ticksPerSecond, actualTicksPerSecond });
  }

  function news(news: News): void {
    latest = news;
    if (news.rows.length > 0) {
      rows.push(...news.rows);
      onRows(summaries(news.rows), false);
    }
    tell();
  }

  function frame({ frame }: FrameMessage): void {
    tissue ??= frame.tissue;
    shownFrame = { ...frame, tissue };
    const before = view.apply(shownFrame);
    if (before !== undefined) client.giveBack(before);
  }

  async function portrait(who: number | { readonly id: number }): Promise<Portrait | undefined> {
    if (typeof who !== 'number') return client.portrait({ id: who.id, lowBits: 0, x: 0, y: 0 });
    const cell = shownFrame && cellAt(shownFrame, who);
    return cell && client.portrait({ id: 0, lowBits: cell.lowBits, x: cell.x, y: cell.y });
  }

  function play(playing: boolean): void {
    isPlaying = playing;
    client.pace(playing ? ticksPerSecond : 0);
    tell();
  }

  client.start(scenario);
  isMade = true;
  return {
    send: client.send,
    restart(wanted) {
      scenario = wanted;
      latest = undefined;
      tissue = undefined;
      rows = [];
      onRows([], true);
      client.start(scenario);
      client.pace(isPlaying ? ticksPerSecond : 0);
    },
    play: () => play(true),
    pause: () => play(false),
    get isPlaying() {
      return isPlaying;
    },
    setSpeed(wanted) {
      ticksPerSecond = wanted;
      play(isPlaying);
    },
    step(ticks) {
      play(false);
      client.stepBy(ticks);
    },
    seek: (tick) => client.seek(Math.max(0, Math.round(tick))),
    scenario: () => withLog(scenario, client.log()),
    get tick() {
      return latest?.tick ?? 0;
    },
    summary: () => latest?.now,
    setShown: client.look,
    portrait,
    census: client.census,
    hash: client.hash,
    destroy: client.destroy,
  };
}

function summaries(rows: readonly Row[]): Summary[] {
  return rows.map((row) => row.summary);
}
