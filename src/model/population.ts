/** How agents come into the world: founders, daughters, and halves of agents that stand for too many. */
import { ensureRoom, moveAgent } from './agents.ts';
import { giveAntigens, inheritAntigens } from './antigens.ts';
import { activity, kind, phenotype, trait } from './kinds.ts';
import { ensureLines, registerBirth } from './register.ts';
import { bits, draw, purpose, stream } from './random.ts';
import { placeInFollicle, placeInVessel } from './tissue.ts';
import type { World } from './world.ts';

/** A group of agents (CAR-T effectors, antigen-negative cells …) is kept at no fewer than this, by halving what each stands for. */
export const fewestAgents = 128;

/** Cancer cells from outside (the start, a re-challenge), with or without the antigen. */
export function addCancer(world: World, cells: number, negative: boolean): void {
  addMany(world, kind.cancer, cells, negative ? trait.lostAntigen : 0);
}

/** Adds founders: full agents and one for the rest, or `fewestAgents` lighter ones where full ones would be too few. */
export function addMany(world: World, kindOf: number, cells: number, traits: number): void {
  const { weight, maxAgents } = world.parameters;
  const room = Math.max(fewestAgents, maxAgents * 0.8 - world.agents.count);
  let cellsEach = weight;
  while (cells / cellsEach > room) {
    cellsEach *= 2;
    world.capped = true;
  }
  if (cells / cellsEach < fewestAgents) cellsEach = Math.max(1, Math.floor(cells / fewestAgents));
  const agents = Math.ceil(cells / cellsEach);
  ensureRoom(world.agents, world.agents.count + agents);
  ensureLines(world.register, world.nextId + agents);
  let left = cells;
  for (let n = 0; n < agents; n++) {
    const own = Math.min(cellsEach, left);
    left -= own;
    addFounder(world, kindOf, own, traits, n, agents);
  }
  world.ledger.added[kindOf] += cells;
}

/** One agent without a mother, the n-th of `group` alike; they are spread by a sequence that leaves neither gaps nor clumps. */
export function addFounder(
  world: World,
  kindOf: number,
  cells: number,
  traits: number,
  n: number,
  group: number,
): number {
  const { key, tick, agents } = world;
  const i = agents.count;
  agents.count += 1;
  const id = world.nextId;
  world.nextId += 1;
  const luck = bits(stream(key, tick, purpose.place), id);
  const shift = draw(stream(key, tick, purpose.infuse), kindOf * 2 + traits);
  reset(world, i, id, kindOf, cells, traits);
  agents.luck[i] = luck;
  agents.clone[i] = id;
  placeFounder(world, i, n, shift, 0.8 / Math.sqrt(group));
  face(world, i, draw(stream(key, tick, purpose.turn), luck + 1));
  giveAntigens(world, i);
  registerBirth(world, i);
  return i;
}

/** `disorder`: how far, as a part of the field, a place lies off the sequence, so that no rows are seen. CAR-T cells arrive in vessels, healthy B cells of a lymph node live in follicles, everything else is spread evenly. */
function placeFounder(world: World, i: number, n: number, shift: number, disorder: number): void {
  const { agents, key, tick, width, height, tissue } = world;
  const luck = agents.luck[i];
  const u = draw(stream(key, tick, purpose.jitter), luck);
  const v = draw(stream(key, tick, purpose.turn), luck);
  const place: [number, number] = [0, 0];
  const inPlace =
    (agents.kind[i] === kind.cart && placeInVessel(tissue, n, width, u, v, place)) ||
    (agents.kind[i] === kind.bCell && placeInFollicle(tissue, n, u, v, place));
  if (!inPlace) {
    place[0] = width * fractionOf(shift + n * 0.7548776662466927 + disorder * u);
    place[1] = tissue.bone + (height - tissue.bone) * fractionOf(shift * 7 + n * 0.5698402909980532 + disorder * v);
  }
  agents.x[i] = clamp(place[0], width);
  agents.y[i] = clamp(place[1], height);
}

/** Cells that the marrow sends out, healthy B cells or plasma cells: a new agent or, at the cap, part of one that is there. */
export function addFromMarrow(world: World, kindOf: number, cells: number): void {
  const { agents } = world;
  world.ledger.births[kindOf] += cells;
  const sister = roomForOne(world) ? -1 : firstAlive(world, kindOf);
  if (sister >= 0) agents.cells[sister] += cells;
  else addFounder(world, kindOf, cells, 0, world.nextId, 1);
}

function firstAlive(world: World, kindOf: number): number {
  const { agents } = world;
  for (let i = 0; i < agents.count; i++)
    if (agents.kind[i] === kindOf && agents.activity[i] !== activity.dying) return i;
  return -1;
}

/** True when another agent may be drawn; false from the cap on, and then the world says so. */
export function roomForOne(world: World): boolean {
  if (world.agents.count < world.parameters.maxAgents && world.agents.count < world.agents.capacity) return true;
  world.capped = true;
  return false;
}

/**
 * Agent `i` divides: a second agent like it appears beside it, or, at the cap, it stands for twice as many cells.
 * @returns the daughter's index, −1 when none was drawn
 */
export function divide(world: World, i: number): number {
  const { agents, key, tick } = world;
  world.ledger.births[agents.kind[i]] += agents.cells[i];
  agents.daughters[i] = Math.min(65535, agents.daughters[i] + 1);
  if (!roomForOne(world)) {
    agents.cells[i] *= 2;
    return -1;
  }
  const j = addBeside(world, i, agents.cells[i], stream(key, tick, purpose.inherit));
  inheritAntigens(world, j);
  agents.dividedTick[i] = tick;
  agents.dividedTick[j] = tick;
  // sisters part in opposite directions
  agents.headingX[i] = -agents.headingX[j];
  agents.headingY[i] = -agents.headingY[j];
  return j;
}

/** Part of the cells that agent `i` stands for become an agent of their own at the same place. No cell is born. */
export function split(world: World, i: number, cells: number): number {
  const { agents, key, tick } = world;
  agents.cells[i] -= cells;
  const j = addBeside(world, i, cells, stream(key, tick, purpose.split));
  // the halves share their mother
  agents.parent[j] = agents.parent[i];
  world.register.parent[agents.id[j]] = agents.parent[i];
  agents.bornTick[j] = agents.bornTick[i];
  agents.kills[j] = agents.kills[i];
  agents.daughters[j] = agents.daughters[i];
  return j;
}

function addBeside(world: World, i: number, cells: number, streamOfTick: number): number {
  const { agents } = world;
  const j = agents.count;
  agents.count += 1;
  moveAgent(agents, i, j);
  const id = world.nextId;
  world.nextId += 1;
  agents.id[j] = id;
  agents.parent[j] = agents.id[i];
  agents.luck[j] = bits(streamOfTick, agents.luck[i]);
  agents.bornTick[j] = world.tick;
  agents.cells[j] = cells;
  agents.kills[j] = 0;
  agents.daughters[j] = 0;
  agents.activity[j] = activity.free;
  agents.hoursLeft[j] = 0;
  if (agents.partner[i] >= 0) agents.partner[agents.partner[i]] = i;
  agents.partner[j] = -1;
  face(world, j, draw(streamOfTick, agents.luck[j]));
  agents.x[j] = clamp(agents.x[i] + agents.headingX[j] * 6, world.width);
  agents.y[j] = clamp(agents.y[i] + agents.headingY[j] * 6, world.height);
  registerBirth(world, j);
  agents.drawnX[j] = agents.drawnX[i];
  agents.drawnY[j] = agents.drawnY[i];
  return j;
}

function reset(world: World, i: number, id: number, kindOf: number, cells: number, traits: number): void {
  const { agents } = world;
  agents.id[i] = id;
  agents.parent[i] = 0;
  agents.bornTick[i] = world.tick;
  agents.kind[i] = kindOf;
  agents.activity[i] = activity.free;
  agents.phenotype[i] = phenotype.effector;
  agents.traits[i] = traits;
  agents.cells[i] = cells;
  agents.antigen[i] = 0;
  agents.secondAntigen[i] = 0;
  agents.expression[i] = 1;
  agents.signal[i] = 0;
  agents.kills[i] = 0;
  agents.daughters[i] = 0;
  agents.hoursLeft[i] = 0;
  agents.left[i] = 0;
  agents.credit[i] = 0;
  agents.dividedTick[i] = world.tick;
  agents.partner[i] = -1;
  agents.drawnX[i] = -1;
  agents.drawnY[i] = -1;
}

/** Turns agent `i` to a direction drawn from `u` in [0, 1): a point on the diamond, made a unit vector. */
function face(world: World, i: number, u: number): void {
  const turn = u * 4;
  const part = turn - Math.floor(turn);
  const a = 1 - part;
  const quarter = Math.floor(turn);
  const hx = quarter === 0 ? a : quarter === 1 ? -part : quarter === 2 ? -a : part;
  const hy = quarter === 0 ? part : quarter === 1 ? a : quarter === 2 ? -part : -a;
  const length = Math.sqrt(hx * hx + hy * hy);
  world.agents.headingX[i] = hx / length;
  world.agents.headingY[i] = hy / length;
}

function fractionOf(value: number): number {
  return value - Math.floor(value);
}

function clamp(value: number, size: number): number {
  return value < 0 ? 0 : value > size ? size : value;
}
