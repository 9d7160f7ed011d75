/** What the page knows of a run: enough for another worker to make it again. Plain state. */
import type { TimedCommand } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { record } from './log.ts';
import type { News } from './protocol.ts';
import type { Past } from './timeline.ts';

/** A run as the page knows it. */
export type Known = {
  readonly scenario: Scenario;
  readonly log: TimedCommand[];
  checkpoint: World | undefined;
  /** Where the run stands. */
  tick: number;
  /** Tick of the last row that is known, −1 for none. */
  rowsUntil: number;
};

/** A run that has not begun; with a past it stands at `tick`. */
export function createKnown(scenario: Scenario, past: Past = { log: [], rowsUntil: -1 }, tick = 0): Known {
  return { scenario, log: [...past.log], checkpoint: past.checkpoint, tick, rowsUntil: past.rowsUntil };
}

/** The past that another worker goes on from. */
export function pastOf({ log, checkpoint, rowsUntil }: Known): Past {
  return { log, rowsUntil, ...(checkpoint === undefined ? {} : { checkpoint }) };
}

/** The run has gone on. */
export function noteNews(known: Known, { tick, rows }: News): void {
  known.tick = tick;
  known.rowsUntil = rows.at(-1)?.tick ?? known.rowsUntil;
}

/** A command was given. @returns whether rows of later ticks are no longer true */
export function noteCommand(known: Known, command: TimedCommand): boolean {
  known.tick = command.tick;
  record(known.log, command);
  if (known.checkpoint !== undefined && known.checkpoint.tick > command.tick) known.checkpoint = undefined;
  if (known.rowsUntil <= command.tick) return false;
  known.rowsUntil = command.tick;
  return true;
}
