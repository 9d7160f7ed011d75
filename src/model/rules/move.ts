/** Rule: CAR-T cells crawl, the blood carries those that have not settled, those that hold a target stay with it, and cells that overlap push each other apart. */
import { activity, kind, kinds, phenotype } from '../kinds.ts';
import { draw, purpose, stream } from '../random.ts';
import type { Scratch } from '../scratch.ts';
import { carryAlong, keepOut } from '../tissue.ts';
import type { World } from '../world.ts';
import { repel } from './crowd.ts';

/** Steps between two rounds of pushing at patient scale, where a push has no effect on the course. */
const crowdEvery = 8;
/** How far the blood carries a cell in half an hour, in µm: slowed for the eye, it decides nothing. */
const flow = 90;

/** Writes the positions of all agents; no other rule does. */
export function move(world: World, scratch: Scratch): void {
  crawl(world, scratch);
  if (world.tick % crowdEvery === 0) push(world, scratch);
}

function crawl(world: World, scratch: Scratch): void {
  const { agents, width, height, parameters, tissue } = world;
  const { x, y, headingX, headingY, partner, luck, kind: kindOf, activity: doing, phenotype: programme } = agents;
  const { solid, columns, toSquare } = scratch.obstacles;
  const { bone } = tissue;
  const { cart } = kind;
  const hasVessels = tissue.vessels.length > 0;
  const turnStream = stream(world.key, world.tick, purpose.turn);
  const length = parameters.motility * Math.sqrt(world.hoursPerTick / 0.5);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== cart || doing[i] === activity.dying) continue;
    if (hasVessels && programme[i] === phenotype.passing) {
      drift(world, i);
      continue;
    }
    if (partner[i] >= 0) {
      follow(world, i, partner[i]);
      continue;
    }
    turn(headingX, headingY, i, (draw(turnStream, luck[i]) - 0.5) * 2.4);
    let nextX = x[i] + headingX[i] * length;
    let nextY = y[i] + headingY[i] * length;
    if (nextX < 0 || nextX > width) {
      headingX[i] = -headingX[i];
      nextX = inside(nextX < 0 ? -nextX : 2 * width - nextX, width);
    }
    if (nextY < bone || nextY > height) {
      headingY[i] = -headingY[i];
      nextY = inside(nextY < bone ? 2 * bone - nextY : 2 * height - nextY, height);
    }
    x[i] = nextX;
    y[i] = nextY;
    if (solid[((y[i] * toSquare) | 0) * columns + ((x[i] * toSquare) | 0)] !== 0)
      keepOut(tissue, scratch.obstacles, x, y, i);
  }
}

/** A CAR-T cell stays with the target `j` that it holds. */
function follow({ agents, width, height }: World, i: number, j: number): void {
  const { x, y, headingX, headingY, kind: kindOf } = agents;
  const reach = kinds[kind.cart].radius + kinds[kindOf[j]].radius;
  x[i] = inside(x[j] - headingX[i] * reach, width);
  y[i] = inside(y[j] - headingY[i] * reach, height);
}

/** The blood carries cell `i` on; where it comes round, the picture draws no line across the field. */
function drift(world: World, i: number): void {
  const { agents, tissue, width, height, hoursPerTick } = world;
  agents.headingX[i] = 1;
  agents.headingY[i] = 0;
  if (carryAlong(tissue, width, agents.x, agents.y, i, (flow * hoursPerTick) / 0.5)) agents.drawnX[i] = -1;
  agents.y[i] = inside(agents.y[i], height);
}

/** Turns a unit vector by an angle of up to ±1.5 radians: a rotation by the first terms of cosine and sine. */
export function turn(headingX: Float32Array, headingY: Float32Array, i: number, angle: number): void {
  const square = angle * angle;
  const c = 1 - square * (1 / 2 - square * (1 / 24 - square * (1 / 720)));
  const s = angle * (1 - square * (1 / 6 - square * (1 / 120)));
  const hx = headingX[i];
  const hy = headingY[i];
  const nx = hx * c - hy * s;
  const ny = hx * s + hy * c;
  // one Newton step towards length 1, against what the terms leave out and the drift of rounding
  const norm = 1.5 - 0.5 * (nx * nx + ny * ny);
  headingX[i] = nx * norm;
  headingY[i] = ny * norm;
}

/** Radius that pushes, by kind, in µm; the dead are pushed aside. */
const radii = Float32Array.from(kinds, (row) => row.radius);
const radiusOfDying = 2.5;

function push(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const { x, y, kind: kindOf, activity: doing, count } = agents;
  const { radius } = scratch.crowd;
  const { dying } = activity;
  for (let i = 0; i < count; i++) radius[i] = doing[i] === dying ? radiusOfDying : radii[kindOf[i]];
  repel(scratch.crowd, x, y, count, width, height, 15, 0.4);
  giveWay(world, scratch);
}

/** Moves every cell by the sum of its pushes. */
function giveWay({ agents, width, height, tissue }: World, { crowd, obstacles }: Scratch): void {
  const { x, y, count } = agents;
  const { pushX, pushY } = crowd;
  const { solid, columns, toSquare } = obstacles;
  for (let i = 0; i < count; i++) {
    x[i] = inside(x[i] + pushX[i], width);
    y[i] = inside(y[i] + pushY[i], height);
    if (solid[((y[i] * toSquare) | 0) * columns + ((x[i] * toSquare) | 0)] !== 0) keepOut(tissue, obstacles, x, y, i);
  }
}

function inside(value: number, size: number): number {
  return value < 0 ? 0 : value > size ? size : value;
}
