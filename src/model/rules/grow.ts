/** Rule: cancer cells divide, die by themselves, are killed now and then by ordinary T cells, and crowd each other. */
import { die, recordDeaths } from '../death.ts';
import { activity, cause, kind } from '../kinds.ts';
import { chance, exp } from '../maths.ts';
import { divide } from '../population.ts';
import { occupancyOf } from '../drugs.ts';
import { brake } from '../rates.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';
import { loseAntigens } from './mutate.ts';

/** Part of the cancer cells that the patient's own T cells kill in a day: those of them that are there, as far as PD-L1 lets them. */
function killedByOwnTCells({ parameters, body }: World): number {
  const braked = brake(parameters.pdl1, occupancyOf(body.drugs, 'checkpointBlock')).kill;
  return (
    (parameters.ownTCellKill * braked * Math.min(parameters.tCellCapacity, body.tCells)) / parameters.tCellCapacity
  );
}

/** Births are growth, slowed by crowding, plus the deaths that turnover replaces. */
export function grow(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const { cells, kind: kindOf, activity: doing, luck, antigen, secondAntigen } = agents;
  const { fullAgent } = world;
  const days = world.hoursPerTick / 24;
  const room = 1 - scratch.totals.cancer / parameters.cancerCapacity;
  const birthRate = parameters.cancerTurnover + parameters.growth * Math.max(0, room);
  const deathRate = parameters.cancerTurnover + parameters.growth * Math.max(0, -room);
  const seen = killedByOwnTCells(world);
  const share = seen === 0 ? 0 : seen / (deathRate + seen);
  // births compound within a step, so that the growth of a step is exp(rate × step) whatever its length
  const birth = exp(birthRate * days) - 1;
  const death = chance((deathRate + seen) * days);
  const birthStream = stream(world.key, world.tick, purpose.divide);
  const deathStream = stream(world.key, world.tick, purpose.die);
  const causeStream = stream(world.key, world.tick, purpose.cause);
  const survives = 1 - birth;
  // cells born to mothers with the first antigen, and with the second
  let bornFirst = 0;
  let bornSecond = 0;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== kind.cancer || doing[i] === activity.dying) continue;
    const u = draw(deathStream, luck[i]);
    if (cells[i] >= fullAgent) {
      if (u >= death && u < survives) continue;
      if (u < death) {
        // the lower part of the draw: of those that die, which were killed
        const why = u < death * share ? cause.ownTCells : cause.turnover;
        recordDeaths(world, kind.cancer, why, cells[i]);
        die(world, i, why);
      } else {
        if (antigen[i] > 0) bornFirst += cells[i];
        if (secondAntigen[i] > 0) bornSecond += cells[i];
        divide(world, i);
      }
      continue;
    }
    const dead = binomial(cells[i], death, u);
    const born = binomial(cells[i], birth, draw(birthStream, luck[i]));
    const killed = share === 0 ? 0 : binomial(dead, share, draw(causeStream, luck[i]));
    recordDeaths(world, kind.cancer, cause.ownTCells, killed);
    recordDeaths(world, kind.cancer, cause.turnover, dead - killed);
    world.ledger.births[kind.cancer] += born;
    if (antigen[i] > 0) bornFirst += born;
    if (secondAntigen[i] > 0) bornSecond += born;
    if (cells[i] + born === dead) die(world, i, cause.turnover);
    else cells[i] += born - dead;
  }
  loseAntigens(world, bornFirst, bornSecond);
}
