/** What is in force on the page, as plain data: whoever knows this state and the run knows what is to be seen. */
import type { ParameterKey, Parameters, ParameterValue } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { stageFacts } from '../model/stages/facts.ts';
import type { RunStatus } from '../runs/run.ts';
import type { ThemeChoice, ViewSettings } from '../story/view-keys.ts';

/** The parts of the page that open and close. */
export type Part = 'chart' | 'panel' | 'look';

/** What colours can show. */
export const colourings = ['kind', 'antigen', 'signal', 'exhaustion', 'age', 'kills', 'clone'] as const;

/** The switches of the picture. */
export type Picture = {
  readonly stain: boolean;
  readonly haze: boolean;
  readonly trails: boolean;
  readonly colourBy: (typeof colourings)[number];
};

/** How the picture is drawn at present, which may leave out what is switched on. */
export type Drawing = {
  /** Drawn without WebGL. */
  readonly isCanvas: boolean;
  /** The machine is fast enough for what flows: blood, and the veil of cytokine. */
  readonly flows: boolean;
};

/** The state of the page. */
export type PageState = {
  /** The scenario that was opened last, from the list, a link or a file. */
  readonly opened: Scenario;
  /** What the shown run started from: the opened scenario, and what restarts have added to it. */
  readonly base: Scenario;
  /** Values chosen for the next start. */
  readonly pending: Readonly<Partial<Record<ParameterKey, ParameterValue>>>;
  /** What the address says of the view, as long as it is true. */
  readonly view: ViewSettings;
  /** The visitor wants little motion: then a run waits until it is told to play. */
  readonly isCalm: boolean;
  /** The first picture is on the screen. */
  readonly isReady: boolean;
  readonly isPlaying: boolean;
  readonly phase: RunStatus['phase'];
  /** The tick at which the run last stood still; 0 when it has not since its start. */
  readonly restedAt: number;
  /** The tick to which the run was last told to jump; 0 when it has not since its start. */
  readonly jumpedTo: number;
  /** A run that played when somebody looked back plays on when they come back. */
  readonly playsAfterLookingBack: boolean;
  readonly theme: ThemeChoice;
  /** The system prefers light colours. */
  readonly prefersLight: boolean;
  /** Only what a clinic could measure is shown, rather than what the model knows. */
  readonly asClinic: boolean;
  readonly open: { readonly [P in Part]: boolean };
  /** Only one of the parts has room. */
  readonly isNarrow: boolean;
  /** Everything but the cells is hidden. */
  readonly isBare: boolean;
  /** The screen is black. */
  readonly isBlank: boolean;
  readonly playsAfterBlank: boolean;
  readonly picture: Picture;
  readonly drawing: Drawing;
};

/** What the page knows before it shows anything. */
export type First = {
  readonly scenario: Scenario;
  readonly view: ViewSettings;
  readonly isCalm: boolean;
  readonly prefersLight: boolean;
  readonly isNarrow: boolean;
  /** What an earlier visit has left. */
  readonly remembered: {
    readonly theme: ThemeChoice | undefined;
    readonly open: PageState['open'];
    readonly trails: boolean;
  };
};

/** The state in which a page begins. What the address says goes before what is remembered. */
export function firstState({ scenario, view, isCalm, prefersLight, isNarrow, remembered }: First): PageState {
  const theme = view.theme ?? remembered.theme ?? 'auto';
  const open = isNarrow ? { chart: false, panel: false, look: false } : remembered.open;
  // a projector and a picture inside another page begin with the panel folded
  const isFolded = theme === 'projector' || view.embed === true;
  return {
    opened: scenario,
    base: scenario,
    pending: {},
    view,
    isCalm,
    isReady: false,
    isPlaying: false,
    phase: 'starting',
    restedAt: view.tick ?? 0,
    jumpedTo: 0,
    playsAfterLookingBack: false,
    theme,
    prefersLight,
    asClinic: false,
    open: isFolded ? { ...open, panel: false } : open,
    isNarrow,
    isBare: false,
    isBlank: false,
    playsAfterBlank: false,
    picture: { stain: false, haze: true, trails: remembered.trails, colourBy: 'kind' },
    drawing: { isCanvas: false, flows: true },
  };
}

/** The look that a choice comes to. */
export function themeOf({ theme, prefersLight }: PageState): Exclude<ThemeChoice, 'auto'> {
  if (theme !== 'auto') return theme;
  return prefersLight ? 'light' : 'dark';
}

/** Whether the page plays, or will as soon as it can. */
function plays({ isReady, isPlaying, view, isCalm }: PageState): boolean {
  return isReady ? isPlaying : (view.play ?? !isCalm);
}

/** What the address is to say of the view, so that a reload shows what is shown now. */
export function addressedView(state: PageState): ViewSettings {
  const { restedAt: tick, isCalm } = state;
  // the fault was for one visit
  const { tick: _tick, play: said, fault: _fault, ...rest } = state.view;
  const isUsual = said === undefined && plays(state) === !isCalm;
  return { ...rest, ...(tick > 0 && { tick }), ...(!isUsual && { play: plays(state) }) };
}

/** What a shared link says of the view: the moment, and that it waits there if it does here. */
export function sharedView(state: PageState, tick: number): ViewSettings {
  if (tick <= 0) return {};
  return plays(state) ? { tick } : { tick, play: false };
}

/** Why the veil of cytokine is not drawn although it is switched on; null when it is drawn. */
export function veilMissing({ drawing, picture }: PageState): 'canvas' | 'slow' | 'stain' | null {
  if (drawing.isCanvas) return 'canvas';
  if (!drawing.flows) return 'slow';
  return picture.stain ? 'stain' : null;
}

/** How a run is to start again where that differs from how it started. */
export type Again = {
  readonly seed?: string;
  readonly weight?: number;
  /** Changes that were made a moment ago and are not in the run's log yet; they count as made at `tick`. */
  readonly late?: Readonly<Partial<Record<ParameterKey, ParameterValue>>>;
  readonly tick?: number;
};

/**
 * The scenario of a restart: the same treatment again from day 0. All that was given or changed by hand comes again at
 * its time, and what was chosen for the next start is in it.
 * @param log the run with all that was given so far
 */
export function againFrom(state: PageState, log: Scenario, { seed, weight, late = {}, tick = 0 }: Again): Scenario {
  const changes = Object.entries(late).map(([key, value]) => ({
    do: 'set' as const,
    key: key as ParameterKey,
    value: value as ParameterValue,
    tick,
  }));
  const commands = [...log.commands, ...changes].sort((one, other) => one.tick - other.tick);
  const parameters = { ...log.parameters, ...state.pending, ...(weight !== undefined && { weight }) } as Parameters;
  return { ...log, seed: seed ?? log.seed, parameters, commands };
}

/** How many things a restart takes over that were done by hand since the start. */
export function doneByHand(state: PageState, again: Scenario): number {
  return again.commands.length - state.base.commands.length + Object.keys(state.pending).length;
}

/** A tick as a day of the shown run. */
export function dayOf({ base }: PageState, tick: number): number {
  return tick / stageFacts[base.scale].ticksPerDay;
}
