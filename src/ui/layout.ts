/** Which parts of the page are open: chart, panel, tools of the picture, everything, or nothing at all on a black screen. */
import type { Action } from '../page/actions.ts';
import { rememberedOpen } from '../page/settings.ts';
import type { PageState } from '../page/state.ts';
import { byId } from './dom.ts';

/** On a screen this narrow or low (the same query as in style.css) only one of chart and panel is open, as a sheet at the bottom. */
const phone = '(max-width: 45em), (max-height: 30em)';

/** Whether the screen is narrow now. */
export function isNarrow(): boolean {
  return matchMedia(phone).matches;
}

/** Tells when the screen becomes narrow or wide. */
export function watchWidth(act: (action: Action) => void): void {
  const narrow = matchMedia(phone);
  narrow.addEventListener('change', () => act({ do: 'narrow', isSo: narrow.matches, open: rememberedOpen() }));
}

/** Shows what is open. */
export function showLayout({ open, isBare, isBlank }: PageState): void {
  const root = document.documentElement;
  byId('chart').hidden = !open.chart;
  byId('panel').hidden = !open.panel;
  byId('blank').hidden = !isBlank;
  root.dataset['panel'] = open.panel ? 'open' : 'closed';
  // a wide screen always has room for the tools; the style sheet heeds this on a phone alone
  root.dataset['look'] = open.look ? 'open' : 'closed';
  root.toggleAttribute('data-bare', isBare);
}
