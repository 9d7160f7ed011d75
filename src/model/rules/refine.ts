/** Rule: a group of few agents is drawn finer, so that what is small (residual disease, a rare clone, memory) stays exact. */
import { activity, kind, phenotype, trait } from '../kinds.ts';
import { fewestAgents, roomForOne, split } from '../population.ts';
import { group, type Scratch } from '../scratch.ts';
import type { World } from '../world.ts';

/**
 * Where a group has fewer than `fewestAgents` agents, each that stands for two cells or more is split in two.
 * The halves are lighter than a full agent: they gain and lose single cells, down to the last one.
 */
export function refine(world: World, scratch: Scratch): void {
  const { groupAgents } = scratch;
  let any = false;
  for (let g = 0; g < groupAgents.length; g++) if (groupAgents[g] > 0 && groupAgents[g] < fewestAgents) any = true;
  if (!any) return;
  const { activity: doing, cells, kind: kindOf, phenotype: programme, traits, count: n } = world.agents;
  for (let i = 0; i < n; i++) {
    if (doing[i] === activity.dying || cells[i] < 2) continue;
    const own = groupOf(kindOf[i], programme[i], traits[i]);
    if (own < 0 || groupAgents[own] >= fewestAgents || !roomForOne(world)) continue;
    split(world, i, Math.floor(cells[i] / 2));
  }
}

function groupOf(kindOf: number, programme: number, traits: number): number {
  if (kindOf === kind.cancer) return (traits & trait.lostAntigen) === 0 ? group.cancer : group.cancerNegative;
  if (kindOf === kind.bCell) return group.bCell;
  if (kindOf === kind.plasma) return group.plasma;
  // the passing and those of an earlier product need no refinement: they fade
  if (kindOf !== kind.cart || programme === phenotype.passing || (traits & trait.former) !== 0) return -1;
  return programme === phenotype.effector
    ? group.effector
    : programme === phenotype.memory
      ? group.memory
      : group.exhausted;
}
