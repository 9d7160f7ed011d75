/** How the page starts: what its link says, and the detail that this machine can draw. */
import { isMeant } from '../model/parameters.ts';
import { type LinkContent, readLink } from '../story/link.ts';
import { proposedWeight } from './weight.ts';

/** What the link says, with the scenario as this machine can draw it. */
export type Start = LinkContent & {
  /** Its cells are heavier than it asks for. */
  readonly isCoarser: boolean;
};

/** Reads a link. What it does not say about detail is measured once and pinned from then on. */
export function readStart(search: string): Start {
  const link = readLink(search);
  const { scenario } = link;
  const asIs = { ...link, isCoarser: false };
  if (link.saysWeight || !isMeant('weight', scenario.scale, scenario.parameters)) return asIs;
  const weight = proposedWeight();
  if (weight <= scenario.parameters.weight) return asIs;
  return { ...link, scenario: { ...scenario, parameters: { ...scenario.parameters, weight } }, isCoarser: true };
}
