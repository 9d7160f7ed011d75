/** The hash sees every bit of what decides the future, and nothing else. */
import { describe, expect, test } from 'vitest';
import { columnNames, columns } from '../../src/model/agents.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { hash, type World } from '../../src/model/world.ts';
import { patient, rows, worldAfter } from './worlds.ts';

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

test.each(Object.keys(world.ledger))('any flipped bit of the ledger changes it: %s', (name) => {
  const key = name as keyof World['ledger'];
  for (let n = 0; n < world.ledger[key].length; n++) {
    expect(after((copy) => flip(copy.ledger[key], n, pick(n, 52), 8))).not.toBe(before);
  }
});

test('every number of the body counts', () => {
  for (const key of Object.keys(world.body) as (keyof World['body'])[]) {
    const found = after((copy) => {
      Object.assign(copy.body, { [key]: Number(copy.body[key]) * (1 + 2 ** -50) + 2 ** -40 });
    });
    expect(found, key).not.toBe(before);
  }
});

test('every parameter counts', () => {
  for (const row of rows) {
    const other = row.type === 'switch' ? !row.default : row.type === 'choice' ? row.choices.at(-1) : row.max * 0.99;
    const found = after((copy) => Object.assign(copy.parameters, { [row.key]: other }));
    expect(found === before, row.key).toBe(world.parameters[row.key as 'dose'] === other);
  }
});

test('every other field of the world counts', () => {
  const others = Object.keys(world).filter((key) => !['agents', 'ledger', 'body', 'parameters'].includes(key));
  for (const key of others as (keyof World)[]) {
    const value: unknown = world[key];
    const other = Array.isArray(value)
      ? [...value].slice(1)
      : typeof value === 'number'
        ? value + 1
        : typeof value === 'boolean'
          ? !value
          : `${String(value)}!`;
    expect(after((copy) => Object.assign(copy, { [key]: other })), key).not.toBe(before);
  }
});

test('every field of a waiting command counts', () => {
  for (const change of [{ cells: 2e8 }, { tick: 401 }, { do: 'challenge' }]) {
    expect(after((copy) => Object.assign(copy.queue[0], change))).not.toBe(before);
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

test.each([NaN, Infinity])('a planted %d in the body or the ledger is refused as well', (value) => {
  expect(() => after((copy) => Object.assign(copy.body, { tCells: value }))).toThrow();
  expect(() => after((copy) => copy.ledger.births.fill(value))).toThrow();
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
