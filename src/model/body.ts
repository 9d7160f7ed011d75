/** What the patient's body does as a whole, beside the cells that are agents: numbers, not cells in a place. */
import { log } from './maths.ts';
import type { World } from './world.ts';

/** Body-wide quantities. */
export type Body = {
  /** The patient's own T cells, which compete with CAR-T cells for growth signals; real cells. */
  tCells: number;
  /** Healthy B cells that have left the marrow and are too few to be drawn yet; real cells. */
  bCellsArriving: number;
};

/**
 * The patient's own T cells grow back towards the room that growth signals leave, shared with the CAR-T cells (Gompertz, S6).
 * @param cart CAR-T cells in the body
 */
export function regrowTCells(world: World, cart: number): void {
  const { body, parameters } = world;
  const days = world.hoursPerTick / 24;
  const pressure = log(parameters.tCellCapacity / (body.tCells + cart));
  body.tCells += body.tCells * parameters.tCellRegrowth * pressure * days;
}
