/** Solves a system of ordinary differential equations at given times: the one place that knows the solver. */
import { Dopri } from 'dopri';

/** The derivatives of `y` at time `t`, written into `outRate`. */
export type Derivatives = (t: number, y: readonly number[], outRate: number[]) => void;

/** How exactly to solve, and how far the solver may step, in the time unit of the system. */
export type Accuracy = { readonly relative: number; readonly absolute: number; readonly longestStep: number };

const fine: Accuracy = { relative: 1e-8, absolute: 1e-3, longestStep: 0.25 };

/**
 * The solution at each of the `times`, which must rise and begin at the start; negative overshoots are shown as 0.
 * @returns one array of values for each time.
 * @throws Error when the solver needs more than a million steps.
 */
export function solve(
  rates: Derivatives,
  start: readonly number[],
  times: readonly number[],
  accuracy: Accuracy = fine,
): number[][] {
  const first = times[0];
  const last = times[times.length - 1];
  if (last === first) return times.map(() => [...start]);
  const solver = new Dopri(rates, start.length, {
    rtol: accuracy.relative,
    atol: accuracy.absolute,
    stepSizeMax: accuracy.longestStep,
    stepSizeMin: 1e-9,
    stepSizeMinAllow: true,
    maxSteps: 1e6,
  });
  solver.initialise(first, [...start]);
  return solver
    .run(last)([...times])
    .map((values) => values.map((value) => Math.max(0, value)));
}

/** Times from 0 to `days`, `perDay` of them in a day; the last one is exactly `days`. */
export function timesTo(days: number, perDay: number): number[] {
  const times: number[] = [];
  for (let i = 0; i / perDay < days; i++) times.push(i / perDay);
  times.push(days);
  return times;
}
