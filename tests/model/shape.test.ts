/** The objects that rules read all the time stay fast in V8: a look-up in an object that has become a dictionary is a search. */
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createScratch, step } from '../../src/model/step.ts';
import { createWorld } from '../../src/model/scenario.ts';
import type { World } from '../../src/model/world.ts';
import { pack, unpack } from '../../src/worker/history.ts';
import { patient } from './worlds.ts';

setFlagsFromString('--allow-natives-syntax');
const isFast = runInThisContext('(value) => %HasFastProperties(value)') as (value: object) => boolean;

/** The names of those objects of a run that have become dictionaries, after one step. */
function dictionaries(world: World): string[] {
  const scratch = createScratch(world);
  step(world, scratch);
  const { agents, body, cytokine, inflammation, ledger, parameters, register, tissue } = world;
  const { crowd, obstacles, totals } = scratch;
  const parts = {
    agents,
    body,
    cytokine,
    inflammation,
    ledger,
    parameters,
    register,
    tissue,
    crowd,
    obstacles,
    totals,
  };
  return Object.entries({ world, scratch, ...parts }).flatMap(([name, part]) => (isFast(part) ? [] : [name]));
}

test('V8 tells a dictionary from an object', () => {
  const filled: Record<string, number> = {};
  for (let n = 0; n < 2000; n++) filled[`name${n}`] = n;
  expect([isFast(filled), isFast({ a: 1 })]).toEqual([false, true]);
});

test('no part of a new run is a dictionary', () => {
  expect(dictionaries(createWorld(patient()))).toEqual([]);
});

test('nor after growth', () => {
  const world = createWorld(patient({ weight: 1e8 }));
  const { capacity } = world.agents;
  const scratch = createScratch(world);
  while (world.agents.capacity === capacity && world.tick < 2000) step(world, scratch);
  expect(world.agents.capacity).toBeGreaterThan(capacity);
  expect(dictionaries(world)).toEqual([]);
});

test('nor in a checkpoint that was restored', () => {
  const world = createWorld(patient());
  step(world, createScratch(world));
  expect(dictionaries(structuredClone(world))).toEqual([]);
  expect(dictionaries(unpack(pack(world)))).toEqual([]);
  expect(dictionaries(unpack(structuredClone(pack(world))))).toEqual([]);
});
