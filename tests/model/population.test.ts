/** How agents come and part: no cell is made by splitting, none is lost at the cap, and the groups stay fine enough. */
import { describe, expect, test } from 'vitest';
import { ensureRoom } from '../../src/model/agents.ts';
import { infuse } from '../../src/model/infusion.ts';
import { activity, cause, causes, kind, phenotype, trait } from '../../src/model/kinds.ts';
import { addCancer, divide, fewestAgents, split } from '../../src/model/population.ts';
import { refine } from '../../src/model/rules/refine.ts';
import { sense } from '../../src/model/rules/sense.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { summarise } from '../../src/model/summary.ts';
import type { World } from '../../src/model/world.ts';
import { advance, days, impossibilities, liveByKind, patient, worldAfter } from './worlds.ts';

/** A small patient with room for everything a test adds. */
function roomy(parameters = {}): World {
  const world = createWorld(patient(parameters));
  ensureRoom(world.agents, 20_000);
  return world;
}

function firstOf(world: World, code: number): number {
  return world.agents.kind.subarray(0, world.agents.count).indexOf(code);
}

describe('the patient at the start', () => {
  test('has exactly the cells that the parameters say', () => {
    const world = createWorld(patient({ burden: 5.0000001e10 + 7, antigenNegative: 12345, bCellsAtStart: 987654321 }));
    const row = summarise(world);
    expect(row).toMatchObject({ cancer: 5.0000001e10 + 7 + 12345, cancerNegative: 12345, bCells: 987654321 });
    expect(row.day).toBe(0);
    expect(impossibilities(world)).toEqual([]);
  });
  test('untreated has no CAR-T cells, healthy no cancer', () => {
    expect(summarise(createWorld(patient({ treated: false }))).cart).toBe(0);
    expect(summarise(createWorld(patient({ disease: 'none' }))).cancer).toBe(0);
  });
  test('has antigen as the parameters say, and none where it is lost', () => {
    const { agents } = createWorld(patient({ antigen: 5000, antigenSpread: 0.8, antigenNegative: 1e9, weight: 2e7 }));
    const logs: number[] = [];
    for (let i = 0; i < agents.count; i++) {
      if (agents.kind[i] !== kind.cancer) continue;
      const lost = (agents.traits[i] & trait.lostAntigen) !== 0;
      expect(agents.antigen[i] > 0).toBe(!lost);
      if (!lost) logs.push(Math.log(agents.antigen[i]));
    }
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length);
    expect(Math.exp(mean)).toBeGreaterThan(4700);
    expect(Math.exp(mean)).toBeLessThan(5300);
    expect(Math.abs(spread - 0.8)).toBeLessThan(0.06);
  });
  test('is the same on the field whatever the dose: founders fill it without gaps', () => {
    const { agents, width, height, tissue } = createWorld(patient({ weight: 2e7 }));
    const counts = Array.from({ length: 16 }, () => 0);
    for (let i = 0; i < agents.count; i++) {
      if (agents.kind[i] !== kind.cancer) continue;
      const [column, row] = [
        Math.floor((agents.x[i] / width) * 4),
        Math.floor(((agents.y[i] - tissue.bone) / (height - tissue.bone)) * 4),
      ];
      counts[Math.min(3, row) * 4 + Math.min(3, column)] += 1;
    }
    const mean = counts.reduce((sum, n) => sum + n, 0) / 16;
    for (const n of counts) expect(Math.abs(n - mean)).toBeLessThan(0.15 * mean);
  });
});

test('splitting makes no cell and shares the rest', () => {
  const world = roomy();
  const i = firstOf(world, kind.cancer);
  const own = world.agents.cells[i];
  const before = { live: liveByKind(world), births: [...world.ledger.births] };
  const j = split(world, i, 1000);
  expect(world.agents.cells[j]).toBe(1000);
  expect(world.agents.cells[i]).toBe(own - 1000);
  expect(liveByKind(world)).toEqual(before.live);
  expect([...world.ledger.births]).toEqual(before.births);
  for (const same of [
    'kind',
    'clone',
    'antigen',
    'secondAntigen',
    'traits',
    'phenotype',
    'bornTick',
    'parent',
  ] as const) {
    expect(world.agents[same][j], same).toBe(world.agents[same][i]);
  }
  expect(world.agents.luck[j]).not.toBe(world.agents.luck[i]);
});

test('dividing doubles the cells, names the mother and lies beside her', () => {
  const world = roomy();
  const i = firstOf(world, kind.cancer);
  const { agents } = world;
  const before = liveByKind(world)[kind.cancer];
  const j = divide(world, i);
  expect(liveByKind(world)[kind.cancer]).toBe(before + agents.cells[i]);
  expect(world.ledger.births[kind.cancer]).toBe(agents.cells[i]);
  expect([agents.parent[j], agents.clone[j], agents.cells[j]]).toEqual([
    agents.id[i],
    agents.clone[i],
    agents.cells[i],
  ]);
  expect(Math.hypot(agents.x[j] - agents.x[i], agents.y[j] - agents.y[i])).toBeLessThan(6.01);
  expect([agents.daughters[i], agents.daughters[j], agents.partner[j], agents.activity[j]]).toEqual([1, 0, -1, 0]);
});

test('a mother keeps what she holds when she divides', () => {
  const world = roomy();
  const [i, j] = [firstOf(world, kind.cart), firstOf(world, kind.cancer)];
  const { agents } = world;
  agents.partner[i] = j;
  agents.partner[j] = i;
  agents.activity.fill(activity.bound, i, i + 1);
  const daughter = divide(world, i);
  expect([agents.partner[i], agents.partner[j], agents.partner[daughter]]).toEqual([j, i, -1]);
  expect(impossibilities(world)).toEqual([]);
});

describe('at the cap', () => {
  test('a dividing agent stands for twice as many cells and the world says so', () => {
    const world = roomy({ maxAgents: 1000 });
    world.parameters.maxAgents = world.agents.count;
    const i = firstOf(world, kind.cancer);
    const own = world.agents.cells[i];
    const before = liveByKind(world)[kind.cancer];
    expect(divide(world, i)).toBe(-1);
    expect(world.agents.cells[i]).toBe(2 * own);
    expect(liveByKind(world)[kind.cancer]).toBe(before + own);
    expect(world.capped).toBe(true);
  });

  test('a growing cancer loses nothing: it grows as fast as one that has room', () => {
    const growing = { treated: false, weight: 2e7, growth: 0.2, cancerTurnover: 0, cancerCapacity: 1e13 } as const;
    const free = worldAfter(patient(growing), days(5));
    const capped = worldAfter(patient({ ...growing, maxAgents: 1000 }), days(5));
    expect(free.capped).toBe(false);
    expect(capped.capped).toBe(true);
    expect(summarise(capped).agents).toBeLessThan(1200);
    expect(summarise(capped).cancer / summarise(free).cancer).toBeGreaterThan(0.93);
    expect(summarise(capped).cancer / summarise(free).cancer).toBeLessThan(1.07);
  });

  test('cells from outside are all there', () => {
    const world = roomy({ maxAgents: 1000, weight: 1e6 });
    for (const cells of [1e11, 3, 1e12, 77_777]) {
      const before = liveByKind(world)[kind.cancer];
      ensureRoom(world.agents, world.agents.count * 2 + 1000);
      addCancer(world, cells, false);
      expect(liveByKind(world)[kind.cancer]).toBe(before + cells);
    }
    expect(world.capped).toBe(true);
  });

  test('the agents stay at the cap, whatever flows in from the marrow', () => {
    const world = worldAfter(patient({ maxAgents: 1000, weight: 1e5, bCellInflow: 5e9, treated: false }), days(1));
    expect(world.agents.count).toBeLessThan(1300);
    const arrived = summarise(world).bCells + world.body.bCellsArriving;
    expect(arrived).toBeGreaterThan(2.5e9 + 0.95 * 5e9 * Math.exp(-1 / 60) - 2.5e9 * (1 - Math.exp(-1 / 60)));
  });
});

describe('infusing', () => {
  test('puts the whole dose into the blood, and a tenth of it settles', () => {
    const world = roomy({ treated: false, engraftment: 0.1, disease: 'none', bCellsAtStart: 1e6, bCellInflow: 0 });
    infuse(world, 1e7);
    expect(summarise(world)).toMatchObject({ cart: 1e7, passing: 1e7, effector: 0 });
    expect(world.ledger.added[kind.cart]).toBe(1e7);
    advance(world, days(6));
    const lost = world.ledger.deaths[kind.cart * causes.length + cause.distribution];
    expect(summarise(world).passing).toBe(0);
    expect(lost / 9e6).toBeGreaterThan(0.99);
    expect(lost).toBeLessThanOrEqual(9e6);
  });
  test('without time in the blood the equations start at once', () => {
    const world = roomy({ treated: false, engraftment: 0.1, settlingDays: 0 });
    infuse(world, 1e7);
    expect(summarise(world)).toMatchObject({ cart: 1e6, passing: 0, effector: 1e6 });
    expect(world.ledger.deaths[kind.cart * causes.length + cause.distribution]).toBe(9e6);
  });
  test('a second infusion goes the same way', () => {
    const world = advance(createWorld(patient({ weight: 2e7 })), days(3));
    const before = summarise(world).effector;
    infuse(world, 1e8);
    expect(summarise(world).passing).toBeGreaterThanOrEqual(1e8);
    expect(summarise(world).effector).toBe(before);
  });
  test.each([1, 2, 3, 9])('a dose of %d cells leaves one cell or more', (dose) => {
    const world = roomy({ treated: false });
    infuse(world, dose);
    expect(liveByKind(world)[kind.cart]).toBeGreaterThanOrEqual(1);
    expect(liveByKind(world)[kind.cart]).toBeLessThanOrEqual(dose);
  });
});

describe('refining', () => {
  test('splits until each group has enough agents, without making a cell', () => {
    const world = roomy({ burden: 1e8, treated: false, weight: 1e8 });
    world.agents.count = firstOf(world, kind.cancer) + 5;
    const before = liveByKind(world);
    for (let n = 0; n < 8; n++) {
      const fresh = createScratch(world);
      sense(world, fresh);
      refine(world, fresh);
    }
    expect(liveByKind(world)).toEqual(before);
    const cancer = world.agents.kind.subarray(0, world.agents.count).filter((code) => code === kind.cancer).length;
    expect(cancer).toBeGreaterThanOrEqual(fewestAgents);
    expect(impossibilities(world)).toEqual([]);
  });
  test('never splits a single cell', () => {
    const world = createWorld(patient({ burden: 1e8, dose: 1e5, engraftment: 0.001 }));
    const scratch = createScratch(world);
    for (let n = 0; n < 100; n++) {
      step(world, scratch);
      for (let i = 0; i < world.agents.count; i++) expect(world.agents.cells[i]).toBeGreaterThanOrEqual(1);
    }
  });
});

test('an agent keeps its founder and its antigen follows from its mother', () => {
  const world = advance(createWorld(patient({ treated: false, growth: 0.3, weight: 1e8 })), days(6));
  const { agents } = world;
  const byId = new Map(Array.from({ length: agents.count }, (_, i) => [agents.id[i], i]));
  let pairs = 0;
  for (let i = 0; i < agents.count; i++) {
    const mother = byId.get(agents.parent[i]);
    if (agents.kind[i] !== kind.cancer || mother === undefined) continue;
    pairs += 1;
    expect(agents.clone[i]).toBe(agents.clone[mother]);
    expect(Math.abs(Math.log(agents.antigen[i] / agents.antigen[mother]))).toBeLessThan(1);
  }
  expect(pairs).toBeGreaterThan(100);
});

test('only CAR-T cells have a programme other than the first', () => {
  const { agents } = worldAfter(patient(), days(12));
  const others = agents.phenotype.subarray(0, agents.count).filter((_, i) => agents.kind[i] !== kind.cart);
  expect(others.length).toBeGreaterThan(100);
  expect(others.every((programme) => programme === phenotype.effector)).toBe(true);
});
