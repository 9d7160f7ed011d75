/** CAR-T cells on their way in: infused, carried by the blood, settled or lost; of a first product or another. */
import { die, recordDeaths } from './death.ts';
import { activity, cause, kind, phenotype, trait } from './kinds.ts';
import { addMany } from './population.ts';
import { aimAt } from './antigens.ts';
import type { Parameters } from './parameters.ts';
import { draw, purpose, stream } from './random.ts';
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
  world.body.freshSince = world.tick + 1;
  if (world.body.carSince === 0) world.body.carSince = world.body.freshSince;
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

/** Days after the first infusion from which a second one of the same CAR may meet an immune system that knows it; parts of a split dose come sooner. */
const daysToImmunity = 28;
/** Rejection of a CAR that is known, per day at a full number of T cells (assumed). */
const knownRejection = 0.3;

/**
 * Before an infusion: cells with another target or costimulation make a product of their own, and those of the product before no
 * longer feel or kill; what is left of them holds the B line down. Of the same product, the patient may have learned to reject it.
 */
export function changeProduct(
  world: World,
  { target, costim }: { readonly target?: Parameters['target']; readonly costim?: Parameters['costim'] },
): void {
  const { parameters, body, agents } = world;
  const isOther =
    (target ?? parameters.target) !== parameters.target || (costim ?? parameters.costim) !== parameters.costim;
  if (!isOther) return remember(world);
  body.immunity = 0;
  body.carSince = 0;
  for (let i = 0; i < agents.count; i++) if (agents.kind[i] === kind.cart) agents.traits[i] |= trait.former;
  if (target !== undefined && target !== parameters.target) aimAt(world, target);
  if (costim !== undefined) parameters.costim = costim;
}

/** Whether the patient has learned to reject the CAR is drawn once. */
function remember({ body, tick, hoursPerTick, key, parameters }: World): void {
  if (body.carSince === 0 || ((tick + 1 - body.carSince) * hoursPerTick) / 24 < daysToImmunity) return;
  if (draw(stream(key, 0, purpose.immunity), 1) < parameters.repeatRejection) body.immunity = knownRejection;
}
