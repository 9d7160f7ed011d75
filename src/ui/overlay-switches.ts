/** The switches that lay published curves over the chart, with a note where one does not fit the run. */
import { leonTriana, stein } from '../analysis/published.ts';
import type { Scenario } from '../model/scenario.ts';
import { dayWindow } from './chart-ranges.ts';
import { element, setText } from './dom.ts';
import { isFitting, type Overlay, type OverlayName, overlayNames, overlaysOf, peakOf } from './overlays.ts';
import type { Series } from './series.ts';
import { t } from './strings.ts';
import { throttle } from './throttle.ts';

/** The switches. */
export type OverlaySwitches = {
  /** The run has gone on, or another one has begun. */
  update(): void;
};

const abouts: { readonly [N in OverlayName]: () => string } = {
  stein: () => `${t('overlay.steinAbout')} ${stein.validity}`,
  leon: () => leonTriana.validity,
  reference: () => t('overlay.referenceAbout'),
};

const citations: { readonly [N in OverlayName]?: string } = { stein: stein.citation, leon: leonTriana.citation };

/** Curves are computed again at most this often, in ms. */
const every = 1000;

/** Makes the switches inside `box`. @param show told the curves to draw */
export function createOverlaySwitches(
  box: HTMLElement,
  scenario: () => Scenario,
  series: Series,
  show: (overlays: readonly Overlay[]) => void,
): OverlaySwitches {
  let newest: OverlayName | null = null;
  const inputs = overlayNames.map((name) => {
    const input = element('input', { attributes: { type: 'checkbox' } });
    input.addEventListener('change', () => {
      newest = input.checked ? name : null;
      compute();
    });
    return { name, input };
  });
  const note = element('p', { class: 'quiet-text compare-note', attributes: { role: 'status', tabindex: '0' } });
  box.append(
    ...inputs.map(({ name, input }) => {
      const label = element('label', { class: 'check' }, input, element('span', { text: t(`overlay.${name}`) }));
      label.title = citations[name] ?? '';
      return label;
    }),
    note,
  );

  let known = '';
  let curves: Overlay[] = [];
  function compute(): void {
    const now = scenario();
    const wanted = inputs.filter(({ input }) => input.checked).map(({ name }) => name);
    const fitting = wanted.filter((name) => isFitting(name, now));
    const hidden = wanted.filter((name) => !fitting.includes(name));
    const about = newest !== null && fitting.includes(newest) ? [abouts[newest]()] : [];
    setText(note, [...hidden.map((name) => t(`overlay.${name}Hidden`)), ...about].join(' '));
    const cart = series.column('cart');
    const until = Math.max(now.days, dayWindow(series.column('day')[series.count - 1] ?? 0, now.scale));
    const peak = fitting.includes('stein') ? peakOf(now, cart, series.count) : 0;
    // everything that the curves depend on; while it stays, so do they
    const key = JSON.stringify([fitting, until, Number(peak.toPrecision(2)), now.parameters]);
    if (key === known) return;
    known = key;
    curves = fitting.flatMap((name) => overlaysOf(name, now, until, peak));
    show(curves);
  }
  const update = throttle<null>(compute, every);
  return {
    update() {
      if (curves.length > 0 || inputs.some(({ input }) => input.checked)) update(null);
    },
  };
}
