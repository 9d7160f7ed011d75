/** A run that goes back, forks and goes on has the hash and the rows of one that went straight. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../src/model/commands.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { hash, type World } from '../../src/model/world.ts';
import { createHistory, keep, nearest, pack, unpack } from '../../src/worker/history.ts';
import { withLog } from '../../src/worker/log.ts';
import * as timelines from '../../src/worker/timeline.ts';
import { realModel, scenario, smallModel, straightHash } from './rig.ts';

const nothing = { log: [], rowsUntil: -1 };

function goTo<S>(timeline: timelines.Timeline<S>, tick: number): void {
  timelines.approach(timeline, tick);
  while (timeline.world.tick < tick) timelines.advance(timeline);
}

const planned: Scenario = {
  ...scenario,
  commands: [
    { do: 'set', key: 'growth', value: 0.2, tick: 90 },
    { do: 'infuse', cells: 1e9, tick: 40 },
  ],
};

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    key: fc.constant('growth' as const),
    value: fc.integer({ min: 0, max: 50 }).map((n) => n / 100),
  }),
  fc.record({ do: fc.constant('infuse' as const), cells: fc.integer({ min: 1e8, max: 1e9 }) }),
);
const move = fc.oneof(
  fc.record({ go: fc.integer({ min: 0, max: 200 }) }),
  fc.record({ give: command }),
  fc.record({ checkpoint: fc.constant(true) }),
);

test('whatever way leads to a tick, the hash there is that of the straight run with the same log', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 12 }), (moves) => {
      let timeline = timelines.createTimeline(smallModel, planned, nothing);
      for (const each of moves) {
        if ('go' in each) goTo(timeline, each.go);
        else if ('give' in each) timelines.give(timeline, each.give);
        else {
          const checkpoint = structuredClone(timelines.checkpointOf(timeline));
          const { log, rowsUntil } = timeline;
          timeline = timelines.createTimeline(smallModel, planned, { log, checkpoint, rowsUntil });
        }
        const { log, world } = timeline;
        const known = log.filter(({ tick }) => tick <= world.tick);
        expect(hash(world)).toBe(straightHash(smallModel, planned, world.tick, known));
      }
      goTo(timeline, 201);
      expect(hash(timeline.world)).toBe(straightHash(smallModel, planned, 201, timeline.log));
    }),
    { numRuns: 150 },
  );
});

test('the same holds for the real model', { timeout: 60_000 }, () => {
  const timeline = timelines.createTimeline(realModel, planned, nothing);
  goTo(timeline, 130);
  timelines.give(timeline, { do: 'set', key: 'antigen', value: 300 });
  goTo(timeline, 200);
  goTo(timeline, 131);
  goTo(timeline, 130);
  goTo(timeline, 5);
  goTo(timeline, 170);
  expect(hash(timeline.world)).toBe(straightHash(realModel, planned, 170, timeline.log));
  goTo(timeline, 60);
  timelines.give(timeline, { do: 'infuse', cells: 1e8 });
  expect(timeline.log.map(({ tick }) => tick)).toEqual([60]);
  goTo(timeline, 150);
  expect(hash(timeline.world)).toBe(straightHash(realModel, planned, 150, timeline.log));
});

test('every world has the working memory that was made for it', () => {
  const careful: timelines.Model<{ world: World }> = {
    ...smallModel,
    createScratch: (world) => ({ world }),
    step(world, scratch) {
      expect(scratch.world).toBe(world);
      smallModel.step(world, null);
    },
  };
  const timeline = timelines.createTimeline(careful, scenario, nothing);
  for (const tick of [100, 60, 3]) goTo(timeline, tick);
  expect(timeline.world.tick).toBe(3);
});

test('a row at tick 0 and every 2 hours, none twice after going back, those of a lost future anew', () => {
  const timeline = timelines.createTimeline(smallModel, scenario, nothing);
  const ticks = () => timelines.takeRows(timeline).map((row) => row.tick);
  expect(ticks()).toEqual([0]);
  goTo(timeline, 13);
  expect(ticks()).toEqual([4, 8, 12]);
  goTo(timeline, 2);
  goTo(timeline, 17);
  expect(ticks()).toEqual([16]);
  goTo(timeline, 6);
  timelines.give(timeline, { do: 'infuse', cells: 1e8 });
  goTo(timeline, 12);
  expect(ticks()).toEqual([8, 12]);
  const cell = timelines.createTimeline(smallModel, { ...scenario, scale: 'cell' }, nothing);
  goTo(cell, 25);
  expect(timelines.takeRows(cell).map((row) => row.tick)).toEqual([0, 10, 20]);
});

test('a slider that is dragged at one tick leaves one entry in the log, and what it set is what counts', () => {
  const timeline = timelines.createTimeline(smallModel, scenario, nothing);
  goTo(timeline, 10);
  for (const value of [0.1, 0.2, 0.3]) timelines.give(timeline, { do: 'set', key: 'growth', value });
  expect(timeline.log).toEqual([{ do: 'set', key: 'growth', value: 0.3, tick: 10 }]);
  expect(timeline.world.queue).toEqual(timeline.log);
});

test('commands for one tick repeat in the order in which they were given, behind those that were planned', () => {
  const merged = withLog({ ...scenario, commands: [{ do: 'infuse', cells: 1, tick: 4 }] }, [
    { do: 'infuse', cells: 2, tick: 2 },
    { do: 'infuse', cells: 3, tick: 4 },
    { do: 'infuse', cells: 4, tick: 4 },
  ]);
  expect(merged.commands.map((each) => ('cells' in each ? each.cells : 0))).toEqual([2, 1, 3, 4]);
});

test('a packed world has every agent, its room, and nothing in common with the original', () => {
  const world = realModel.createWorld(scenario);
  const copy = unpack(pack(world));
  // the register is cut to the ids that were given; the hash below covers its lines
  const { register, ...rest } = structuredClone(world);
  expect({ ...copy, register: undefined }).toEqual({ ...rest, register: undefined });
  expect(copy.register.parent).toEqual(register.parent.slice(0, world.nextId));
  const before = hash(copy);
  realModel.step(world, realModel.createScratch(world));
  expect(hash(copy)).toBe(before);
});

test('checkpoints keep within their memory and still reach back to the start', () => {
  const history = createHistory(2);
  const world = smallModel.createWorld(scenario);
  world.agents = realModel.createWorld({ ...scenario, parameters: { ...scenario.parameters, weight: 1e6 } }).agents;
  for (world.tick = 0; world.tick < 2000; world.tick++) keep(history, world);
  expect(history.bytes).toBeLessThanOrEqual(64 * 2 ** 20);
  expect(history.checkpoints.length).toBeGreaterThan(5);
  expect(nearest(history, 1)?.tick).toBe(0);
  expect(nearest(history, 1999)?.tick).toBeGreaterThan(1999 - 2 * history.every);
  const ticks = history.checkpoints.map(({ tick }) => tick);
  expect(ticks).toEqual(ticks.map((_, at) => at * history.every));
});

test('a fork goes on from the nearest world that is kept, or from the present, and knows no later command', () => {
  const timeline = timelines.createTimeline(smallModel, planned, nothing);
  goTo(timeline, 60);
  const early = timelines.give(timeline, { do: 'infuse', cells: 1e8 });
  goTo(timeline, 170);
  timelines.give(timeline, { do: 'infuse', cells: 2e8 });
  const at = (tick: number) => timelines.forkOf(timeline, tick);
  expect([0, 47, 100, 169, 170, 500].map((tick) => at(tick).checkpoint?.tick)).toEqual([0, 0, 96, 144, 170, 170]);
  expect([59, 60, 169, 170].map((tick) => at(tick).log.length)).toEqual([0, 1, 1, 2]);
  expect(at(60).log).toEqual([early]);
  goTo(timeline, 50);
  expect(at(100).checkpoint?.tick).toBe(96);
  expect(timelines.forkOf(timelines.createTimeline(smallModel, planned, nothing), 0).checkpoint?.tick).toBe(0);
});
