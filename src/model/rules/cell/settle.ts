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
  const { x, y, luck } = agents;
  const most = 2 * world.parameters.targetJiggle * world.hoursPerTick * 60;
  if (most === 0) return;
  const acrossStream = stream(key, tick, purpose.jitter);
  const downStream = stream(key, tick, purpose.place);
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] === kind.cart || agents.activity[i] === activity.dying) continue;
    x[i] = within(world, x[i] + (draw(acrossStream, luck[i]) - 0.5) * most, width);
    y[i] = within(world, y[i] + (draw(downStream, luck[i]) - 0.5) * most, height);
  }
}

/** A CAR-T cell turns to the target it holds and draws near until the two touch. */
function closeUp(world: World): void {
  const { agents, width, height } = world;
  const { x, y, partner } = agents;
  for (let i = 0; i < agents.count; i++) {
    const j = partner[i];
    if (agents.kind[i] !== kind.cart || j < 0) continue;
    const dx = apart(world, x[i], x[j], width);
    const dy = apart(world, y[i], y[j], height);
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance < 1e-3) continue;
    agents.headingX[i] = dx / distance;
    agents.headingY[i] = dy / distance;
    const gap = distance - kinds[kind.cart].radius - kinds[agents.kind[j]].radius;
    if (gap <= 0) continue;
    x[i] = within(world, x[i] + agents.headingX[i] * gap * closing, width);
    y[i] = within(world, y[i] + agents.headingY[i] * gap * closing, height);
  }
}

function pushApart(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const { x, y } = agents;
  const { crowd } = scratch;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    // the dead shrink and give way
    const light = agents.activity[i] === activity.dying ? 0.5 : 1;
    crowd.radius[i] = kinds[agents.kind[i]].radius * light;
  }
  repel(crowd, x, y, n, width, height, 15, world.parameters.firmness);
  for (let i = 0; i < n; i++) {
    x[i] = within(world, x[i] + crowd.pushX[i], width);
    y[i] = within(world, y[i] + crowd.pushY[i], height);
  }
}
