/** A page before anything was done to it. */
import { type First, firstState, type PageState } from '../../src/page/state.ts';
import { defaultScenario } from '../../src/story/scenarios.ts';
import type { ViewSettings } from '../../src/story/view-keys.ts';

/** Chart and panel open. */
export const open: PageState['open'] = { chart: true, panel: true, look: false };

/** The state of a wide page that nobody has been to, with the default scenario. */
export function firstOf(view: ViewSettings = {}, more: Partial<First> = {}): PageState {
  return firstState({
    scenario: defaultScenario,
    view,
    isCalm: false,
    prefersLight: false,
    isNarrow: false,
    remembered: { theme: undefined, open, trails: false },
    ...more,
  });
}
