/** Every action changes the state as it says, and the run follows; no browser is needed for it. */
import { expect, test, vi } from 'vitest';
import { type Action, createPage, type Effects, next } from '../../src/page/actions.ts';
import { type PageState, themeOf } from '../../src/page/state.ts';
import type { RunStatus } from '../../src/runs/run.ts';
import { defaultScenario, scenarioByName } from '../../src/story/scenarios.ts';
import { firstOf } from './first.ts';

const dish = scenarioByName('killing-assay') ?? defaultScenario;
const ready: PageState = { ...firstOf(), isReady: true, phase: 'running' };
const playing: PageState = { ...ready, isPlaying: true };
const status = (more: Partial<RunStatus>): Action => ({
  do: 'status',
  status: {
    phase: 'running',
    tick: 0,
    isPlaying: false,
    isHidden: false,
    ticksPerSecond: 24,
    actualTicksPerSecond: 0,
    ...more,
  },
});
const after = (state: PageState, ...actions: Action[]) => actions.reduce(next, state);

/** A page whose run writes down what it is told. */
function pageOf(first: PageState, played: () => void = () => undefined) {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void calls.push([name, ...values]);
  const run: Effects['run'] = {
    send: note('send'),
    restart: (scenario) => void calls.push(['restart', scenario.name]),
    play() {
      calls.push(['play']);
      played();
    },
    pause: note('pause'),
    step: note('step'),
    seek: note('seek'),
    setSpeed: note('setSpeed'),
    setShown: note('setShown'),
  };
  const redraw = vi.fn<(state: PageState, before: PageState) => void>();
  return { calls, redraw, page: createPage(first, { run, remember: note('remember') }, redraw) };
}

test('the moment is where the run rests, not where it passes', () => {
  expect(after(playing, status({ tick: 480, isPlaying: true })).restedAt).toBe(0);
  expect(after(playing, status({ tick: 480 })).restedAt).toBe(480);
  // on its way to where it was told to jump it is nowhere
  const jumped = after(ready, { do: 'seek', tick: 960 }, status({ phase: 'seeking', tick: 500 }));
  expect(jumped).toMatchObject({ restedAt: 960, jumpedTo: 960 });
  expect(after(firstOf({ tick: 96 }), status({ tick: 3 })).restedAt).toBe(96);
  expect(after(jumped, { do: 'start', scenario: defaultScenario }).restedAt).toBe(0);
});

test('status that says nothing new draws nothing', () => {
  const { page, redraw } = pageOf(playing);
  page.act(status({ tick: 7, isPlaying: true }));
  expect(redraw).not.toHaveBeenCalled();
  page.act(status({ tick: 8 }));
  expect(redraw).toHaveBeenCalledExactlyOnceWith(page.state, playing);
});

test('a value for the next start waits, and is gone when it is the running one again or the run starts', () => {
  const { dose } = defaultScenario.parameters;
  const chosen = after(ready, { do: 'choose', key: 'dose', value: 1e9 });
  expect(chosen.pending).toEqual({ dose: 1e9 });
  expect(after(chosen, { do: 'choose', key: 'dose', value: dose }).pending).toEqual({});
  expect(after(chosen, { do: 'start', scenario: defaultScenario }).pending).toEqual({});
  expect(after(chosen, { do: 'open', scenario: dish })).toMatchObject({ pending: {}, opened: dish, base: dish });
});

test('a restart keeps what was opened, and its undo brings back moment and choices', () => {
  const again = { ...defaultScenario, seed: '7' };
  const restarted = after(ready, { do: 'start', scenario: again });
  expect(restarted).toMatchObject({ opened: defaultScenario, base: again });
  const { page, calls } = pageOf(restarted);
  page.act({ do: 'start', scenario: defaultScenario, tick: 480, pending: { dose: 1e9 } });
  expect(page.state).toMatchObject({ base: defaultScenario, restedAt: 480, pending: { dose: 1e9 } });
  expect(calls).toEqual([
    ['restart', defaultScenario.name],
    ['seek', 480],
  ]);
});

test('a scenario of the other scale has its own speed; one of the same scale keeps it', () => {
  const fast = after(ready, { do: 'speed', ticksPerSecond: 96 });
  expect(fast.view.speed).toBe(96);
  expect(after(fast, { do: 'start', scenario: defaultScenario }).view.speed).toBe(96);
  expect(after(fast, { do: 'open', scenario: dish }).view.speed).toBeUndefined();
});

test('looking back stops a run, and coming back lets it play on', () => {
  const { page, calls } = pageOf(playing);
  page.act({ do: 'lookBack', tick: 100, present: 480 });
  page.act(status({ phase: 'seeking', tick: 480 }));
  page.act({ do: 'lookBack', tick: 90, present: 480 });
  page.act({ do: 'comeBack', tick: 480 });
  expect(calls).toEqual([['pause'], ['seek', 100], ['seek', 90], ['seek', 480], ['play']]);
});

test('whoever has come back on foot and looks back again finds the run as it stood', () => {
  const back: Action = { do: 'lookBack', tick: 480, present: 480 };
  const again: Action = { do: 'lookBack', tick: 100, present: 480 };
  expect(after(playing, again, status({ tick: 100 }), back, again).playsAfterLookingBack).toBe(false);
});

test('a theme by hand is remembered, and kept true in an address that names one', () => {
  const { page, calls } = pageOf(firstOf({ theme: 'auto' }, { prefersLight: true }));
  page.act({ do: 'nextTheme' });
  expect([themeOf(page.state), page.state.view.theme, page.state.open.panel]).toEqual([
    'projector',
    'projector',
    false,
  ]);
  expect(calls).toEqual([['remember', 'theme', 'projector']]);
  expect(after(firstOf(), { do: 'theme', theme: 'light' }).view.theme).toBeUndefined();
});

test('a system that changes its mind changes the look only where it is left to it', () => {
  const bright: Action = { do: 'prefersLight', isSo: true };
  expect(themeOf(after(firstOf(), bright))).toBe('light');
  expect(themeOf(after(firstOf({ theme: 'dark' }), bright))).toBe('dark');
});

test('on a narrow screen one part is open at a time', () => {
  const narrow = after(ready, { do: 'narrow', isSo: true, open: ready.open });
  expect(narrow.open).toEqual({ chart: false, panel: false, look: false });
  const chart = after(narrow, { do: 'fold', part: 'chart' });
  expect(after(chart, { do: 'fold', part: 'panel' }).open).toEqual({ chart: false, panel: true, look: false });
  expect(after(ready, { do: 'fold', part: 'look' }).open).toEqual({ chart: true, panel: true, look: true });
});

test('what is open is remembered of a wide screen alone', () => {
  const wide = pageOf(ready);
  wide.page.act({ do: 'fold', part: 'panel' });
  expect(wide.calls).toEqual([
    ['remember', 'chart', 'open'],
    ['remember', 'panel', 'closed'],
  ]);
  const narrow = pageOf({ ...ready, isNarrow: true });
  narrow.page.act({ do: 'fold', part: 'panel' });
  expect(narrow.calls).toEqual([]);
});

test('a run stands still behind a black screen, and plays on if it played', () => {
  const { page, calls } = pageOf(playing);
  page.act({ do: 'blank' });
  page.act(status({ tick: 9 }));
  page.act({ do: 'blank' });
  expect(calls).toEqual([['pause'], ['play']]);
  const paused = pageOf(ready);
  paused.page.act({ do: 'blank' });
  paused.page.act({ do: 'blank' });
  expect(paused.calls).toEqual([['pause']]);
});

test.each([
  [{}, false, true],
  [{ play: false }, false, false],
  [{}, true, false],
  [{ play: true }, true, true],
])('first picture, link %j, little motion %s: plays %s', (view, isCalm, plays) => {
  const { page, calls } = pageOf(firstOf(view, { isCalm }));
  page.act({ do: 'ready' });
  expect(calls).toEqual(plays ? [['play']] : []);
});

test('the run is told what cells are to show, where they do not show it always', () => {
  const { page, calls } = pageOf(ready);
  page.act({ do: 'picture', change: { colourBy: 'antigen' } });
  page.act({ do: 'picture', change: { colourBy: 'kills', trails: true } });
  expect(page.state.picture).toEqual({ stain: false, haze: true, trails: true, colourBy: 'kills' });
  expect(calls).toEqual([
    ['remember', 'trails', 'on'],
    ['setShown', 'kills'],
  ]);
});

test('what the run says at once is drawn together with what made it say so', () => {
  const { page, redraw } = pageOf(ready, () => page.act(status({ isPlaying: true })));
  page.act({ do: 'ready' });
  expect(page.state.isPlaying).toBe(true);
  expect(redraw.mock.lastCall?.[0]).toBe(page.state);
});
