/** What may never happen at cell scale, for any allowed parameters and commands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activity, cause, causes, kind, phenotype } from '../../../src/model/kinds.ts';
import type { Parameters } from '../../../src/model/parameters.ts';
import { createWorld, type Scenario } from '../../../src/model/scenario.ts';
import { createScratch, step } from '../../../src/model/step.ts';
import { hash, type World } from '../../../src/model/world.ts';
import {
  advance,
  anyCommands,
  anyParameters,
  impossibilities,
  ledgerBalance,
  liveByKind,
  worldAfter,
} from '../worlds.ts';
import { dish } from './assay.ts';

const ticks = 150;

/** Any dish of a few hundred cells, with commands. */
const anyDish: fc.Arbitrary<Scenario> = fc
  .record({
    parameters: anyParameters,
    commands: anyCommands(ticks),
    seed: fc.integer({ min: 0, max: 1e9 }).map(String),
  })
  .map(({ parameters, commands, seed }) => {
    const smaller: Partial<Parameters> = {
      cellTargets: 1 + (parameters.cellTargets % 200),
      cellBCells: parameters.cellBCells % 50,
      fieldWidth: Math.min(300, parameters.fieldWidth),
    };
    return dish({ ...parameters, ...smaller }, { commands, seed });
  });

/** What is wrong with who holds whom, and with the ledger. */
function faultsOf(world: World): string[] {
  const { agents } = world;
  const faults = impossibilities(world);
  const live = liveByKind(world);
  ledgerBalance(world).forEach((balance, of) => {
    if (live[of] !== balance)
      faults.push(`tick ${world.tick}: kind ${of} has ${live[of]} alive, the ledger ${balance}`);
  });
  for (let i = 0; i < agents.count; i++) {
    if (agents.cells[i] !== 1) faults.push(`agent ${agents.id[i]} is ${agents.cells[i]} cells`);
    const j = agents.partner[i];
    const isBound = agents.activity[i] === activity.bound;
    if (isBound !== j >= 0 && agents.activity[i] !== activity.dying)
      faults.push(`agent ${agents.id[i]} is bound to none`);
    if (j < 0) continue;
    if (agents.partner[j] !== i) faults.push(`agent ${agents.id[i]} holds one that does not hold it`);
    if ((agents.kind[i] === kind.cart) === (agents.kind[j] === kind.cart)) faults.push('two of a kind hold each other');
  }
  return faults;
}

describe('any dish', () => {
  test('the ledger balances, partners are mutual, everyone is inside, at every tick', () => {
    fc.assert(
      fc.property(anyDish, (scenario) => {
        const world = createWorld(scenario);
        const scratch = createScratch(world);
        for (let n = 0; n <= ticks; n++) {
          expect(faultsOf(world)).toEqual([]);
          step(world, scratch);
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('a checkpoint continues with the same bits', () => {
    fc.assert(
      fc.property(anyDish, fc.integer({ min: 0, max: 99 }), (scenario, at) => {
        const straight = createWorld(scenario);
        let copy: World | undefined;
        advance(straight, 100, (world) => {
          if (world.tick === at + 1) copy = structuredClone(world);
        });
        if (copy === undefined) throw new Error('no checkpoint was made');
        expect(hash(advance(copy, 100 - copy.tick))).toBe(hash(straight));
      }),
      { numRuns: 10, seed: 2 },
    );
  });
});

test('a dish at work holds to it for two days, with division, exhaustion and B cells', () => {
  const world = createWorld(dish({ cellTargets: 300, cellBCells: 60, killsToExhaustion: 5, pdl1: 0.3, growth: 0.5 }));
  const scratch = createScratch(world);
  for (let n = 0; n < 288; n++) {
    for (let m = 0; m < 10; m++) step(world, scratch);
    expect(faultsOf(world)).toEqual([]);
  }
  const { births, deaths } = world.ledger;
  expect(births[kind.cart]).toBeGreaterThan(5);
  expect(deaths[kind.bCell * causes.length + cause.carT]).toBeGreaterThan(5);
  const programmes = world.agents.phenotype.subarray(0, world.agents.count);
  expect(programmes.filter((programme) => programme === phenotype.exhausted).length).toBeGreaterThan(5);
});

test('nothing but small change is allocated in a step', () => {
  const world = createWorld(dish({ cellTargets: 500, killProbability: 0.05 }));
  const scratch = createScratch(world);
  const columns = () => [...Object.values(world.agents), ...Object.values(scratch.crowd), world.cytokine.values];
  advance(world, 5);
  step(world, scratch);
  const before = columns().filter((each) => ArrayBuffer.isView(each));
  for (let n = 0; n < 500; n++) step(world, scratch);
  const after = columns().filter((each) => ArrayBuffer.isView(each));
  expect(before.length).toBeGreaterThan(20);
  expect(after.length).toBe(before.length);
  after.forEach((each, at) => expect(each === before[at]).toBe(true));
});

test('the same seed gives the same bits, another seed others', () => {
  const once = hash(worldAfter(dish({ cellTargets: 200 }), 300));
  expect(hash(worldAfter(dish({ cellTargets: 200 }), 300))).toBe(once);
  expect(hash(worldAfter(dish({ cellTargets: 200 }, { seed: 'other' }), 300))).not.toBe(once);
});

test('cells come in as asked for, up to what the field holds', () => {
  const asked = dish(
    { cellTargets: 100, fieldWidth: 300 },
    {
      commands: [
        { do: 'infuse', cells: 7, tick: 3 },
        { do: 'challenge', cells: 1e9, tick: 5 },
      ],
    },
  );
  const world = createWorld(asked);
  advance(world, 4);
  expect(liveByKind(world)[kind.cart]).toBe(27);
  expect(world.capped).toBe(false);
  advance(world, 4);
  expect(world.capped).toBe(true);
  expect(world.agents.count).toBeLessThanOrEqual(Math.floor((300 * 187.5) / 88));
});
