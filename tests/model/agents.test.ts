/** Agents move with everything they have, and partners part together. */
import { describe, expect, test } from 'vitest';
import {
  columnNames,
  columns,
  createAgents,
  createSpareColumns,
  ensureRoom,
  letGo,
  moveAgent,
  reorder,
} from '../../src/model/agents.ts';
import { activity } from '../../src/model/kinds.ts';

/** Agents whose every number differs from every other's. */
function differentAgents(count: number) {
  const agents = createAgents(count + 3);
  agents.count = count;
  columnNames.forEach((name, c) => {
    for (let i = 0; i < count; i++) agents[name][i] = (c * 7 + i * 31 + 1) % 250;
  });
  agents.partner.fill(-1);
  return agents;
}

test('moving an agent takes every column along', () => {
  const agents = differentAgents(4);
  moveAgent(agents, 3, 1);
  for (const name of columnNames) expect(agents[name][1], name).toBe(agents[name][3]);
  for (const name of columnNames.filter((each) => each !== 'partner')) {
    expect(agents[name][1], name).not.toBe(agents[name][0]);
  }
});

test('a partner learns where the moved agent is', () => {
  const agents = differentAgents(5);
  agents.partner[4] = 2;
  agents.partner[2] = 4;
  moveAgent(agents, 4, 0);
  expect([agents.partner[0], agents.partner[2]]).toEqual([2, 0]);
});

test('a new order takes every column along, and partners stay together', () => {
  const agents = differentAgents(5);
  agents.partner.set([3, -1, -1, 0, -1]);
  const before = structuredClone(agents);
  const order = [4, 0, 1, 3, 2];
  const spare = createSpareColumns(agents.capacity);
  reorder(agents, Int32Array.from(order), new Int32Array(5), spare);
  for (const name of columnNames.filter((each) => each !== 'partner')) {
    expect(agents[name].constructor, name).toBe(before[name].constructor);
    expect([...agents[name].subarray(0, 5)], name).toEqual(order.map((i) => before[name][i]));
  }
  expect([...agents.partner.subarray(0, 5)]).toEqual([-1, 3, -1, 1, -1]);
});

describe('letting go', () => {
  test('frees both, and what is dying goes on dying', () => {
    const agents = differentAgents(3);
    agents.partner.set([2, -1, 0]);
    agents.activity.set([activity.bound, activity.bound, activity.dying]);
    letGo(agents, 0);
    expect(Array.from(agents.partner.slice(0, 3))).toEqual([-1, -1, -1]);
    expect(Array.from(agents.activity.slice(0, 3))).toEqual([activity.free, activity.bound, activity.dying]);
  });
  test('means nothing to one that is alone', () => {
    const agents = differentAgents(3);
    const before = structuredClone(agents);
    letGo(agents, 1);
    expect(agents).toEqual(before);
  });
});

test('more room keeps every agent', () => {
  const agents = differentAgents(4);
  const before = structuredClone(agents);
  ensureRoom(agents, 5);
  expect(agents.capacity).toBe(before.capacity);
  ensureRoom(agents, 1000);
  expect(agents.capacity).toBeGreaterThanOrEqual(1000);
  expect(agents.count).toBe(4);
  for (const name of columnNames) {
    expect(agents[name].constructor, name).toBe(before[name].constructor);
    expect(agents[name].length, name).toBe(agents.capacity);
    expect([...agents[name].subarray(0, 4)], name).toEqual([...before[name].subarray(0, 4)]);
  }
});

test('only what is kept for the picture stays out of the hash', () => {
  const unhashed = columnNames.filter((name) => !columns[name].hashed);
  expect(unhashed.filter((name) => !name.startsWith('drawn'))).toEqual([]);
});
