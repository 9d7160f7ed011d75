/** What chemotherapy and the safety switch do to cells that are there. */
import { depleteMarrow } from './body.ts';
import { die, recordDeaths } from './death.ts';
import { activity, cause, kind } from './kinds.ts';
import { chance } from './maths.ts';
import { binomial, draw, purpose, stream } from './random.ts';
import { tCellsAtInfusion } from './rates.ts';
import type { World } from './world.ts';

/** Part of the B and CAR-T cells that full lymphodepletion kills: a tenth is left, as at the start of a run (assumed). */
const depleted = 0.9;

/** Lymphodepletion in mid-course: room for T cells again, at the cost of the CAR-T cells, B cells and marrow that are there; cancer hardly feels it. */
export function deplete(world: World, strength: number): void {
  const { body } = world;
  body.tCells = Math.min(body.tCells, tCellsAtInfusion(strength));
  depleteMarrow(body, strength);
  removeCells(world, kind.cart, depleted * strength);
  removeCells(world, kind.bCell, depleted * strength);
}

/** Takes a part of all cells of a kind out at once. */
export function removeCells(world: World, kindOf: number, part: number): void {
  const { agents, key, tick } = world;
  const dieStream = stream(key, tick, purpose.remove);
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] !== kindOf || agents.activity[i] === activity.dying) continue;
    const gone = binomial(agents.cells[i], part, draw(dieStream, agents.luck[i]));
    if (gone === 0) continue;
    recordDeaths(world, kindOf, cause.treatment, gone);
    if (gone === agents.cells[i]) die(world, i, cause.treatment);
    else agents.cells[i] -= gone;
  }
}

/** Loss per day of CAR-T cells while the drug of the safety switch is in the body: tenfold in a day (direction of Di Stasi 2011; assumed), given on until they are gone. */
const switchRate = 2.3;

/** Rule: the drug of the safety switch goes on killing for days. */
export function keepSwitchedOff(world: World): void {
  const level = Math.min(1, world.body.drugs.safetySwitch);
  if (level > 0.01) removeCells(world, kind.cart, chance((switchRate * level * world.hoursPerTick) / 24));
}
