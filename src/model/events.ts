/** What happened of late, for views and captions: a ring of the last events. It never decides anything. */
import type { World } from './world.ts';

/** Kinds of events. */
export const eventType = {
  contact: 0,
  hold: 1,
  hit: 2,
  kill: 3,
  giveUp: 4,
  division: 5,
  infusion: 6,
  release: 7,
} as const;

/** Events that the ring remembers. */
const eventsKept = 4096;

/** The ring: event number n is element n % 4096 of every column. */
export type Events = {
  /** Events since the start. */
  count: number;
  type: Uint8Array;
  tick: Int32Array;
  /** Id of who did it, and of whom it was done to (0 for none). */
  agent: Uint32Array;
  other: Uint32Array;
  /** Where, in µm. */
  x: Float32Array;
  y: Float32Array;
};

/** A ring without events. */
export function createEvents(): Events {
  return {
    count: 0,
    type: new Uint8Array(eventsKept),
    tick: new Int32Array(eventsKept),
    agent: new Uint32Array(eventsKept),
    other: new Uint32Array(eventsKept),
    x: new Float32Array(eventsKept),
    y: new Float32Array(eventsKept),
  };
}

/** Notes an event of agent `i`, done to agent `j` (−1 for none), at the place of `i`. */
export function note(world: World, type: number, i: number, j: number): void {
  const { events, agents } = world;
  const at = events.count % eventsKept;
  events.count += 1;
  events.type[at] = type;
  events.tick[at] = world.tick;
  events.agent[at] = agents.id[i];
  events.other[at] = j < 0 ? 0 : agents.id[j];
  events.x[at] = agents.x[i];
  events.y[at] = agents.y[i];
}
