/** The agents as a structure of typed arrays: agent i is element i of every column, and 0 … count−1 are in the world. */
import { activity } from './kinds.ts';

type ColumnType = 'u8' | 'u16' | 'u32' | 'i32' | 'f32' | 'f64';

/**
 * Every column, its number type and whether it decides the future of the run (and so belongs to the hash).
 * The two `drawn` columns are kept for the picture alone: where the agent was in the last written frame.
 */
export const columns = {
  /** Number given at birth, never given again. */
  id: { type: 'u32', hashed: true },
  /** What the agent's random numbers are drawn with; follows from the mother's, so that two arms of a comparison share it. */
  luck: { type: 'u32', hashed: true },
  /** The mother's id, 0 for a founder. */
  parent: { type: 'u32', hashed: true },
  /** The founder's id: all descendants of one founder carry it. */
  clone: { type: 'u32', hashed: true },
  /** Tick of birth. */
  bornTick: { type: 'i32', hashed: true },
  /** Row of the cell table. */
  kind: { type: 'u8', hashed: true },
  /** `activity`: free, bound, dying. */
  activity: { type: 'u8', hashed: true },
  /** `phenotype` of a CAR-T cell. */
  phenotype: { type: 'u8', hashed: true },
  /** Bits of `trait`. */
  traits: { type: 'u8', hashed: true },
  /** Position in µm. */
  x: { type: 'f32', hashed: true },
  y: { type: 'f32', hashed: true },
  /** Direction of crawling, a unit vector. */
  headingX: { type: 'f32', hashed: true },
  headingY: { type: 'f32', hashed: true },
  /** Real cells that the agent stands for: a whole number, 1 at cell scale. */
  cells: { type: 'f64', hashed: true },
  /** Molecules of the first target antigen per cell, 0 when lost. */
  antigen: { type: 'f32', hashed: true },
  /** Molecules of the second target antigen per cell, 0 when lost. */
  secondAntigen: { type: 'f32', hashed: true },
  /** Part of its antigen that the cell shows, 1 in peace; less after bites (trogocytosis) or down-regulation. */
  expression: { type: 'f32', hashed: true },
  /** How strongly antigen has been felt of late, 0 to 1 (CAR-T cells); damage taken, 0 to 1 (targets at cell scale). */
  signal: { type: 'f32', hashed: true },
  /** Cells killed per cell that the agent stands for, since birth. */
  kills: { type: 'f32', hashed: true },
  /** Divisions since birth. */
  daughters: { type: 'u16', hashed: true },
  /** Hours left of what the agent is doing (bound, dying; at cell scale also reading a surface, or recovering from a kill). */
  hoursLeft: { type: 'f32', hashed: true },
  /** Id of the target let go last, which is not taken again before the CAR-T cell has moved away; 0 for none (cell scale). */
  left: { type: 'u32', hashed: true },
  /** Part of a division that kills have earned (CAR-T cells at cell scale). */
  credit: { type: 'f32', hashed: true },
  /** Tick of the last division, or of birth (CAR-T cells at cell scale). */
  dividedTick: { type: 'i32', hashed: true },
  /** Index of the agent held or holding, −1 for none; always mutual. */
  partner: { type: 'i32', hashed: true },
  drawnX: { type: 'f32', hashed: false },
  drawnY: { type: 'f32', hashed: false },
} as const satisfies Record<string, { type: ColumnType; hashed: boolean }>;

type ArrayOf = {
  u8: Uint8Array;
  u16: Uint16Array;
  u32: Uint32Array;
  i32: Int32Array;
  f32: Float32Array;
  f64: Float64Array;
};

/** The name of a column. */
export type ColumnName = keyof typeof columns;

/** The columns of all agents. */
export type Agents = { count: number; capacity: number } & { [C in ColumnName]: ArrayOf[(typeof columns)[C]['type']] };

/** The names of all columns, in the fixed order in which they are hashed. */
export const columnNames = Object.keys(columns) as ColumnName[];

const makers: { [T in ColumnType]: (length: number) => ArrayOf[T] } = {
  u8: (length) => new Uint8Array(length),
  u16: (length) => new Uint16Array(length),
  u32: (length) => new Uint32Array(length),
  i32: (length) => new Int32Array(length),
  f32: (length) => new Float32Array(length),
  f64: (length) => new Float64Array(length),
};

/**
 * No agents yet, and room for `capacity` of them. Written out, because V8 keeps an object that was filled by computed names
 * as a dictionary, in which every `agents.x` is a search.
 */
export function createAgents(capacity: number): Agents {
  return {
    count: 0,
    capacity,
    id: new Uint32Array(capacity),
    luck: new Uint32Array(capacity),
    parent: new Uint32Array(capacity),
    clone: new Uint32Array(capacity),
    bornTick: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    activity: new Uint8Array(capacity),
    phenotype: new Uint8Array(capacity),
    traits: new Uint8Array(capacity),
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    headingX: new Float32Array(capacity),
    headingY: new Float32Array(capacity),
    cells: new Float64Array(capacity),
    antigen: new Float32Array(capacity),
    secondAntigen: new Float32Array(capacity),
    expression: new Float32Array(capacity),
    signal: new Float32Array(capacity),
    kills: new Float32Array(capacity),
    daughters: new Uint16Array(capacity),
    hoursLeft: new Float32Array(capacity),
    left: new Uint32Array(capacity),
    credit: new Float32Array(capacity),
    dividedTick: new Int32Array(capacity),
    partner: new Int32Array(capacity),
    drawnX: new Float32Array(capacity),
    drawnY: new Float32Array(capacity),
  };
}

/** Makes room for at least `wanted` agents, between steps: the columns are replaced by longer ones. */
export function ensureRoom(agents: Agents, wanted: number): void {
  if (wanted <= agents.capacity) return;
  const capacity = Math.max(wanted, Math.ceil(agents.capacity * 1.5));
  const target: Record<string, unknown> = agents;
  for (const name of columnNames) {
    const longer = makers[columns[name].type](capacity);
    longer.set(agents[name].subarray(0, agents.count) as never);
    target[name] = longer;
  }
  agents.capacity = capacity;
}

/** Copies every column of agent `from` to agent `to` and tells its partner where it is now. Written out, because a loop over names is six times slower. */
export function moveAgent(agents: Agents, from: number, to: number): void {
  agents.id[to] = agents.id[from];
  agents.luck[to] = agents.luck[from];
  agents.parent[to] = agents.parent[from];
  agents.clone[to] = agents.clone[from];
  agents.bornTick[to] = agents.bornTick[from];
  agents.kind[to] = agents.kind[from];
  agents.activity[to] = agents.activity[from];
  agents.phenotype[to] = agents.phenotype[from];
  agents.traits[to] = agents.traits[from];
  agents.x[to] = agents.x[from];
  agents.y[to] = agents.y[from];
  agents.headingX[to] = agents.headingX[from];
  agents.headingY[to] = agents.headingY[from];
  agents.cells[to] = agents.cells[from];
  agents.antigen[to] = agents.antigen[from];
  agents.secondAntigen[to] = agents.secondAntigen[from];
  agents.expression[to] = agents.expression[from];
  agents.signal[to] = agents.signal[from];
  agents.kills[to] = agents.kills[from];
  agents.daughters[to] = agents.daughters[from];
  agents.hoursLeft[to] = agents.hoursLeft[from];
  agents.left[to] = agents.left[from];
  agents.credit[to] = agents.credit[from];
  agents.dividedTick[to] = agents.dividedTick[from];
  agents.partner[to] = agents.partner[from];
  agents.drawnX[to] = agents.drawnX[from];
  agents.drawnY[to] = agents.drawnY[from];
  const partner = agents.partner[to];
  if (partner >= 0) agents.partner[partner] = to;
}

/** One array of each type, as long as the columns: a column is put in order into it, and takes its place. */
export type SpareColumns = { [T in ColumnType]: ArrayOf[T] };

/** Spare columns for `capacity` agents. */
export function createSpareColumns(capacity: number): SpareColumns {
  return {
    u8: new Uint8Array(capacity),
    u16: new Uint16Array(capacity),
    u32: new Uint32Array(capacity),
    i32: new Int32Array(capacity),
    f32: new Float32Array(capacity),
    f64: new Float64Array(capacity),
  };
}

type Gather<T extends ColumnType> = (from: ArrayOf[T], to: ArrayOf[T], order: Int32Array, count: number) => void;

/** Copies a column in a new order. A function for each type, because one that has met several types is many times slower. */
const gather: { [T in ColumnType]: Gather<T> } = {
  u8: (from, to, order, count) => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]];
  },
  u16: (from, to, order, count) => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]];
  },
  u32: (from, to, order, count) => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]];
  },
  i32: (from, to, order, count) => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]];
  },
  f32: (from, to, order, count) => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]];
  },
  f64: (from, to, order, count) => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]];
  },
};

/**
 * Puts the agents in a new order: the one at `order[i]` becomes agent i, and partners stay together. The columns are exchanged
 * for spare ones.
 * @param order every index once
 * @param newIndex room for as many indices
 */
export function reorder(agents: Agents, order: Int32Array, newIndex: Int32Array, spare: SpareColumns): void {
  const { count } = agents;
  const target: Record<string, unknown> = agents;
  const spares: Record<string, unknown> = spare;
  for (const name of columnNames) {
    const { type } = columns[name];
    const old = agents[name];
    (gather[type] as Gather<ColumnType>)(old, spare[type], order, count);
    target[name] = spare[type];
    spares[type] = old;
  }
  const { partner } = agents;
  for (let i = 0; i < count; i++) newIndex[order[i]] = i;
  for (let i = 0; i < count; i++) if (partner[i] >= 0) partner[i] = newIndex[partner[i]];
}

/** Parts two agents that hold each other; nothing happens when `i` is alone. */
export function letGo(agents: Agents, i: number): void {
  const j = agents.partner[i];
  if (j < 0) return;
  agents.partner[i] = -1;
  agents.partner[j] = -1;
  if (agents.activity[i] === activity.bound) agents.activity[i] = activity.free;
  if (agents.activity[j] === activity.bound) agents.activity[j] = activity.free;
}
