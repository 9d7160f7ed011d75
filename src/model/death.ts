/** How agents die: counted in the ledger, written in the register, fading in the picture. */
import { activity } from './kinds.ts';
import { registerDeath } from './register.ts';
import { stageFacts } from './stages/facts.ts';
import type { World } from './world.ts';

/** Counts deaths in real cells, by kind and cause. */
export function recordDeaths(world: World, kindOf: number, causeOf: number, cells: number): void {
  const { deaths, births } = world.ledger;
  deaths[kindOf * (deaths.length / births.length) + causeOf] += cells;
}

/** Begins the death of agent `i`: it no longer counts, and fades. `killer` is the killer's id, 0 for none. */
export function die(world: World, i: number, causeOf: number, killer = 0): void {
  const { agents } = world;
  registerDeath(world, i, causeOf, killer);
  agents.activity[i] = activity.dying;
  agents.hoursLeft[i] = stageFacts[world.scale].fadeHours;
}
