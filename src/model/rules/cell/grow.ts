/** Rule: targets heal, divide where there is room, and die by themselves. */
import { fieldCapacity } from '../../dish.ts';
import { die, recordDeaths } from '../../death.ts';
import { eventType, note } from '../../events.ts';
import { activity, cause, kind, trait } from '../../kinds.ts';
import { chance, exp, ln2 } from '../../maths.ts';
import { divide, roomForOne } from '../../population.ts';
import { draw, purpose, stream } from '../../random.ts';
import type { Scratch } from '../../scratch.ts';
import type { World } from '../../world.ts';
import { isPressed } from './near.ts';

/** Hours after which damage is down to 1/e (2 h, S26 in principle), and half-life of the return of bitten-off antigen. */
const healing = 2;
const antigenHalfLife = 6;

/** Births are growth plus the deaths that turnover replaces; a held cell and a pressed one do not divide. */
export function growCells(world: World, scratch: Scratch): void {
  const { agents, parameters, hoursPerTick, key, tick } = world;
  const days = hoursPerTick / 24;
  const birth = chance((parameters.growth + parameters.cancerTurnover) * days);
  const cancerDeath = chance(parameters.cancerTurnover * days);
  const bCellDeath = chance(days / parameters.bCellLife);
  const kept = exp(-hoursPerTick / healing);
  const regrown = 1 - exp((-ln2 * hoursPerTick) / antigenHalfLife);
  const luckStream = stream(key, tick, purpose.die);
  // who carries PD-L1 is drawn once for each cell, and follows the parameter
  const brakeStream = stream(key, 0, purpose.pdl1);
  const { kind: kindOf, activity: doing, signal, expression, traits, luck } = agents;
  const { pdl1 } = parameters;
  const { cancer, bCell } = kind;
  const { bound, dying } = activity;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    const own = kindOf[i];
    if ((own !== cancer && own !== bCell) || doing[i] === dying) continue;
    if (signal[i] > 0) signal[i] *= kept;
    if (expression[i] < 1) expression[i] += (1 - expression[i]) * regrown;
    if (pdl1 > 0 && own === cancer && draw(brakeStream, luck[i]) < pdl1) traits[i] |= trait.pdl1;
    else if (traits[i] > 1) traits[i] &= ~trait.pdl1;
    if (doing[i] === bound) continue;
    const u = draw(luckStream, luck[i]);
    if (u < (own === cancer ? cancerDeath : bCellDeath)) {
      recordDeaths(world, own, cause.turnover, 1);
      die(world, i, cause.turnover);
    } else if (own === cancer && u >= 1 - birth && hasRoom(world, scratch, i)) {
      note(world, eventType.division, i, divide(world, i));
    }
  }
}

/** True when cell `i` may divide: the field holds another cell and its neighbours leave it room. */
export function hasRoom(world: World, scratch: Scratch, i: number): boolean {
  if (isPressed(world, scratch, i)) return false;
  if (world.agents.count < fieldCapacity(world)) return roomForOne(world);
  world.capped = true;
  return false;
}
