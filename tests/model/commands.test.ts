/** Requests from outside: read, written, queued, carried out at their tick, refused with one sentence. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Command,
  drugs,
  enqueue,
  formatCommand,
  formatTimedCommand,
  parseCommand,
  parseTimedCommand,
  type TimedCommand,
} from '../../src/model/commands.ts';
import { kind } from '../../src/model/kinds.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { summarise } from '../../src/model/summary.ts';
import { hash } from '../../src/model/world.ts';
import { advance, anyCommand, anyCommands, anyCommandText, patient, rows, worldAfter } from './worlds.ts';

test('any command can be written and read back', () => {
  fc.assert(
    fc.property(anyCommand, fc.integer({ min: 0, max: 100_000 }), (command, tick) => {
      expect(parseCommand(formatCommand(command))).toEqual({ ok: true, value: command });
      const timed = { ...command, tick };
      expect(parseTimedCommand(formatTimedCommand(timed, 'patient'), 'patient')).toEqual({ ok: true, value: timed });
      expect(parseTimedCommand(formatTimedCommand(timed, 'cell'), 'cell')).toEqual({ ok: true, value: timed });
    }),
    { numRuns: 500, seed: 1, endOnFailure: true },
  );
});

const hopeless = [
  '= infuse infuse= infuse=0 infuse=-5 infuse=1.5 infuse=1e13 infuse=NaN infuse=0x10 challenge=Infinity'.split(' '),
  'growth=1e400 growth= growth=0.1=0.2 nothing=1 __proto__=1 Growth=0.1'.split(' '),
  ['', 'x'.repeat(10_000), `infuse=${'1'.repeat(10_000)}`],
  drugs.map((name) => `${name}=1`),
  'infuse=1e8:CD99 infuse=1e8:CD22:CD22 infuse=1e8: infuse=:CD22 lymphodepletion=0 lymphodepletion=1.5 lymphodepletion='.split(
    ' ',
  ),
  rows
    .filter((row) => row.applies === 'start' && row.key !== 'lymphodepletion')
    .map((row) => `${row.key}=${row.default}`),
].flat();
test('what cannot be done is refused with one short sentence', () => {
  for (const text of hopeless) {
    for (const parsed of [parseCommand(text), parseTimedCommand(`3:${text}`, 'patient')]) {
      if (parsed.ok) throw new Error(`${text} was taken`);
      expect(parsed.message.length).toBeLessThan(250);
      expect(parsed.message).not.toContain('\n');
    }
  }
});

test.each(['infuse=1e8', ':infuse=1e8', '-1:infuse=1e8', '4000:infuse=1e8', 'NaN:infuse=1e8', '1e3x:infuse=1'])(
  '%s is refused for its day',
  (text) => expect(parseTimedCommand(text, 'patient')).toMatchObject({ ok: false }),
);

test('commands are kept in the order of their ticks, those of one tick in the order they came', () => {
  fc.assert(
    fc.property(anyCommands(50), (commands) => {
      const world = createWorld(patient({ weight: 1e8 }));
      for (const command of commands) enqueue(world, command);
      const sorted = commands.map((command, n) => ({ command, n }));
      sorted.sort((a, b) => a.command.tick - b.command.tick || a.n - b.n);
      expect(world.queue).toEqual(sorted.map(({ command }) => command));
    }),
    { numRuns: 30, seed: 1, endOnFailure: true },
  );
});

describe('carried out', () => {
  function afterCommand(command: Command, tick = 30) {
    const world = createWorld(patient({}, { commands: [{ ...command, tick } as TimedCommand] }));
    advance(world, tick);
    const before = summarise(world);
    const parameters = { ...world.parameters };
    advance(world, 1);
    return { before, parameters, world, after: summarise(world) };
  }

  test('a set parameter has its value from its tick on', () => {
    const { parameters, world } = afterCommand({ do: 'set', key: 'growth', value: 0.3 });
    expect([parameters.growth, world.parameters.growth]).toEqual([0.069, 0.3]);
    expect(world.queue).toEqual([]);
  });

  test('another antigen level moves every cell that still has the antigen', () => {
    const { world } = afterCommand({ do: 'set', key: 'antigen', value: 300 });
    const median = [...world.agents.antigen.subarray(0, world.agents.count)]
      .filter((_, i) => world.agents.kind[i] === kind.cancer)
      .sort((a, b) => a - b);
    expect(median[Math.floor(median.length / 2)]).toBeGreaterThan(240);
    expect(median[Math.floor(median.length / 2)]).toBeLessThan(375);
  });

  test('infused and challenging cells arrive', () => {
    const infused = afterCommand({ do: 'infuse', cells: 1e10 });
    expect(infused.after.cart - infused.before.cart).toBeGreaterThan(1e8);
    const challenged = afterCommand({ do: 'challenge', cells: 1e10 });
    expect(challenged.after.cancer - challenged.before.cancer).toBeGreaterThan(9e9);
  });

  test('any command changes the course, or at least does no harm to it', () => {
    const plain = hash(worldAfter(patient({ weight: 1e8 }), 30));
    let different = 0;
    fc.assert(
      fc.property(anyCommandText, (text) => {
        const parsed = parseCommand(text);
        if (!parsed.ok) throw new Error(parsed.message);
        const world = worldAfter(patient({ weight: 1e8 }, { commands: [{ ...parsed.value, tick: 10 }] }), 30);
        if (hash(world) !== plain) different += 1;
      }),
      { numRuns: 20, seed: 1, endOnFailure: true },
    );
    expect(different).toBeGreaterThan(13);
  });

  test('replayed from a log, a run that was changed on the way is the same run', () => {
    fc.assert(
      fc.property(anyCommands(60), (commands) => {
        const live = createWorld(patient({ weight: 1e8 }));
        const sorted = commands.map((command, n) => ({ command, n }));
        sorted.sort((a, b) => a.command.tick - b.command.tick || a.n - b.n);
        for (const { command } of sorted) {
          advance(live, command.tick - live.tick);
          enqueue(live, command);
        }
        advance(live, 80 - live.tick);
        expect(hash(live)).toBe(hash(worldAfter(patient({ weight: 1e8 }, { commands }), 80)));
      }),
      { numRuns: 8, seed: 2, endOnFailure: true },
    );
  });
});
