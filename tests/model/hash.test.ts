/** The hash sees every bit of what decides the future, and nothing else. */
import { describe, expect, test } from 'vitest';
import { columnNames, columns } from '../../src/model/agents.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { hash, type World } from '../../src/model/world.ts';
import { leavesOf, patient, worldAfter } from './worlds.ts';

const commands = [{ do: 'infuse', cells: 1e8, tick: 400 } as const];
const world = worldAfter(patient({ weight: 1e8 }, { commands }), 200);
const before = hash(world);

/** The hash after a change to a copy of the world. */
function after(change: (copy: World) => void): string {
  const copy = structuredClone(world);
  change(copy);
  return hash(copy);
}

/** Some whole number below `limit` that follows from `n`. */
function pick(n: number, limit: number): number {
  return (Math.imul(n + 1, 0x9e3779b1) >>> 0) % limit;
}

/** Flips one bit of an array's memory; in a float a bit of the mantissa, so that it stays finite. */
function flip(array: ArrayBufferView, element: number, bit: number, bytesEach: number): void {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  bytes[element * bytesEach + (bit >> 3)] ^= 1 << (bit & 7);
}

describe.each(columnNames.filter((name) => columns[name].hashed))('column %s', (name) => {
  test('any flipped bit of any live agent changes it', () => {
    const array = world.agents[name];
    const bits = array.BYTES_PER_ELEMENT * 8;
    const mantissa = { f32: 23, f64: 52 }[columns[name].type as string] ?? bits;
    for (let n = 0; n < 100; n++) {
      const element = pick(n, world.agents.count);
      const bit = pick(n + 1000, mantissa);
      const found = after((copy) => flip(copy.agents[name], element, bit, array.BYTES_PER_ELEMENT));
      expect(found, `${name}[${element}] bit ${bit}`).not.toBe(before);
    }
    if (mantissa < bits) {
      const sign = after((copy) => {
        copy.agents[name].fill(1, 0, 1);
      });
      expect(sign).not.toBe(after((copy) => copy.agents[name].fill(-1, 0, 1)));
    }
  });
});

/**
 * What may stay out of the hash, because it decides nothing: the ring of events and the register of births and deaths
 * are for views, capacity is room, and 0 … count−1 of the columns are checked above.
 */
const decidesNothing = /^(events|register|queue)\.|^agents\.(?!count$)/;

test('everything else in the world counts, to its last bit', () => {
  const missed: string[] = [];
  for (const { path, value } of leavesOf(world)) {
    if (decidesNothing.test(path)) continue;
    const found = after((copy) => {
      const leaf = leavesOf(copy).find((each) => each.path === path);
      if (leaf === undefined) throw new Error(`${path} is not in the copy`);
      leaf.owner[leaf.name] = different(leaf.name, value, leaf.owner);
    });
    if (found === before) missed.push(path);
  }
  expect(missed).toEqual([]);
});

/** A value that differs from the one given as little as its place allows. */
function different(name: string, value: unknown, owner: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'number') return `${String(value)}!`;
  if (name === 'count' || name === 'nextId') return value - 1;
  if (owner instanceof Float32Array) return Math.fround(value * (1 + 2 ** -23) + 2 ** -60);
  return value * (1 + 2 ** -51) + (value === 0 ? 2 ** -60 : 0) + (Math.abs(value) < 1 ? 0 : Number.EPSILON);
}

test('commands that lie ahead do not count: they are not yet part of the present', () => {
  for (const change of [{ cells: 2e8 }, { tick: 401 }, { do: 'challenge' }]) {
    expect(after((copy) => Object.assign(copy.queue[0], change))).toBe(before);
  }
});

test('what is kept for the picture, what lies beyond the last agent, and −0 do not', () => {
  const same = after((copy) => {
    copy.agents.drawnX.fill(5);
    copy.agents.drawnY.fill(6);
    const { count, capacity } = copy.agents;
    for (const name of columnNames) copy.agents[name].fill(9, count, capacity);
  });
  expect(same).toBe(before);
  const zero = after((copy) => copy.agents.signal.fill(0));
  expect(after((copy) => copy.agents.signal.fill(-0))).toBe(zero);
});

test('agents in another order are another state', () => {
  const found = after((copy) => {
    for (const name of columnNames) copy.agents[name].subarray(0, 2).reverse();
  });
  expect(found).not.toBe(before);
});

test.each([NaN, Infinity, -Infinity])('a planted %d is refused, with column, agent and tick', (value) => {
  const copy = structuredClone(world);
  copy.agents.antigen[3] = value;
  expect(() => hash(copy)).toThrow(`agent ${copy.agents.id[3]} has antigen ${value} at tick ${copy.tick}`);
});

test.each([NaN, Infinity, -Infinity])('a planted %d anywhere else is refused as well', (value) => {
  const taken = leavesOf({ body: world.body, ledger: world.ledger, inflammation: world.inflammation })
    .map(({ path }) => path)
    .filter((path) => {
      try {
        after((copy) => {
          const leaf = leavesOf(copy).find((each) => each.path === path);
          if (leaf !== undefined) leaf.owner[leaf.name] = value;
        });
        return true;
      } catch {
        return false;
      }
    });
  expect(taken).toEqual([]);
});

test('a checkpoint has the same hash at once', () => {
  expect(hash(structuredClone(world))).toBe(before);
  expect(before).toMatch(/^[0-9a-f]{16}$/);
});

test('hashing does not change the world', () => {
  const copy = structuredClone(world);
  hash(copy);
  expect(copy).toEqual(world);
});

test('seeds, parameters and scenes make different worlds from the first tick on', () => {
  const scenarios = [
    patient(),
    patient({}, { seed: '2' }),
    patient({ antigen: 9999 }),
    patient({ motility: 44 }),
    patient({}, { scene: 'node' }),
  ];
  expect(new Set(scenarios.map((scenario) => hash(createWorld(scenario)))).size).toBe(scenarios.length);
});
