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
  const turnStream = stream(world.key, world.tick, purpose.turn);
  const length = parameters.motility * Math.sqrt(world.hoursPerTick / 0.5);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== kind.cart || doing[i] === activity.dying) continue;
    if (programme[i] === phenotype.passing && tissue.vessels.length > 0) {
      drift(world, i);
      continue;
    }
    const j = partner[i];
    if (j >= 0) {
      const reach = kinds[kind.cart].radius + kinds[kindOf[j]].radius;
      x[i] = inside(x[j] - headingX[i] * reach, width);
      y[i] = inside(y[j] - headingY[i] * reach, height);
      continue;
    }
    turn(headingX, headingY, i, (draw(turnStream, luck[i]) - 0.5) * 2.4);
    const nextX = x[i] + headingX[i] * length;
    const nextY = y[i] + headingY[i] * length;
    if (nextX < 0 || nextX > width) headingX[i] = -headingX[i];
    if (nextY < tissue.bone || nextY > height) headingY[i] = -headingY[i];
    x[i] = inside(nextX < 0 ? -nextX : nextX > width ? 2 * width - nextX : nextX, width);
    y[i] = inside(nextY < tissue.bone ? 2 * tissue.bone - nextY : nextY > height ? 2 * height - nextY : nextY, height);
    keepOut(tissue, scratch.obstacles, x, y, i);
  }
}

/** The blood carries cell `i` on; where it comes round, the picture draws no line across the field. */
function drift(world: World, i: number): void {
  const { agents, tissue, width, height, hoursPerTick } = world;
  agents.headingX[i] = 1;
  agents.headingY[i] = 0;
  if (carryAlong(tissue, width, agents.x, agents.y, i, (flow * hoursPerTick) / 0.5)) agents.drawnX[i] = -1;
  agents.y[i] = inside(agents.y[i], height);
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

/** Radius that pushes, by kind, in µm; the dead are pushed aside. */
const radii = Float32Array.from(kinds, (row) => row.radius);

function push(world: World, scratch: Scratch): void {
  const { agents, width, height, tissue } = world;
  const { x, y } = agents;
  const { crowd, obstacles } = scratch;
  const n = agents.count;
  const { kind: kindOf, activity: doing } = agents;
  for (let i = 0; i < n; i++) crowd.radius[i] = doing[i] === activity.dying ? 2.5 : radii[kindOf[i]];
  repel(crowd, x, y, n, width, height, 15, 0.4);
  for (let i = 0; i < n; i++) {
    x[i] = inside(x[i] + crowd.pushX[i], width);
    y[i] = inside(y[i] + crowd.pushY[i], height);
    keepOut(tissue, obstacles, x, y, i);
  }
}

function inside(value: number, size: number): number {
  return value < 0 ? 0 : value > size ? size : value;
}
