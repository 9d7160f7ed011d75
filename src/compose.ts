/** Puts the page together: run, view, panel, chart and keys around one state. Each part is told here what it needs, and only that. */
import { listen, run, runs, start } from './early.ts';
import type { Frame } from './frame/frame.ts';
import type { Summary } from './model/summary.ts';
import { createPage } from './page/actions.ts';
import { keepAddress } from './page/address.ts';
import { remember, remembered } from './page/settings.ts';
import { addressedView, dayOf, firstState, type PageState, sharedView, themeOf } from './page/state.ts';
import { themes } from './palette.ts';
import { scaleBar } from './render/camera.ts';
import type { RunStatus } from './runs/run.ts';
import { scenarioByName } from './story/scenarios.ts';
import { writeView } from './story/view-keys.ts';
import { createAnnouncer, numbersText } from './ui/announce.ts';
import { createCaptions } from './ui/captions.ts';
import { createCard } from './ui/card.ts';
import { pageReading } from './ui/clinic.ts';
import { createCloser } from './ui/closer.ts';
import { createControls } from './ui/controls.ts';
import { captionOf, createMarks, freshSeed, tellOfLength, tellOfRows, tellOfRun, tellOfView } from './ui/course.ts';
import { byId } from './ui/dom.ts';
import { createDialogs } from './ui/dialogs-later.ts';
import { expose } from './ui/expose.ts';
import { createHeader } from './ui/header.ts';
import { createInstant, inForce } from './ui/instant.ts';
import { isNarrow, showLayout, watchWidth } from './ui/layout.ts';
import { createLegend } from './ui/legend.ts';
import { createLens } from './ui/lens.ts';
import { createLook } from './ui/look.ts';
import { createLookingBack } from './ui/looking-back.ts';
import { createNotices } from './ui/notices.ts';
import { nameRegions, toggleFullScreen } from './ui/page.ts';
import { createRemote } from './ui/remote.ts';
import { createSteering } from './ui/steering.ts';
import { tellStart } from './ui/start-notices.ts';
import { t } from './ui/strings.ts';
import { applyTheme } from './ui/theme.ts';
import { createTransport } from './ui/transport.ts';
import { keepForOffline } from './worker/offline.ts';

nameRegions();
const root = document.documentElement;
const notices = createNotices(byId('notices'));

/** What shows the state, in this order; each part looks for what it shows, and `before` is absent the first time. */
const parts: ((state: PageState, before?: PageState) => void)[] = [];
const light = matchMedia('(prefers-color-scheme: light)');
const first = firstState({
  scenario: start.scenario,
  view: start.view,
  isCalm: matchMedia('(prefers-reduced-motion: reduce)').matches,
  prefersLight: light.matches,
  isNarrow: isNarrow(),
  remembered: remembered(),
});
const page = createPage(
  first,
  { run: { ...runs, send: run.send, setShown: run.setShown }, remember },
  (state, before) => {
    for (const show of parts) show(state, before);
  },
);
const { act } = page;
light.addEventListener('change', () => act({ do: 'prefersLight', isSo: light.matches }));
watchWidth(act);
const chosenTheme = () => themes[themeOf(page.state)];
root.toggleAttribute('data-embed', first.view.embed === true);
applyTheme(chosenTheme());
showLayout(first);

/** The frame that is shown; its buffer is true until the next one is. */
let frame: Frame | undefined;

const { createView } = await import('./render/view.ts');
// a browser hands the worker what it was told before it ran only when this thread is free for a moment
await new Promise((resolve) => {
  setTimeout(resolve);
});
const view = await createView(byId('stage'), {
  theme: themeOf(page.state),
  reducedMotion: first.isCalm,
  wheelWaits: first.view.embed === true,
  onNotice(notice) {
    tellOfView(notices, notice);
    if (notice.what === 'quality') act({ do: 'drawing', change: { flows: notice.quality.flows } });
    else if (notice.what !== 'lost') act({ do: 'drawing', change: { isCanvas: notice.what === 'canvas' } });
  },
  onDrawn: begun,
  onCamera: (camera) => look.setCamera(camera),
  onFollow: (isFollowed) => closer.setFollowed(isFollowed),
});

const announcer = createAnnouncer(byId('live'));
const marks = createMarks();
const header = createHeader(byId('top'), {
  scenario: (name) => steering.open(scenarioByName(name) ?? page.state.base),
  theme: () => act({ do: 'nextTheme' }),
  share: () => share.use((dialog) => dialog.open()),
  help: () => help.use((dialog) => dialog.open()),
  fullScreen: toggleFullScreen,
  fold: (part) => act({ do: 'fold', part }),
});
const captions = createCaptions(byId('captions'), byId('stage'));
const card = createCard(byId('chart'), chosenTheme(), {
  scenario: () => run.scenario(),
  census: () => run.census(),
  seek: (day) => steering.lookBack(day),
  light: (cells) => view.setLook({ light: cells }),
  read: (asClinic) => act({ do: 'read', asClinic }),
  fork: (to) => runs.fork(run.tick, to),
  say: (text) => notices.show({ id: 'second', text, forMs: 12_000 }),
  unloaded,
});
const legend = createLegend(byId('numbers'), {
  toggle: (curve, shown) => card.show(curve, shown),
  fade: (fade) => view.setLook({ fade }),
});
const look = createLook(byId('look'), chosenTheme(), {
  view,
  change: (change) => act({ do: 'picture', change }),
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
  parameters: () => inForce(run),
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
const steering = createSteering({
  page,
  notices,
  run,
  card,
  panel: { flush: () => controls.flush(), unsettled: () => controls.unsettled() },
  forget(kept) {
    showRows(kept, true);
    lookingBack.clear();
  },
  given: () => updateLink(),
});
const { send, seek, restart, open } = steering;
const newSeed = () => restart({ seed: freshSeed() });
const lookingBack = createLookingBack(header.clock, steering.comeBack);
const controls = createControls(byId('panel'), first.base.parameters, {
  send,
  set: (key, value) => send({ do: 'set', key, value }),
  choose: (key, value) => act({ do: 'choose', key, value }),
  restart: () => restart(),
  reset: steering.reset,
});
const transport = createTransport(byId('transport'), first.base, {
  toggle: steering.toggle,
  step: (ticks) => act({ do: 'step', ticks }),
  seek,
  speed: (ticksPerSecond) => act({ do: 'speed', ticksPerSecond }),
  restart: () => restart(),
  newSeed,
  seed: (seed) => restart({ seed }),
  refused: (message) => notices.show({ id: 'seed', text: message, forMs: 8000 }),
});

const { share, help, detail } = createDialogs({
  notices,
  run,
  card,
  view,
  caption: () => captionOf(run.scenario(), run.tick),
  chosenTheme,
  sharedView: () => sharedView(page.state, run.tick),
  weightNow: () => page.state.base.parameters.weight,
  open,
  setWeight: (weight) => restart({ weight }),
  unloaded,
});

const updateLink = keepAddress(
  () => ({ scenario: run.scenario(), view: addressedView(page.state) }),
  (fits) => tellOfLength(notices, fits),
  (scenario) => transport.setMarks(marks.all(scenario)),
);

const instant = createInstant({
  page,
  run,
  header,
  transport,
  legend,
  card,
  lookingBack,
  closer,
  look,
  controls,
  frame: () => frame,
});

function showFrame(next: Frame): ArrayBuffer | undefined {
  frame = next;
  return view.apply(next);
}

function showRows(rows: readonly Summary[], reset: boolean): void {
  card.push(rows, reset);
  const { state } = page;
  const news = { rows, reset, scenario: state.base, since: dayOf(state, state.jumpedTo) };
  if (tellOfRows({ announcer, captions, marks, notices }, news)) showMarks();
}

function onStatus(status: RunStatus): void {
  act({ do: 'status', status });
  instant.show(status);
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

/** The first picture is there: now time may run, so that nobody misses the first days. */
function begun(): void {
  if (page.state.isReady) return;
  root.setAttribute('data-ready', '');
  act({ do: 'ready' });
  setTimeout(loadRest);
}

/** Loads what nobody has asked for yet, so that it is there at once, and also when the connection is gone by then. */
function loadRest(): void {
  for (const part of [share, help, detail]) part.load();
  card.loadRest();
  keepForOffline();
}

function showScenario(state: PageState, before?: PageState): void {
  const { base } = state;
  if (base === before?.base) return;
  if (before !== undefined) {
    notices.dismiss('capped');
    closer.clear();
    lookingBack.clear();
  }
  controls.show(state);
  legend.reset();
  card.setScenario(base);
  transport.setScenario(base);
  // the other scale has other speeds
  if (before !== undefined && before.base.scale !== base.scale) runs.setSpeed(transport.speed());
  instant.showWeight();
  showMarks();
}

function showTheme(state: PageState, before?: PageState): void {
  if (before === undefined || themeOf(state) === themeOf(before)) return;
  const theme = chosenTheme();
  applyTheme(theme);
  view.setTheme(theme.name);
  card.setTheme(theme);
  look.setTheme(theme);
}

function showStatus({ isPlaying, phase }: PageState): void {
  transport.setPlaying(isPlaying);
  root.dataset['phase'] = phase;
}

/** The address says the view as well; what it says of the run is written when that changes. */
function showAddress(state: PageState, before?: PageState): void {
  if (before !== undefined && writeView(addressedView(state)) !== writeView(addressedView(before))) updateLink();
}

function say(): void {
  const now = run.summary();
  const time = header.clock.firstElementChild?.textContent ?? '';
  if (now !== undefined) announcer.say(numbersText(time, now, pageReading(page.state)));
}

parts.push(showTheme, showLayout, header.show, look.show, instant.showReading, showScenario, showStatus, showAddress);
createRemote(page, {
  transport,
  view,
  lens,
  closer,
  steering,
  newSeed,
  say,
  help: () => help.use((dialog) => dialog.open()),
  fullScreen: toggleFullScreen,
});

listen({
  view: { apply: showFrame },
  onRows: showRows,
  onStatus,
  onNotice: (notice, reason) => tellOfRun(notices, notice, reason),
});
runs.setSpeed(transport.speed());
tellStart(start, notices, (weight) => restart({ weight }));
for (const show of parts) show(page.state);
if (start.view.speed !== undefined) transport.setSpeed(start.view.speed);
if (start.view.tick !== undefined) seek(start.view.tick);

expose(run);
