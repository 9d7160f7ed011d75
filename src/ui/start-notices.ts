/** What the visitor should know about how the page started. */
import type { Notices } from './notices.ts';
import { inWords } from './numbers.ts';
import type { Start } from '../page/start.ts';
import { t } from './strings.ts';
import { weights } from '../page/weight.ts';

/**
 * Says it.
 * @param finer asked for when the visitor wants the finest detail in spite of a slow machine
 */
export function tellStart(start: Start, notices: Notices, finer: (weight: number) => void): void {
  start.messages.slice(0, 3).forEach((message, i) => {
    notices.show({ id: `link${i}`, text: t('notice.refused', { message }) });
  });
  if (start.otherModel !== null) tellOtherModel(notices, start.otherModel);
  if (!start.isCoarser) return;
  notices.show({
    id: 'detail',
    text: t('detail.proposed', { cells: inWords(start.scenario.parameters.weight) }),
    action: { label: t('detail.finer', { cells: inWords(weights[0]) }), run: () => finer(weights[0]) },
    forMs: 12_000,
  });
}

/** Says that link or file come from another version of the model. */
export function tellOtherModel(notices: Notices, version: string): void {
  notices.show({ id: 'model', text: t('notice.otherModel', { version }) });
}
