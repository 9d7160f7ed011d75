/** The reading line of the chart for the keyboard: a slider over the plot that moves it day by day. Enter shows the cells of that day; with Shift the cells go along. */
import { element } from './dom.ts';
import { days } from './numbers.ts';
import { t } from './strings.ts';

/** What the line asks of the chart. */
export type ProbeEvents = {
  /** The last day known, and the length of a small step in days. */
  last(): number;
  step(): number;
  /** Puts the line on a day. */
  read(day: number): void;
  leave(): void;
  seek(day: number): void;
};

/** A line of reading that keys move over the chart. */
export type Probe = {
  /** What is read there, or nothing. */
  show(what: { readonly day: number; readonly text: string } | null): void;
};

/** Adds the slider to the chart's figure. */
export function createProbe(figure: HTMLElement, events: ProbeEvents): Probe {
  let at = 0;
  const slider = element('div', {
    class: 'probe',
    attributes: {
      role: 'slider',
      tabindex: '0',
      'aria-label': t('chart.probe'),
      'aria-valuemin': '0',
      'aria-valuemax': '0',
      'aria-valuenow': '0',
    },
  });
  figure.append(slider);
  const move = (day: number): void => {
    at = Math.min(events.last(), Math.max(0, day));
    events.read(at);
  };
  slider.addEventListener('focus', () => move(events.last()));
  slider.addEventListener('blur', () => events.leave());
  slider.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = events.step();
    const moves: { readonly [key: string]: number } = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      PageDown: at - 8 * step,
      PageUp: at + 8 * step,
      Home: 0,
      End: events.last(),
    };
    const day = moves[event.key];
    if (day === undefined && event.key !== 'Enter') return;
    if (day !== undefined) move(day);
    if (event.key === 'Enter' || event.shiftKey) events.seek(at);
    event.preventDefault();
  });
  return {
    show(what) {
      const now = what?.day ?? at;
      slider.setAttribute('aria-valuemax', days(Math.max(events.last(), now)));
      slider.setAttribute('aria-valuenow', days(now));
      slider.setAttribute('aria-valuetext', what?.text ?? t('day', { day: days(now) }));
    },
  };
}
