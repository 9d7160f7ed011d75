/** CAR-T cells on their way in and out: infused, carried by the blood, settled or lost; switched off. */
import { die, recordDeaths } from './death.ts';
import { activity, cause, kind, phenotype, trait } from './kinds.ts';
import { addMany } from './population.ts';
import { binomial, draw, purpose, stream } from './random.ts';
import { culturePotency, dosePossible } from './rates.ts';
import type { World } from './world.ts';

/** CAR-T cells from the bag. They are carried by the blood until they settle or are lost (`distribute`); which of the two is drawn here. */
export function infuse(world: World, ordered: number): void {
  const { parameters } = world;
  const dose = dosePossible(parameters, ordered);
  const arriving = Math.max(
    1,
    Math.round(Math.min(dose, dose * parameters.engraftment * culturePotency(parameters.cultureDays))),
  );
  const first = world.agents.count;
  addMany(world, kind.cart, arriving, trait.settles);
  addMany(world, kind.cart, dose - arriving, 0);
  for (let i = first; i < world.agents.count; i++) world.agents.phenotype[i] = phenotype.passing;
  if (parameters.settlingDays === 0) settleOrDie(world, 1);
}

/**
 * Passing cells come to their end with this chance: those that were to settle are effectors from now on, the others die.
 * An agent does so as a whole: it is one dot that arrives or goes out.
 */
export function settleOrDie(world: World, ends: number): void {
  const { agents, key, tick } = world;
  const { phenotype: programme, activity: doing, luck, traits, cells, count: n } = agents;
  const settleStream = stream(key, tick, purpose.settle);
  for (let i = 0; i < n; i++) {
    if (programme[i] !== phenotype.passing || doing[i] === activity.dying) continue;
    if (draw(settleStream, luck[i]) >= ends) continue;
    if ((traits[i] & trait.settles) !== 0) {
      traits[i] &= ~trait.settles;
      programme[i] = phenotype.effector;
    } else {
      recordDeaths(world, kind.cart, cause.distribution, cells[i]);
      die(world, i, cause.distribution);
    }
  }
}

/** Takes a part of all CAR-T cells out at once (safety switch). */
export function removeCart(world: World, part: number): void {
  const { agents, key, tick } = world;
  const dieStream = stream(key, tick, purpose.remove);
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] !== kind.cart || agents.activity[i] === activity.dying) continue;
    const gone = binomial(agents.cells[i], part, draw(dieStream, agents.luck[i]));
    recordDeaths(world, kind.cart, cause.treatment, gone);
    if (gone === agents.cells[i]) die(world, i, cause.treatment);
    else agents.cells[i] -= gone;
  }
}
