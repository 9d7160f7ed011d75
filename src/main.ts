/** Puts the page together: link, run, view, panel, chart and keys. Everything else is told here what it needs, and only that. */
import type { Command } from './model/commands.ts';
import type { Scenario } from './model/scenario.ts';
import type { Summary } from './model/summary.ts';
import { plainLook } from './render/painter.ts';
import { createView } from './render/view.ts';
import { createRun, type RunNotice, type RunStatus } from './run.ts';
import { readLink } from './story/link.ts';
import { scenarioByName } from './story/scenarios.ts';
import { createAnnouncer } from './ui/announce.ts';
import { createChart } from './ui/charts.ts';
import { createControls } from './ui/controls.ts';
import { createDetail, proposedWeight, weights } from './ui/detail.ts';
import { createHelp, createShare } from './ui/dialogs.ts';
import { byId } from './ui/dom.ts';
import { createHeader } from './ui/header.ts';
import { type KeyAction, listenToKeys } from './ui/keys.ts';
import { createLayout } from './ui/layout.ts';
import { createLegend } from './ui/legend.ts';
import { createMarks, freshSeed, linkOf, readRawView, tellOfPicture } from './ui/course.ts';
import { createNotices } from './ui/notices.ts';
import { nameRegions, toggleFullScreen } from './ui/page.ts';
import { recall, remember } from './ui/settings.ts';
import { inWords } from './ui/numbers.ts';
import { t } from './ui/strings.ts';
import { createTheme } from './ui/theme.ts';
import { throttle } from './ui/throttle.ts';
import { createTransport } from './ui/transport.ts';
import { keepForOffline } from './worker/offline.ts';
import { browserEnvironment } from './worker/spawn.ts';

declare global {
  interface Window {
    /** What tests and pages that embed this one may read. */
    readonly cartLab?: {
      summary(): Summary | undefined;
      readonly tick: number;
      hash(): Promise<string>;
      scenario(): Scenario;
    };
  }
}

nameRegions();
const root = document.documentElement;
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
const notices = createNotices(byId('notices'));

// What the link says; what it does not say about detail is measured once and pinned from then on.
const link = readLink(location.search);
const rawView = readRawView(location.search);
link.messages.slice(0, 3).forEach((message, i) => {
  notices.show({ id: `link${i}`, text: t('notice.refused', { message }) });
});
if (link.otherModel !== null) notices.show({ id: 'model', text: t('notice.otherModel', { version: link.otherModel }) });

/** What a restart starts from; the panel's values are added to it. */
let base: Scenario = link.scenario;
if (!new URLSearchParams(location.search).has('weight') && base.scale === 'patient') {
  const weight = proposedWeight();
  if (weight > base.parameters.weight) {
    base = { ...base, parameters: { ...base.parameters, weight } };
    notices.show({
      id: 'detail',
      text: t('detail.proposed', { cells: inWords(weight) }),
      action: { label: t('detail.finer', { cells: inWords(weights[0]) }), run: () => setWeight(weights[0]) },
      forMs: 12_000,
    });
  }
}

const theme = createTheme(rawView['theme'], (next) => {
  view.setTheme(next.name);
  chart.setTheme(next);
  header.setTheme(next.name);
  if (next.name === 'projector') layout.forProjector();
});
const view = await createView(byId('stage'), {
  theme: theme.theme.name,
  reducedMotion,
  onNotice: (notice) => tellOfPicture(notices, notice.what),
});
let stained = false;

const announcer = createAnnouncer(byId('live'));
const marks = createMarks();
const header = createHeader(byId('top'), {
  scenario: (name) => begin(scenarioByName(name) ?? base),
  theme: () => theme.next(),
  share: () => share.open(),
  help: () => help.open(),
  fullScreen: toggleFullScreen,
  chart: () => layout.toggleChart(),
  panel: () => layout.togglePanel(),
  look: () => layout.toggleLook(),
});
const layout = createLayout((open) => header.setOpen(open));
const chart = createChart(byId('chart'), theme.theme, (day) => run.seek(Math.round(day * ticksPerDayNow())));
const legend = createLegend(byId('numbers'), {
  toggle: (curve, shown) => chart.show(curve, shown),
  chooseDetail: () => detail.open(),
});
const controls = createControls(byId('panel'), base.parameters, {
  send,
  set: (key, value) => send({ do: 'set', key, value }),
  restart: () => restart(base.seed),
  reset: () => begin(scenarioByName(base.name) ?? base),
});
const transport = createTransport(byId('transport'), base, {
  toggle,
  step: (ticks) => run.step(ticks),
  seek: (tick) => run.seek(tick),
  speed: (ticksPerSecond) => run.setSpeed(ticksPerSecond),
  restart: () => restart(base.seed),
  newSeed: () => restart(freshSeed()),
  seed: restart,
  refused: (message) => notices.show({ id: 'seed', text: message, forMs: 8000 }),
});

const share = createShare(document.body, () => new URL(linkOf(run.scenario(), {}), location.href).href);
const help = createHelp(document.body, {
  isOn: () => recall('shortcuts') !== 'off',
  set: (on) => remember('shortcuts', on ? 'on' : 'off'),
});
const detail = createDetail(
  document.body,
  () => base.parameters.weight,
  (weight) => setWeight(weight),
);

/**
 * Keeps the address bar's link true, a little later: the worker must first say at which tick a command took effect, and
 * browsers refuse more than about three changes a second.
 */
let linkTimer: number | null = null;
function updateLink(): void {
  linkTimer ??= window.setTimeout(() => {
    linkTimer = null;
    const scenario = run.scenario();
    history.replaceState(null, '', linkOf(scenario, rawView));
    transport.setMarks(marks.all(scenario));
  }, 700);
}

/** The clock and the numbers change at most ten times a second: nobody reads faster. */
const showInstant = throttle<RunStatus>((status) => {
  header.setClock(status.tick, base.scale);
  transport.setTick(status.tick);
  transport.setActual(status.actualTicksPerSecond);
  const now = run.summary();
  if (now !== undefined) legend.update(now, base.scale);
}, 100);

/** False until the run exists: it tells of its start before it can be asked anything. */
let isReady = false;

const run = createRun({
  view: {
    apply(frame) {
      const before = view.apply(frame);
      if (root.dataset['ready'] === undefined) {
        requestAnimationFrame(() => requestAnimationFrame(() => root.setAttribute('data-ready', '')));
      }
      return before;
    },
  },
  scenario: base,
  pace: transport.speed(),
  environment: browserEnvironment(),
  onRows(rows, reset) {
    chart.push(rows, reset);
    const found = announcer.push(rows, reset);
    if (reset) marks.clear();
    marks.addMilestones(found);
    if (found.some((one) => one.kind === 'capped')) notices.show({ id: 'capped', text: t('notice.capped') });
    if (reset || found.length > 0) showMarks();
  },
  onStatus,
  onNotice,
});

function onStatus(status: RunStatus): void {
  if (!isReady) return;
  transport.setPlaying(status.isPlaying);
  root.dataset['phase'] = status.phase;
  showInstant(status);
}

function onNotice(notice: RunNotice, reason: string): void {
  if (notice === 'simulationRestarted') notices.show({ id: 'worker', text: t('notice.worker'), forMs: 15_000 });
  else if (notice === 'pausedWhileHidden') notices.show({ id: 'hidden', text: t('notice.hidden'), forMs: 6000 });
  else {
    notices.show({
      id: 'worker',
      text: t('notice.failed', { message: reason }),
      action: { label: t('notice.reload'), run: () => location.reload() },
    });
  }
}

function ticksPerDayNow(): number {
  return base.scale === 'patient' ? 48 : 1440;
}

function showMarks(): void {
  transport.setMarks(marks.all(run.scenario()));
  updateLink();
}

function send(command: Command): void {
  run.send(command);
  updateLink();
}

function toggle(): void {
  if (run.isPlaying) run.pause();
  else run.play();
}

/** Starts the panel's values with a seed. */
function restart(seed: string): void {
  begin({ ...base, seed, parameters: controls.values() });
}

function setWeight(weight: number): void {
  begin({ ...base, parameters: { ...controls.values(), weight } });
}

/** Starts a scenario and shows it everywhere. */
function begin(scenario: Scenario): void {
  base = scenario;
  notices.dismiss('capped');
  run.restart(scenario);
  showScenario();
}

function showScenario(): void {
  controls.show(base.parameters, base.scale);
  legend.reset();
  chart.setScale(base.scale);
  header.setScenario(base.name);
  transport.setScenario(base);
  legend.setWeight(base.scale === 'patient' ? base.parameters.weight : 1);
  showMarks();
}

let playedBeforeBlank = false;
function blank(): void {
  if (layout.toggleBlank()) {
    playedBeforeBlank = run.isPlaying;
    run.pause();
  } else if (playedBeforeBlank) run.play();
}

function say(): void {
  const now = run.summary();
  if (now === undefined) return;
  const clock = byId('top').querySelector('.clock')?.textContent ?? '';
  const [cart, cancer, bCells] = [inWords(now.cart), inWords(now.cancer), inWords(now.bCells)];
  announcer.say(t('announce.now', { clock, cart, cancer, bCells }));
}

/** How far a key moves the picture, as a part of the screen. */
const panStep = 0.1;
const actions: { readonly [A in KeyAction]: () => void } = {
  play: toggle,
  blank,
  stepBack: () => run.step(-1),
  stepForward: () => run.step(1),
  slower: () => transport.shiftSpeed(-1),
  faster: () => transport.shiftSpeed(1),
  restart: () => restart(base.seed),
  newSeed: () => restart(freshSeed()),
  theme: () => theme.next(),
  full: toggleFullScreen,
  chart: () => layout.toggleChart(),
  hide: () => layout.toggleAll(),
  look() {
    stained = !stained;
    view.setLook({ ...plainLook, stain: stained });
  },
  zoomIn: () => view.zoomBy(1.25),
  zoomOut: () => view.zoomBy(0.8),
  zoomReset: () => view.resetCamera(),
  panLeft: () => view.panBy(-panStep, 0),
  panRight: () => view.panBy(panStep, 0),
  panUp: () => view.panBy(0, -panStep),
  panDown: () => view.panBy(0, panStep),
  say,
  help: () => help.open(),
};

listenToKeys({
  act(action) {
    if (layout.isBlank && action !== 'blank') blank();
    else actions[action]();
  },
  singleKeys: () => recall('shortcuts') !== 'off',
  swallowReload: () => document.fullscreenElement !== null,
});
byId('blank').addEventListener('click', blank);

isReady = true;
header.setTheme(theme.theme.name);
if (theme.theme.name === 'projector') layout.forProjector();
showScenario();
if (link.view.speed !== undefined) transport.setSpeed(link.view.speed);
if (link.view.tick !== undefined) run.seek(link.view.tick);
if (link.view.play ?? !reducedMotion) run.play();

Object.defineProperty(window, 'cartLab', {
  value: Object.freeze({
    summary: () => run.summary(),
    get tick() {
      return run.tick;
    },
    hash: () => run.hash(),
    scenario: () => run.scenario(),
  }),
});

keepForOffline();
