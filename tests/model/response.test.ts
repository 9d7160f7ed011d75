/** The response of CAR-T cells rule by rule: the way out of the blood, death by activation, memory that renews itself. */
import { describe, expect, test } from 'vitest';
import { enqueue } from '../../src/model/commands.ts';
import { cause, causes, kind, phenotype, trait } from '../../src/model/kinds.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { summarise } from '../../src/model/summary.ts';
import type { World } from '../../src/model/world.ts';
import { advance, days, impossibilities, patient } from './worlds.ts';

const deathsOf = (world: World, why: number) => world.ledger.deaths[kind.cart * causes.length + why];

describe('just infused', () => {
  test('cells neither kill nor divide, and wait in a vessel', () => {
    const world = createWorld(patient({ weight: 2e7, settlingDays: 3, engraftment: 0.001 }));
    const scratch = createScratch(world);
    for (let n = 0; n < 24; n++) step(world, scratch);
    const { agents, tissue } = world;
    let passing = 0;
    for (let i = 0; i < agents.count; i++) {
      if (agents.kind[i] !== kind.cart || agents.phenotype[i] !== phenotype.passing) continue;
      passing += 1;
      expect(agents.kills[i] + agents.daughters[i]).toBe(0);
      const isInside = tissue.vessels.some((vessel) => {
        const middle = vessel.y + vessel.swing * Math.sin(2 * Math.PI * (agents.x[i] / vessel.length + vessel.phase));
        return Math.abs(agents.y[i] - middle) < vessel.halfWidth + 12;
      });
      expect(isInside).toBe(true);
    }
    expect(passing).toBeGreaterThan(100);
    expect(impossibilities(world)).toEqual([]);
  });

  test('whoever settles is an effector like any other', () => {
    const world = advance(createWorld(patient({ weight: 2e7 })), days(4));
    const { agents } = world;
    const bits = agents.traits.subarray(0, agents.count).filter((_, i) => agents.phenotype[i] !== phenotype.passing);
    expect(bits.every((bit) => (bit & trait.settles) === 0)).toBe(true);
    expect(summarise(world).effector).toBeGreaterThan(1e8);
  });

  test('a course with a second dose has a second dip and no gap in the books', () => {
    const world = createWorld(patient({ weight: 2e7, antigen: 20 }));
    enqueue(world, { do: 'infuse', cells: 1e9, tick: days(3) });
    advance(world, days(3) + 1);
    const high = summarise(world).cart;
    advance(world, days(1));
    // half an hour after it: e^(−1/12) of the second dose is still in the blood
    expect(high).toBeGreaterThan(0.91e9);
    expect(summarise(world).cart).toBeLessThan(0.7 * high);
    expect(impossibilities(world)).toEqual([]);
  });
});

describe('death by activation', () => {
  test('takes stimulated effectors, under a name of its own', () => {
    const world = advance(createWorld(patient({ weight: 2e7, activationDeath: 0.1 })), days(7));
    const none = advance(createWorld(patient({ weight: 2e7, activationDeath: 0 })), days(7));
    expect(deathsOf(world, cause.activation)).toBeGreaterThan(2 * deathsOf(world, cause.contraction));
    expect(deathsOf(none, cause.activation)).toBe(0);
  });

  test('needs antigen', () => {
    const world = createWorld(patient({ weight: 2e7, activationDeath: 0.1, target: 'BCMA', plasmaCells: 1e6 }));
    advance(world, days(7));
    expect(deathsOf(world, cause.activation)).toBeLessThan(1e-3 * deathsOf(world, cause.contraction) + 1);
    expect(deathsOf(world, cause.contraction)).toBeGreaterThan(1e6);
  });
});

test('rejection is told from contraction', () => {
  const world = advance(createWorld(patient({ weight: 2e7, hostRejection: 0.5, lymphodepletion: 0 })), days(5));
  expect(deathsOf(world, cause.rejection)).toBeGreaterThan(deathsOf(world, cause.contraction));
});

describe('memory', () => {
  /** A patient whose CAR-T cells are all memory, with or without cancer. */
  function remembering(parameters = {}): World {
    const world = createWorld(patient({ settlingDays: 0, engraftment: 1, dose: 1e8, weight: 1e7, ...parameters }));
    const { agents } = world;
    for (let i = 0; i < agents.count; i++) if (agents.kind[i] === kind.cart) agents.phenotype[i] = phenotype.memory;
    return world;
  }
  const calm = {
    disease: 'none',
    memoryLoss: 0,
    memoryRate: 0,
    recallAtHighLoad: 0,
    memoryRecall: 0.5,
    killsToExhaustion: 0,
  } as const;

  test('renews itself when it is recalled, and is used up when it does not', () => {
    const kept = advance(remembering({ ...calm, memoryRenewal: 1 }), days(4));
    const spent = advance(remembering({ ...calm, memoryRenewal: 0 }), days(4));
    expect(summarise(kept).memory).toBe(1e8);
    expect(summarise(spent).memory).toBeLessThan(0.7e8);
    expect(summarise(kept).effector).toBeGreaterThan(1e7);
  });

  test('answers a large load with bursts of divisions, a small one with single effectors', () => {
    const loud = { memoryRate: 0, memoryLoss: 0, divisionRate: 0, recallDivisions: 7, killsToExhaustion: 0 } as const;
    const large = advance(remembering({ ...loud, burden: 5e10, killRate: 0 }), days(6));
    const small = advance(remembering({ ...loud, disease: 'none', bCellsAtStart: 5e8 }), days(6));
    expect(summarise(large).effector).toBeGreaterThan(50 * 1e8);
    expect(summarise(small).effector).toBeLessThan(0.3e8);
    expect(summarise(large).memory).toBe(1e8);
  });

  test('never fills the body beyond the room for T cells', () => {
    const full = { burden: 5e11, killRate: 0, recallDivisions: 10, recallAtHighLoad: 2, weight: 1e8 } as const;
    expect(summarise(advance(remembering(full), days(10))).cart).toBeLessThan(1.5 * 2.5e11);
  });
});

describe('expansion ends by the clock', () => {
  const fed = { weight: 1e8, burden: 1e11, growth: 0.01, dose: 1e6, killRate: 0, exhaustionRate: 0 };
  /** By how much the CAR-T cells multiply in five days from a day on. */
  const growth = (from: number, parameters = {}, commands: Parameters<typeof patient>[1] = {}) => {
    const cart = (world: World) => summarise(world).effector + summarise(world).memory;
    const world = advance(createWorld(patient({ ...fed, ...parameters }, commands)), days(from));
    const before = cart(world);
    return cart(advance(world, days(5))) / before;
  };

  test('fed without end, CAR-T cells multiply in the first days and not after three weeks', () => {
    expect(growth(3)).toBeGreaterThan(20);
    expect(growth(20)).toBeLessThan(1.1);
  });

  test('a product that divides faster is through its divisions sooner', () => {
    expect(growth(10, { costim: 'CD28' })).toBeLessThan(growth(10));
  });

  test('0 days mean no end, and a new infusion begins anew', () => {
    expect(growth(20, { expansionDays: 0 })).toBeGreaterThan(1.5);
    const lymphodepletion = { tick: days(20), do: 'lymphodepletion', strength: 1 } as const;
    const infusion = { tick: days(23), do: 'infuse', cells: 1e7 } as const;
    expect(growth(24, {}, { commands: [lymphodepletion] })).toBeLessThan(1.1);
    expect(growth(24, {}, { commands: [lymphodepletion, infusion] })).toBeGreaterThan(2);
  });
});
