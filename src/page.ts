/** Puts the page together: run, view, panel, chart and keys. Everything else is told here what it needs, and only that. */
import { listen, run, start } from './early.ts';
import type { Command } from './model/commands.ts';
import { parametersAt } from './model/in-force.ts';
import { kind } from './model/kinds.ts';
import { isMeant, type Parameters } from './model/parameters.ts';
import type { Scenario } from './model/scenario.ts';
import type { Summary } from './model/summary.ts';
import { stageFacts } from './model/stages/facts.ts';
import { scaleBar } from './render/camera.ts';
import type { RunFrame, RunStatus } from './run.ts';
import { scenarioByName } from './story/scenarios.ts';
import { keepAddress, readRawView } from './ui/address.ts';
import { createAnnouncer, numbersText } from './ui/announce.ts';
import { createCaptions } from './ui/captions.ts';
import { createCard } from './ui/card.ts';
import type { Reading } from './ui/clinic.ts';
import { createCloser } from './ui/closer.ts';
import { createControls } from './ui/controls.ts';
import {
  captionOf,
  createMarks,
  freshSeed,
  tellOfGone,
  tellOfLength,
  tellOfRows,
  tellOfRun,
  tellOfView,
} from './ui/course.ts';
import { byId } from './ui/dom.ts';
import { expose } from './ui/embed.ts';
import { numberOf } from './ui/frame-cells.ts';
import { createHeader } from './ui/header.ts';
import { createDialogs } from './ui/dialogs-later.ts';
import { createLayout } from './ui/layout.ts';
import { createLegend } from './ui/legend.ts';
import { createLens } from './ui/lens.ts';
import { createLook } from './ui/look.ts';
import { createLookingBack } from './ui/looking-back.ts';
import { createNotices } from './ui/notices.ts';
import { nameRegions, toggleFullScreen } from './ui/page.ts';
import { createRemote } from './ui/remote.ts';
import { stageViews } from './ui/stages.ts';
import { tellStart } from './ui/start-notices.ts';
import { t } from './ui/strings.ts';
import { createTheme } from './ui/theme.ts';
import { throttle } from './ui/throttle.ts';
import { createTransport } from './ui/transport.ts';
import { keepForOffline } from './worker/offline.ts';

nameRegions();
const root = document.documentElement;
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
const notices = createNotices(byId('notices'));

const rawView = readRawView(location.search);
/** What a restart starts from; the panel's values are added to it. */
let base: Scenario = start.scenario;
let reading: Reading = 'truth';
/** The frame that is shown; its buffer is true until the next one is. */
let frame: RunFrame | undefined;

/** The time to which the run was last told to jump, in days; 0 when it has not been. */
let jumpedTo = 0;

const theme = createTheme(rawView['theme'], (next) => {
  view.setTheme(next.name);
  card.setTheme(next);
  look.setTheme(next);
  header.setTheme(next.name);
  if (next.name === 'projector') layout.forProjector();
});
const { createView } = await import('./render/view.ts');
// a browser hands the worker what it was told before it ran only when this thread is free for a moment
await new Promise((resolve) => {
  setTimeout(resolve);
});
const view = await createView(byId('stage'), {
  theme: theme.theme.name,
  reducedMotion,
  onNotice: (notice) => tellOfView(notices, notice),
  onDrawn: begun,
  onCamera: (camera) => look.setCamera(camera),
  onFollow: (isFollowed) => closer.setFollowed(isFollowed),
});

const announcer = createAnnouncer(byId('live'));
const marks = createMarks();
const header = createHeader(byId('top'), {
  scenario: (name) => begin(scenarioByName(name) ?? base),
  theme: () => theme.next(),
  share: () => share.use((dialog) => dialog.open()),
  help: () => help.use((dialog) => dialog.open()),
  fullScreen: toggleFullScreen,
  chart: () => layout.toggleChart(),
  panel: () => layout.togglePanel(),
  look: () => layout.toggleLook(),
});
const layout = createLayout((open) => header.setOpen(open));
const captions = createCaptions(byId('captions'), byId('stage'));
const card = createCard(byId('chart'), theme.theme, {
  scenario: () => run.scenario(),
  census: () => run.census(),
  seek: (day) => lookingBack.show(day),
  light: (light) => view.setLook({ light }),
  reading: setReading,
  unloaded,
});
const legend = createLegend(byId('numbers'), {
  toggle: (curve, shown) => card.show(curve, shown),
  fade: (fade) => view.setLook({ fade }),
});
const look = createLook(byId('look'), theme.theme, {
  view,
  setShown: (quantity) => run.setShown(quantity),
  scaleBar,
  field: () => frame,
  screen: () => ({ width: innerWidth, height: innerHeight }),
  chooseDetail: () => detail.use((dialog) => dialog.open()),
  lens: () => lens.toggle(),
});
const closer = createCloser({
  stage: byId('stage'),
  card: byId('inspector'),
  view,
  frame: () => frame,
  // a run that ends before it has answered has no such cell any more
  portrait: (who) => run.portrait(who).catch(() => undefined),
  parameters: inForce,
  say: (text) => announcer.say(text),
  light(curves, isPassing) {
    card.light(curves, isPassing);
    legend.light(curves);
  },
});
const lens = createLens({
  stage: byId('stage'),
  view,
  middle: () => closer.middle(),
  changed: (isOn) => look.setLens(isOn),
});
const lookingBack = createLookingBack({
  host: header.clock,
  seek: (day) => seek(Math.round(day * stageFacts[base.scale].ticksPerDay)),
  isPlaying: () => run.isPlaying,
  pause: () => run.pause(),
  play: () => run.play(),
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
  seek,
  speed: (ticksPerSecond) => run.setSpeed(ticksPerSecond),
  restart: () => restart(base.seed),
  newSeed: () => restart(freshSeed()),
  seed: restart,
  refused: (message) => notices.show({ id: 'seed', text: message, forMs: 8000 }),
});

const caption = () => captionOf(run.scenario(), run.tick);
const weightNow = () => base.parameters.weight;
const chosenTheme = () => theme.theme;
const forDialogs = { notices, run, card, view, caption, chosenTheme, weightNow };
const { share, help, detail } = createDialogs({ ...forDialogs, begin, setWeight, unloaded });

const updateLink = keepAddress(
  () => run.scenario(),
  rawView,
  (fits) => tellOfLength(notices, fits),
  (scenario) => transport.setMarks(marks.all(scenario)),
);

/** The clock and the numbers change at most ten times a second: nobody reads faster. */
const showInstant = throttle<RunStatus>((status) => {
  header.setClock(status.tick, base.scale);
  transport.setTick(status.tick);
  transport.setActual(status.actualTicksPerSecond);
  const now = run.summary();
  if (now === undefined) return;
  legend.update(now, base.scale);
  card.update(now);
  const isPast = lookingBack.update(now.day, card.lastDay(), stageViews[base.scale].inHours);
  card.setNow(isPast ? now.day : null);
  closer.refresh();
  showWeight();
  controls.showInForce(inForce());
}, 100);

/** The parameters that the cells obey at the instant that is shown. */
function inForce(): Parameters {
  return parametersAt(run.scenario(), run.tick);
}

function showFrame(next: RunFrame): ArrayBuffer | undefined {
  frame = next;
  return view.apply(next);
}

function showRows(rows: readonly Summary[], reset: boolean): void {
  card.push(rows, reset);
  const news = { rows, reset, scenario: base, since: jumpedTo };
  if (tellOfRows({ announcer, captions, marks, notices }, news)) showMarks();
}

function onStatus(status: RunStatus): void {
  transport.setPlaying(status.isPlaying);
  root.dataset['phase'] = status.phase;
  showInstant(status);
}

function unloaded(): void {
  const action = { label: t('notice.reload'), run: () => location.reload() };
  notices.show({ id: 'unloaded', text: t('notice.unloaded'), action });
}

function showMarks(): void {
  card.setMarks(marks.short());
  transport.setMarks(marks.all(run.scenario()));
  updateLink();
}

function send(command: Command): void {
  dropFuture();
  run.send(command);
  updateLink();
}

/** A command in the past of a run begins another future: the one known so far goes, and that is said. */
function dropFuture(): void {
  const now = run.summary();
  const last = card.lastDay();
  if (now === undefined || last - now.day < 1e-6) return;
  tellOfGone(notices, now.day, last, stageViews[base.scale].inHours);
  const kept = card.rows().filter(({ day }) => day <= now.day);
  showRows(kept, true);
  lookingBack.clear();
}

function seek(tick: number): void {
  controls.flush();
  jumpedTo = tick / stageFacts[base.scale].ticksPerDay;
  run.seek(tick);
}

function toggle(): void {
  controls.flush();
  if (run.isPlaying) run.pause();
  else run.play();
}

/** The first picture is there: now time may run, so that nobody misses the first days. */
function begun(): void {
  if (root.dataset['ready'] !== undefined) return;
  root.setAttribute('data-ready', '');
  if (start.view.play ?? !reducedMotion) run.play();
  setTimeout(loadRest);
}

/** Loads what nobody has asked for yet, so that it is there at once, and also when the connection is gone by then. */
function loadRest(): void {
  for (const part of [share, help, detail]) part.load();
  card.loadRest();
  keepForOffline();
}

/** Starts the panel's values with a seed. */
function restart(seed: string): void {
  begin({ ...base, seed, parameters: controls.values() });
}

function setReading(next: Reading): void {
  reading = next;
  card.setReading(next);
  legend.setReading(next);
  const now = run.summary();
  if (now !== undefined) legend.update(now, base.scale);
  showWeight();
}

function setWeight(weight: number): void {
  begin({ ...base, parameters: { ...controls.values(), weight } });
}

/** Starts a scenario and shows it everywhere. */
function begin(scenario: Scenario): void {
  base = scenario;
  notices.dismiss('capped');
  closer.clear();
  lookingBack.clear();
  jumpedTo = 0;
  run.restart(scenario);
  showScenario();
}

function showScenario(): void {
  controls.show(base.parameters, base.scale);
  legend.reset();
  card.setScenario(base);
  header.setScenario(base.name);
  transport.setScenario(base);
  showWeight();
  showMarks();
}

function showWeight(): void {
  const weight = isMeant('weight', base.scale, base.parameters) ? base.parameters.weight : 1;
  const cancer = reading === 'truth' ? run.summary()?.cancer : undefined;
  const drawn = frame === undefined ? 0 : numberOf(frame, kind.cancer);
  look.setWeight(weight, cancer === undefined || drawn === 0 ? weight : cancer / drawn);
}

function say(): void {
  const now = run.summary();
  if (now !== undefined) announcer.say(numbersText(header.clock.firstElementChild?.textContent ?? '', now, reading));
}

const openHelp = { open: () => help.use((dialog) => dialog.open()) };
const parts = { run, transport, layout, look, view, lens, closer, lookingBack, theme, help: openHelp };
const again = { restart: () => restart(base.seed), newSeed: () => restart(freshSeed()) };
createRemote({ ...parts, ...again, toggle, fullScreen: toggleFullScreen, say });

listen({
  view: { apply: showFrame },
  onRows: showRows,
  onStatus,
  onNotice: (notice, reason) => tellOfRun(notices, notice, reason),
});
run.setSpeed(transport.speed());
tellStart(start, notices, setWeight);
header.setTheme(theme.theme.name);
if (theme.theme.name === 'projector') layout.forProjector();
showScenario();
if (start.view.speed !== undefined) transport.setSpeed(start.view.speed);
if (start.view.tick !== undefined) seek(start.view.tick);

expose(run);
