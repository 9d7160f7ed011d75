/** Two arms of a comparison share their luck: they are alike until what was changed makes a difference, and only there. */
import { expect, test } from 'vitest';
import type { Command } from '../../src/model/commands.ts';
import { activity, kind } from '../../src/model/kinds.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import type { World } from '../../src/model/world.ts';
import { patient, rows, stateHash, worldAfter } from './worlds.ts';

/** The first tick after which two arms differ, −1 when they never do. */
function firstDifference(one: World, other: World, ticks: number): number {
  const [scratchOne, scratchOther] = [createScratch(one), createScratch(other)];
  for (let n = 0; n <= ticks; n++) {
    if (stateHash(one) !== stateHash(other)) return n;
    step(one, scratchOne);
    step(other, scratchOther);
  }
  return -1;
}

test('a parameter that is changed in the middle of a run makes no difference before', () => {
  const plain = stateHash(worldAfter(patient({ weight: 1e8 }), 40));
  for (const row of rows.filter((each) => each.applies === 'now')) {
    const value = row.type === 'switch' ? !row.default : row.type === 'choice' ? row.choices[1] : row.max;
    const command = { do: 'set', key: row.key, value, tick: 40 } as Command & { tick: number };
    expect(stateHash(worldAfter(patient({ weight: 1e8 }, { commands: [command] }), 40)), row.key).toBe(plain);
  }
});

/** Agents of a kind by their luck: what each is, wherever it is and whatever its number. */
function byLuck(world: World, code: number): Map<number, string> {
  const { agents } = world;
  const found = new Map<number, string>();
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] !== code) continue;
    // who gets a kill, and so who is bound, depends on places and on the order of the agents: alive or not is enough
    const alive = agents.activity[i] !== activity.dying;
    found.set(agents.luck[i], [agents.cells[i], agents.antigen[i], agents.bornTick[i], alive].join());
  }
  return found;
}

function pair(parameters: Partial<Parameters>, other: Partial<Parameters>, ticks: number): [World, World] {
  return [worldAfter(patient(parameters), ticks), worldAfter(patient({ ...parameters, ...other }), ticks)];
}

test('CAR-T cells that cannot kill leave the fate of every cancer cell as it is without them', () => {
  const [without, withThem] = pair({ treated: false, killRate: 0, growth: 0.2 }, { treated: true }, 300);
  expect(byLuck(withThem, kind.cancer)).toEqual(byLuck(without, kind.cancer));
  expect(byLuck(without, kind.cancer).size).toBeGreaterThan(1000);
});

test('a faster cancer kills no other cell: those of the slower one are all there', () => {
  const [slow, fast] = pair({ treated: false, growth: 0.05, cancerTurnover: 0 }, { growth: 0.1 }, 200);
  const fastCells = byLuck(fast, kind.cancer);
  const founders = [...byLuck(slow, kind.cancer)].filter(([, what]) => what.split(',')[2] === '0');
  expect(founders.length).toBeGreaterThan(900);
  for (const [luck] of founders) expect(fastCells.has(luck)).toBe(true);
});

test('where cells crawl makes no difference when they are well mixed', () => {
  const [still, crawling] = pair({ wellMixed: true, motility: 0 }, { motility: 100 }, 400);
  for (const code of [kind.cancer, kind.cart, kind.bCell]) {
    expect(byLuck(still, code).size).toBeGreaterThan(20);
    expect(byLuck(crawling, code)).toEqual(byLuck(still, code));
  }
});

test('a chance that is not used yet draws nothing from the others', () => {
  // until the first of billions of daughters loses the antigen, both arms are alike to the bit
  const one = createWorld(patient({ antigenLoss: 0 }));
  const other = createWorld(patient({ antigenLoss: 1e-10 }));
  const tick = firstDifference(one, other, 400);
  expect(tick).toBeGreaterThan(10);
  expect(tick).toBeLessThan(400);
});
