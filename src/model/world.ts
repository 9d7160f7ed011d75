/** Everything that determines the future of a run, as plain data: `structuredClone(world)` is a checkpoint. */
import type { Tissue } from './tissue.ts';
import { createEvents, type Events } from './events.ts';
import type { Field } from './fields.ts';
import type { Inflammation } from './inflammation.ts';
import { createRegister, type Register } from './register.ts';
import { type Agents, columnNames, columns, createAgents } from './agents.ts';
import type { Body } from './body.ts';
import type { TimedCommand } from './commands.ts';
import { causes, kinds } from './kinds.ts';
import type { Parameters } from './parameters.ts';
import type { Key } from './random.ts';
import type { StageName } from './stages/facts.ts';

/** Changes if and only if a golden hash changes. */
export const modelVersion = '0.6.2';

/** Where the cells live; decides the walls and what is drawn behind them. */
export type Scene = 'marrow' | 'node' | 'vessel' | 'dish';

/** Births and deaths in real cells since the start, by kind and cause. */
type Ledger = {
  /** Cells born by division or from the marrow, by kind. */
  births: Float64Array;
  /** Cells put in from outside, by kind. */
  added: Float64Array;
  /** Cells that died, kind × causes. */
  deaths: Float64Array;
};

/** The state of a run. */
export type World = {
  version: string;
  seed: string;
  key: Key;
  /** The stage. Named as in scenario files; the hash goes through the fields by name. */
  scale: StageName;
  scene: Scene;
  /** Steps done. */
  tick: number;
  /** Length of a step in hours. */
  hoursPerTick: number;
  /** Real cells that a full agent stands for: the weight at patient scale, 1 at cell scale. Lighter agents gain and lose single cells. */
  fullAgent: number;
  /** The id that the next agent gets. */
  nextId: number;
  /** A division was drawn as a heavier agent because the most agents allowed were there. */
  capped: boolean;
  parameters: Parameters;
  /** Commands that have not taken effect yet, earliest first. */
  queue: TimedCommand[];
  /** Size of the field in µm. */
  width: number;
  height: number;
  tissue: Tissue;
  body: Body;
  inflammation: Inflammation;
  ledger: Ledger;
  /** Local cytokine (IFN-γ-like), as cells feel it and the picture shows it. */
  cytokine: Field;
  agents: Agents;
  register: Register;
  events: Events;
};

/** Days since infusion. */
export function dayOf(world: Pick<World, 'tick' | 'hoursPerTick'>): number {
  return (world.tick * world.hoursPerTick) / 24;
}

function createLedger(): Ledger {
  return {
    births: new Float64Array(kinds.length),
    added: new Float64Array(kinds.length),
    deaths: new Float64Array(kinds.length * causes.length),
  };
}

/** A world without cells. */
export function emptyWorld(
  fields: Omit<World, 'version' | 'tick' | 'nextId' | 'capped' | 'ledger' | 'agents' | 'register' | 'events'>,
  capacity: number,
): World {
  return {
    version: modelVersion,
    tick: 0,
    nextId: 1,
    capped: false,
    ledger: createLedger(),
    agents: createAgents(capacity),
    register: createRegister(2 * capacity),
    events: createEvents(),
    ...fields,
  };
}

/** Agents and register have loops of their own; events decide nothing; commands still ahead are not yet part of the present. */
const hashedApart: readonly (keyof World)[] = ['agents', 'register', 'events', 'queue'];

/**
 * 64 bits over everything that the present is, as 16 hexadecimal digits. Commands that lie ahead are left out, so that a run in which
 * they are yet to be given and one that was opened from its link agree at every tick.
 * @throws Error naming column, agent and tick when a number is not finite.
 */
export function hash(world: World): string {
  const state = { a: 0x811c9dc5, b: 0x9e3779b9 };
  const { agents, register } = world;
  for (const name of Object.keys(world).sort() as (keyof World)[]) {
    if (!hashedApart.includes(name)) mixPlain(state, world[name], name, world.tick);
  }
  mixNumbers(state, register.parent.subarray(0, world.nextId));
  mixNumbers(state, register.killer.subarray(0, world.nextId));
  mixWord(state, agents.count);
  for (const name of columnNames) {
    if (!columns[name].hashed) continue;
    const live = agents[name].subarray(0, agents.count);
    for (let i = 0; i < live.length; i++) {
      if (!Number.isFinite(live[i]))
        throw new Error(`agent ${agents.id[i]} has ${name} ${live[i]} at tick ${world.tick}`);
    }
    mixNumbers(state, live);
  }
  return `${hex(state.a)}${hex(state.b)}`;
}

type HashState = { a: number; b: number };

/** Any plain data; an object's fields in the order of their names, so that the order of writing does not matter. */
function mixPlain(state: HashState, value: unknown, path: string, tick: number): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value} at tick ${tick}`);
    mixNumbers(state, Float64Array.of(value));
  } else if (typeof value !== 'object' || value === null) mixText(state, `${typeof value} ${String(value)};`);
  else if (ArrayBuffer.isView(value)) {
    const numbers = value as Float64Array<ArrayBuffer>;
    const bad = numbers.findIndex((number) => !Number.isFinite(number));
    if (bad >= 0) throw new Error(`${path}[${bad}] is ${numbers[bad]} at tick ${tick}`);
    mixNumbers(state, numbers);
  } else {
    const parts = value as Record<string, unknown>;
    for (const name of Object.keys(parts).sort()) {
      mixText(state, name);
      mixPlain(state, parts[name], `${path}.${name}`, tick);
    }
  }
}

function mixText(state: HashState, text: string): void {
  for (let i = 0; i < text.length; i++) mixWord(state, text.charCodeAt(i));
}

function mixNumbers(
  state: HashState,
  numbers: ArrayLike<number> & { readonly BYTES_PER_ELEMENT: number; slice(): { buffer: ArrayBufferLike } },
): void {
  mixWord(state, numbers.length);
  if (numbers.BYTES_PER_ELEMENT < 4) {
    for (let i = 0; i < numbers.length; i++) mixWord(state, numbers[i]);
    return;
  }
  // a copy, so that the words start at its first byte whatever the column's offset; adding 0 in place turns −0 into 0
  const copy = numbers.slice();
  const values = copy as unknown as { [i: number]: number };
  for (let i = 0; i < numbers.length; i++) values[i] += 0;
  const words = new Uint32Array(copy.buffer);
  for (let i = 0; i < words.length; i++) mixWord(state, words[i]);
}

function mixWord(state: HashState, word: number): void {
  let h = Math.imul(word ^ state.a, 0x85ebca6b);
  h = Math.imul((h << 13) | (h >>> 19), 0xc2b2ae35);
  state.a = (h ^ (h >>> 16)) >>> 0;
  let g = Math.imul(word ^ state.b, 0xcc9e2d51);
  g = Math.imul((g << 15) | (g >>> 17), 0x1b873593);
  state.b = (g ^ (g >>> 15) ^ state.a) >>> 0;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
