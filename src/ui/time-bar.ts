/** The course as a bar: where one is, how far the run has come, and what happened when. */
import type { Scenario } from '../model/scenario.ts';
import { type StageName, stageFacts } from '../model/stages/facts.ts';
import { element } from './dom.ts';
import { days } from './numbers.ts';
import { t } from './strings.ts';
import { throttle } from './throttle.ts';

/** Something that happened: therapy is marked from below, what the cells did from above. */
export type Mark = { readonly day: number; readonly text: string; readonly kind: 'therapy' | 'milestone' };

/** Shows which part of the course is known, what happened in it, and which instant is shown. */
export type TimeBar = {
  readonly element: HTMLElement;
  setTick(tick: number): void;
  setScenario(scenario: Scenario): void;
  setMarks(marks: readonly Mark[]): void;
};

/** While the bar is dragged the run follows at most this often, in ms. */
const seekEvery = 150;

/** A bar that asks for ticks through `seek`. */
export function createTimeBar(seek: (tick: number) => void): TimeBar {
  let stage: StageName = 'patient';
  let end = 1;
  let reached = 0;
  let marks: readonly Mark[] = [];

  const range = element('input', {
    class: 'range time-range',
    attributes: { type: 'range', min: '0', step: '1', 'aria-label': t('transport.timeline') },
  });
  const markBox = element('div', { class: 'marks', attributes: { 'aria-hidden': 'true' } });
  const box = element('div', { class: 'time-bar' }, markBox, range);

  const showMarks = (): void => {
    markBox.replaceChildren(
      ...marks.map((mark) => {
        const made = element('span', { class: `mark mark-${mark.kind}` });
        made.style.setProperty('--at', String(Math.min(1, (mark.day * stageFacts[stage].ticksPerDay) / end)));
        made.title = t('event.at', { day: days(mark.day), what: mark.text });
        return made;
      }),
    );
  };
  const show = (tick: number): void => {
    range.value = String(tick);
    range.setAttribute(
      'aria-valuetext',
      t('transport.timelineValue', {
        day: days(tick / stageFacts[stage].ticksPerDay),
        days: days(end / stageFacts[stage].ticksPerDay),
      }),
    );
    range.style.setProperty('--filled', String(tick / end));
    range.style.setProperty('--reached', String(reached / end));
  };
  const setEnd = (next: number): void => {
    end = Math.max(1, Math.round(next));
    range.max = String(end);
    showMarks();
  };

  const ask = throttle(seek, seekEvery);
  let holding = false;
  range.addEventListener('pointerdown', () => {
    holding = true;
  });
  addEventListener('pointerup', () => {
    holding = false;
  });
  range.addEventListener('input', () => {
    show(Number(range.value));
    ask(Number(range.value));
  });

  return {
    element: box,
    setTick(tick) {
      reached = Math.max(reached, tick);
      // past the planned end the bar grows by quarters, so that it moves seldom
      if (tick > end) setEnd(tick * 1.25);
      if (!holding) show(tick);
    },
    setScenario(scenario) {
      stage = scenario.scale;
      reached = 0;
      setEnd(scenario.days * stageFacts[stage].ticksPerDay);
      show(0);
    },
    setMarks(next) {
      marks = next;
      showMarks();
    },
  };
}
