/** Part of growth: of the cancer cells born in a step, some have lost an antigen for good, counted cell by cell whatever an agent stands for. */
import { loseForGood } from '../antigens.ts';
import { activity, kind, trait } from '../kinds.ts';
import { fewestAgents, roomForOne, split } from '../population.ts';
import { binomial, draw, purpose, stream } from '../random.ts';
import type { World } from '../world.ts';

const antigens = trait.lostAntigen | trait.lostSecondAntigen;

/** Takes those that lost the first or the second antigen out of their sisters. @param bornFirst cells born in the step that could lose the first antigen @param bornSecond and the second */
export function loseAntigens(world: World, bornFirst: number, bornSecond: number): void {
  const { antigen, secondAntigen } = world.agents;
  lose(world, antigen, trait.lostAntigen, bornFirst, purpose.lose);
  lose(world, secondAntigen, trait.lostSecondAntigen, bornSecond, purpose.loseSecond);
}

function lose(world: World, density: Float32Array, bit: number, born: number, why: number): void {
  const { agents, register, key, tick, parameters } = world;
  const dice = stream(key, tick, why);
  let lost = binomial(born, parameters.antigenLoss, draw(dice, 0));
  if (lost === 0) return;
  const n = agents.count;
  const first = Math.floor(draw(dice, 1) * n);
  for (let k = 0; k < n && lost > 0; k++) {
    const i = (first + k) % n;
    if (agents.kind[i] !== kind.cancer || agents.activity[i] === activity.dying || density[i] === 0) continue;
    if (agents.cells[i] <= lost) {
      lost -= agents.cells[i];
      loseForGood(agents, register, i, density, bit);
      continue;
    }
    const kin = kinFor(world, agents.traits[i] | bit, lost);
    if (kin >= 0) {
      agents.cells[i] -= lost;
      agents.cells[kin] += lost;
    } else if (roomForOne(world)) loseForGood(agents, register, split(world, i, lost), density, bit);
    return;
  }
}

/** An agent that lacks what these traits say and has room for so many more cells, once there are enough of them; -1 for one of their own. */
function kinFor({ agents, fullAgent }: World, traits: number, cells: number): number {
  let bearers = 0;
  let lightest = -1;
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] !== kind.cancer || agents.activity[i] === activity.dying) continue;
    if ((agents.traits[i] & antigens) !== (traits & antigens)) continue;
    bearers += 1;
    if (agents.cells[i] + cells > fullAgent) continue;
    if (lightest < 0 || agents.cells[i] < agents.cells[lightest]) lightest = i;
  }
  return bearers < fewestAgents ? -1 : lightest;
}
