/** The register of births and deaths: one line for every agent that ever lived, found by its id, so that lineages can be asked for. */
import type { World } from './world.ts';

/** Columns of the register; element `id` of each belongs to the agent with that id. */
export type Register = {
  capacity: number;
  /** The mother's id, 0 for a founder. */
  parent: Uint32Array;
  bornTick: Int32Array;
  /** Place of birth as 16-bit fractions of the field's width and height. */
  bornX: Uint16Array;
  bornY: Uint16Array;
  /** Tick of death, −1 while alive. */
  diedTick: Int32Array;
  kind: Uint8Array;
  /** Traits when last looked at: at birth, and again when a trait is gained. */
  traits: Uint8Array;
  /** Cause of death (row of `causes`), 255 while alive. */
  cause: Uint8Array;
  /** The killer's id, 0 for none. */
  killer: Uint32Array;
};

/** An empty register with room for ids below `capacity`. */
export function createRegister(capacity: number): Register {
  return {
    capacity,
    parent: new Uint32Array(capacity),
    bornTick: new Int32Array(capacity),
    bornX: new Uint16Array(capacity),
    bornY: new Uint16Array(capacity),
    diedTick: new Int32Array(capacity).fill(-1),
    kind: new Uint8Array(capacity),
    traits: new Uint8Array(capacity),
    cause: new Uint8Array(capacity).fill(255),
    killer: new Uint32Array(capacity),
  };
}

/** A copy with just the lines of ids below `nextId`. */
export function trimmed(register: Register, nextId: number): Register {
  return {
    capacity: nextId,
    parent: register.parent.slice(0, nextId),
    bornTick: register.bornTick.slice(0, nextId),
    bornX: register.bornX.slice(0, nextId),
    bornY: register.bornY.slice(0, nextId),
    diedTick: register.diedTick.slice(0, nextId),
    kind: register.kind.slice(0, nextId),
    traits: register.traits.slice(0, nextId),
    cause: register.cause.slice(0, nextId),
    killer: register.killer.slice(0, nextId),
  };
}

/** Between steps: room for ids below `wanted`. */
export function ensureLines(register: Register, wanted: number): void {
  if (wanted <= register.capacity) return;
  const longer = createRegister(Math.ceil(wanted * 1.5));
  longer.parent.set(register.parent);
  longer.bornTick.set(register.bornTick);
  longer.bornX.set(register.bornX);
  longer.bornY.set(register.bornY);
  longer.diedTick.set(register.diedTick);
  longer.kind.set(register.kind);
  longer.traits.set(register.traits);
  longer.cause.set(register.cause);
  longer.killer.set(register.killer);
  Object.assign(register, longer);
}

/** Notes where an agent came into the world. */
export function registerPlace(world: World, i: number): void {
  const { agents, register, width, height } = world;
  register.bornX[agents.id[i]] = Math.round((agents.x[i] / width) * 65535);
  register.bornY[agents.id[i]] = Math.round((agents.y[i] / height) * 65535);
}

/** Writes the line of a new agent, whose place is known. */
export function registerBirth(world: World, i: number): void {
  const { agents, register } = world;
  const id = agents.id[i];
  registerPlace(world, i);
  register.parent[id] = agents.parent[i];
  register.bornTick[id] = agents.bornTick[i];
  register.kind[id] = agents.kind[i];
  register.traits[id] = agents.traits[i];
}

/** Completes the line of an agent that dies. `killer` is the killer's id, 0 for none. */
export function registerDeath(world: World, i: number, causeOf: number, killer: number): void {
  const { agents, register } = world;
  const id = agents.id[i];
  register.diedTick[id] = world.tick;
  register.cause[id] = causeOf;
  register.killer[id] = killer;
}

/** The ids from an agent's mother back to the founder, nearest first. */
export function ancestors(register: Register, id: number): number[] {
  const line: number[] = [];
  for (let mother = register.parent[id]; mother !== 0; mother = register.parent[mother]) line.push(mother);
  return line;
}

/** The id of the ancestor (or the agent itself) in which a trait first appeared, 0 when it has not. */
export function originOfTrait(register: Register, id: number, bit: number): number {
  if ((register.traits[id] & bit) === 0) return 0;
  let origin = id;
  while (register.parent[origin] !== 0 && (register.traits[register.parent[origin]] & bit) !== 0)
    origin = register.parent[origin];
  return origin;
}
