/** How many real cells one drawn cell stands for: proposed on the first visit by a quick measurement, chosen in a dialog. */
import { createDialog, type Dialog } from './dialogs.ts';
import { element } from './dom.ts';
import { inWords } from './numbers.ts';
import { recall, remember } from './settings.ts';
import { t } from './strings.ts';

/** The choices, finest first. */
export const weights = [1e6, 5e6, 2e7] as const;

/** The choice that fits a machine on which the test loop took so many milliseconds; about 8 on a laptop of 2020. */
export function weightFor(milliseconds: number, processors: number): number {
  const slowness = milliseconds * (processors < 4 ? 1.5 : 1);
  return slowness < 30 ? weights[0] : slowness < 90 ? weights[1] : weights[2];
}

/** The remembered choice, or one made now by a short measurement. */
export function proposedWeight(): number {
  const known = Number(recall('weight'));
  if (weights.some((weight) => weight === known)) return known;
  const weight = weightFor(measure(), navigator.hardwareConcurrency || 2);
  remember('weight', String(weight));
  return weight;
}

/** Milliseconds for a loop like the model's inner ones; the faster of two tries, because the first one compiles. */
function measure(): number {
  const numbers = new Float64Array(20_000).map((_, i) => 1 + (i % 97) / 97);
  const once = (): number => {
    const start = performance.now();
    for (let round = 0; round < 100; round++) {
      for (let i = 0; i < numbers.length; i++) {
        const value = numbers[i] ?? 1;
        numbers[i] = Math.sqrt(value * 1.000001 + (Math.imul(i, 0x9e3779b1) >>> 31) * 1e-9);
      }
    }
    return performance.now() - start;
  };
  return Math.min(once(), once());
}

/** The dialog in which the choice is made; a choice is remembered and handed to `choose`. */
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
