/** The dialogs, each loaded when it is first asked for: sharing, help, and how fine the picture is. */
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import type { ViewSettings } from '../story/view-keys.ts';
import { linkOf } from '../page/address.ts';
import type { Dialog } from './dialogs.ts';
import type { PaintPlate } from './plate.ts';
import { type Later, later } from './later.ts';
import type { Notices } from './notices.ts';
import { shortcuts } from '../page/settings.ts';
import { tellOtherModel } from './start-notices.ts';
import type { Theme } from '../palette.ts';

/** What the dialogs need of the page. */
export type DialogOptions = {
  readonly notices: Notices;
  readonly run: { scenario(): Scenario };
  readonly card: { rows(): Summary[] };
  readonly view: { drawNow(): void; canvas(): HTMLCanvasElement; paintPlate: PaintPlate };
  /** What is written under the picture, and the theme it is in. */
  readonly caption: () => string;
  readonly chosenTheme: () => Theme;
  /** A dialog was asked for and cannot be loaded. */
  readonly unloaded: () => void;
  /** What a shared link says of the view. */
  readonly sharedView: () => ViewSettings;
  /** Starts a run that was opened from a file. */
  readonly open: (scenario: Scenario) => void;
  readonly weightNow: () => number;
  readonly setWeight: (weight: number) => void;
};

/** Makes what loads them. */
export function createDialogs(options: DialogOptions): {
  readonly [name in 'share' | 'help' | 'detail']: Later<Dialog>;
} {
  const { notices, run, card, view, unloaded, open } = options;
  const share = later(async () => {
    const [{ createShare }, { pictureWithCaption }] = await Promise.all([import('./share.ts'), import('./save.ts')]);
    return createShare(document.body, {
      link: () => new URL(linkOf(run.scenario(), options.sharedView()), location.href).href,
      scenario: () => run.scenario(),
      rows: () => card.rows(),
      picture() {
        view.drawNow();
        return pictureWithCaption(view.canvas(), options.caption(), options.chosenTheme());
      },
      opened({ scenario, otherModel }) {
        if (otherModel !== null) tellOtherModel(notices, otherModel);
        open(scenario);
      },
    });
  }, unloaded);
  const help = later(async () => {
    const { createHelp } = await import('./help.ts');
    return createHelp(document.body, shortcuts, (host, places, scale) => view.paintPlate(host, places, scale));
  }, unloaded);
  const detail = later(async () => {
    const { createDetail } = await import('./detail.ts');
    return createDetail(document.body, options.weightNow, options.setWeight);
  }, unloaded);
  return { share, help, detail };
}
