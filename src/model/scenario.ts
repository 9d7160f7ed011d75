/** A repeatable run: seed, parameters and timed commands. Lecture scene, link, file, test case and bug report are all scenarios. */
import { type Checked, maxDays, type TimedCommand } from './commands.ts';
import type { Parameters } from './parameters.ts';
import { type StageName, stageFacts } from './stages/facts.ts';
import { stages } from './stages/table.ts';
import type { Scene, World } from './world.ts';

/** Everything that a run starts from. */
export type Scenario = {
  /** A name from the list of scenarios, or of a file. */
  readonly name: string;
  /** The stage; the name of the field is promised. */
  readonly scale: StageName;
  readonly scene: Scene;
  readonly seed: string;
  readonly parameters: Readonly<Parameters>;
  readonly commands: readonly TimedCommand[];
  /** How long a run takes when nobody says otherwise, in days. */
  readonly days: number;
};

/**
 * The world at the start of a scenario.
 * @param hoursPerTick length of a step; only tests of the step length give another than the stage's own
 */
export function createWorld(scenario: Scenario, hoursPerTick = 24 / stageFacts[scenario.scale].ticksPerDay): World {
  return stages[scenario.scale].createWorld(scenario, hoursPerTick);
}

/** Checks a length in days. */
export function checkDays(days: number): Checked<number> {
  if (days > 0 && days <= maxDays) return { ok: true, value: days };
  return { ok: false, message: `days cannot be "${days}"; allowed: more than 0 and at most ${maxDays}` };
}
