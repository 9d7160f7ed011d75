/** Rule: what moves without crawling: targets are shaken, held pairs close up, and cells that overlap push each other apart. */
import { activity, kind, kinds } from '../../kinds.ts';
import { draw, purpose, stream } from '../../random.ts';
import type { Scratch } from '../../scratch.ts';
import type { World } from '../../world.ts';
import { repel } from '../crowd.ts';
import { within } from './crawl.ts';
import { apart, sortForSearch } from './near.ts';

/** Part of the gap to its target that a CAR-T cell closes in a step. */
const closing = 0.3;

/** Moves the cells that do not crawl and makes the grid in which CAR-T cells search. */
export function settle(world: World, scratch: Scratch): void {
  shake(world);
  closeUp(world);
  if (world.parameters.firmness > 0) pushApart(world, scratch);
  sortForSearch(world, scratch);
}

/** Targets do not crawl; each is shifted a little, at random. */
function shake(world: World): void {
  const { agents, key, tick, width, height } = world;
  const { x, y, luck, kind: kindOf, activity: doing } = agents;
  const most = 2 * world.parameters.targetJiggle * world.hoursPerTick * 60;
  if (most === 0) return;
  const { cart } = kind;
  const { dying } = activity;
  const acrossStream = stream(key, tick, purpose.jitter);
  const downStream = stream(key, tick, purpose.place);
  for (let i = 0; i < agents.count; i++) {
    if (kindOf[i] === cart || doing[i] === dying) continue;
    x[i] = within(world, x[i] + (draw(acrossStream, luck[i]) - 0.5) * most, width);
    y[i] = within(world, y[i] + (draw(downStream, luck[i]) - 0.5) * most, height);
  }
}

/** A CAR-T cell turns to the target it holds and draws near until the two touch. */
function closeUp(world: World): void {
  const { agents, width, height } = world;
  const { x, y, partner, kind: kindOf } = agents;
  const { cart } = kind;
  for (let i = 0; i < agents.count; i++) {
    const j = partner[i];
    if (j < 0 || kindOf[i] !== cart) continue;
    const dx = apart(world, x[i], x[j], width);
    const dy = apart(world, y[i], y[j], height);
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance < 1e-3) continue;
    agents.headingX[i] = dx / distance;
    agents.headingY[i] = dy / distance;
    const gap = distance - kinds[cart].radius - kinds[kindOf[j]].radius;
    if (gap <= 0) continue;
    x[i] = within(world, x[i] + agents.headingX[i] * gap * closing, width);
    y[i] = within(world, y[i] + agents.headingY[i] * gap * closing, height);
  }
}

function pushApart(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const { x, y, kind: kindOf, activity: doing } = agents;
  const { crowd } = scratch;
  const { radius, pushX, pushY } = crowd;
  const { dying } = activity;
  const table = kinds;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    // the dead shrink and give way
    radius[i] = table[kindOf[i]].radius * (doing[i] === dying ? 0.5 : 1);
  }
  repel(crowd, x, y, n, width, height, 15, world.parameters.firmness);
  for (let i = 0; i < n; i++) {
    x[i] = within(world, x[i] + pushX[i], width);
    y[i] = within(world, y[i] + pushY[i], height);
  }
}
