/** The "?" of a row: one popover that tells what a parameter means, its range, and where its value comes from. */
import { allowed, type ParameterRow } from '../model/parameters.ts';
import { element } from './dom.ts';
import { helpOf, labelOf, type PlainKey, t } from './strings.ts';

/** Makes the "?" buttons of a panel. */
export type About = { button(row: ParameterRow): HTMLButtonElement };

/** The popover, put into `host`, and the maker of its buttons. */
export function createAbout(host: HTMLElement): About {
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
    for (const [name, fact] of facts) list.append(element('dt', { text: t(name) }), element('dd', { text: fact }));
    popover.setAttribute('aria-label', labelOf(row));
    popover.replaceChildren(element('h2', { text: labelOf(row) }), element('p', { text: helpOf(row) }), list);
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
        attributes: {
          type: 'button',
          'aria-expanded': 'false',
          'aria-label': t('panel.about', { field: labelOf(row) }),
        },
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
