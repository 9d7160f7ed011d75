/** How the page starts: what its link says, and the detail that this machine can draw. */
import type { Scenario } from '../model/scenario.ts';
import { readLink } from '../story/link.ts';
import type { ViewSettings } from '../story/view-keys.ts';
import { proposedWeight, weights } from './detail.ts';
import type { Notices } from './notices.ts';
import { inWords } from './numbers.ts';
import { t } from './strings.ts';

/** The scenario to start with, and how it is to be shown. */
export type Start = { readonly scenario: Scenario; readonly view: ViewSettings };

/**
 * Reads a link. What it does not say about detail is measured once and pinned from then on.
 * @param finer asked for when the visitor wants the finest detail in spite of a slow machine
 */
export function readStart(search: string, notices: Notices, finer: (weight: number) => void): Start {
  const link = readLink(search);
  link.messages.slice(0, 3).forEach((message, i) => {
    notices.show({ id: `link${i}`, text: t('notice.refused', { message }) });
  });
  if (link.otherModel !== null) tellOtherModel(notices, link.otherModel);
  const { scenario, view } = link;
  if (new URLSearchParams(search).has('weight') || scenario.scale !== 'patient') return { scenario, view };
  const weight = proposedWeight();
  if (weight <= scenario.parameters.weight) return { scenario, view };
  notices.show({
    id: 'detail',
    text: t('detail.proposed', { cells: inWords(weight) }),
    action: { label: t('detail.finer', { cells: inWords(weights[0]) }), run: () => finer(weights[0]) },
    forMs: 12_000,
  });
  return { scenario: { ...scenario, parameters: { ...scenario.parameters, weight } }, view };
}

/** Says that link or file come from another version of the model. */
export function tellOtherModel(notices: Notices, version: string): void {
  notices.show({ id: 'model', text: t('notice.otherModel', { version }) });
}
