/** What a lecturer's hand reaches from afar: the keys, and a black screen behind which a run stands still. */
import type { Page } from '../page/actions.ts';
import { shortcuts } from '../page/settings.ts';
import { createActions, type Parts } from './actions.ts';
import { byId } from './dom.ts';
import { listenToKeys } from './keys.ts';

/** Starts listening. */
export function createRemote(page: Page, parts: Parts): void {
  const actions = createActions(page, parts);
  listenToKeys({
    act(action) {
      // any key brings a black screen back
      actions[page.state.isBlank ? 'blank' : action]();
    },
    singleKeys: shortcuts.isOn,
    swallowReload: () => document.fullscreenElement !== null,
  });
  byId('blank').addEventListener('click', actions.blank);
}
