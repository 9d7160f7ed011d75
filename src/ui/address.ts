/** The address bar: it always holds a link that restores everything. */
import { isMeant } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { mostCommands, writeLink } from '../story/link.ts';

/** The part of an address that concerns only how a run is shown. */
export type RawView = { readonly [key: string]: string };

/** The view settings of an address that stay in the address bar: a reload looks the same. */
export function readRawView(search: string): RawView {
  const fields = new URLSearchParams(search.slice(0, 65_536));
  const kept: Record<string, string> = {};
  for (const key of ['theme', 'embed', 'lang', 'play', 'speed']) {
    const value = fields.get(key);
    if (value !== null && /^[\w.-]{1,16}$/.test(value)) kept[key] = value;
  }
  return kept;
}

/** The link of a scenario. The detail is always in it, so that another machine does not choose its own. */
export function linkOf(scenario: Scenario, view: RawView): string {
  const link = writeLink(scenario);
  const weight =
    isMeant('weight', scenario.scale, scenario.parameters) && !/[?&]weight=/.test(link)
      ? `&weight=${scenario.parameters.weight}`
      : '';
  const shown = Object.entries(view).map(([key, value]) => `&${key}=${value}`);
  return `${link}${weight}${shown.join('')}`;
}

/**
 * Keeps the address bar's link true, a little later: the worker must first say at which tick a command took effect, and
 * browsers refuse more than about three changes a second.
 * @param fits is told whether a link can say the run; else the address bar keeps the last link that could
 * @param told is called with the scenario whenever the link has been written
 * @returns what to call at every change
 */
export function keepAddress(
  scenario: () => Scenario,
  view: RawView,
  fits: (does: boolean) => void,
  told: (scenario: Scenario) => void,
): () => void {
  let timer: number | null = null;
  return () => {
    timer ??= window.setTimeout(() => {
      timer = null;
      const present = scenario();
      const does = present.commands.length <= mostCommands;
      if (does) history.replaceState(null, '', linkOf(present, view));
      fits(does);
      told(present);
    }, 700);
  };
}
