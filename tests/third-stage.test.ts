/** A third stage needs a row in each half of the table and its rules, and nothing else: the whole program takes it. */
import { describe, expect, test, vi } from 'vitest';
import { frameBytes } from '../src/frame/record.ts';
import { writeFrame } from '../src/frame/write.ts';
import { checkEvery, runScenario } from '../src/analysis/experiment.ts';
import { summaryCsv } from '../src/analysis/table.ts';
import { formatTimedCommand, parseTimedCommand } from '../src/model/commands.ts';
import { die } from '../src/model/death.ts';
import { parametersAt } from '../src/model/in-force.ts';
import { cause } from '../src/model/kinds.ts';
import { defaultParameters, isMeant } from '../src/model/parameters.ts';
import { createWorld, type Scenario } from '../src/model/scenario.ts';
import type { StageFacts, StageName } from '../src/model/stages/facts.ts';
import type { Stage } from '../src/model/stages/stage.ts';
import type { stages } from '../src/model/stages/table.ts';
import { createScratch, step } from '../src/model/step.ts';
import { readFile, writeFile } from '../src/story/file.ts';
import { milestoneText } from '../src/ui/announce.ts';
import { chartRanges } from '../src/ui/chart-ranges.ts';
import { captionOf } from '../src/ui/course.ts';
import { curves } from '../src/ui/legend.ts';
import { clock } from '../src/ui/numbers.ts';
import { createSeries } from '../src/ui/series.ts';
import { nearestStop } from '../src/ui/speed.ts';
import type { StageView, stageViews } from '../src/ui/stages.ts';
import { calmPart } from '../src/worker/calm.ts';
import { advance, createTimeline, takeRows } from '../src/worker/timeline.ts';

/** A culture in which germs double and one comes in, every ten minutes; it looks like a dish. */
const { facts, stage, view } = vi.hoisted(() => {
  const facts: StageFacts = {
    ticksPerDay: 144,
    rowEvery: 3,
    keepEvery: 6,
    fadeHours: 2,
    holdHours: 1,
    races: false,
    takesOtherProducts: false,
    columns: ['day', 'pathogen'],
    commands: ['infuse', 'infect'],
    groups: ['main', 'cell'],
  };
  const stage: Omit<Stage, 'createWorld'> = {
    rules: [
      ({ body }) => {
        body.pathogen *= 2;
      },
      ({ body }) => {
        body.pathogen += 1;
      },
    ],
    infuse({ body }, { cells }) {
      body.pathogen -= cells;
    },
    challenge({ body }, cells) {
      body.pathogen -= 100 * cells;
    },
  };
  const view: StageView = {
    menu: 'cells',
    hasPatient: false,
    inHours: true,
    curves: ['cart'],
    rareCurves: [],
    axis: { days: 0.25, low: 0, high: 40, isEven: true },
    unit: 'chart.unitCell',
    speeds: [
      { ticksPerSecond: 1, amount: 10, unit: 'min' },
      { ticksPerSecond: 6, amount: 1, unit: 'h' },
    ],
    firstSpeed: 1,
    challenge: 1,
  };
  return { facts, stage, view };
});

vi.mock(import('../src/model/stages/facts.ts'), async (original) => {
  const real = await original();
  const stageFacts = { ...real.stageFacts, culture: facts };
  return { ...real, stageFacts, stageNames: Object.keys(stageFacts) as StageName[] };
});
vi.mock(import('../src/model/stages/table.ts'), async (original) => {
  const real = await original();
  const { createWorld: make } = real.stages.cell;
  return { stages: { ...real.stages, culture: { ...stage, createWorld: make } } };
});
vi.mock(import('../src/ui/stages.ts'), async (original) => {
  const real = await original();
  return { stageViews: { ...real.stageViews, culture: view } };
});

const culture = 'culture' as StageName;
const scenario: Scenario = {
  name: 'my culture',
  scale: culture,
  scene: 'dish',
  seed: '1',
  parameters: defaultParameters(),
  commands: [],
  days: 1 / 24,
};

test('without a row in each half it does not compile', () => {
  const both = { patient: view, cell: view };
  const complete: typeof stageViews = both;
  // @ts-expect-error the page would not know how to show a dish
  const incomplete: typeof stageViews = { patient: both.patient };
  const happens: Stage = { ...stage, createWorld };
  // @ts-expect-error a dish would have no rules
  const idle: typeof stages = { patient: happens };
  expect([complete, incomplete, idle]).toHaveLength(3);
});

describe('the model', () => {
  test('goes through its rules in their order, with its own step', () => {
    const { ticks, rows } = runScenario(scenario, { everyHours: 1 / 6 });
    expect(ticks).toBe(6);
    expect(rows.map((row) => row.pathogen)).toEqual([0, 1, 3, 7, 15, 31, 63]);
    expect(rows[6].day).toBeCloseTo(1 / 24, 12);
    expect(summaryCsv(rows.slice(0, 1), culture)).toBe('day,pathogen\n0,0\n');
    expect([checkEvery(1 / 6, culture).ok, checkEvery(0.1, culture)]).toEqual([
      true,
      { ok: false, message: 'every cannot be "0.1"; allowed: multiples of 1/6 hour up to 8760' },
    ]);
  });

  test('takes commands in its own way, at its own ticks', () => {
    const texts = ['0:infuse=7:CD22', '0:challenge=1', '0.5:infect=3'];
    const commands = texts.map((text) => {
      const parsed = parseTimedCommand(text, culture);
      if (!parsed.ok) throw new Error(parsed.message);
      expect(formatTimedCommand(parsed.value, culture)).toBe(text);
      return parsed.value;
    });
    expect(commands.map(({ tick }) => tick)).toEqual([0, 0, 72]);
    const world = createWorld({ ...scenario, commands });
    step(world, createScratch(world));
    expect(world.body.pathogen).toBe(2 * (-7 - 100) + 1);
    expect(parametersAt({ ...scenario, commands }, 1).target).toBe(scenario.parameters.target);
  });

  test('its dead fade in its own time', () => {
    const world = createWorld(scenario);
    die(world, 0, cause.treatment);
    expect(world.agents.hoursLeft[0]).toBe(2);
    const out = new ArrayBuffer(frameBytes(world.agents.count));
    writeFrame(world, out);
    // the dying come first; byte 13 is how much of it is left
    expect(new Uint8Array(out)[13]).toBe(255);
  });

  test('only some parameters mean something', () => {
    const meant = (['growth', 'fieldWidth', 'dose', 'killRate'] as const).map((key) =>
      isMeant(key, culture, scenario.parameters),
    );
    expect(meant).toEqual([true, true, false, false]);
    expect(isMeant('growth', culture, { ...scenario.parameters, disease: 'none' })).toBe(false);
  });
});

test('files name it', () => {
  const read = readFile(writeFile(scenario));
  expect(read).toMatchObject({ ok: true, value: { scenario } });
  const other = readFile(writeFile(scenario).replace('"culture"', '"vessel"'));
  expect(other).toEqual({ ok: false, message: 'scale cannot be "vessel"; allowed: patient or cell or culture' });
});

test('a run of it makes its rows', () => {
  const timeline = createTimeline({ createWorld, createScratch, step }, scenario, { log: [], rowsUntil: -1 });
  for (let n = 0; n < 7; n++) advance(timeline);
  expect(takeRows(timeline).map(({ tick }) => tick)).toEqual([0, 3, 6]);
  expect(timeline.history.checkpoints.map(({ tick }) => tick)).toEqual([0, 6]);
  expect(calmPart(timeline.world, 720, 1 / 30)).toBe(1);
});

test('the page shows it', () => {
  expect(clock(20, culture)).toEqual({ day: '0.1', rest: '3 h 20 min' });
  expect(captionOf(scenario, 20)).toContain('3 h 20 min');
  expect(milestoneText({ kind: 'firstKill', day: 0.125, cells: 1 }, culture)).toContain('3 h');
  const all = new Map(curves.map((curve) => [curve, true]));
  expect(chartRanges(createSeries(), all, culture)).toEqual({ x: [0, 0.25], y: [0, 60] });
  expect([nearestStop(culture, 1), nearestStop(culture, 500)]).toEqual([0, 1]);
});
