/**
 * The golden scenarios and how one is run. Every scenario of the story is here with coarser agents, so that all of them
 * take seconds; the ones below add what the story does not reach. Imports the model and the story only, so that a
 * browser can run it as well.
 */
import type { Command, TimedCommand } from '../../src/model/commands.ts';
import { defaultParameters, type Parameters } from '../../src/model/parameters.ts';
import { createWorld, type Scenario } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { type Summary, summarise } from '../../src/model/summary.ts';
import { stageFacts } from '../../src/model/stages/facts.ts';
import { hash } from '../../src/model/world.ts';
import { scenarios } from '../../src/story/scenarios.ts';

/** What a golden run gave, at every `recordEvery`-th tick. */
export type GoldenRun = {
  readonly modelVersion: string;
  readonly ticks: readonly number[];
  readonly hashes: readonly string[];
  readonly rows: readonly Summary[];
};

/** Steps of a golden run, and between its records. */
export const goldenTicks = 1000;
const recordEvery = 100;

/** The least real cells that one agent stands for in a golden run at patient scale, so that a run has a few thousand agents. */
const goldenWeight = 4e7;

function coarse(scenario: Scenario): Scenario {
  if (scenario.scale !== 'patient') return scenario;
  const { burden, weight } = scenario.parameters;
  const parameters = { ...scenario.parameters, weight: Math.max(weight, goldenWeight, Math.min(1e8, burden / 2500)) };
  return { ...scenario, parameters };
}

function patient(name: string, parameters: Partial<Parameters>, commands: readonly TimedCommand[] = []): Scenario {
  return {
    name,
    scale: 'patient',
    scene: 'marrow',
    seed: `golden ${name}`,
    days: 28,
    parameters: { ...defaultParameters(), weight: goldenWeight, ...parameters },
    commands,
  };
}

function at(day: number, command: Command): TimedCommand {
  return { ...command, tick: Math.round(day * stageFacts.patient.ticksPerDay) };
}

/** Scenarios that exist for the golden files alone. Add one here, then `npm run golden:update`. */
const more: readonly Scenario[] = [
  // every command, at mid-run; two of them in one tick
  patient('commands', { dose: 3e7 }, [
    at(4, { do: 'set', key: 'antigen', value: 2500 }),
    at(6, { do: 'infuse', cells: 5e7 }),
    at(6, { do: 'set', key: 'growth', value: 0.2 }),
    at(12.5, { do: 'challenge', cells: 2e10 }),
    at(15, { do: 'set', key: 'wellMixed', value: true }),
  ]),
  // antigen spread wide, lost and absent; the sprinter among the CARs; the brake
  patient('escape-routes', {
    costim: 'CD28',
    antigen: 4000,
    antigenSpread: 1.2,
    antigenLoss: 1e-4,
    antigenNegative: 12345,
    pdl1: 0.5,
    lymphodepletion: 0.4,
    fitness: 90,
  }),
  // more cells than may be drawn: agents that stand for more and more
  patient('capped', { maxAgents: 1500, weight: 1e7, growth: 0.15 }),
  // the last cells, as agents of one cell
  patient('few-cells', { burden: 1e8, dose: 1e5, bCellsAtStart: 1e6, antigen: 800, engraftment: 0.001 }),
  patient('well-mixed', { wellMixed: true }),
  { ...patient('seed', {}), seed: 'Süßes Los 细胞' },
  // every drug and the germ, and the rules that are switched off by default
  patient(
    'treatments',
    {
      pdl1: 0.5,
      trogocytosis: 0.5,
      downRegulation: 0.3,
      hostRejection: 0.1,
      restRecovery: 0.05,
      logic: 'AND',
      memoryRenewal: 0.5,
      recallHalfLoad: 1e7,
      settlingDays: 0,
    },
    [
      at(2, { do: 'infect', cells: 1e6 }),
      at(5, { do: 'tocilizumab' }),
      at(6, { do: 'steroids' }),
      at(7, { do: 'checkpointBlock' }),
      at(7.5, { do: 'anakinra' }),
      at(8, { do: 'immunoglobulin' }),
      at(14, { do: 'safetySwitch' }),
    ],
  ),
  // chemotherapy again and cells of another product, while some cancer cells are out of reach
  patient('second-act', { sheltered: 0.1, antigenNegative: 1e8, dose: 1e9 }, [
    at(8, { do: 'lymphodepletion', strength: 0.9 }),
    at(9, { do: 'infuse', cells: 1e8, target: 'CD22', costim: 'CD28' }),
    at(15, { do: 'infuse', cells: 1e8, target: 'CD20' }),
  ]),
  // cells put in while a dish is watched
  {
    ...patient('dish-commands', { cellTargets: 200, pdl1: 0.4, hitsToKill: 2, trogocytosis: 0.5 }, [
      { do: 'challenge', cells: 60, tick: 200 },
      { do: 'infuse', cells: 30, tick: 400 },
      { do: 'set', key: 'crawlSpeed', value: 8, tick: 600 },
    ]),
    scale: 'cell',
    scene: 'dish',
    days: 1,
  },
];

/** Every golden scenario. */
export const goldens: readonly Scenario[] = [...scenarios.map(coarse), ...more];

/** The golden scenario of a name. @throws Error when there is none */
export function goldenByName(name: string): Scenario {
  const found = goldens.find((golden) => golden.name === name);
  if (found === undefined) throw new Error(`there is no golden scenario called ${name}`);
  return found;
}

/** Runs a golden scenario for `ticks` steps. */
export function runGolden(scenario: Scenario, ticks = goldenTicks): GoldenRun {
  const world = createWorld(scenario);
  const scratch = createScratch(world);
  const run = { modelVersion: world.version, ticks: [] as number[], hashes: [] as string[], rows: [] as Summary[] };
  for (;;) {
    if (world.tick % recordEvery === 0) {
      run.ticks.push(world.tick);
      run.hashes.push(hash(world));
      run.rows.push(summarise(world));
    }
    if (world.tick >= ticks) return run;
    step(world, scratch);
  }
}
