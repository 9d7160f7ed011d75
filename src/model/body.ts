/** What the patient's body does as a whole, beside the cells that are agents: numbers, not cells in a place. */
import { marrowCells, normalBCells, normalIgg, normalPlasmaCells } from './clinical-limits.ts';
import { type DrugLevels, noDrugs, occupancyOf } from './drugs.ts';
import { exp, ln2, log, power } from './maths.ts';
import type { Parameters } from './parameters.ts';
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
  /** Blood-forming marrow and neutrophils in blood, as parts of normal. */
  marrow: number;
  neutrophils: number;
  /** Rejection of a CAR that was given before, per day at a full number of T cells; 0 when there is none. */
  immunity: number;
  /** Tick after the first infusion of the present CAR, and after the last; 0 before it. */
  carSince: number;
  freshSince: number;
  drugs: DrugLevels;
};

/** Days since the last infusion of CAR-T cells. */
export function productAge({ body, tick, hoursPerTick }: World): number {
  return body.freshSince === 0 ? 0 : ((tick + 1 - body.freshSince) * hoursPerTick) / 24;
}

/** A body with so many T cells of its own, after a lymphodepletion of this strength. */
export function createBody(tCells: number, lymphodepletion: number): Body {
  const body: Body = {
    tCells,
    bCellsArriving: 0,
    plasmaArriving: 0,
    igg: normalIgg,
    pathogen: 0,
    marrow: 1,
    neutrophils: 1,
    immunity: 0,
    carSince: 0,
    freshSince: 0,
    drugs: noDrugs(),
  };
  depleteMarrow(body, lymphodepletion);
  return body;
}

/** Half-life of antibodies, days (textbook). */
const iggHalfLife = 21;
/** Part of the antibodies that plasma cells without CD19 keep up; B cells and their short-lived offspring make the rest (fall of 17.5 % in adults). */
const plasmaShare = 0.8;
/**
 * Neutrophils after lymphodepletion: what it leaves of marrow and blood, regrowth of the marrow (logistic) and supply of the blood, per
 * day. At most 500 per µl for 6 to 14 days, lowest on days 5 to 9 (science notes on immune cells, 6.6; V27); two rates fitted to that.
 */
const neutropenia = { marrowLeft: 0.01, bloodLeft: 0.6, regrowth: 0.25, supply: 0.6 };
/** Didactic infection, no published calibration: growth, clearance by neutrophils, T cells and antibodies, per day. In health the three together win. */
const infection = { growth: 2, byNeutrophils: 1.3, byTCells: 0.5, byAntibodies: 0.6, most: 1e9 };

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
  body.igg += (normalIgg * made - body.igg) * (1 - exp((-ln2 / iggHalfLife) * days));
}

/** Chemotherapy of this strength, 0 to 1, strikes the blood-forming marrow. */
export function depleteMarrow(body: Body, strength: number): void {
  body.marrow *= power(neutropenia.marrowLeft, strength);
  body.neutrophils *= power(neutropenia.bloodLeft, strength);
}

/** The marrow grows back into the room that cancer leaves, and neutrophils in blood follow it. */
export function regrowMarrow(world: World, blastShare: number): void {
  const { body } = world;
  const days = world.hoursPerTick / 24;
  body.marrow += neutropenia.regrowth * body.marrow * (1 - body.marrow) * days;
  body.neutrophils += (body.marrow * (1 - blastShare) - body.neutrophils) * (1 - exp(-neutropenia.supply * days));
}

/** Share of the marrow that cancer takes, 0 to 1; lymphoma lies elsewhere. */
export function blastShareOf(disease: Parameters['disease'], cancer: number): number {
  return disease === 'DLBCL' || disease === 'none' ? 0 : cancer / (cancer + marrowCells);
}

/** The germ grows unless neutrophils, T cells and antibodies hold it back. An illustration of why lymphodepletion and low antibodies matter. */
export function infect(world: World): void {
  const { body, parameters } = world;
  if (body.pathogen === 0) return;
  const days = world.hoursPerTick / 24;
  const held =
    infection.byNeutrophils * body.neutrophils +
    infection.byTCells * Math.min(1, body.tCells / parameters.tCellCapacity) +
    infection.byAntibodies * Math.min(2, body.igg / normalIgg);
  // steroids weaken all three (assumed)
  const weakened = 1 - 0.3 * occupancyOf(body.drugs, 'steroids');
  const net = infection.growth * (1 - body.pathogen / infection.most) - held * weakened;
  body.pathogen *= exp(net * days);
  if (body.pathogen < 1) body.pathogen = 0;
}

/** The infection as a fraction of a full one. */
export function infectionLevel(body: Body): number {
  return body.pathogen / infection.most;
}
