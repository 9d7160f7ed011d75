/** Dialogs, and the first of them: the card with help and keys. */
import { element, iconButton } from './dom.ts';
import { keyCard } from './keys.ts';
import { createPlate, type PaintPlate } from './plate.ts';
import { t } from './strings.ts';

/** A dialog that can be opened. */
export type Dialog = { open(): void };

/** A native dialog with a title and a way out; a click beside it closes it. */
export function createDialog(host: HTMLElement, id: string, title: string, ...content: Node[]): HTMLDialogElement {
  const heading = element('h2', { id: `${id}-title`, text: title });
  const dialog = element('dialog', { id, class: 'dialog', attributes: { 'aria-labelledby': heading.id } });
  const head = element(
    'div',
    { class: 'dialog-head' },
    heading,
    iconButton('close', t('button.close'), () => dialog.close()),
  );
  dialog.append(element('div', { class: 'dialog-body' }, head, ...content));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  host.append(dialog);
  return dialog;
}

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
