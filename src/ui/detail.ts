/** The dialog in which it is chosen how many real cells one drawn cell stands for. */
import { createDialog, type Dialog } from './dialogs.ts';
import { element } from './dom.ts';
import { inWords } from './numbers.ts';
import { remember } from '../page/settings.ts';
import { t } from './strings.ts';
import { weights } from '../page/weight.ts';

/** The dialog; a choice is remembered and handed to `choose`. */
export function createDetail(host: HTMLElement, current: () => number, choose: (weight: number) => void): Dialog {
  const inputs = weights.map((weight) => {
    const input = element('input', { attributes: { type: 'radio', name: 'weight', value: String(weight) } });
    input.addEventListener('change', () => {
      remember('weight', String(weight));
      choose(weight);
    });
    return input;
  });
  const set = element(
    'fieldset',
    { class: 'choices' },
    element('legend', { class: 'visually-hidden', text: t('detail.title') }),
  );
  inputs.forEach((input, index) => {
    const text = t('detail.choice', { cells: inWords(weights[index] ?? 1) });
    set.append(element('label', { class: 'check' }, input, element('span', { text })));
  });
  const dialog = createDialog(host, 'detail', t('detail.title'), element('p', { text: t('detail.text') }), set);
  return {
    open() {
      for (const input of inputs) input.checked = Number(input.value) === current();
      if (!dialog.open) dialog.showModal();
    },
  };
}
