/** The legend is the live numbers: each entry has colour, shape, name and count, and shows or hides its line in the chart. */
import type { Summary, SummaryColumn } from '../model/summary.ts';
import type { Scale } from '../model/world.ts';
import { type SeriesName, seriesStyles } from '../palette.ts';
import { element, setText, textButton } from './dom.ts';
import { glyph } from './glyph.ts';
import { cellCount, inWords } from './numbers.ts';
import { t } from './strings.ts';

/** The curves, those that are shown from the beginning first. */
export const curves = [
  'cart',
  'cancer',
  'cancerNegative',
  'bCells',
  'effector',
  'memory',
  'exhausted',
  'tCells',
] as const satisfies readonly (SeriesName & SummaryColumn)[];

/** A column that is a number of cells and has a colour. */
export type Curve = (typeof curves)[number];

/** How many of the curves are always in the legend. */
const always = 4;

/** The legend. */
export type Legend = {
  /** Shows the numbers of an instant, and how the patient is. */
  update(now: Summary, scale: Scale): void;
  /** A new run: what has never been there yet is not listed. */
  reset(): void;
  /** Shows how many cells one drawn cell stands for; 1 at the scale of single cells. */
  setWeight(cells: number): void;
};

/** What the legend asks of the page. */
export type LegendEvents = { toggle(curve: Curve, shown: boolean): void; chooseDetail(): void };

/** Builds the legend inside `host`. */
export function createLegend(host: HTMLElement, events: LegendEvents): Legend {
  const list = element('div', { class: 'legend-list' });
  const numbers = new Map<Curve, HTMLElement>();
  const entries = curves.map((curve, index) => {
    const number = element('span', { class: 'count', text: '–' });
    numbers.set(curve, number);
    const shown = index < always;
    const button = element(
      'button',
      { class: `legend-entry series-${curve}`, attributes: { type: 'button', 'aria-pressed': String(shown) } },
      glyph(seriesStyles[curve].shape),
      element('span', { class: 'legend-name wide-only', text: t(`series.${curve}`) }),
      element('span', { class: 'legend-name phone-only', text: t(`label.${curve}`) }),
      number,
    );
    button.title = t('legend.toggle');
    button.addEventListener('click', () => {
      const next = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(next));
      events.toggle(curve, next);
    });
    button.hidden = !shown;
    return button;
  });
  list.append(...entries);

  const more = textButton(t('legend.more'), () => open(more.getAttribute('aria-expanded') !== 'true'), 'quiet');
  const open = (wide: boolean): void => {
    more.setAttribute('aria-expanded', String(wide));
    setText(more, t(wide ? 'legend.less' : 'legend.more'));
    for (const entry of entries.slice(always)) entry.hidden = !wide;
  };
  open(false);
  const weight = textButton('', () => events.chooseDetail(), 'quiet weight');
  const vitals = element('p', { class: 'vitals' });
  vitals.title = t('legend.vitalsTitle');
  const disclaimer = element('span', { class: 'foot-disclaimer', text: t('disclaimer') });
  host.append(list, element('div', { class: 'legend-foot' }, vitals, weight, more, disclaimer));
  const negative = entries[curves.indexOf('cancerNegative')];

  return {
    update(now, scale) {
      for (const [curve, number] of numbers) setText(number, cellCount(now[curve]));
      if (now.cancerNegative > 0) negative?.toggleAttribute('data-absent', false);
      const { temperature, crsGrade: grade, il6 } = now;
      vitals.hidden = scale !== 'patient';
      vitals.classList.toggle('ill', grade > 0);
      setText(vitals, t('legend.vitals', { temperature: temperature.toFixed(1), grade, il6: Math.round(il6) }));
    },
    reset() {
      negative?.toggleAttribute('data-absent', true);
    },
    setWeight(cells) {
      setText(weight, cells > 1 ? t('legend.weight', { cells: inWords(cells) }) : t('legend.single'));
    },
  };
}
