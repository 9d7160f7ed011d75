/** The address bar: it always holds a link that restores everything. The one place that reads and writes it. */
import { isMeant } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { mostCommands, writeLink } from '../story/link.ts';
import { type ViewSettings, writeView } from '../story/view-keys.ts';

/** The link of a scenario. The detail is always in it, so that another machine does not choose its own. */
export function linkOf(scenario: Scenario, view: ViewSettings): string {
  const link = writeLink(scenario);
  const weight =
    isMeant('weight', scenario.scale, scenario.parameters) && !/[?&]weight=/.test(link)
      ? `&weight=${scenario.parameters.weight}`
      : '';
  return `${link}${weight}${writeView(view)}`;
}

/** What the address is to say. */
export type Addressed = { readonly scenario: Scenario; readonly view: ViewSettings };

/**
 * Keeps the address bar's link true, a little later: the worker must first say at which tick a command took effect, and
 * browsers refuse more than about three changes a second.
 * @param fits is told whether a link can say the run; else the address bar keeps the last link that could
 * @param told is called with the scenario whenever the link has been written
 * @returns what to call at every change
 */
export function keepAddress(
  present: () => Addressed,
  fits: (does: boolean) => void,
  told: (scenario: Scenario) => void,
): () => void {
  let timer: number | null = null;
  return () => {
    timer ??= window.setTimeout(() => {
      timer = null;
      const { scenario, view } = present();
      const does = scenario.commands.length <= mostCommands;
      if (does) history.replaceState(null, '', linkOf(scenario, view));
      fits(does);
      told(scenario);
    }, 700);
  };
}
