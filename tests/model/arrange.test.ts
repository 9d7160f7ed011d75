/** Putting agents in order changes nothing about any of them, and leaves like beside like. */
import { expect, test } from 'vitest';
import { columnNames } from '../../src/model/agents.ts';
import { activity } from '../../src/model/kinds.ts';
import { putInOrder } from '../../src/model/rules/arrange.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch } from '../../src/model/step.ts';
import type { World } from '../../src/model/world.ts';
import { scenarios } from '../../src/story/scenarios.ts';
import { advance, impossibilities, patient } from './worlds.ts';

const dish = scenarios.find((scenario) => scenario.scale === 'cell');
if (dish === undefined) throw new Error('no dish');

/** A patient and a dish in whose midst agents divide, hold each other and fade, some steps after they were last put in order. */
const worlds = {
  patient: () => advance(createWorld(patient()), 330),
  dish: () => advance(createWorld(dish), 250),
};

function put(world: World): void {
  putInOrder(world.agents, createScratch(world), world.width, world.height, 15);
}

/** All that is known of each agent, by id; the partner by its id, too. */
function byId({ agents }: World): Map<number, number[]> {
  const known = new Map<number, number[]>();
  for (let i = 0; i < agents.count; i++) {
    const all = columnNames.map((name) => (name === 'partner' ? (agents.id[agents.partner[i]] ?? 0) : agents[name][i]));
    known.set(agents.id[i], all);
  }
  return known;
}

test.each(Object.entries(worlds))('everything about every agent stays: %s', (_, make) => {
  const world = make();
  const before = byId(world);
  const order = [...world.agents.id.subarray(0, world.agents.count)];
  expect(world.agents.partner.subarray(0, world.agents.count).some((j) => j >= 0)).toBe(true);
  put(world);
  expect([...world.agents.id.subarray(0, world.agents.count)]).not.toEqual(order);
  expect(byId(world)).toEqual(before);
  expect(impossibilities(world)).toEqual([]);
});

test.each(Object.entries(worlds))('kinds and programmes lie together, the dying last: %s', (_, make) => {
  const world = make();
  put(world);
  const { agents } = world;
  const groups = Array.from({ length: agents.count }, (__, i) =>
    agents.activity[i] === activity.dying ? 99 : agents.kind[i] * 4 + agents.phenotype[i],
  );
  expect(groups).toEqual(groups.toSorted((a, b) => a - b));
});

test('who is in order stays where it is', () => {
  const world = worlds.patient();
  put(world);
  const before = [...world.agents.id.subarray(0, world.agents.count)];
  put(world);
  expect([...world.agents.id.subarray(0, world.agents.count)]).toEqual(before);
});
