/** Who is near whom at cell scale: a grid over the field, sorted once a step, and what can be asked of it. */
import { activity, kind, kinds } from '../../kinds.ts';
import type { Scratch } from '../../scratch.ts';
import type { World } from '../../world.ts';
import { sortByCell } from '../crowd.ts';

/** Side of a grid cell in µm: no two cells that overlap are further apart, nor is anything within reach. */
const gridSide = 15;
/** A cell whose overlaps add up to more than this part of its diameters does not divide; six neighbours at 8 % each (assumed). */
const mostPressure = 0.5;

/** Distance from `a` to `b` along one axis; in a field without walls the shorter way round. */
export function apart(world: World, a: number, b: number, size: number): number {
  const d = b - a;
  if (!world.parameters.periodic) return d;
  return d > size * 0.5 ? d - size : d < size * -0.5 ? d + size : d;
}

/** Sorts all agents into the grid that the questions below are answered with. */
export function sortForSearch(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const columns = columnsOf(world);
  const rows = rowsOf(world);
  sortByCell(scratch.crowd, agents.x, agents.y, agents.count, columns, rows, width, height);
}

/**
 * The nearest living target within reach of CAR-T cell `i` that nobody holds and that it has not just let go.
 * Forgets the one it let go as soon as that one is out of reach.
 * @returns the target's index, −1 for none
 */
export function nearestTarget(world: World, scratch: Scratch, i: number): number {
  const { agents, width, height, parameters } = world;
  const { order, start, x: sortedX, y: sortedY } = scratch.crowd;
  const { kind: kindOf, activity: doing, id } = agents;
  const { cancer, bCell } = kind;
  const { free } = activity;
  const { periodic } = parameters;
  const columns = columnsOf(world);
  const rows = rowsOf(world);
  const x = agents.x[i];
  const y = agents.y[i];
  const column = Math.min(columns - 1, Math.floor((x * columns) / width));
  const row = Math.min(rows - 1, Math.floor((y * rows) / height));
  const last = agents.left[i];
  let nearest = parameters.contactReach * parameters.contactReach;
  let found = -1;
  let lastIsNear = false;
  for (let dy = -1; dy <= 1; dy++) {
    const r = wrap(row + dy, rows, periodic);
    if (r < 0) continue;
    for (let dx = -1; dx <= 1; dx++) {
      const c = wrap(column + dx, columns, periodic);
      if (c < 0) continue;
      const cell = r * (columns + 1) + c;
      const end = start[cell + 1];
      for (let place = start[cell]; place < end; place++) {
        const j = order[place];
        if (kindOf[j] !== cancer && kindOf[j] !== bCell) continue;
        const ax = apart(world, x, sortedX[place], width);
        const ay = apart(world, y, sortedY[place], height);
        const square = ax * ax + ay * ay;
        if (square >= nearest) continue;
        if (id[j] === last) {
          lastIsNear = true;
          continue;
        }
        if (doing[j] !== free) continue;
        nearest = square;
        found = j;
      }
    }
  }
  if (found < 0 && !lastIsNear) agents.left[i] = 0;
  return found;
}

/** True when neighbours press on cell `i` so hard that it has no room to divide. */
export function isPressed(world: World, scratch: Scratch, i: number): boolean {
  const { agents, width, height } = world;
  const { crowd } = scratch;
  const columns = columnsOf(world);
  const rows = rowsOf(world);
  const x = agents.x[i];
  const y = agents.y[i];
  const column = Math.min(columns - 1, Math.floor((x * columns) / width));
  const row = Math.min(rows - 1, Math.floor((y * rows) / height));
  const radius = kinds[agents.kind[i]].radius;
  let pressure = 0;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    const first = r * (columns + 1) + Math.max(0, column - 1);
    const end = r * (columns + 1) + Math.min(columns - 1, column + 1) + 1;
    for (let place = crowd.start[first]; place < crowd.start[end]; place++) {
      const j = crowd.order[place];
      if (j === i || agents.activity[j] === activity.dying) continue;
      const dx = crowd.x[place] - x;
      const dy = crowd.y[place] - y;
      const reach = radius + kinds[agents.kind[j]].radius;
      const square = dx * dx + dy * dy;
      if (square < reach * reach) pressure += 1 - Math.sqrt(square) / reach;
    }
  }
  return pressure > mostPressure;
}

function columnsOf(world: World): number {
  return Math.max(1, Math.floor(world.width / Math.max(gridSide, world.parameters.contactReach)));
}

function rowsOf(world: World): number {
  return Math.max(1, Math.floor(world.height / Math.max(gridSide, world.parameters.contactReach)));
}

/** A row or column number, round the rim in a field without walls; −1 beyond a wall. */
function wrap(at: number, cells: number, periodic: boolean): number {
  if (at >= 0 && at < cells) return at;
  return periodic ? (at + cells) % cells : -1;
}
