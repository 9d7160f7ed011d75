/** Rule: CAR-T cells crawl, those that hold a target stay with it, and cells that overlap push each other apart. */
import { activity, kind, kinds } from '../kinds.ts';
import { draw, purpose, stream } from '../random.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { repel } from './crowd.ts';

/** Steps between two rounds of pushing at patient scale, where a push has no effect on the course. */
const crowdEvery = 4;

/** Writes the positions of all agents; no other rule does. */
export function move(world: World, scratch: Scratch): void {
  crawl(world);
  if (world.tick % crowdEvery === 0) push(world, scratch);
}

function crawl(world: World): void {
  const { agents, width, height, parameters } = world;
  const { x, y, headingX, headingY, partner, luck } = agents;
  const turnStream = stream(world.key, world.tick, purpose.turn);
  const length = parameters.motility * Math.sqrt(world.hoursPerTick / 0.5);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (agents.kind[i] !== kind.cart || agents.activity[i] === activity.dying) continue;
    const j = partner[i];
    if (j >= 0) {
      const reach = kinds[kind.cart].radius + kinds[agents.kind[j]].radius;
      x[i] = inside(x[j] - headingX[i] * reach, width);
      y[i] = inside(y[j] - headingY[i] * reach, height);
      continue;
    }
    turn(headingX, headingY, i, (draw(turnStream, luck[i]) - 0.5) * 2.4);
    const nextX = x[i] + headingX[i] * length;
    const nextY = y[i] + headingY[i] * length;
    if (nextX < 0 || nextX > width) headingX[i] = -headingX[i];
    if (nextY < 0 || nextY > height) headingY[i] = -headingY[i];
    x[i] = inside(nextX < 0 ? -nextX : nextX > width ? 2 * width - nextX : nextX, width);
    y[i] = inside(nextY < 0 ? -nextY : nextY > height ? 2 * height - nextY : nextY, height);
  }
}

/** Turns a unit vector by an angle of up to ±1.5 radians: the rotation by half-angle tangents, which needs no sine and keeps the length. */
export function turn(headingX: Float32Array, headingY: Float32Array, i: number, angle: number): void {
  const t = angle * 0.5 * (1 + angle * angle * 0.0833);
  const scale = 1 / (1 + t * t);
  const c = (1 - t * t) * scale;
  const s = 2 * t * scale;
  const hx = headingX[i];
  const hy = headingY[i];
  const nx = hx * c - hy * s;
  const ny = hx * s + hy * c;
  // one Newton step towards length 1, against the drift of rounding
  const norm = 1.5 - 0.5 * (nx * nx + ny * ny);
  headingX[i] = nx * norm;
  headingY[i] = ny * norm;
}

function push(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const { x, y } = agents;
  const { crowd } = scratch;
  const n = agents.count;
  let widest = 0;
  for (const row of kinds) widest = Math.max(widest, 2 * row.radius);
  for (let i = 0; i < n; i++) {
    const light = agents.activity[i] === activity.dying ? 0.5 : 1;
    crowd.radius[i] = kinds[agents.kind[i]].radius * light;
  }
  repel(crowd, x, y, n, width, height, 15, 0.4);
  for (let i = 0; i < n; i++) {
    x[i] = inside(x[i] + crowd.pushX[i], width);
    y[i] = inside(y[i] + crowd.pushY[i], height);
  }
}

function inside(value: number, size: number): number {
  return value < 0 ? 0 : value > size ? size : value;
}
