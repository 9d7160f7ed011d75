/** Rule: healthy B cells and plasma cells die of age; the marrow replaces them as far as CAR-T cells spare their precursors. */
import { blastShareOf } from '../body.ts';
import { normalBCells } from '../clinical-limits.ts';
import { die, recordDeaths } from '../death.ts';
import { activity, cause, kind } from '../kinds.ts';
import { chance } from '../maths.ts';
import { addFromMarrow } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import { carDesign, isItsTurn, slowSteps } from '../rates.ts';
import type { Scratch } from '../scratch.ts';
import { clarityOn } from '../target.ts';
import type { World } from '../world.ts';

/** Mean life of a long-lived plasma cell in days: decades, fitted so that a CD19 CAR costs 17.5 % of the antibodies in the first year (measles study). */
const plasmaLife = 30000;

/** A lot of new cells is at most one part in so many of those that are there: no lot shows in the curve, and few agents do. */
const lots = 12;

/** Ages the healthy cells of the B line and lets new ones in. */
export function replace(world: World, scratch: Scratch): void {
  const { body, parameters } = world;
  const { totals } = scratch;
  const days = world.hoursPerTick / 24;
  age(world, chance((days * slowSteps) / parameters.bCellLife), chance((days * slowSteps) / plasmaLife));
  // precursors need a marrow that cancer has not taken
  const room = 1 - blastShareOf(parameters.disease, totals.cancer);
  const spared =
    room /
    (1 +
      (clarityOn('precursor', parameters, carDesign(parameters).killHalf) *
        (totals.effector + totals.memory + totals.former)) /
        parameters.precursorHalfKill);
  body.bCellsArriving = arrive(
    world,
    kind.bCell,
    body.bCellsArriving + parameters.bCellInflow * spared * days,
    totals.bCells,
  );
  // plasma cells come from B cells, so they are replaced only while there are some
  const plasmaInflow = (parameters.plasmaCells / plasmaLife) * Math.min(1, (10 * totals.bCells) / normalBCells) * days;
  body.plasmaArriving = arrive(world, kind.plasma, body.plasmaArriving + plasmaInflow, totals.plasma);
}

/** Lets in those that have gathered, in lots; all at once where few cells are there, so that even those below one full agent can be killed. */
function arrive(world: World, kindOf: number, gathered: number, cells: number): number {
  const lot = Math.max(1, Math.floor(Math.min(world.fullAgent, Math.max(gathered, cells / lots))));
  let left = gathered;
  while (left >= lot) {
    left -= lot;
    addFromMarrow(world, kindOf, lot);
  }
  return left;
}

function age(world: World, deathOfB: number, deathOfPlasma: number): void {
  const { agents, key, tick, fullAgent } = world;
  const { kind: kindOf, activity: doing, luck, cells, count: n } = agents;
  const luckStream = stream(key, tick, purpose.die);
  for (let i = 0; i < n; i++) {
    const own = kindOf[i];
    if ((own !== kind.bCell && own !== kind.plasma) || doing[i] === activity.dying) continue;
    if (!isItsTurn(luck[i], tick)) continue;
    const death = own === kind.bCell ? deathOfB : deathOfPlasma;
    const u = draw(luckStream, luck[i]);
    const dead = cells[i] >= fullAgent ? (u < death ? cells[i] : 0) : binomial(cells[i], death, u);
    if (dead === 0) continue;
    recordDeaths(world, own, cause.turnover, dead);
    if (dead === cells[i]) die(world, i, cause.turnover);
    else cells[i] -= dead;
  }
}
