/** Which parts of the page are open: chart, panel, tools of the picture, everything, or nothing at all on a black screen. */
import { byId } from './dom.ts';
import { recall, remember } from './settings.ts';

/** The parts that open and close. */
export type Layout = {
  toggleChart(): void;
  togglePanel(): void;
  toggleLook(): void;
  /** Hides everything but the cells, or shows it again. */
  toggleAll(): void;
  /** Blackens the screen or brings it back. @returns whether it is black now. */
  toggleBlank(): boolean;
  /** A projector begins with the panel folded; other looks keep what was open. */
  forProjector(): void;
  readonly isBlank: boolean;
};

/** What is open. */
type Open = { readonly chart: boolean; readonly panel: boolean; readonly look: boolean };

/** On a screen this narrow or low (the same query as in style.css) only one of chart and panel is open, as a sheet at the bottom. */
const phone = '(max-width: 45em), (max-height: 30em)';

/** @param changed told which parts are open, at once and after every change */
export function createLayout(changed: (open: Open) => void): Layout {
  const chartHost = byId('chart');
  const panelHost = byId('panel');
  const blank = byId('blank');
  const narrow = matchMedia(phone);
  let chart = narrow.matches ? false : recall('chart') !== 'closed';
  let panel = narrow.matches ? false : recall('panel') !== 'closed';
  // a wide screen always has room for the tools; the style sheet heeds this on a phone alone
  let look = false;

  const show = (): void => {
    chartHost.hidden = !chart;
    panelHost.hidden = !panel;
    document.documentElement.dataset['panel'] = panel ? 'open' : 'closed';
    document.documentElement.dataset['look'] = look ? 'open' : 'closed';
    changed({ chart, panel, look });
  };
  const keep = (): void => {
    if (narrow.matches) return;
    remember('chart', chart ? 'open' : 'closed');
    remember('panel', panel ? 'open' : 'closed');
  };
  narrow.addEventListener('change', () => {
    if (narrow.matches) {
      chart = false;
      panel = false;
    } else {
      chart = recall('chart') !== 'closed';
      panel = recall('panel') !== 'closed';
    }
    show();
  });
  show();

  return {
    toggleChart() {
      chart = !chart;
      if (narrow.matches) panel = look = false;
      show();
      keep();
    },
    togglePanel() {
      panel = !panel;
      if (narrow.matches) chart = look = false;
      show();
      keep();
    },
    toggleLook() {
      look = !look;
      if (narrow.matches) chart = panel = false;
      show();
    },
    toggleAll() {
      document.documentElement.toggleAttribute('data-bare');
    },
    toggleBlank() {
      blank.hidden = !blank.hidden;
      return !blank.hidden;
    },
    forProjector() {
      panel = false;
      show();
    },
    get isBlank() {
      return !blank.hidden;
    },
  };
}
