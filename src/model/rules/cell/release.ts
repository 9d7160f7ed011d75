/** Rule: holds end: the target dies, is hurt, or is let go; readings and rests end as well. */
import { letGo } from '../../agents.ts';
import { occupancyOf } from '../../drugs.ts';
import { die, recordDeaths } from '../../death.ts';
import { eventType, note } from '../../events.ts';
import { activity, cause, kind, phenotype, trait } from '../../kinds.ts';
import { draw, purpose, stream } from '../../random.ts';
import { brake, carDesign, fitnessFactor } from '../../rates.ts';
import type { World } from '../../world.ts';
import { chooseDirection } from './crawl.ts';
import { clarityOf } from './search.ts';

/** Part of the antigen that a CAR-T cell bites off a target it lets go alive, where trogocytosis is full (Hamieh 2019 in principle). */
const bite = 0.2;

/** Ends what is over within this step. Runs before `clear`, which takes the time off the clocks of the held and the dead. */
export function release(world: World): void {
  const { agents, hoursPerTick } = world;
  const { kind: kindOf, activity: doing, hoursLeft, left } = agents;
  const { cart } = kind;
  const { bound, dying } = activity;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== cart || doing[i] === dying) continue;
    const isOver = hoursLeft[i] - hoursPerTick <= 0;
    if (doing[i] === bound) {
      if (isOver) endHold(world, i);
      continue;
    }
    if (hoursLeft[i] <= 0) continue;
    hoursLeft[i] = isOver ? 0 : hoursLeft[i] - hoursPerTick;
    if (isOver && left[i] !== 0) note(world, eventType.giveUp, i, -1);
  }
}

function endHold(world: World, i: number): void {
  const { agents, parameters, key, tick } = world;
  const j = agents.partner[i];
  letGo(agents, i);
  agents.hoursLeft[i] = agents.hoursLeft[j] = 0;
  agents.left[i] = agents.id[j];
  chooseDirection(world, i, draw(stream(key, tick, purpose.change), agents.luck[i]));
  const able = agents.phenotype[i] === phenotype.exhausted ? 0 : parameters.killProbability;
  if (draw(stream(key, tick, purpose.kill), agents.luck[i]) >= able * brakeOf(world, j).kill) {
    note(world, eventType.release, i, j);
    biteOff(world, j);
    return;
  }
  // half a hit short of the full number is enough, as some damage has healed meanwhile
  const damage = agents.signal[j] + 1 / parameters.hitsToKill;
  if (damage < 1 - 0.5 / parameters.hitsToKill) {
    agents.signal[j] = damage;
    note(world, eventType.hit, i, j);
    biteOff(world, j);
  } else killTarget(world, i, j);
}

/** What the PD-L1 on target `j` does to kills and exhaustion, as far as a checkpoint drug leaves it. */
function brakeOf(world: World, j: number): ReturnType<typeof brake> {
  const carries = (world.agents.traits[j] & trait.pdl1) === 0 ? 0 : 1;
  return brake(carries, occupancyOf(world.body.drugs, 'checkpointBlock'));
}

function biteOff(world: World, j: number): void {
  const { trogocytosis, affinity } = world.parameters;
  if (trogocytosis > 0) world.agents.expression[j] *= 1 - bite * trogocytosis * Math.min(1, affinity * 2);
}

/** The target dies; its killer earns part of a division, rests, and may be worn out. */
function killTarget(world: World, i: number, j: number): void {
  const { agents, parameters, key, tick } = world;
  const design = carDesign(parameters);
  agents.credit[i] +=
    parameters.creditPerKill *
    clarityOf(world, j, design.stimulationHalf) *
    design.division *
    fitnessFactor(parameters);
  agents.kills[i] += 1;
  agents.left[i] = 0;
  agents.hoursLeft[i] = parameters.recoveryMinutes / 60;
  note(world, eventType.kill, i, j);
  recordDeaths(world, agents.kind[j], cause.carT, 1);
  die(world, j, cause.carT, agents.id[i]);
  const { killsToExhaustion } = parameters;
  if (killsToExhaustion === 0) return;
  const weary = design.exhaustion * brakeOf(world, j).exhaustion;
  if (draw(stream(key, tick, purpose.lose), agents.luck[i]) * killsToExhaustion < weary)
    agents.phenotype[i] = phenotype.exhausted;
}
