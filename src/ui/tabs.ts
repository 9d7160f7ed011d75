/** Tabs: one panel of several is shown; arrow keys go from tab to tab, as the ARIA pattern wants it. */
import { element } from './dom.ts';
import { t } from './strings.ts';

/** The panels of the card, in their order. */
const tabNames = ['course', 'antigen', 'deaths', 'patient'] as const;
type TabName = (typeof tabNames)[number];

/** Tabs with panels by name. */
export type Tabs = {
  readonly list: HTMLElement;
  readonly panels: { readonly [P in TabName]: HTMLElement };
  readonly current: TabName;
  /** Takes the last tab, the patient, away or brings it back. */
  showPatient(isShown: boolean): void;
};

/** Makes tabs, the first one open. @param changed told the name of the panel now shown */
export function createTabs(changed: (name: TabName) => void): Tabs {
  let current: TabName = 'course';
  const made = tabNames.map((name) => {
    const tab = element('button', {
      class: 'tab',
      id: `tab-${name}`,
      text: t(`tab.${name}`),
      attributes: { type: 'button', role: 'tab', 'aria-controls': `card-${name}` },
      onClick: () => open(name),
    });
    const panel = element('div', {
      class: `card-panel card-${name}`,
      id: `card-${name}`,
      attributes: { role: 'tabpanel', 'aria-labelledby': tab.id },
    });
    return { name, tab, panel };
  });
  const list = element(
    'div',
    { class: 'tab-list', attributes: { role: 'tablist', 'aria-label': t('tabs.title') } },
    ...made.map((one) => one.tab),
  );
  const mark = (): void => {
    for (const { name, tab, panel } of made) {
      const isOpen = name === current;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      panel.hidden = !isOpen;
    }
  };
  function open(name: TabName): void {
    if (name === current) return;
    current = name;
    mark();
    changed(name);
  }
  list.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.shiftKey) return;
    event.preventDefault();
    const shown = made.filter((one) => !one.tab.hidden);
    const at = shown.findIndex((one) => one.name === current);
    const next = shown[(at + by + shown.length) % shown.length];
    if (next === undefined) return;
    open(next.name);
    next.tab.focus();
  });
  mark();
  const panelOf = (name: TabName): HTMLElement => made[tabNames.indexOf(name)]?.panel ?? list;
  return {
    list,
    panels: {
      course: panelOf('course'),
      antigen: panelOf('antigen'),
      deaths: panelOf('deaths'),
      patient: panelOf('patient'),
    },
    get current() {
      return current;
    },
    showPatient(isShown) {
      const patient = made[made.length - 1];
      if (patient === undefined) return;
      patient.tab.hidden = !isShown;
      if (!isShown && current === 'patient') open('course');
    },
  };
}
