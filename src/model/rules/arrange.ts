/** Rule: now and then the agents are put in order in memory. It decides nothing; whoever is near in the tissue is near in memory. */
import { type Agents, reorder } from '../agents.ts';
import { activity } from '../kinds.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { sortByCell } from './crowd.ts';

/** Steps between two rounds: in that time few agents are born, and those that crawl do not go far. */
const arrangeEvery = 16;

/** Side of the grid cells by which places are sorted, in µm. */
const cellSide = 15;

/** Kinds are seven and programmes four; the dying come after all others. */
const dyingGroup = 31;

/** Puts all agents in order every so many steps. */
export function arrange(world: World, scratch: Scratch): void {
  if (world.tick % arrangeEvery === 0) putInOrder(world.agents, scratch, world.width, world.height, cellSide);
}

/**
 * Puts agents in order by kind, then by programme, then by place: a loop that asks for a kind has an answer that the
 * processor can guess, and neighbours share its caches.
 * @param side side of the grid cells by which places are sorted, in the unit of width and height
 */
export function putInOrder(
  agents: Agents,
  { crowd, arrangement }: Pick<Scratch, 'crowd' | 'arrangement'>,
  width: number,
  height: number,
  side: number,
): void {
  const { count, kind, phenotype, activity: doing, x, y } = agents;
  const columns = Math.max(1, Math.floor(width / side));
  const rows = Math.max(1, Math.floor(height / side));
  sortByCell(crowd, x, y, count, columns, rows, width, height);
  const { order: byPlace } = crowd;
  const { order, newIndex, groupStart, spare } = arrangement;
  groupStart.fill(0);
  for (let i = 0; i < count; i++) groupStart[groupOf(doing[i], kind[i], phenotype[i])] += 1;
  let sum = 0;
  for (let group = 0; group < groupStart.length; group++) {
    const size = groupStart[group];
    groupStart[group] = sum;
    sum += size;
  }
  for (let place = 0; place < count; place++) {
    const i = byPlace[place];
    const group = groupOf(doing[i], kind[i], phenotype[i]);
    order[groupStart[group]] = i;
    groupStart[group] += 1;
  }
  reorder(agents, order, newIndex, spare);
}

function groupOf(doing: number, kind: number, phenotype: number): number {
  return doing === activity.dying ? dyingGroup : (kind << 2) | phenotype;
}
