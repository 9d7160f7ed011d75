/** The world at cell scale: a field of view in which one agent is one cell, as at the start and when cells are put in. */
import { ensureRoom } from './agents.ts';
import { createBody } from './body.ts';
import { createField } from './fields.ts';
import { calm } from './inflammation.ts';
import { kind, kinds, trait } from './kinds.ts';
import { addFounder } from './population.ts';
import { draw, keyOf, purpose, stream } from './random.ts';
import { ensureLines, registerPlace } from './register.ts';
import { repel } from './rules/crowd.ts';
import { createTissue } from './tissue.ts';
import type { Scenario } from './scenario.ts';
import { createCrowd } from './scratch.ts';
import { emptyWorld, type World } from './world.ts';

/** Width of the field divided by its height. */
const shape = 1.6;
/** Area that the field has at least for each cell, in µm²: cells of 12 µm side by side. */
const areaPerCell = 115;
/** The most cells that any field holds, and the least area in µm² that each has when it is full. */
const mostCells = 6000;
const areaWhenFull = 88;
/** Side of a node of the cytokine field, in µm. */
const nodeSide = 25;
/** Rounds of pushing that bring the scattered cells apart. */
const rounds = 60;

/** The field of view at the start: cancer cells, healthy B cells and CAR-T cells at random places, pushed apart. */
export function createDish(scenario: Scenario, hoursPerTick: number): World {
  const parameters = { ...scenario.parameters };
  const cancer = parameters.disease === 'none' ? 0 : parameters.cellTargets;
  const negative = Math.min(cancer, parameters.antigenNegative);
  const bCells = parameters.cellBCells;
  const wanted = parameters.treated
    ? Math.max(1, Math.round(parameters.cellTargets * parameters.effectorTargetRatio))
    : 0;
  const cart = Math.min(wanted, mostCells - cancer - bCells);
  // exact as 32-bit numbers, as places are: then a place at the wall is not rounded to one behind it
  const width = Math.fround(Math.max(parameters.fieldWidth, Math.sqrt((cancer + bCells + cart) * areaPerCell * shape)));
  const height = Math.fround(width / shape);
  const world = emptyWorld(
    {
      seed: scenario.seed,
      key: keyOf(scenario.seed),
      scale: scenario.scale,
      scene: scenario.scene,
      hoursPerTick,
      fullAgent: 1,
      parameters,
      queue: [...scenario.commands].sort((a, b) => a.tick - b.tick),
      width,
      height,
      // a dish has no body: no normal T cells, nothing that arrives from the marrow
      tissue: createTissue(scenario.scene, width, height, keyOf(scenario.seed), 0),
      body: createBody(0, 0),
      inflammation: calm(),
      cytokine: createField(width, height, nodeSide),
    },
    1024,
  );
  world.capped = cart < wanted;
  addCells(world, kind.bCell, bCells, 0);
  addCells(world, kind.cancer, cancer - negative, 0);
  addCells(world, kind.cancer, negative, trait.lostAntigen);
  addCells(world, kind.cart, cart, 0);
  pushApart(world);
  return world;
}

/** Cells that the field may hold, fading bodies included; more are not put in, and none divides. */
export function fieldCapacity(world: World): number {
  return Math.min(mostCells, Math.floor((world.width * world.height) / areaWhenFull));
}

/** Puts in cells of one kind at random places, as many as the field may still hold. */
export function addCells(world: World, kindOf: number, cells: number, traits: number): void {
  const { agents, key, tick, width, height } = world;
  const room = Math.max(0, fieldCapacity(world) - agents.count);
  const many = Math.min(room, cells);
  if (many < cells) world.capped = true;
  ensureRoom(agents, agents.count + many);
  ensureLines(world.register, world.nextId + many);
  const acrossStream = stream(key, tick, purpose.walk);
  const downStream = stream(key, tick, purpose.place);
  for (let n = 0; n < many; n++) {
    const i = addFounder(world, kindOf, 1, traits, n, 1);
    agents.x[i] = width * draw(acrossStream, agents.luck[i]);
    agents.y[i] = height * draw(downStream, agents.luck[i]);
    registerPlace(world, i);
  }
  world.ledger.added[kindOf] += many;
}

/** Lets cells that lie on each other move apart before the first step. */
function pushApart(world: World): void {
  const { agents, width, height, parameters } = world;
  if (parameters.firmness === 0) return;
  const { x, y, count } = agents;
  const crowd = createCrowd(count, 1);
  for (let i = 0; i < count; i++) crowd.radius[i] = kinds[agents.kind[i]].radius;
  for (let round = 0; round < rounds; round++) {
    repel(crowd, x, y, count, width, height, 15, parameters.firmness);
    for (let i = 0; i < count; i++) {
      x[i] = Math.max(0, Math.min(width, x[i] + crowd.pushX[i]));
      y[i] = Math.max(0, Math.min(height, y[i] + crowd.pushY[i]));
    }
  }
}
