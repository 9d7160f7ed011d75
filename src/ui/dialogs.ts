/** What all dialogs share. */
import { element, iconButton } from './dom.ts';
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
