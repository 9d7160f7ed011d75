/** What a hand does to a run: gives something, moves through its course, starts it again, each with what else has to follow. */
import type { Command } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import { stageFacts } from '../model/stages/facts.ts';
import type { Page } from '../page/actions.ts';
import { type Again, againFrom, doneByHand, type PageState } from '../page/state.ts';
import { scenarioByName } from '../story/scenarios.ts';
import { tellOfAgain, tellOfGone } from './course.ts';
import type { Notices } from './notices.ts';
import { stageViews } from './stages.ts';

/** What steering needs of the page. */
export type SteeringOptions = {
  readonly page: Page;
  readonly notices: Notices;
  readonly run: { scenario(): Scenario; summary(): Summary | undefined; readonly tick: number };
  /** The panel may hold changes that have not come to rest. */
  readonly panel: { flush(): void; unsettled(): PageState['pending'] };
  /** The course so far. */
  readonly card: {
    rows(): Summary[];
    lastDay(): number;
    /** A second future, which takes what is given while there is one. */
    readonly second: { send(command: Command): boolean };
  };
  /** What was known after the shown moment is gone; these rows are left. */
  forget(kept: readonly Summary[]): void;
  /** Something was given: the address is no longer true. */
  given(): void;
};

/** Steering. */
export type Steering = {
  readonly send: (command: Command) => void;
  readonly toggle: () => void;
  readonly seek: (tick: number) => void;
  readonly lookBack: (day: number) => void;
  readonly comeBack: () => void;
  readonly open: (scenario: Scenario) => void;
  /** The same treatment again from day 0. */
  readonly restart: (again?: Again) => void;
  /** The scenario's own treatment again from day 0. */
  readonly reset: () => void;
};

/** Days within which two moments are the same. */
const same = 1e-6;

/** The hand on the run. */
export function createSteering(options: SteeringOptions): Steering {
  const { page, notices, run, panel, card } = options;
  const { act } = page;
  const tickOf = (day: number): number => Math.round(day * stageFacts[page.state.base.scale].ticksPerDay);
  const isPast = (): boolean => card.lastDay() - (run.summary()?.day ?? Infinity) > same;

  /** A command in the past of a run begins another future: the one known so far goes, and that is said. */
  const dropFuture = (): void => {
    const now = run.summary();
    if (now === undefined || !isPast()) return;
    tellOfGone(notices, now.day, card.lastDay(), stageViews[page.state.base.scale].inHours);
    options.forget(card.rows().filter(({ day }) => day <= now.day));
  };

  /** Starts a run, and offers the way back to the one before where something was done by hand. */
  const withUndo = (what: 'again' | 'reset', changes: number, begin: () => void): void => {
    const { opened, pending }: PageState = page.state;
    const [scenario, tick] = [run.scenario(), run.tick];
    begin();
    const undo = (): void => act({ do: 'start', scenario, opened, tick, pending });
    if (changes > 0) tellOfAgain(notices, what, changes, undo);
    else notices.dismiss('again');
  };

  return {
    send(command) {
      if (card.second.send(command)) return;
      dropFuture();
      act({ do: 'give', command });
      options.given();
    },
    toggle() {
      panel.flush();
      act({ do: 'play', isWanted: !page.state.isPlaying });
    },
    seek(tick) {
      panel.flush();
      act({ do: 'seek', tick });
    },
    lookBack(day) {
      panel.flush();
      act({ do: 'lookBack', tick: tickOf(day), present: tickOf(card.lastDay()) });
    },
    comeBack() {
      panel.flush();
      if (isPast()) act({ do: 'comeBack', tick: tickOf(card.lastDay()) });
    },
    open(scenario) {
      notices.dismiss('again');
      act({ do: 'open', scenario });
    },
    restart(again = {}) {
      const late = panel.unsettled();
      const scenario = againFrom(page.state, run.scenario(), { ...again, late, tick: run.tick });
      withUndo('again', doneByHand(page.state, scenario), () => act({ do: 'start', scenario }));
    },
    reset() {
      const { base, opened } = page.state;
      const scenario = scenarioByName(base.name) ?? opened;
      withUndo('reset', doneByHand(page.state, run.scenario()), () => act({ do: 'open', scenario }));
    },
  };
}
