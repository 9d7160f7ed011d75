/** The button that lays published curves over the chart, and the box for their switches, which are loaded when it is first pressed. */
import type { Scenario } from '../model/scenario.ts';
import { element, textButton } from './dom.ts';
import { later } from './later.ts';
import type { OverlaySwitches } from './overlay-switches.ts';
import type { Overlay } from './overlays.ts';
import type { Series } from './series.ts';
import { t } from './strings.ts';

/** The button and the box. */
export type Compare = {
  readonly button: HTMLElement;
  readonly box: HTMLElement;
  /** The run has gone on, or another one has begun. */
  update(): void;
  /** Loads the switches before they are asked for. */
  load(): void;
};

/** What comparing needs. */
export type CompareOptions = {
  readonly scenario: () => Scenario;
  readonly series: Series;
  /** Told the curves to draw. */
  readonly show: (overlays: readonly Overlay[]) => void;
  /** Told when the switches cannot be loaded. */
  readonly failed: () => void;
};

/** Makes both; the box is closed. */
export function createCompare({ scenario, series, show, failed }: CompareOptions): Compare {
  const box = element('div', { class: 'compare', id: 'compare' });
  box.hidden = true;
  let switches: OverlaySwitches | undefined;
  const part = later(async () => {
    const { createOverlaySwitches } = await import('./overlay-switches.ts');
    switches = createOverlaySwitches(box, scenario, series, show);
  }, failed);
  const button = textButton(t('overlay.title'), () => {
    const isOpen = box.hidden;
    button.setAttribute('aria-expanded', String(isOpen));
    box.hidden = !isOpen;
    part.use(() => undefined);
  });
  button.className = 'button quiet compare-button';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'compare');
  return { button, box, update: () => switches?.update(), load: () => part.load() };
}
