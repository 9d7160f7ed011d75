/** The legend is the live numbers: each entry has colour, shape, name and count, and shows or hides its line in the chart. */
import { kind } from '../model/kinds.ts';
import type { Summary, SummaryColumn } from '../model/summary.ts';
import type { StageName } from '../model/stages/facts.ts';
import { type SeriesName, seriesStyles } from '../palette.ts';
import { countText, isSeen, type Reading } from './clinic.ts';
import { element, setText, textButton } from './dom.ts';
import { glyph } from './glyph.ts';
import { il6Text } from './numbers.ts';
import { stageViews } from './stages.ts';
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

/** The rows of curves beside the chart: number, sample of the line, and a switch for each. */
export type Legend = {
  /** Shows the numbers of an instant, and how the patient is. */
  update(now: Summary, stage: StageName): void;
  /** A new run: what has never been there yet is not listed. */
  reset(): void;
  /** True numbers, or what a clinic sees. */
  setReading(reading: Reading): void;
  /** Lights up the entries of these curves. */
  light(lit: readonly Curve[]): void;
};

/** What the legend asks of the page. */
export type LegendEvents = {
  toggle(curve: Curve, shown: boolean): void;
  /** Kinds that step back in the picture: bit n for row n of the cell table. */
  fade(kinds: number): void;
};

/** The kinds of cell that a curve counts as a whole. */
const kindsOf: { readonly [C in Curve]?: readonly number[] } = {
  cart: [kind.cart],
  cancer: [kind.cancer],
  bCells: [kind.bCell],
  tCells: [kind.tHelper, kind.tKiller],
};

/** Builds the legend inside `host`. */
export function createLegend(host: HTMLElement, events: LegendEvents): Legend {
  const list = element('div', { class: 'legend-list' });
  const numbers = new Map<Curve, HTMLElement>();
  let faded = 0;
  let reading: Reading = 'truth';
  let stage: StageName = 'patient';
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
      for (const code of kindsOf[curve] ?? []) faded = next ? faded & ~(1 << code) : faded | (1 << code);
      events.fade(faded);
    });
    button.hidden = !shown;
    return button;
  });
  list.append(...entries);

  const more = textButton(t('legend.more'), () => open(more.getAttribute('aria-expanded') !== 'true'), 'quiet');
  const open = (wide: boolean): void => {
    more.setAttribute('aria-expanded', String(wide));
    setText(more, t(wide ? 'legend.less' : 'legend.more'));
    arrange();
  };
  /** Shows the entries that have a meaning now. */
  const arrange = (): void => {
    entries.forEach((entry, index) => {
      const curve = curves[index];
      const isMeant = curve !== undefined && isSeen(curve, reading) && stageViews[stage].curves.includes(curve);
      entry.hidden = !isMeant || (index >= always && more.getAttribute('aria-expanded') !== 'true');
    });
  };
  open(false);
  const vitals = element('p', { class: 'vitals' });
  vitals.title = t('legend.vitalsTitle');
  const disclaimer = element('span', { class: 'foot-disclaimer', text: t('disclaimer') });
  host.append(list, element('div', { class: 'legend-foot' }, vitals, more, disclaimer));
  /** Lists a curve, or not as long as there has been none of it in this run. */
  const setAbsent = (curve: Curve, isAbsent: boolean): void => {
    entries[curves.indexOf(curve)]?.toggleAttribute('data-absent', isAbsent);
  };
  const hideRare = (): void => {
    for (const curve of curves) setAbsent(curve, stageViews[stage].rareCurves.includes(curve));
  };

  return {
    update(now, nextStage) {
      if (nextStage !== stage) {
        stage = nextStage;
        hideRare();
        arrange();
      }
      for (const [curve, number] of numbers) setText(number, countText(now, curve, reading));
      for (const curve of stageViews[stage].rareCurves) if (now[curve] > 0) setAbsent(curve, false);
      const { temperature, crsGrade: grade, il6 } = now;
      vitals.hidden = !stageViews[stage].hasPatient;
      vitals.classList.toggle('ill', grade > 0);
      setText(vitals, t('legend.vitals', { temperature: temperature.toFixed(1), grade, il6: il6Text(il6) }));
    },
    setReading(next) {
      reading = next;
      arrange();
    },
    light(lit) {
      entries.forEach((entry, index) =>
        entry.classList.toggle(
          'lit',
          lit.some((curve) => curve === curves[index]),
        ),
      );
    },
    reset: hideRare,
  };
}
