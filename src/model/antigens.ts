/** How cells come by their antigens: founders from a distribution, daughters from their mother, lost for good by chance. */
import { diseaseMarkers, kind, trait } from './kinds.ts';
import { exp, log } from './maths.ts';
import { draw, drawNormal, purpose, stream } from './random.ts';
import { targetsOn } from './target.ts';
import type { World } from './world.ts';

/** σ of ln density on healthy cells (S54: CD19 22,000 ± 7,000). */
const healthySpread = 0.3;
/** Correlation of ln density between mother and daughter: the spread of the population stays as it is. */
const inheritance = 0.98;

/** A founder's densities of the CAR's two targets: log-normal around the median of its kind, 0 where the kind or the disease has none. */
export function giveAntigens(world: World, i: number): void {
  const { agents, parameters, key, tick } = world;
  const kindOf = agents.kind[i];
  const luck = agents.luck[i];
  let first = 0;
  let second = 0;
  let spread = healthySpread;
  if (kindOf === kind.cancer) {
    const carried: readonly string[] = diseaseMarkers[parameters.disease];
    const withoutSecond = draw(stream(key, tick, purpose.lose), luck) < parameters.secondNegative;
    if (!carried.includes(parameters.target)) agents.traits[i] |= trait.lostAntigen;
    if (!carried.includes(parameters.secondTarget) || withoutSecond) agents.traits[i] |= trait.lostSecondAntigen;
    first = (agents.traits[i] & trait.lostAntigen) === 0 ? parameters.antigen : 0;
    second = (agents.traits[i] & trait.lostSecondAntigen) === 0 ? parameters.secondAntigen : 0;
    spread = parameters.antigenSpread;
  } else if (kindOf === kind.bCell || kindOf === kind.plasma) {
    ({ first, second } = targetsOn(kindOf === kind.bCell ? 'bCell' : 'plasma', parameters));
  } else return;
  agents.antigen[i] = first * exp(spread * drawNormal(stream(key, tick, purpose.antigen), luck));
  agents.secondAntigen[i] = second * exp(spread * drawNormal(stream(key, tick, purpose.secondAntigen), luck));
}

/** A daughter's densities lie near her mother's and drift back towards the population's median; she may lose an antigen for good. */
export function inheritAntigens(world: World, j: number): void {
  const { agents, parameters, key, tick } = world;
  if (agents.kind[j] !== kind.cancer) return;
  const luck = agents.luck[j];
  if (parameters.antigenLoss > 0) {
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
  density[j] = 0;
  agents.traits[j] |= bit;
  register.traits[agents.id[j]] = agents.traits[j];
}

function drift(world: World, j: number, density: Float32Array, median: number, noise: number): void {
  if (density[j] === 0) return;
  const spread = world.parameters.antigenSpread * Math.sqrt(1 - inheritance * inheritance);
  density[j] = median * exp(inheritance * log(density[j] / median) + spread * noise);
}
