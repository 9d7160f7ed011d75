/** Rule: CAR-T cells crawl: straight for a while, then in a new direction, drawn to where others are at work. */
import { nodeAt } from '../../fields.ts';
import { activity, kind } from '../../kinds.ts';
import { chance, cos, sin } from '../../maths.ts';
import { draw, purpose, stream } from '../../random.ts';
import type { World } from '../../world.ts';

/** Local cytokine, in units of one active cell's output, at which the pull is half of what it can be (assumed). */
const halfSensed = 0.05;
const fullTurn = 6.283185307179586;
/** Apart by more than the number of purposes, so that each part of a step has draws of its own. */
const partStride = 64;

/** The stream of a purpose in one part of a step. */
export function streamOfPart(world: World, what: number, part: number): number {
  return stream(world.key, world.tick, what + partStride * part);
}

/**
 * Moves every CAR-T cell that holds nothing and reads nothing for `minutes`.
 * Well mixed, it jumps to any place instead.
 * @param part which part of the step this is, from 0
 */
export function crawl(world: World, minutes: number, part: number): void {
  const { agents, parameters, width, height } = world;
  const { x, y, headingX, headingY, luck, kind: kindOf, activity: doing } = agents;
  const turnStream = streamOfPart(world, purpose.turn, part);
  const walkStream = streamOfPart(world, purpose.walk, part);
  const turns = parameters.persistenceTime > 0 ? chance(minutes / parameters.persistenceTime) : 1;
  const length = parameters.crawlSpeed * minutes;
  const { cart } = kind;
  const { free } = activity;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== cart || doing[i] !== free || isReading(world, i)) continue;
    if (parameters.wellMixed) {
      x[i] = width * draw(walkStream, luck[i]);
      y[i] = height * draw(turnStream, luck[i]);
      continue;
    }
    if (draw(turnStream, luck[i]) < turns) chooseDirection(world, i, draw(walkStream, luck[i]));
    x[i] = goOn(world, x[i] + headingX[i] * length, width, headingX, i);
    y[i] = goOn(world, y[i] + headingY[i] * length, height, headingY, i);
  }
}

/** True while CAR-T cell `i` stands at a cell and reads its surface in vain. */
function isReading(world: World, i: number): boolean {
  return world.agents.hoursLeft[i] > 0 && world.agents.left[i] !== 0;
}

/** A place inside the field: at the wall, or round the rim of a field without walls. */
export function within(world: World, value: number, size: number): number {
  if (value >= 0 && value <= size) return value;
  if (world.parameters.periodic) return value < 0 ? value + size : value - size;
  return value < 0 ? 0 : size;
}

/** The new place along one axis; at a wall the cell turns back. */
function goOn(world: World, value: number, size: number, heading: Float32Array, i: number): number {
  if (value >= 0 && value <= size) return value;
  if (world.parameters.periodic) return within(world, value, size);
  heading[i] = -heading[i];
  return value < 0 ? Math.min(size, -value) : Math.max(0, 2 * size - value);
}

/** Turns CAR-T cell `i` to any direction, bent towards rising cytokine. */
export function chooseDirection(world: World, i: number, u: number): void {
  const { agents, cytokine, width, height } = world;
  let hx = cos(fullTurn * u);
  let hy = sin(fullTurn * u);
  const { chemotaxis } = world.parameters;
  if (chemotaxis > 0) {
    const { columns, rows, values } = cytokine;
    const k = nodeAt(cytokine, agents.x[i], agents.y[i], width, height);
    const column = k % columns;
    const row = (k - column) / columns;
    const gx = values[column < columns - 1 ? k + 1 : k] - values[column > 0 ? k - 1 : k];
    const gy = values[row < rows - 1 ? k + columns : k] - values[row > 0 ? k - columns : k];
    const steep = Math.sqrt(gx * gx + gy * gy);
    if (steep > 0) {
      const pull = (chemotaxis * values[k]) / (values[k] + halfSensed);
      hx = (1 - pull) * hx + (pull * gx) / steep;
      hy = (1 - pull) * hy + (pull * gy) / steep;
    }
  }
  const length = Math.sqrt(hx * hx + hy * hy);
  if (length < 1e-6) return;
  agents.headingX[i] = hx / length;
  agents.headingY[i] = hy / length;
}
