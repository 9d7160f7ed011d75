/** What may never happen, for any allowed parameters and commands: cells from nothing, cells lost, impossible states, hidden state. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { summarise, summaryColumns } from '../../src/model/summary.ts';
import { frameBytes } from '../../src/frame/record.ts';
import { writeFrame } from '../../src/frame/write.ts';
import { hash, type World } from '../../src/model/world.ts';
import { advance, anyPatient, impossibilities, ledgerBalance, liveByKind, patient, worldAfter } from './worlds.ts';

const ticks = 60;

/** Births + added − deaths must be what is alive, kind by kind, to the cell. */
function ledgerFaults(world: World): string[] {
  const live = liveByKind(world);
  const balance = ledgerBalance(world);
  return live.flatMap((cells, kindOf) =>
    Math.abs(cells - balance[kindOf]) <= 1e-9 * (cells + world.ledger.added[kindOf]) + 1e-6
      ? []
      : [`tick ${world.tick}: kind ${kindOf} has ${cells} cells alive, the ledger says ${balance[kindOf]}`],
  );
}

/** Patients in whom much happens that random ones seldom see: kills, memory, antigen bitten off, sisters killed. */
const eventful = {
  default: {},
  fratricide: { disease: 'T-ALL', target: 'CD7', trogocytosis: 1, affinity: 1 },
  'two targets': { disease: 'DLBCL', logic: 'OR', secondTarget: 'CD22', antigenLoss: 1e-3, downRegulation: 0.5 },
  capped: { maxAgents: 1000, weight: 1e7 },
} as const;

describe.each(Object.entries(eventful))('a patient with much happening: %s', (_, parameters) => {
  test('the ledger balances and no state is impossible, at every tick', () => {
    const world = createWorld(patient(parameters));
    advance(world, 600, () => expect([...impossibilities(world), ...ledgerFaults(world)]).toEqual([]));
    expect(summarise(world).killed).toBeGreaterThan(1e8);
  });

  test('no tick sees what the one before left in the working memory', () => {
    const clean = createWorld(patient(parameters));
    const soiled = structuredClone(clean);
    const scratch = createScratch(soiled);
    advance(clean, 450, () => {
      soil(scratch);
      step(soiled, scratch);
    });
    expect(hash(soiled)).toBe(hash(clean));
  });
});

describe('any patient', () => {
  test('the ledger balances and no state is impossible, at every tick', () => {
    fc.assert(
      fc.property(anyPatient(ticks), (scenario) => {
        const world = createWorld(scenario);
        const scratch = createScratch(world);
        for (let n = 0; n <= ticks; n++) {
          expect([...impossibilities(world), ...ledgerFaults(world)]).toEqual([]);
          step(world, scratch);
        }
      }),
      { numRuns: 30, seed: 1, endOnFailure: true },
    );
  });

  test('the summary is what a recount finds', () => {
    fc.assert(
      fc.property(anyPatient(40), (scenario) => {
        const world = worldAfter(scenario, 40);
        const row = summarise(world);
        const live = liveByKind(world);
        expect(row).toMatchObject({ bCells: live[0], cancer: live[1], cart: live[2], agents: world.agents.count });
        expect(row.effector + row.memory + row.exhausted + row.passing).toBe(row.cart);
        expect(row.cancerNegative).toBeLessThanOrEqual(row.cancer);
        expect(row.tCells).toBe(world.body.tCells);
        expect(row.day).toBeCloseTo(40 / 48, 12);
        expect(Object.keys(row)).toEqual(summaryColumns.map((column) => column.name));
        for (const value of Object.values(row)) expect(Number.isFinite(value) && value >= 0).toBe(true);
      }),
      { numRuns: 20, seed: 2, endOnFailure: true },
    );
  });

  test('a checkpoint continues with the same bits, with working memory made anew or full of rubbish', () => {
    fc.assert(
      fc.property(anyPatient(50), fc.integer({ min: 0, max: 49 }), (scenario, at) => {
        const straight = createWorld(scenario);
        let copy: World | undefined;
        advance(straight, 50, (world) => {
          if (world.tick === at + 1) copy = structuredClone(world);
        });
        if (copy === undefined) throw new Error('no checkpoint was made');
        const scratch = createScratch(copy);
        while (copy.tick < 50) {
          soil(scratch);
          step(copy, scratch);
        }
        expect(hash(copy)).toBe(hash(straight));
      }),
      { numRuns: 10, seed: 3, endOnFailure: true },
    );
  });
});

/** What follows from the world once and for all and is kept in the working memory to save time. */
const fixed = new Set(['columns', 'rows', 'obstacles']);

/** Overwrites every other number of the working memory. */
function soil(value: unknown): void {
  if (ArrayBuffer.isView(value)) (value as Float64Array).fill(77);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      if (fixed.has(name)) continue;
      if (typeof part === 'number') Object.assign(value, { [name]: 77 });
      else soil(part);
    }
  }
}

test('a run leaves nothing behind that the next one could see', () => {
  const scenarios = [
    patient({ antigenLoss: 1e-3 }),
    patient({ wellMixed: true, treated: false }, { seed: 'other' }),
    patient({ maxAgents: 1000, weight: 1e6 }),
  ];
  const alone = scenarios.map((scenario) => hash(worldAfter(scenario, 150)));
  for (const order of [
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    for (const i of order) expect(hash(worldAfter(scenarios[i], 150))).toBe(alone[i]);
  }
});

test('two runs may take turns', () => {
  const [a, b] = [patient(), patient({ antigen: 2000 })];
  const [worldA, worldB] = [createWorld(a), createWorld(b)];
  const [scratchA, scratchB] = [createScratch(worldA), createScratch(worldB)];
  for (let n = 0; n < 150; n++) {
    step(worldA, scratchA);
    step(worldB, scratchB);
  }
  expect([hash(worldA), hash(worldB)]).toEqual([hash(worldAfter(a, 150)), hash(worldAfter(b, 150))]);
});

test('looking changes nothing: frames, summaries and hashes at any time', () => {
  const watched = createWorld(patient());
  advance(watched, 300, (world) => {
    if (world.tick % 7 > 3) return;
    writeFrame(world, new ArrayBuffer(frameBytes(world.agents.count)));
    summarise(world);
    hash(world);
  });
  expect(hash(watched)).toBe(hash(worldAfter(patient(), 300)));
});

test('a scenario is not changed by running it', () => {
  const scenario = patient({}, { commands: [{ do: 'set', key: 'antigen', value: 300, tick: 5 }] });
  const before = structuredClone(scenario);
  worldAfter(scenario, 20);
  expect(scenario).toEqual(before);
});

test('the order in which the parameters are written does not matter', () => {
  const scenario = patient();
  const turned = Object.fromEntries(Object.entries(scenario.parameters).reverse());
  const other = { ...scenario, parameters: turned as typeof scenario.parameters };
  expect(hash(worldAfter(other, 100))).toBe(hash(worldAfter(scenario, 100)));
});

test('nor does the order in which the fields of a waiting command are written', () => {
  const one = patient({}, { commands: [{ do: 'set', key: 'antigen', value: 3000, tick: 90 }] });
  const other = patient({}, { commands: [{ tick: 90, value: 3000, key: 'antigen', do: 'set' }] });
  expect(hash(worldAfter(other, 10))).toBe(hash(worldAfter(one, 10)));
});

test('commands in one scenario take effect in the order of their ticks, whatever the order of the list', () => {
  const early = { do: 'set', key: 'antigen', value: 3000, tick: 10 } as const;
  const late = { do: 'infuse', cells: 1e8, tick: 20 } as const;
  const forwards = worldAfter(patient({}, { commands: [early, late] }), 60);
  const backwards = worldAfter(patient({}, { commands: [late, early] }), 60);
  expect(hash(backwards)).toBe(hash(forwards));
});
