/** How cells come by their antigens: founders from a distribution, daughters from their mother, lost for good by chance. */
import { diseaseMarkers, kind, type Target, trait } from './kinds.ts';
import { exp, log } from './maths.ts';
import { draw, drawNormal, purpose, stream } from './random.ts';
import { renameTargets, targetsOn } from './target.ts';
import type { World } from './world.ts';

/** σ of ln density on healthy cells (S54: CD19 22,000 ± 7,000). */
const healthySpread = 0.3;
/** Correlation of ln density between mother and daughter: the spread of the population stays as it is. */
const inheritance = 0.98;

/** A founder's densities of the CAR's two targets: log-normal around the median of its kind, 0 where the kind or the disease has none. */
export function giveAntigens(world: World, i: number): void {
  const { agents, parameters, key, tick } = world;
  const kindOf = agents.kind[i];
  let median = 0;
  if (kindOf === kind.cancer) {
    if (!carries(world, parameters.target)) agents.traits[i] |= trait.lostAntigen;
    median = (agents.traits[i] & trait.lostAntigen) === 0 ? parameters.antigen : 0;
  } else if (isHealthyTarget(kindOf)) median = healthyDensities(world, kindOf).first;
  else return;
  const z = drawNormal(stream(key, tick, purpose.antigen), agents.luck[i]);
  agents.antigen[i] = median * exp(spreadOf(world, kindOf) * z);
  giveSecondAntigen(world, i);
}

function giveSecondAntigen(world: World, i: number): void {
  const { agents, parameters, key, tick } = world;
  const kindOf = agents.kind[i];
  const luck = agents.luck[i];
  let median = 0;
  if (kindOf === kind.cancer) {
    const without = draw(stream(key, tick, purpose.lose), luck) < parameters.secondNegative;
    const isLost = without || !carries(world, parameters.secondTarget);
    agents.traits[i] = isLost
      ? agents.traits[i] | trait.lostSecondAntigen
      : agents.traits[i] & ~trait.lostSecondAntigen;
    median = isLost ? 0 : parameters.secondAntigen;
  } else if (isHealthyTarget(kindOf)) median = healthyDensities(world, kindOf).second;
  else return;
  const z = drawNormal(stream(key, tick, purpose.secondAntigen), luck);
  agents.secondAntigen[i] = median * exp(spreadOf(world, kindOf) * z);
}

function carries({ parameters }: World, target: Target): boolean {
  const carried: readonly string[] = diseaseMarkers[parameters.disease];
  return carried.includes(target);
}

const isHealthyTarget = (kindOf: number): boolean => kindOf === kind.bCell || kindOf === kind.plasma;

function healthyDensities({ parameters }: World, kindOf: number) {
  return targetsOn(kindOf === kind.bCell ? 'bCell' : 'plasma', parameters);
}

function spreadOf({ parameters }: World, kindOf: number): number {
  return kindOf === kind.cancer ? parameters.antigenSpread : healthySpread;
}

/**
 * Makes another antigen the first target of the run; the one before becomes the second. Cells keep the densities that they have of the
 * second target; of any other they are given some now.
 */
export function aimAt(world: World, target: Target): void {
  const { agents, parameters } = world;
  if (target !== parameters.secondTarget) {
    parameters.secondTarget = target;
    for (let i = 0; i < agents.count; i++) giveSecondAntigen(world, i);
  }
  for (let i = 0; i < agents.count; i++) swapAntigens(world, i);
  renameTargets(parameters, target);
}

function swapAntigens({ agents, register }: World, i: number): void {
  const first = agents.antigen[i];
  agents.antigen[i] = agents.secondAntigen[i];
  agents.secondAntigen[i] = first;
  const marks = agents.traits[i];
  const others = marks & ~(trait.lostAntigen | trait.lostSecondAntigen);
  const lost = (marks & trait.lostSecondAntigen) === 0 ? 0 : trait.lostAntigen;
  const lostSecond = (marks & trait.lostAntigen) === 0 ? 0 : trait.lostSecondAntigen;
  agents.traits[i] = others | lost | lostSecond;
  register.traits[agents.id[i]] = agents.traits[i];
}

/** A daughter's densities lie near her mother's and drift back towards the population's median; a single cell may lose an antigen for good. */
export function inheritAntigens(world: World, j: number): void {
  const { agents, parameters, key, tick } = world;
  if (agents.kind[j] !== kind.cancer) return;
  const luck = agents.luck[j];
  // of an agent that stands for many, few lose it: `loseAntigens` in rules/mutate.ts
  if (parameters.antigenLoss > 0 && agents.cells[j] === 1) {
    loseAntigen(world, j, agents.antigen, trait.lostAntigen, draw(stream(key, tick, purpose.lose), luck));
    loseAntigen(
      world,
      j,
      agents.secondAntigen,
      trait.lostSecondAntigen,
      draw(stream(key, tick, purpose.loseSecond), luck),
    );
  }
  if (parameters.antigenSpread === 0) return;
  drift(world, j, agents.antigen, parameters.antigen, drawNormal(stream(key, tick, purpose.antigen), luck));
  drift(
    world,
    j,
    agents.secondAntigen,
    parameters.secondAntigen,
    drawNormal(stream(key, tick, purpose.secondAntigen), luck),
  );
}

function loseAntigen(world: World, j: number, density: Float32Array, bit: number, u: number): void {
  const { agents, register, parameters } = world;
  if (density[j] === 0 || u >= parameters.antigenLoss) return;
  loseForGood(agents, register, j, density, bit);
}

/** All cells of agent `j` show none of an antigen from now on, nor do their daughters. */
export function loseForGood(
  agents: World['agents'],
  register: World['register'],
  j: number,
  density: Float32Array,
  bit: number,
): void {
  density[j] = 0;
  agents.traits[j] |= bit;
  register.traits[agents.id[j]] = agents.traits[j];
}

function drift(world: World, j: number, density: Float32Array, median: number, noise: number): void {
  if (density[j] === 0) return;
  const spread = world.parameters.antigenSpread * Math.sqrt(1 - inheritance * inheritance);
  density[j] = median * exp(inheritance * log(density[j] / median) + spread * noise);
}
