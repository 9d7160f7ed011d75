/** Two futures: a button starts a second run from the instant that is shown, and from then on changes go to that one. */
import type { Command } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import { textButton } from './dom.ts';
import { t } from './strings.ts';

/** What is used of the second run. */
type Second = {
  send(command: Command): void;
  scenario(): Scenario;
  readonly tick: number;
  end(): void;
};

/** What the second run tells. */
type Listener = {
  onRows(rows: readonly Summary[], reset: boolean): void;
  onStatus(): void;
  onNotice(notice: 'simulationRestarted' | 'simulationFailed' | 'pausedWhileHidden', detail: string): void;
};

/** What two futures need. */
export type SecondRunOptions = {
  /** Starts a run from the instant that is shown; rejects when the first one ends before it has answered. */
  fork(listener: Listener): Promise<Second>;
  /** A tick in words. */
  when(tick: number): string;
  /** New rows of the second run; with `reset` they replace all earlier ones. */
  show(rows: readonly Summary[], reset: boolean): void;
  /** Tells the visitor. */
  say(text: string): void;
};

/** Two futures. */
export type SecondRun = {
  readonly button: HTMLButtonElement;
  /** Absent while there is but one future. */
  readonly run: Second | undefined;
  /** Gives a command to the second run. @returns false when there is none */
  send(command: Command): boolean;
  end(): void;
};

/** Makes the button; there is one future. */
export function createSecondRun(options: SecondRunOptions): SecondRun {
  let run: Second | undefined;
  /** Commands for a run that is still being made; absent when none is. */
  let waiting: Command[] | undefined;
  /** Counts the futures: what an ended one still has to say is not heard. */
  let count = 0;
  const button = textButton(
    t('second.title'),
    () => (isOn() ? close(t('second.ended')) : start()),
    'quiet second-button',
  );
  button.title = t('second.about');
  button.setAttribute('aria-pressed', 'false');

  const isOn = (): boolean => run !== undefined || waiting !== undefined;

  function start(): void {
    const mine = ++count;
    const ifMine = (work: () => void): void => {
      if (mine === count) work();
    };
    waiting = [];
    button.setAttribute('aria-pressed', 'true');
    options
      .fork({
        onRows: (rows, reset) => ifMine(() => options.show(rows, reset)),
        onStatus: () => undefined,
        onNotice: (notice, detail) => ifMine(() => tell(notice, detail)),
      })
      .then((made) => (mine === count ? take(made) : made.end()))
      .catch(() => ifMine(end));
  }

  function take(made: Second): void {
    run = made;
    for (const command of waiting ?? []) made.send(command);
    waiting = undefined;
    options.say(t('second.begun', { when: options.when(made.tick) }));
  }

  function tell(notice: Parameters<Listener['onNotice']>[0], detail: string): void {
    if (notice === 'simulationRestarted') options.say(t('notice.worker'));
    if (notice === 'simulationFailed') close(t('second.failed', { message: detail }));
  }

  function close(text: string): void {
    end();
    options.say(text);
  }

  function end(): void {
    count += 1;
    run?.end();
    run = waiting = undefined;
    button.setAttribute('aria-pressed', 'false');
    options.show([], true);
  }

  return {
    button,
    get run() {
      return run;
    },
    send(command) {
      if (run !== undefined) run.send(command);
      else waiting?.push(command);
      return isOn();
    },
    end,
  };
}
