/** What the page's side of a run offers its owner, and what it tells it. */
import type { Command, TimedCommand } from '../model/commands.ts';
import type { ShownQuantity } from '../frame/frame.ts';
import type { Portrait } from '../model/inspect.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Census, ForkPoint, FrameMessage, News } from './protocol.ts';
import type { Past } from './timeline.ts';

/** What the worker is about. `recovering`: a new worker is catching up. `failed`: no worker is left. */
export type Phase = 'starting' | 'running' | 'seeking' | 'recovering' | 'failed';

/** What the client tells its owner. */
export type Listener = {
  news: (news: News) => void;
  /** A picture; its buffer goes back through `giveBack` once it is no longer shown. */
  frame: (frame: FrameMessage) => void;
  /** A command changed the course of the run: rows after this tick are no longer true. */
  cut: (tick: number) => void;
  phase: (phase: Phase) => void;
  hidden: (hidden: boolean) => void;
  /** A worker broke for this reason and has been replaced, or no longer is. */
  broke: (reason: string, isReplaced: boolean) => void;
};

/** The page's hold on the simulation. */
export type Client = {
  /** Begins a run at tick 0, or at `tick` of a past. */
  start: (scenario: Scenario, past?: Past, tick?: number) => void;
  send: (command: Command) => void;
  pace: (ticksPerSecond: number) => void;
  /** At this tick the run waits, however fast it plays, until it is given another one; undefined: nowhere. */
  wait: (until: number | undefined) => void;
  stepBy: (ticks: number) => void;
  seek: (tick: number) => void;
  giveBack: (buffer: ArrayBuffer) => void;
  /** The quantity that frames show. */
  look: (shown: ShownQuantity) => void;
  /** Who has this id, or (id 0) these low bits near this place; undefined when nobody has. */
  portrait: (wanted: { id: number; lowBits: number; x: number; y: number }) => Promise<Portrait | undefined>;
  census: () => Promise<Census>;
  /** Hash of the world, after all that was asked before. */
  hash: () => Promise<string>;
  /** What another run needs to go on from a tick of this one. */
  fork: (tick: number) => Promise<ForkPoint>;
  /** The commands given so far, with their ticks. */
  log: () => readonly TimedCommand[];
  destroy: () => void;
};
