/** Ensembles that look at the simulation itself: bookkeeping, repeatability, the start, the safety switch. */
import { activity, kind, kinds } from '../model/kinds.ts';
import { defaultParameters, type Parameters } from '../model/parameters.ts';
import { createWorld, type Scenario } from '../model/scenario.ts';
import { createScratch, step } from '../model/step.ts';
import { hash, type World } from '../model/world.ts';
import { quantile } from '../analysis/statistics.ts';
import { type CourseRow, type Measured, runCourse } from './course.ts';
import type { Ensemble } from './ensembles.ts';

/** Everything at once that changes numbers of cells: a clone, an infusion, a challenge, a drug. */
function eventful(seed: string): Scenario {
  const parameters: Parameters = { ...defaultParameters(), weight: 5e7, antigenNegative: 1e6, hostRejection: 0.05 };
  return {
    name: 'validation',
    scale: 'patient',
    scene: 'marrow',
    seed,
    days: 20,
    parameters,
    commands: [
      { do: 'infuse', cells: 1e7, tick: 240 },
      { do: 'challenge', cells: 1e9, tick: 480 },
      { do: 'safetySwitch', tick: 600 },
    ],
  };
}

function living({ agents }: World): Float64Array {
  const cells = new Float64Array(kinds.length);
  for (let i = 0; i < agents.count; i++)
    if (agents.activity[i] !== activity.dying) cells[agents.kind[i]] += agents.cells[i];
  return cells;
}

function bookkeeping(seed: string): Measured {
  const world = createWorld(eventful(seed));
  const scratch = createScratch(world);
  const causes = world.ledger.deaths.length / kinds.length;
  let wrong = 0;
  while (world.tick < 960) {
    step(world, scratch);
    const there = living(world);
    const { births, added, deaths } = world.ledger;
    for (let k = 0; k < kinds.length; k++) {
      let died = 0;
      for (let c = 0; c < causes; c++) died += deaths[k * causes + c];
      if (births[k] + added[k] - died !== there[k]) wrong += 1;
    }
  }
  return { wrong };
}

function repeat(seed: string): Measured {
  const hashes = [0, 1].map(() => {
    const world = createWorld(eventful(seed));
    const scratch = createScratch(world);
    while (world.tick < 700) step(world, scratch);
    return hash(world);
  });
  return { differences: hashes[0] === hashes[1] ? 0 : 1 };
}

function start(seed: string): Measured {
  const world = createWorld({
    ...eventful(seed),
    commands: [],
    parameters: { ...defaultParameters(), treated: false },
  });
  const { agents } = world;
  const antigen: number[] = [];
  for (let i = 0; i < agents.count; i++) if (agents.kind[i] === kind.bCell) antigen.push(agents.antigen[i]);
  return { bCellAntigen: quantile(antigen, 0.5), tCells: world.parameters.tCellCapacity };
}

/** CAR-T cells within a step of the switch, as a share of those before it. */
function shareLeft(seed: string): Measured {
  const rows: CourseRow[] = runCourse({ parameters: { weight: 5e7 }, seed, days: 8.5, commands: ['8:safetySwitch'] });
  const before = rows.filter((row) => row.day <= 8).at(-1);
  const after = rows.find((row) => row.day > 8);
  return { shareLeft: before === undefined || after === undefined ? null : after.cart / before.cart };
}

/** Every ensemble of this file. */
export const checkEnsembles: readonly Ensemble[] = [
  { name: 'bookkeeping', size: 2, shortSize: 1, run: (n) => bookkeeping(`${n + 1}`) },
  { name: 'repeat', size: 2, shortSize: 1, run: (n) => repeat(`${n + 1}`) },
  { name: 'start', size: 2, shortSize: 1, run: (n) => start(`${n + 1}`) },
  { name: 'switch', size: 5, shortSize: 1, run: (n) => shareLeft(`${n + 1}`) },
];
