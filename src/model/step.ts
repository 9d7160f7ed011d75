/** One step of the world, as a list of rules in the order that MODEL.md states. */
import { applyDueCommands } from './commands.ts';
import { growCells } from './rules/cell/grow.ts';
import { release } from './rules/cell/release.ts';
import { respondCells } from './rules/cell/respond.ts';
import { search } from './rules/cell/search.ts';
import { secrete } from './rules/cell/secrete.ts';
import { settle } from './rules/cell/settle.ts';
import { arrange } from './rules/arrange.ts';
import { clear } from './rules/clear.ts';
import { distribute } from './rules/distribute.ts';
import { grow } from './rules/grow.ts';
import { kill } from './rules/kill.ts';
import { move } from './rules/move.ts';
import { refine } from './rules/refine.ts';
import { replace } from './rules/replace.ts';
import { respond } from './rules/respond.ts';
import { sense } from './rules/sense.ts';
import { shed } from './rules/shed.ts';
import { makeRoom, type Scratch } from './scratch.ts';
import { keepSwitchedOff } from './treatment.ts';
import { advanceBody } from './vitals.ts';
import type { World } from './world.ts';

export { createScratch, type Scratch } from './scratch.ts';

/** Advances the world by one step. `scratch` is working memory made by `createScratch` for this world. */
export function step(world: World, scratch: Scratch): void {
  applyDueCommands(world);
  makeRoom(world, scratch);
  if (world.scale === 'cell') stepOfCells(world, scratch);
  else stepOfPatient(world, scratch);
  world.tick += 1;
}

/** Patient scale: agents stand for many cells, contacts and kills happen at rates. */
function stepOfPatient(world: World, scratch: Scratch): void {
  clear(world);
  arrange(world, scratch);
  move(world, scratch);
  sense(world, scratch);
  kill(world, scratch);
  shed(world, scratch);
  grow(world, scratch);
  replace(world, scratch);
  distribute(world, scratch);
  keepSwitchedOff(world);
  respond(world, scratch);
  refine(world, scratch);
  advanceBody(world, scratch);
}

/** Cell scale: an agent is a cell; it touches, reads, holds, kills or lets go. */
function stepOfCells(world: World, scratch: Scratch): void {
  release(world);
  clear(world);
  settle(world, scratch);
  search(world, scratch);
  growCells(world, scratch);
  respondCells(world, scratch);
  secrete(world, scratch);
}
