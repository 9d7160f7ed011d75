/** Part of the response: how CAR-T cells are lost, whole or in part, and of what. */
import { die, recordDeaths } from '../death.ts';
import { cause, kind } from '../kinds.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import type { World } from '../world.ts';

/** Part of the CAR-T cells that the immune system removes in a day, as far as it has recovered. */
export function rejection(world: World): number {
  const { body, parameters } = world;
  return ((parameters.hostRejection + body.immunity) * body.tCells) / parameters.tCellCapacity;
}

/** Cells of agent `i` that die with the chance `death`, from the draw `u`: all or none of a full agent, single ones of a light one. */
export function tollOf(world: World, i: number, death: number, u: number): number {
  const cells = world.agents.cells[i];
  if (cells < world.fullAgent) return binomial(cells, death, u);
  return u < death ? cells : 0;
}

/**
 * Takes `dead` of the cells of agent `i` away.
 * @param first why they die, and `firstRate` how many do per day for that reason
 * @param second another reason, with its rate; rejection by the host is the third
 * @returns true when the agent is gone
 */
export function bury(
  world: World,
  i: number,
  dead: number,
  first: number,
  firstRate: number,
  second = first,
  secondRate = 0,
): boolean {
  const { agents, key, tick } = world;
  const rejected = rejection(world);
  let why = first;
  if (rejected + secondRate > 0) {
    const v = draw(stream(key, tick, purpose.cause), agents.luck[i]) * (firstRate + secondRate + rejected);
    if (v < rejected) why = cause.rejection;
    else if (v < rejected + secondRate) why = second;
  }
  recordDeaths(world, kind.cart, why, dead);
  if (dead === agents.cells[i]) {
    die(world, i, why);
    return true;
  }
  agents.cells[i] -= dead;
  return false;
}
