/** The card at the bottom: the course as a chart, antigen, deaths, and the patient, one at a time. */
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import { stageFacts } from '../model/stages/facts.ts';
import type { Theme } from '../palette.ts';
import { createAntigen } from './antigen.ts';
import type { ChartMark } from './chart-draw.ts';
import { createChart } from './charts.ts';
import type { Reading } from './clinic.ts';
import { createCompare } from './compare.ts';
import { createDeaths } from './deaths.ts';
import { element } from './dom.ts';
import type { Curve } from './legend.ts';
import { createPatient } from './patient.ts';
import { createSecondRun, type SecondRun, type SecondRunOptions } from './second-run.ts';
import { stageViews } from './stages.ts';
import { createTabs } from './tabs.ts';
import { throttle } from './throttle.ts';
import { whenText } from './when.ts';

/** Distributions of one instant, as the run gives them. */
type Census = { readonly histogram: readonly number[]; readonly deaths: readonly number[] };

/** What the card needs of the page. */
export type CardOptions = {
  readonly scenario: () => Scenario;
  readonly census: () => Promise<Census>;
  readonly seek: (day: number) => void;
  readonly light: (bytes: readonly [number, number] | null) => void;
  readonly read: (asClinic: boolean) => void;
  /** Starts a second run, of which `say` tells. */
  readonly fork: SecondRunOptions['fork'];
  readonly say: (text: string) => void;
  /** A part could not be loaded. */
  readonly unloaded: () => void;
};

/** The card. */
export type Card = {
  readonly second: SecondRun;
  /** Every row of the run so far. */
  rows(): Summary[];
  /** The last day known. */
  lastDay(): number;
  push(rows: readonly Summary[], reset: boolean): void;
  /** An instant is known. */
  update(now: Summary): void;
  setScenario(scenario: Scenario): void;
  setMarks(marks: readonly ChartMark[]): void;
  show(curve: Curve, shown: boolean): void;
  /** Lights up curves; see the chart. */
  light(lit: readonly Curve[], dims: boolean): void;
  setNow(day: number | null): void;
  setReading(reading: Reading): void;
  setTheme(theme: Theme): void;
  /** Loads what of it nobody has asked for yet. */
  loadRest(): void;
};

/** Distributions are asked for at most this often, and only while they are looked at, in ms. */
const censusEvery = 500;

/** Builds the card inside `host`. */
export function createCard(host: HTMLElement, theme: Theme, options: CardOptions): Card {
  const tabs = createTabs((name) => {
    antigen.setOpen(name === 'antigen');
    buttons.hidden = name !== 'course';
    compare.box.toggleAttribute('data-away', name !== 'course');
    ask(null);
    if (latest !== null) updatePatient(latest);
  });
  const { panels } = tabs;
  const chart = createChart(panels.course, theme, options.seek);
  const antigen = createAntigen(panels.antigen, theme, options.light);
  const deaths = createDeaths(panels.deaths, theme);
  const patient = createPatient(panels.patient, (choice) => options.read(choice === 'clinic'));
  const compare = createCompare({
    scenario: options.scenario,
    series: chart.series,
    show: (overlays) => chart.setOverlays(overlays),
    failed: options.unloaded,
  });
  const second = createSecondRun({
    fork: options.fork,
    when(tick) {
      const { scale } = options.scenario();
      return whenText(tick / stageFacts[scale].ticksPerDay, stageViews[scale].inHours);
    },
    show: (rows, reset) => chart.pushSecond(rows, reset),
    say: options.say,
  });
  const buttons = element('div', { class: 'card-buttons' }, second.button, compare.button);
  panels.course.append(compare.box);
  host.append(element('div', { class: 'card-head' }, tabs.list, buttons), ...Object.values(panels));
  let latest: Summary | null = null;

  const updatePatient = (now: Summary): void => {
    if (tabs.current === 'patient') patient.update(now);
  };

  let isAsking = false;
  const ask = throttle<null>(() => {
    const isOpen = !host.hidden && (tabs.current === 'antigen' || tabs.current === 'deaths');
    if (!isOpen || isAsking) return;
    isAsking = true;
    options
      .census()
      .then((census) => {
        if (tabs.current === 'antigen') antigen.show(census.histogram, options.scenario().parameters);
        else deaths.show(census.deaths);
      })
      .catch(() => undefined)
      .finally(() => {
        isAsking = false;
      });
  }, censusEvery);

  return {
    second,
    rows: () => Array.from({ length: chart.series.count }, (_, index) => chart.series.row(index)),
    lastDay: () => chart.series.column('day')[chart.series.count - 1] ?? 0,
    push(rows, reset) {
      chart.push(rows, reset);
      compare.update();
    },
    update(now) {
      latest = now;
      updatePatient(now);
      ask(null);
    },
    setScenario(scenario) {
      const { hasPatient } = stageViews[scenario.scale];
      second.end();
      chart.setStage(scenario.scale);
      tabs.showPatient(hasPatient);
      compare.update();
      compare.button.hidden = !hasPatient;
    },
    setMarks: (marks) => chart.setMarks(marks),
    show: (curve, shown) => chart.show(curve, shown),
    light: (lit, dims) => chart.light(lit, dims),
    setNow: (day) => chart.setNow(day),
    setReading(next) {
      chart.setReading(next);
      patient.setReading(next);
    },
    setTheme(next) {
      chart.setTheme(next);
      antigen.setTheme(next);
      deaths.setTheme(next);
    },
    loadRest: () => compare.load(),
  };
}
