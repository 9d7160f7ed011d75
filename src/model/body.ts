/** What the patient's body does as a whole, beside the cells that are agents: numbers, not cells in a place. */
import { exp, log } from './maths.ts';
import type { World } from './world.ts';

/** Body-wide quantities. */
export type Body = {
  /** The patient's own T cells, which compete with CAR-T cells for growth signals; real cells. */
  tCells: number;
  /** Healthy B cells that have left the marrow and are too few to be drawn yet; real cells. */
  bCellsArriving: number;
  /** Plasma cells likewise. */
  plasmaArriving: number;
  /** Antibodies (IgG) in blood, g/l. */
  igg: number;
  /** Pathogens of the didactic infection; 0 when there is none, 1e9 is a full infection. */
  pathogen: number;
};

/** Antibody level in health, g/l; half-life 21 days (textbook). */
export const normalIgg = 10;
const iggHalfLife = 21;
/** Part of the antibodies that plasma cells without CD19 keep up; B cells and their short-lived offspring make the rest (fall of 17.5 % in adults). */
const plasmaShare = 0.8;
/** B cells and plasma cells in health, cells (S10; plasma cells as the parameter's default). */
export const normalBCells = 2.5e10;
const normalPlasmaCells = 1e9;
/** Didactic infection, no published calibration: growth, clearance by T cells and by antibodies, per day. */
const infection = { growth: 1.6, byTCells: 1.5, byAntibodies: 0.9, most: 1e9 };

/**
 * The patient's own T cells grow back towards the room that growth signals leave, shared with the CAR-T cells (Gompertz, S6).
 * @param cart CAR-T cells in the body
 * @param killed part of the T cells that a CAR against a T-cell antigen kills in a day
 */
export function regrowTCells(world: World, cart: number, killed: number): void {
  const { body, parameters } = world;
  const days = world.hoursPerTick / 24;
  const pressure = log(parameters.tCellCapacity / (body.tCells + cart));
  body.tCells = Math.max(1, body.tCells * exp((parameters.tCellRegrowth * pressure - killed) * days));
}

/** Antibodies are made by plasma cells and, to a smaller part, by the B-cell line, and decay. */
export function makeAntibodies(world: World, bCells: number, plasmaCells: number): void {
  const { body } = world;
  const days = world.hoursPerTick / 24;
  const made =
    plasmaShare * Math.min(2, plasmaCells / normalPlasmaCells) + (1 - plasmaShare) * Math.min(1, bCells / normalBCells);
  body.igg += (normalIgg * made - body.igg) * (1 - exp((-0.6931471805599453 / iggHalfLife) * days));
}

/** The germ grows unless T cells and antibodies hold it back. An illustration of why lymphodepletion and low antibodies matter. */
export function infect(world: World): void {
  const { body, parameters } = world;
  if (body.pathogen === 0) return;
  const days = world.hoursPerTick / 24;
  const held =
    (infection.byTCells * body.tCells) / parameters.tCellCapacity +
    infection.byAntibodies * Math.min(2, body.igg / normalIgg);
  const net = infection.growth * (1 - body.pathogen / infection.most) - held;
  body.pathogen *= exp(net * days);
  if (body.pathogen < 1) body.pathogen = 0;
}

/** The infection as a fraction of a full one. */
export function infectionLevel(body: Body): number {
  return body.pathogen / infection.most;
}
