/** Rule: what antigen makes of a single CAR-T cell: division, contraction, death by activation, memory, exhaustion. */
import { die, recordDeaths } from '../../death.ts';
import { eventType, note } from '../../events.ts';
import { activity, cause, kind, phenotype } from '../../kinds.ts';
import { occupancyOf } from '../../drugs.ts';
import { chance, exp } from '../../maths.ts';
import { divide } from '../../population.ts';
import { draw, purpose, stream } from '../../random.ts';
import { brake, type CarDesign, carDesign } from '../../rates.ts';
import type { Scratch } from '../../scratch.ts';
import type { World } from '../../world.ts';
import { hasRoom } from './grow.ts';
import { clarityOf } from './search.ts';

/** Hours after which a CAR-T cell feels a contact at 63 % of its strength, and forgets it as fast (production delay of cytokine 3 h, S20). */
const delay = 3;

/** Moves every CAR-T cell on in its programme. The rates are those of the patient scale. */
export function respondCells(world: World, scratch: Scratch): void {
  const { agents, hoursPerTick, key, tick } = world;
  const design = carDesign(world.parameters);
  const approach = 1 - exp(-hoursPerTick / delay);
  const { exhaustionRate, pdl1 } = world.parameters;
  const weary =
    exhaustionRate * design.exhaustion * brake(pdl1, occupancyOf(world.body.drugs, 'checkpointBlock')).exhaustion;
  const luckStream = stream(key, tick, purpose.die);
  const { kind: kindOf, activity: doing, partner, signal, credit, luck } = agents;
  const { cart } = kind;
  const { dying } = activity;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== cart || doing[i] === dying) continue;
    const j = partner[i];
    const felt = j < 0 ? 0 : clarityOf(world, j, design.stimulationHalf);
    signal[i] += (felt - signal[i]) * approach;
    if (changes(world, i, draw(luckStream, luck[i]), design, weary)) continue;
    if (credit[i] >= 1) divideIfReady(world, scratch, i);
  }
}

/**
 * At most one thing in a step, from one draw `u`; a cell that holds a target may only be worn out.
 * @param weary exhaustion per day at full stimulation
 * @returns true when the cell has died
 */
function changes(world: World, i: number, u: number, design: CarDesign, weary: number): boolean {
  const { agents, parameters: p } = world;
  const days = world.hoursPerTick / 24;
  const s = Math.min(1, agents.signal[i]);
  const isFree = agents.activity[i] === activity.free;
  const programme = agents.phenotype[i];
  if (programme === phenotype.memory)
    return dies(world, i, u < chance(p.memoryLoss * design.memoryLoss * days), cause.contraction);
  if (programme === phenotype.exhausted) {
    if (isFree && dies(world, i, u < chance(p.exhaustedLoss * days), cause.exhaustion)) return true;
    if (u >= 1 - chance(p.restRecovery * (1 - s) * days)) agents.phenotype[i] = phenotype.effector;
    return false;
  }
  const contracts = isFree ? chance(p.contractionRate * design.contraction * (1 - s) * days) : 0;
  if (dies(world, i, u < contracts, cause.contraction)) return true;
  const overdone = isFree ? chance(p.activationDeath * s * days) : 0;
  if (dies(world, i, u < contracts + overdone, cause.activation)) return true;
  const exhausts = chance(weary * s * days);
  if (u < contracts + overdone + exhausts) agents.phenotype[i] = phenotype.exhausted;
  else if (isFree && u >= 1 - chance(p.memoryRate * design.memory * (1 - s) * days))
    agents.phenotype[i] = phenotype.memory;
  return false;
}

/** Dies of `causeOf` if so drawn. */
function dies(world: World, i: number, isDrawn: boolean, causeOf: number): boolean {
  if (!isDrawn) return false;
  recordDeaths(world, kind.cart, causeOf, 1);
  die(world, i, causeOf);
  return true;
}

/** A free effector with a whole division earned, past the shortest cycle and with room beside it, divides; what it earned beyond is shared. */
function divideIfReady(world: World, scratch: Scratch, i: number): void {
  const { agents, parameters, hoursPerTick, tick } = world;
  if (agents.activity[i] !== activity.free || agents.phenotype[i] !== phenotype.effector) return;
  if ((tick - agents.dividedTick[i]) * hoursPerTick < parameters.minimumCycle || !hasRoom(world, scratch, i)) return;
  const j = divide(world, i);
  agents.credit[i] = agents.credit[j] = (agents.credit[i] - 1) / 2;
  agents.left[j] = 0;
  note(world, eventType.division, i, j);
}
