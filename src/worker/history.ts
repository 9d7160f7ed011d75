/** Checkpoints of a run, spread evenly over its past within a bound of memory. */
import { columnNames, createAgents } from '../model/agents.ts';
import { trimmed } from '../model/register.ts';
import type { World } from '../model/world.ts';

/** Memory that the checkpoints of one run may take, in bytes. */
const mostBytes = 64 * 2 ** 20;

/** Packed worlds, earliest first, one every `every` ticks. */
export type History = { every: number; checkpoints: World[]; bytes: number };

/** No checkpoints yet. */
export function createHistory(every: number): History {
  return { every, checkpoints: [], bytes: 0 };
}

/** A copy of the world whose columns end at the last living agent. It is for keeping and sending, not for stepping. */
export function pack(world: World): World {
  const { agents, register, ...rest } = world;
  const columns: Record<string, unknown> = { count: agents.count, capacity: agents.capacity };
  for (const name of columnNames) columns[name] = agents[name].slice(0, agents.count);
  return { ...structuredClone(rest), register: trimmed(register, world.nextId), agents: columns as World['agents'] };
}

/** A copy of a packed world with room for as many agents as before. */
export function unpack(packed: World): World {
  const { agents, ...rest } = packed;
  const columns = createAgents(agents.capacity);
  columns.count = agents.count;
  for (const name of columnNames) columns[name].set(agents[name] as never);
  return { ...structuredClone(rest), agents: columns };
}

/** The buffers of a packed world, for a transfer. */
export function buffersOf(packed: World): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(packed, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collect(each, found);
}

/** Keeps a copy if one is due at the world's tick. When memory runs out, every second one goes and the rest lie twice as far apart. */
export function keep(history: History, world: World): void {
  if (world.tick % history.every !== 0) return;
  const last = history.checkpoints.at(-1);
  if (last !== undefined && last.tick >= world.tick) return;
  const packed = pack(world);
  history.checkpoints.push(packed);
  history.bytes += bytesOf(packed);
  while (history.bytes > mostBytes && history.checkpoints.length > 2) thin(history);
}

/** The latest checkpoint at or before a tick. */
export function nearest(history: History, tick: number): World | undefined {
  let found: World | undefined;
  for (const checkpoint of history.checkpoints) if (checkpoint.tick <= tick) found = checkpoint;
  return found;
}

/** Drops what lies after a tick. */
export function forgetAfter(history: History, tick: number): void {
  history.checkpoints = history.checkpoints.filter((checkpoint) => checkpoint.tick <= tick);
  weigh(history);
}

function thin(history: History): void {
  history.every *= 2;
  history.checkpoints = history.checkpoints.filter((checkpoint) => checkpoint.tick % history.every === 0);
  weigh(history);
}

function weigh(history: History): void {
  history.bytes = 0;
  for (const checkpoint of history.checkpoints) history.bytes += bytesOf(checkpoint);
}

function bytesOf(packed: World): number {
  let bytes = 4096;
  for (const buffer of buffersOf(packed)) bytes += buffer.byteLength;
  return bytes;
}
