/** One step of the world: the commands that are due, then the rules of its stage in the order that MODEL.md states. */
import { applyDueCommands } from './commands.ts';
import { makeRoom, type Scratch } from './scratch.ts';
import { stages } from './stages/table.ts';
import type { World } from './world.ts';

export { createScratch, type Scratch } from './scratch.ts';

/** Advances the world by one step. `scratch` is working memory made by `createScratch` for this world. */
export function step(world: World, scratch: Scratch): void {
  const stage = stages[world.scale];
  applyDueCommands(world, stage);
  makeRoom(world, scratch);
  for (const rule of stage.rules) rule(world, scratch);
  world.tick += 1;
}
