/** A run that can go on, go back and take commands: the world, its past as checkpoints, and the log. It knows no clock. */
import { type Command, enqueue, type TimedCommand } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import { stageFacts } from '../model/stages/facts.ts';
import { summarise } from '../model/summary.ts';
import type { World } from '../model/world.ts';
import { createHistory, forgetAfter, type History, keep, nearest, pack, unpack } from './history.ts';
import { record } from './log.ts';
import type { ForkPoint, Row } from './protocol.ts';

/** The model's own functions, as an argument so that tests can use a small one. */
export type Model<S> = {
  createWorld: (scenario: Scenario) => World;
  createScratch: (world: World) => S;
  step: (world: World, scratch: S) => void;
};

/**
 * The state of a run. At any tick the world's queue holds the scenario's commands to come and those logged for this very
 * tick, so that the hash at a tick is the same whichever way led there.
 */
export type Timeline<S> = {
  readonly model: Model<S>;
  readonly scenario: Scenario;
  world: World;
  scratch: S;
  readonly log: TimedCommand[];
  /** How many commands of the log have been put into the queue. */
  fed: number;
  readonly history: History;
  /** Rows that nobody has taken yet. */
  rows: Row[];
  /** Tick of the last row ever made, −1 for none; a replay makes no row twice. */
  rowsUntil: number;
};

/** What a run goes on from: the log so far, a packed world instead of tick 0, the tick of the last row that is known. */
export type Past = ForkPoint & { readonly rowsUntil: number };

/** A run at tick 0, or at its checkpoint. */
export function createTimeline<S>(model: Model<S>, scenario: Scenario, past: Past): Timeline<S> {
  const world = past.checkpoint === undefined ? model.createWorld(scenario) : unpack(past.checkpoint);
  const timeline: Timeline<S> = {
    model,
    scenario,
    world,
    scratch: model.createScratch(world),
    log: [...past.log],
    fed: 0,
    history: createHistory(stageFacts[scenario.scale].keepEvery),
    rows: [],
    rowsUntil: past.rowsUntil,
  };
  arrive(timeline);
  return timeline;
}

/** One step. The world is kept only now, if that is due at all, so that the first picture of a run need not wait for it. */
export function advance<S>(timeline: Timeline<S>): void {
  const { history, world } = timeline;
  if (world.tick % history.every === 0) keep(history, withoutLogged(timeline));
  timeline.model.step(timeline.world, timeline.scratch);
  note(timeline);
  feed(timeline);
}

/** Goes to the checkpoint from which a tick is reached with the fewest steps, if that is not the present. */
export function approach<S>(timeline: Timeline<S>, tick: number): void {
  const { history, model, scenario, world } = timeline;
  const checkpoint = nearest(history, tick);
  if (world.tick <= tick && (checkpoint === undefined || checkpoint.tick <= world.tick)) return;
  timeline.world = checkpoint === undefined ? model.createWorld(scenario) : unpack(checkpoint);
  timeline.scratch = model.createScratch(timeline.world);
  arrive(timeline);
}

/**
 * Takes a command, which takes effect in the next step. What had been recorded of the time after is given up.
 * @returns the command as it was logged
 */
export function give<S>(timeline: Timeline<S>, command: Command): TimedCommand {
  const { history, log, world } = timeline;
  const timed = { ...command, tick: world.tick };
  const replaced = record(log, timed);
  if (replaced !== undefined) world.queue.splice(world.queue.indexOf(replaced), 1);
  enqueue(world, timed);
  timeline.fed = log.length;
  forgetAfter(history, world.tick);
  timeline.rows = timeline.rows.filter((row) => row.tick <= world.tick);
  timeline.rowsUntil = Math.min(timeline.rowsUntil, world.tick);
  return timed;
}

/** The rows since the last call. */
export function takeRows<S>(timeline: Timeline<S>): Row[] {
  const { rows } = timeline;
  timeline.rows = [];
  return rows;
}

/** The present as a packed world that a timeline with the same log can go on from. */
export function checkpointOf<S>(timeline: Timeline<S>): World {
  return pack(withoutLogged(timeline));
}

/** What another run needs to go on from a tick of this one: it knows nothing of commands after it. */
export function forkOf<S>(timeline: Timeline<S>, tick: number): ForkPoint {
  const { history, log, world } = timeline;
  const kept = nearest(history, tick);
  const isNearer = world.tick <= tick && (kept === undefined || kept.tick < world.tick);
  const checkpoint = isNearer ? checkpointOf(timeline) : kept;
  return { log: log.filter((command) => command.tick <= tick), ...(checkpoint === undefined ? {} : { checkpoint }) };
}

/** The log is fed anew when a checkpoint is restored, so its commands are not kept in one. */
function withoutLogged<S>({ world, log }: Timeline<S>): World {
  return { ...world, queue: world.queue.filter((command) => !log.includes(command)) };
}

/** After a jump: commands before this tick are behind, those for this tick are pending. */
function arrive<S>(timeline: Timeline<S>): void {
  const { log, world } = timeline;
  timeline.fed = 0;
  while (timeline.fed < log.length && log[timeline.fed].tick < world.tick) timeline.fed += 1;
  note(timeline);
  feed(timeline);
}

function note<S>(timeline: Timeline<S>): void {
  const { scenario, world } = timeline;
  if (world.tick > timeline.rowsUntil && world.tick % stageFacts[scenario.scale].rowEvery === 0) {
    timeline.rows.push({ tick: world.tick, summary: summarise(world) });
    timeline.rowsUntil = world.tick;
  }
}

function feed<S>(timeline: Timeline<S>): void {
  const { log, world } = timeline;
  while (timeline.fed < log.length && log[timeline.fed].tick <= world.tick) {
    enqueue(world, log[timeline.fed]);
    timeline.fed += 1;
  }
}
