/** The "?" of a row: one popover that tells what a parameter means, its range, and where its value comes from. */
import { allowed, type ParameterRow, type Parameters } from '../model/parameters.ts';
import { citedIn } from '../model/sources.ts';
import { element } from './dom.ts';
import { helpOf, labelOf } from './parameter-words.ts';
import { type PlainKey, t } from './strings.ts';

/** Makes the "?" buttons of a panel. They still need a name. */
export type About = { button(row: ParameterRow): HTMLButtonElement };

/** The popover, put into `host`, and the maker of its buttons. @param parameters those of the run, whose target is named */
export function createAbout(host: HTMLElement, parameters: () => Readonly<Parameters>): About {
  const popover = element('div', {
    id: 'about',
    class: 'popover',
    attributes: { popover: 'auto', role: 'dialog', tabindex: '0' },
  });
  host.append(popover);

  const fill = (row: ParameterRow): void => {
    const facts: [PlainKey, string][] = [
      ['panel.range', allowed(row)],
      ['panel.applies', t(row.applies === 'now' ? 'panel.appliesNow' : 'panel.appliesStart')],
      ['panel.source', row.source],
      ['panel.evidence', t(`evidence.${row.evidence}`)],
    ];
    const list = element('dl');
    for (const [name, fact] of facts) {
      list.append(element('dt', { text: t(name) }), element('dd', { text: fact }));
      if (name !== 'panel.source') continue;
      for (const { code, work } of citedIn(fact))
        list.append(element('dd', { class: 'cited', text: `${code}: ${work}` }));
    }
    const label = labelOf(row, parameters());
    popover.setAttribute('aria-label', label);
    popover.replaceChildren(element('h2', { text: label }), element('p', { text: helpOf(row, parameters()) }), list);
  };

  // a press on the button of the open popover closes it first, by light dismissal; it must not open again then
  let closedBy: HTMLButtonElement | null = null;
  let opener: HTMLButtonElement | null = null;
  popover.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'open') return;
    closedBy = opener;
    opener?.setAttribute('aria-expanded', 'false');
    setTimeout(() => {
      closedBy = null;
    }, 300);
  });

  return {
    button(row) {
      const made = element('button', {
        class: 'about-button',
        text: '?',
        attributes: { type: 'button', 'aria-expanded': 'false' },
      });
      made.addEventListener('click', () => {
        if (popover.matches(':popover-open')) popover.hidePopover();
        if (closedBy === made) return;
        fill(row);
        opener = made;
        made.setAttribute('aria-expanded', 'true');
        // the source gives the popover its place in the order of focus
        popover.showPopover({ source: made } as never);
      });
      return made;
    },
  };
}
