/** One run of a sweep, wherever it is carried out: in this thread or in a worker, on the command line or in the page. */
import { runScenario } from './experiment.ts';
import type { Outcomes } from './outcomes.ts';
import type { Scenario } from '../model/scenario.ts';

/** What came of a run, or why it failed; and how long it took. */
export type OneResult =
  | {
      readonly ok: true;
      readonly ticks: number;
      readonly hash: string;
      readonly outcomes: Outcomes;
      readonly seconds: number;
    }
  | { readonly ok: false; readonly message: string; readonly seconds: number };

/** Runs a scenario; a failure becomes a result with its message. */
export function oneRun(scenario: Scenario): OneResult {
  const begun = performance.now();
  const seconds = () => Math.round(performance.now() - begun) / 1000;
  try {
    const { ticks, hash, outcomes } = runScenario(scenario);
    return { ok: true, ticks, hash, outcomes, seconds: seconds() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error), seconds: seconds() };
  }
}
