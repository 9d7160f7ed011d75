/** What can be done to the page: each action is a plain object, `next` says what the page is after it, and `act` has the run follow. */
import type { Command } from '../model/commands.ts';
import type { ParameterKey, ParameterValue } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Run, RunStatus } from '../runs/run.ts';
import type { Runs } from '../runs/runs.ts';
import type { ThemeChoice } from '../story/view-keys.ts';
import { type Drawing, type PageState, type Part, type Picture, themeOf } from './state.ts';

/** One of them. */
export type Action =
  /** Another scenario is opened, from the list or from a file. */
  | { readonly do: 'open'; readonly scenario: Scenario }
  /** A run of the opened scenario starts; `tick` is where it is to be shown, `pending` what is chosen for the start after it. */
  | {
      readonly do: 'start';
      readonly scenario: Scenario;
      readonly opened?: Scenario;
      readonly tick?: number;
      readonly pending?: PageState['pending'];
    }
  /** Something is given, or a parameter changed, at this moment of the run. */
  | { readonly do: 'give'; readonly command: Command }
  /** A value is chosen for the next start. */
  | { readonly do: 'choose'; readonly key: ParameterKey; readonly value: ParameterValue }
  | { readonly do: 'play'; readonly isWanted: boolean }
  | { readonly do: 'step'; readonly ticks: number }
  | { readonly do: 'seek'; readonly tick: number }
  /** Shows a moment of the past; a run that plays stands still meanwhile. `present` is how far the run has come. */
  | { readonly do: 'lookBack'; readonly tick: number; readonly present: number }
  /** Comes back to the present, at this tick. */
  | { readonly do: 'comeBack'; readonly tick: number }
  | { readonly do: 'speed'; readonly ticksPerSecond: number }
  /** The run has told how it is doing. */
  | { readonly do: 'status'; readonly status: RunStatus }
  /** The first picture is on the screen. */
  | { readonly do: 'ready' }
  | { readonly do: 'theme'; readonly theme: ThemeChoice }
  | { readonly do: 'nextTheme' }
  | { readonly do: 'prefersLight'; readonly isSo: boolean }
  /** Shows what a clinic sees, or what the model knows. */
  | { readonly do: 'read'; readonly asClinic: boolean }
  /** Opens a part, or closes it. */
  | { readonly do: 'fold'; readonly part: Part }
  /** The screen has become narrow or wide; a wide one has these parts open. */
  | { readonly do: 'narrow'; readonly isSo: boolean; readonly open: PageState['open'] }
  | { readonly do: 'bare' }
  | { readonly do: 'blank' }
  | { readonly do: 'picture'; readonly change: Partial<Picture> }
  | { readonly do: 'drawing'; readonly change: Partial<Drawing> };

const themeOrder = ['dark', 'light', 'projector'] as const;

/** The page after an action. Pure. */
export function next(state: PageState, action: Action): PageState {
  switch (action.do) {
    case 'open':
      return { ...started(state, action.scenario, 0), opened: action.scenario };
    case 'start':
      return {
        ...started(state, action.scenario, action.tick ?? 0),
        opened: action.opened ?? state.opened,
        pending: action.pending ?? {},
      };
    case 'give':
      return { ...state, playsAfterLookingBack: false };
    case 'choose':
      return { ...state, pending: chosen(state, action.key, action.value) };
    case 'play':
      return { ...state, playsAfterLookingBack: action.isWanted ? false : state.playsAfterLookingBack };
    case 'step':
      return state;
    case 'seek':
      return { ...state, jumpedTo: action.tick, restedAt: action.tick };
    case 'lookBack':
      return {
        ...state,
        jumpedTo: action.tick,
        restedAt: action.tick,
        // whoever has come back on foot, and stands there, has stopped the run
        playsAfterLookingBack: state.isPlaying || (state.playsAfterLookingBack && state.jumpedTo < action.present),
      };
    case 'comeBack':
      return { ...state, jumpedTo: action.tick, restedAt: action.tick, playsAfterLookingBack: false };
    case 'speed':
      return { ...state, view: { ...state.view, speed: action.ticksPerSecond } };
    case 'status':
      return told(state, action.status);
    case 'ready':
      return { ...state, isReady: true };
    case 'theme':
      return coloured(state, action.theme);
    case 'nextTheme':
      return coloured(state, themeOrder[(themeOrder.indexOf(themeOf(state)) + 1) % themeOrder.length] ?? 'dark');
    case 'prefersLight':
      return { ...state, prefersLight: action.isSo };
    case 'read':
      return { ...state, asClinic: action.asClinic };
    case 'fold':
      return { ...state, open: folded(state, action.part) };
    case 'narrow':
      return { ...state, isNarrow: action.isSo, open: action.isSo ? allClosed : action.open };
    case 'bare':
      return { ...state, isBare: !state.isBare };
    case 'blank':
      return { ...state, isBlank: !state.isBlank, playsAfterBlank: state.isPlaying && !state.isBlank };
    case 'picture':
      return { ...state, picture: { ...state.picture, ...action.change } };
    case 'drawing':
      return { ...state, drawing: { ...state.drawing, ...action.change } };
  }
}

const allClosed: PageState['open'] = { chart: false, panel: false, look: false };

function started(state: PageState, base: Scenario, tick: number): PageState {
  const { speed: _speed, ...view } = state.view;
  return {
    ...state,
    base,
    pending: {},
    // the other scale has other speeds
    view: base.scale === state.base.scale ? state.view : view,
    restedAt: tick,
    jumpedTo: tick,
    playsAfterLookingBack: false,
  };
}

function chosen({ base, pending }: PageState, key: ParameterKey, value: ParameterValue): PageState['pending'] {
  const { [key]: _former, ...rest } = pending;
  return base.parameters[key] === value ? rest : { ...rest, [key]: value };
}

function told(state: PageState, { phase, tick, isPlaying }: RunStatus): PageState {
  const rests = state.isReady && phase === 'running' && !isPlaying;
  const restedAt = rests ? tick : state.restedAt;
  // it tells thirty times a second, mostly what is known
  if (phase === state.phase && isPlaying === state.isPlaying && restedAt === state.restedAt) return state;
  return { ...state, phase, isPlaying, restedAt };
}

/** A look that the address names is kept true there; one that it does not name is remembered on this machine alone. */
function coloured(state: PageState, theme: ThemeChoice): PageState {
  const view = state.view.theme === undefined ? state.view : { ...state.view, theme };
  const open = theme === 'projector' ? { ...state.open, panel: false } : state.open;
  return { ...state, theme, view, open };
}

function folded({ open, isNarrow }: PageState, part: Part): PageState['open'] {
  const isOpen = !open[part];
  // the tools of the picture grow out of the bar, so on a wide screen they are in nobody's way
  return { ...(isNarrow ? allClosed : open), [part]: isOpen };
}

/** What follows a change of the state outside it. */
export type Effects = {
  /** Time moves all runs; what is given goes to the first. */
  readonly run: Pick<Run, 'send' | 'setShown'> &
    Pick<Runs, 'restart' | 'play' | 'pause' | 'step' | 'seek' | 'setSpeed'>;
  /** Keeps a choice for the next visit. */
  readonly remember: (name: 'theme' | 'chart' | 'panel' | 'trails', value: string) => void;
};

/** The page's state and the one way to change it. */
export type Page = {
  readonly state: PageState;
  readonly act: (action: Action) => void;
};

/** A page. @param redraw called after every change, with the state that is and the one before */
export function createPage(
  first: PageState,
  effects: Effects,
  redraw: (state: PageState, before: PageState) => void,
): Page {
  let state = first;
  return {
    get state() {
      return state;
    },
    act(action) {
      const before = state;
      state = next(before, action);
      // the run answers at once, by actions of its own
      carryOut(effects, action, before, state);
      if (state !== before) redraw(state, before);
    },
  };
}

function picture({ trails, colourBy }: Partial<Picture>, { run, remember }: Effects): void {
  if (trails !== undefined) remember('trails', trails ? 'on' : 'off');
  // cells carry one quantity at a time; kind and antigen they carry always
  if (colourBy !== undefined && colourBy !== 'kind' && colourBy !== 'antigen') run.setShown(colourBy);
}

/** Has run and memory follow an action. */
function carryOut({ run, remember }: Effects, action: Action, before: PageState, after: PageState): void {
  switch (action.do) {
    case 'open':
    case 'start':
      run.restart(after.base);
      if (after.restedAt > 0) run.seek(after.restedAt);
      return;
    case 'give':
      return run.send(action.command);
    case 'play':
      return action.isWanted ? run.play() : run.pause();
    case 'step':
      return run.step(action.ticks);
    case 'seek':
      return run.seek(action.tick);
    case 'lookBack':
      if (before.isPlaying) run.pause();
      return run.seek(action.tick);
    case 'comeBack':
      run.seek(action.tick);
      if (before.playsAfterLookingBack) run.play();
      return;
    case 'speed':
      return run.setSpeed(action.ticksPerSecond);
    case 'ready':
      if (before.view.play ?? !before.isCalm) run.play();
      return;
    case 'blank':
      if (after.isBlank) run.pause();
      else if (before.playsAfterBlank) run.play();
      return;
    case 'theme':
    case 'nextTheme':
      return remember('theme', after.theme);
    case 'fold':
      if (after.isNarrow || action.part === 'look') return;
      remember('chart', after.open.chart ? 'open' : 'closed');
      return remember('panel', after.open.panel ? 'open' : 'closed');
    case 'picture':
      return picture(action.change, { run, remember });
    case 'choose':
    case 'status':
    case 'prefersLight':
    case 'read':
    case 'narrow':
    case 'bare':
    case 'drawing':
      return;
  }
}
