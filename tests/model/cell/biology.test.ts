/** What is known of single killer cells, and what the cell scale makes of it (targets 35–37, 40–43, 46 of the science). */
import { describe, expect, test } from 'vitest';
import { eventType } from '../../../src/model/events.ts';
import { activity, kind, phenotype } from '../../../src/model/kinds.ts';
import type { Parameters } from '../../../src/model/parameters.ts';
import { createWorld } from '../../../src/model/scenario.ts';
import type { World } from '../../../src/model/world.ts';
import { advance, liveByKind } from '../worlds.ts';
import { dish, kills } from './assay.ts';

/** A dish after so many hours. */
function after(hours: number, parameters: Partial<Parameters>, seed = '1'): World {
  return advance(createWorld(dish(parameters, { seed })), hours * 60);
}

/** The mean of something over a few seeds. */
function mean(seeds: number, value: (seed: string) => number): number {
  let sum = 0;
  for (let seed = 1; seed <= seeds; seed++) sum += value(String(seed));
  return sum / seeds;
}

/** Neither births nor deaths but kills. */
const still: Partial<Parameters> = {
  growth: 0,
  cancerTurnover: 0,
  creditPerKill: 0,
  contractionRate: 0,
  activationDeath: 0,
};
const plenty: Partial<Parameters> = { ...still, cellTargets: 1500, effectorTargetRatio: 0.02 };

/** Every event of a run, in order. */
function eventsOf(parameters: Partial<Parameters>, hours: number): { type: number; tick: number; agent: number }[] {
  const found: { type: number; tick: number; agent: number }[] = [];
  const world = createWorld(dish(parameters));
  advance(world, hours * 60, ({ events }) => {
    for (; found.length < events.count; ) {
      const at = found.length % events.type.length;
      found.push({ type: events.type[at], tick: events.tick[at], agent: events.agent[at] });
    }
  });
  return found;
}

const many = (events: { type: number }[], type: number) => events.filter((event) => event.type === type).length;

describe('one killer', () => {
  test('kills 2 to 16 targets a day when they are plenty', () => {
    const perDay = mean(3, (seed) => kills(after(24, plenty, seed)) / 30);
    expect(perDay).toBeGreaterThan(2);
    expect(perDay).toBeLessThan(16);
  });

  test('engages, kills and lets go in about 25 minutes, and many contacts give no kill', () => {
    const events = eventsOf(plenty, 48);
    const began = new Map<number, number>();
    const times: number[] = [];
    for (const { type, tick, agent } of events) {
      if (type === eventType.hold) began.set(agent, tick);
      if (type === eventType.kill) times.push(tick - (began.get(agent) ?? 0));
    }
    expect(times.length).toBeGreaterThan(300);
    const minutes = times.reduce((sum, time) => sum + time, 0) / times.length;
    expect(Math.abs(minutes - 25)).toBeLessThan(3);
    expect(many(events, eventType.kill) / many(events, eventType.contact)).toBeLessThan(0.5);
    expect(many(events, eventType.release)).toBeGreaterThan(many(events, eventType.kill));
  });

  test('turns away from most cells with little antigen, and kills none without', () => {
    const low = eventsOf({ ...plenty, antigen: 300, antigenSpread: 0 }, 24);
    expect(many(low, eventType.giveUp) / many(low, eventType.contact)).toBeGreaterThan(0.8);
    const none = after(24, { ...plenty, antigenNegative: 1500 });
    expect(kills(none)).toBe(0);
    expect(none.events.count).toBeGreaterThan(100);
  });

  test('kills the more the more antigen there is, with half of the recognition at the threshold of its design', () => {
    const held = (antigen: number) => {
      const events = eventsOf({ ...plenty, antigen, antigenSpread: 0 }, 24);
      return many(events, eventType.hold) / many(events, eventType.contact);
    };
    expect(Math.abs(held(1000) - 0.5)).toBeLessThan(0.06);
    const byDensity = [100, 300, 1000, 10000].map((antigen) =>
      kills(after(24, { ...plenty, antigen, antigenSpread: 0 })),
    );
    for (let at = 1; at < byDensity.length; at++) expect(byDensity[at]).toBeGreaterThan(byDensity[at - 1]);
  });

  test('is held back by PD-L1, and a checkpoint drug frees it in part', () => {
    const free = kills(after(24, plenty));
    const braked = kills(after(24, { ...plenty, pdl1: 1 }));
    const freed = createWorld(
      dish({ ...plenty, pdl1: 1 }, { seed: '1', commands: [{ do: 'checkpointBlock', tick: 0 }] }),
    );
    expect(braked / free).toBeLessThan(0.65);
    const withDrug = kills(advance(freed, 24 * 60));
    expect(withDrug / free).toBeLessThan(0.95);
    expect(withDrug).toBeGreaterThan(1.15 * braked);
  });

  test('needs company where one hit is not enough', () => {
    const gain = (hitsToKill: number) => {
      const killed = (ratio: number) =>
        mean(3, (seed) =>
          kills(after(6, { ...still, cellTargets: 200, effectorTargetRatio: ratio, hitsToKill }, seed)),
        );
      return killed(1) / Math.max(1, killed(0.1));
    };
    expect(gain(3)).toBeGreaterThan(1.5 * gain(1));
  });

  test('crawls at the speed given, and as a persistent random walk', () => {
    const world = createWorld(
      dish({
        ...still,
        disease: 'none',
        cellTargets: 400,
        effectorTargetRatio: 1,
        fieldWidth: 1500,
        periodic: true,
        firmness: 0,
      }),
    );
    const { agents, width, height } = world;
    const x = agents.x.slice(0, agents.count);
    const y = agents.y.slice(0, agents.count);
    const round = (d: number, size: number) => d - size * Math.round(d / size);
    advance(world, 1);
    for (let i = 0; i < agents.count; i++)
      expect(Math.hypot(round(agents.x[i] - x[i], width), round(agents.y[i] - y[i], height))).toBeCloseTo(5, 2);
    advance(world, 29);
    let sum = 0;
    for (let i = 0; i < agents.count; i++)
      sum += round(agents.x[i] - x[i], width) ** 2 + round(agents.y[i] - y[i], height) ** 2;
    // 2 v² P² (t/P − 1 + exp(−t/P)) with v = 5 µm/min, P = 3 min, t = 30 min; a turn comes at the start of a minute
    expect(sum / agents.count / 4050).toBeGreaterThan(0.8);
    expect(sum / agents.count / 4050).toBeLessThan(1.25);
  });

  test('goes up the slope of the signal when it follows it', () => {
    const world = createWorld(
      dish({ ...still, disease: 'none', cellTargets: 200, effectorTargetRatio: 1, chemotaxis: 1, fieldWidth: 1000 }),
    );
    const { columns, rows, values } = world.cytokine;
    for (let k = 0; k < columns * rows; k++) values[k] = 10 + (k % columns);
    const before = world.agents.x.slice(0, 200).reduce((sum, x) => sum + x, 0) / 200;
    advance(world, 30);
    expect(world.agents.x.slice(0, 200).reduce((sum, x) => sum + x, 0) / 200 - before).toBeGreaterThan(50);
  });
});

describe('many killers', () => {
  test('more of them kill more, and each of them fewer', () => {
    const ratios = [0.05, 0.2, 1, 5];
    const killed = ratios.map((effectorTargetRatio) =>
      mean(3, (seed) => kills(after(12, { ...still, cellTargets: 200, effectorTargetRatio }, seed))),
    );
    const perCell = killed.map((each, at) => each / (200 * ratios[at]));
    for (let at = 1; at < ratios.length; at++) {
      expect(killed[at]).toBeGreaterThan(killed[at - 1]);
      expect(perCell[at]).toBeLessThan(perCell[at - 1]);
    }
  });

  test('multiply where they kill, never sooner than the shortest cycle', () => {
    const busy: Partial<Parameters> = { cellTargets: 1200, effectorTargetRatio: 0.03 };
    const world = after(48, busy);
    expect(liveByKind(world)[kind.cart]).toBeGreaterThan(1.8 * 36);
    const last = new Map<number, number>();
    for (const { type, tick, agent } of eventsOf({ ...busy, growth: 0, cancerTurnover: 0 }, 48)) {
      if (type !== eventType.division) continue;
      expect(tick - (last.get(agent) ?? 0)).toBeGreaterThanOrEqual(12 * 60);
      last.set(agent, tick);
    }
    expect(last.size).toBeGreaterThan(20);
  });

  test('wear out by killing, and then hold without killing', () => {
    const worn = after(24, { ...plenty, killsToExhaustion: 2 });
    const { agents } = worn;
    let exhausted = 0;
    for (let i = 0; i < agents.count; i++)
      if (agents.kind[i] === kind.cart && agents.phenotype[i] === phenotype.exhausted) exhausted += 1;
    expect(exhausted).toBeGreaterThan(20);
    expect(kills(worn)).toBeLessThan(0.5 * kills(after(24, plenty)));
    const before = kills(worn);
    const start = worn.events.count;
    advance(worn, 60 * 6);
    expect(worn.events.count).toBeGreaterThan(start);
    expect(kills(worn) - before).toBeLessThan(30);
  });

  test('die away without antigen at the rate of the patient scale', () => {
    const world = after(48, { disease: 'none', cellTargets: 1000, effectorTargetRatio: 1 });
    expect(liveByKind(world)[kind.cart] / 1000).toBeGreaterThan(0.68);
    expect(liveByKind(world)[kind.cart] / 1000).toBeLessThan(0.77);
  });

  test('kill healthy B cells that carry the target as well', () => {
    const world = after(24, { ...still, cellTargets: 200, cellBCells: 100, effectorTargetRatio: 0.5 });
    expect(liveByKind(world)[kind.bCell]).toBeLessThan(30);
    const spared = after(24, { ...still, cellTargets: 200, cellBCells: 100, effectorTargetRatio: 0.5, target: 'BCMA' });
    expect(kills(spared)).toBe(0);
  });
});

describe('cancer cells alone', () => {
  test('grow at their rate while there is room, and stop when it is full', () => {
    const sparse = after(48, { treated: false, cellTargets: 400, growth: 0.4 });
    expect(Math.abs(liveByKind(sparse)[kind.cancer] / 400 / Math.exp(0.8) - 1)).toBeLessThan(0.12);
    const full = after(240, { treated: false, cellTargets: 60, fieldWidth: 120, growth: 0.5, cancerTurnover: 0 });
    const cells = liveByKind(full)[kind.cancer];
    advance(full, 2880);
    expect(liveByKind(full)[kind.cancer] / cells).toBeLessThan(1.15);
  });

  test('do not lie on each other', () => {
    const { agents } = after(2, { treated: false, cellTargets: 1500 });
    let overlaps = 0;
    for (let i = 0; i < agents.count; i++)
      for (let j = 0; j < i; j++)
        if (
          agents.activity[i] !== activity.dying &&
          Math.hypot(agents.x[i] - agents.x[j], agents.y[i] - agents.y[j]) < 9
        )
          overlaps += 1;
    expect(overlaps / agents.count).toBeLessThan(0.02);
  });
});
