/** What the cells of a step do to the body as a whole: normal T cells, antibodies, infection, cytokines, fever. */
import { blastShareOf, infect, infectionLevel, makeAntibodies, regrowMarrow, regrowTCells } from './body.ts';
import { eliminate } from './drugs.ts';
import { diffuse } from './fields.ts';
import { inflame } from './inflammation.ts';
import { carDesign, searchLoad } from './rates.ts';
import type { Scratch } from './scratch.ts';
import { clarityOn } from './target.ts';
import type { World } from './world.ts';

/** Spreading and decay of the local cytokine in a step at patient scale: for the picture (length of about two nodes). */
const haze = { spread: 0.2, decay: 0.15 };

/** Advances everything that is not a cell. */
export function advanceBody(world: World, scratch: Scratch): void {
  const { totals } = scratch;
  const { parameters } = world;
  const cart = totals.effector + totals.memory + totals.exhausted + totals.former;
  const killOfT = clarityOn('tCell', parameters, carDesign(parameters).killHalf);
  const killed =
    killOfT === 0
      ? 0
      : (killOfT * parameters.killRate * totals.effector) /
        (searchLoad(parameters, totals.recognised) + totals.effector + totals.recognised);
  regrowTCells(world, cart, killed);
  makeAntibodies(world, totals.bCells, totals.plasma);
  regrowMarrow(world, blastShareOf(parameters.disease, totals.cancer));
  infect(world);
  inflame(world, {
    atWork: totals.atWork,
    deaths: totals.killed / (world.hoursPerTick / 24),
    load: totals.cancerStimulating,
    infected: infectionLevel(world.body),
  });
  eliminate(world.body.drugs, world.hoursPerTick / 24);
  diffuse(world.cytokine, haze.spread, haze.decay, scratch.cytokine);
}
