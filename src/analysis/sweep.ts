/** A sweep as a list of runs, the same list on every machine, for the page as for the command line. */
import type { Parameters, ParameterValue } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';

/** A parameter and the values that a sweep gives it. */
export type Variation = { readonly key: string; readonly values: readonly ParameterValue[] };

/** One run of a sweep. */
export type SweepRun = {
  /** Its place in the whole sweep, from 0. */
  readonly index: number;
  readonly scenario: Scenario;
};

/** How many runs a sweep has. */
export function sweepSize(variations: readonly Variation[], seeds: readonly string[]): number {
  return variations.reduce((product, { values }) => product * values.length, seeds.length);
}

/** Every combination of the varied values with every seed; the seed changes fastest, the last parameter next. */
export function planSweep(base: Scenario, variations: readonly Variation[], seeds: readonly string[]): SweepRun[] {
  let configurations: Record<string, ParameterValue>[] = [{}];
  for (const { key, values } of variations) {
    configurations = configurations.flatMap((one) => values.map((value) => ({ ...one, [key]: value })));
  }
  const scenarios = configurations.flatMap((changes) => {
    const parameters = { ...base.parameters, ...changes } as Parameters;
    return seeds.map((seed) => ({ ...base, seed, parameters }));
  });
  return scenarios.map((scenario, index) => ({ index, scenario }));
}

/** The runs of shard `k` of `K`: every K-th. */
export function shardOf<Run extends SweepRun>(runs: readonly Run[], k: number, K: number): Run[] {
  return runs.filter((run) => run.index % K === k - 1);
}
