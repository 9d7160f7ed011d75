/** Mean courses over seeds, as the model's agreement with the reference equations and with itself is judged by them. */
import { type Outcomes, outcomesOf } from '../../src/analysis/outcomes.ts';
import { referenceCourse } from '../../src/analysis/reference-ode.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { type Summary, summarise } from '../../src/model/summary.ts';
import { patient } from './worlds.ts';

/** What a run or the equations are compared by. */
export type Figures = {
  readonly cmax: number;
  readonly tmax: number;
  /** First day with fewer than 1e9 cancer cells. */
  readonly dayFew: number;
  readonly c28: number;
  readonly cleared: number;
};

/** One run, a row every two hours. */
export function courseOf(parameters: Partial<Parameters>, seed: string, days: number, hoursPerTick = 0.5): Summary[] {
  const world = createWorld(patient(parameters, { seed }), hoursPerTick);
  const scratch = createScratch(world);
  const every = Math.round(2 / hoursPerTick);
  const rows = [summarise(world)];
  while (world.tick * hoursPerTick < days * 24) {
    step(world, scratch);
    if (world.tick % every === 0) rows.push(summarise(world));
  }
  return rows;
}

/** The figures of one course. */
export function figuresOf(rows: readonly Summary[]): Figures & { readonly outcomes: Outcomes } {
  const outcomes = outcomesOf(rows);
  const few = rows.find((row) => row.cancer < 1e9);
  return {
    outcomes,
    cmax: outcomes.cmax ?? NaN,
    tmax: outcomes.tmax ?? NaN,
    dayFew: few?.day ?? NaN,
    c28: outcomes.c28 ?? NaN,
    cleared: outcomes.cleared ?? NaN,
  };
}

/** Means of the figures over the seeds 1 … count. */
export function meanFigures(parameters: Partial<Parameters>, count: number, days = 28, hoursPerTick = 0.5): Figures {
  const runs = Array.from({ length: count }, (_, n) =>
    figuresOf(courseOf(parameters, String(n + 1), days, hoursPerTick)),
  );
  const mean = (of: (run: Figures) => number) => runs.reduce((sum, run) => sum + of(run), 0) / count;
  return {
    cmax: mean((run) => run.cmax),
    tmax: mean((run) => run.tmax),
    dayFew: mean((run) => run.dayFew),
    c28: mean((run) => run.c28),
    cleared: mean((run) => run.cleared),
  };
}

/** The figures of the reference equations. */
export function referenceFigures(parameters: Partial<Parameters>, days = 28): Omit<Figures, 'cleared'> {
  const course = referenceCourse(patient(parameters).parameters, days);
  const cart = course.day.map((_, i) => course.effector[i] + course.memory[i] + course.exhausted[i]);
  const cmax = Math.max(...cart);
  return {
    cmax,
    tmax: course.day[cart.indexOf(cmax)],
    dayFew: course.day[course.cancer.findIndex((cells) => cells < 1e9)],
    c28: cart[course.day.findIndex((day) => day >= 28)],
  };
}

/** How far one number is from another, as a fraction of the other. */
export function offBy(found: number, wanted: number): number {
  return Math.abs(found / wanted - 1);
}
