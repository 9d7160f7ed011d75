/** What happens at a stage. */
import type { Infusion } from '../commands.ts';
import type { Scenario } from '../scenario.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Changes the world for one step. `scratch` is working memory, made for this world. */
type Rule = (world: World, scratch: Scratch) => void;

/** How a stage begins, goes on, and takes the commands that mean something else at each stage. */
export type Stage = {
  /** The world at the start. @param hoursPerTick length of a step */
  readonly createWorld: (scenario: Scenario, hoursPerTick: number) => World;
  /** What a step does after the commands that are due, in this order. */
  readonly rules: readonly Rule[];
  /** CAR-T cells are given. */
  readonly infuse: (world: World, infusion: Infusion) => void;
  /** So many antigen-positive cancer cells are put in. */
  readonly challenge: (world: World, cells: number) => void;
};
