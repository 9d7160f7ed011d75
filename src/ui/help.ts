/** The card with help and keys. */
import { createDialog, type Dialog } from './dialogs.ts';
import { element } from './dom.ts';
import { keyCard } from './keys.ts';
import { createPlate, type PaintPlate } from './plate.ts';
import { t } from './strings.ts';

/** What the help card can switch. */
export type Shortcuts = { isOn(): boolean; set(on: boolean): void };

/** The card that says what is shown, what is not true, and which keys there are. */
export function createHelp(host: HTMLElement, shortcuts: Shortcuts, paint: PaintPlate): Dialog {
  const list = element('dl', { class: 'key-list' });
  for (const { keys, label } of keyCard) {
    const names = keys.flatMap((key, index) => [...(index > 0 ? [' '] : []), element('kbd', { text: key })]);
    list.append(element('div', {}, element('dt', {}, ...names), element('dd', { text: t(label) })));
  }
  const box = element('input', { attributes: { type: 'checkbox' } });
  box.addEventListener('change', () => shortcuts.set(box.checked));
  const dialog = createDialog(
    host,
    'help',
    t('help.title'),
    element('p', { text: t('help.what') }),
    element('p', { class: 'quiet-text', text: t('help.honest') }),
    element('h3', { text: t('help.plate') }),
    createPlate(paint),
    element('h3', { text: t('help.keys') }),
    list,
    element('label', { class: 'check' }, box, element('span', { text: t('help.shortcuts') })),
    element('p', { class: 'quiet-text', text: t('help.mouse') }),
  );
  return {
    open() {
      box.checked = shortcuts.isOn();
      if (!dialog.open) dialog.showModal();
    },
  };
}
