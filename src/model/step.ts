/** One step of the world, as a list of rules in the order that MODEL.md states. */
import { applyDueCommands } from './commands.ts';
import { clear } from './rules/clear.ts';
import { grow } from './rules/grow.ts';
import { kill } from './rules/kill.ts';
import { move } from './rules/move.ts';
import { refine } from './rules/refine.ts';
import { replace } from './rules/replace.ts';
import { respond } from './rules/respond.ts';
import { sense } from './rules/sense.ts';
import { shed } from './rules/shed.ts';
import { makeRoom, type Scratch } from './scratch.ts';
import { advanceBody } from './vitals.ts';
import type { World } from './world.ts';

export { createScratch, type Scratch } from './scratch.ts';

/** Advances the world by one step. `scratch` is working memory made by `createScratch` for this world. */
export function step(world: World, scratch: Scratch): void {
  applyDueCommands(world);
  makeRoom(world, scratch);
  clear(world);
  move(world, scratch);
  sense(world, scratch);
  kill(world, scratch);
  shed(world, scratch);
  grow(world, scratch);
  replace(world, scratch);
  respond(world, scratch);
  refine(world, scratch);
  advanceBody(world, scratch);
  world.tick += 1;
}
