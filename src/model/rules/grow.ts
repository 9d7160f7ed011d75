/** Rule: cancer cells divide, die by themselves and crowd each other. */
import { die, recordDeaths } from '../death.ts';
import { activity, cause, kind } from '../kinds.ts';
import { chance, exp } from '../maths.ts';
import { divide } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import type { Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/** Births are growth, slowed by crowding, plus the deaths that turnover replaces. */
export function grow(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const { cells, kind: kindOf, activity: doing, luck } = agents;
  const { fullAgent } = world;
  const days = world.hoursPerTick / 24;
  const room = 1 - scratch.totals.cancer / parameters.cancerCapacity;
  const birthRate = parameters.cancerTurnover + parameters.growth * Math.max(0, room);
  const deathRate = parameters.cancerTurnover + parameters.growth * Math.max(0, -room);
  // births compound within a step, so that the growth of a step is exp(rate × step) whatever its length
  const birth = exp(birthRate * days) - 1;
  const death = chance(deathRate * days);
  const birthStream = stream(world.key, world.tick, purpose.divide);
  const deathStream = stream(world.key, world.tick, purpose.die);
  const survives = 1 - birth;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== kind.cancer || doing[i] === activity.dying) continue;
    const u = draw(deathStream, luck[i]);
    if (cells[i] >= fullAgent) {
      if (u >= death && u < survives) continue;
      if (u < death) {
        recordDeaths(world, kind.cancer, cause.turnover, cells[i]);
        die(world, i, cause.turnover);
      } else if (u >= 1 - birth) divide(world, i);
      continue;
    }
    const dead = binomial(cells[i], death, u);
    const born = binomial(cells[i], birth, draw(birthStream, luck[i]));
    recordDeaths(world, kind.cancer, cause.turnover, dead);
    world.ledger.births[kind.cancer] += born;
    if (cells[i] + born === dead) die(world, i, cause.turnover);
    else cells[i] += born - dead;
  }
}
