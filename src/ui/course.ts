/** What the page knows of a course besides its rows: the marks on the time bar, what is told of it, and a seed for the next one. */
import type { TimedCommand } from '../model/commands.ts';
import { parameterRow } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import { stageFacts } from '../model/stages/facts.ts';
import { modelVersion } from '../model/world.ts';
import { mostCommands } from '../story/link.ts';
import { scenarioByName } from '../story/scenarios.ts';
import { type Announcer, milestoneText } from './announce.ts';
import type { Captions } from './captions.ts';
import type { ChartMark } from './chart-draw.ts';
import type { Milestone } from './milestones.ts';
import type { Notices } from './notices.ts';
import { clock, inWords } from './numbers.ts';
import { labelOf, valueText } from './parameter-words.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';
import type { Mark } from './time-bar.ts';
import { whenText } from './when.ts';

/** The marks of a course. */
export type Marks = {
  clear(): void;
  addMilestones(found: readonly Milestone[]): void;
  /** Milestones in a word or two, for the chart. */
  short(): ChartMark[];
  /** Therapy and milestones together. */
  all(scenario: Scenario): Mark[];
};

/** No marks yet. */
export function createMarks(): Marks {
  let known: Milestone[] = [];
  return {
    clear() {
      known = [];
    },
    addMilestones(found) {
      known.push(...found);
    },
    short: () => known.map((one) => ({ day: one.day, text: t(`mark.${one.kind}`) })),
    all(scenario) {
      const therapy = scenario.commands.map((command) => ({
        day: command.tick / stageFacts[scenario.scale].ticksPerDay,
        text: commandText(command, scenario),
        kind: 'therapy' as const,
      }));
      const { dose, treated } = scenario.parameters;
      const text = t('event.infuse', { cells: inWords(dose) });
      const infusion: Mark[] =
        stageViews[scenario.scale].hasPatient && treated ? [{ day: 0, text, kind: 'therapy' }] : [];
      const milestones = known.map((one) => ({
        day: one.day,
        text: milestoneText(one, scenario.scale),
        kind: 'milestone' as const,
      }));
      return [...infusion, ...therapy, ...milestones];
    },
  };
}

function commandText(command: TimedCommand, { parameters }: Scenario): string {
  if (command.do === 'set') {
    const row = parameterRow(command.key);
    const field = row === undefined ? command.key : labelOf(row, parameters);
    return t('event.set', { field, value: row === undefined ? String(command.value) : valueText(row, command.value) });
  }
  if (command.do === 'lymphodepletion') return t('event.lymphodepletion');
  if (command.do === 'infuse' && (command.target ?? command.costim) !== undefined) {
    const product = [command.target, command.costim].filter((word) => word !== undefined).join(', ');
    return t('event.infuseOther', { cells: inWords(command.cells), product });
  }
  return 'cells' in command ? t(`event.${command.do}`, { cells: inWords(command.cells) }) : t(`drug.${command.do}`);
}

/** The line below a saved picture. */
export function captionOf(scenario: Scenario, tick: number): string {
  const { day, rest } = clock(tick, scenario.scale);
  const title = scenarioByName(scenario.name)?.title ?? scenario.name;
  const when = stageViews[scenario.scale].inHours ? rest : t('day', { day });
  return t('share.caption', { title, clock: when, seed: scenario.seed, version: modelVersion });
}

/** A seed that nobody chose: four digits are enough to be told across a room. */
export function freshSeed(): string {
  return String(1000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 9000));
}

/** Where a page tells of what happens in a course. */
export type Telling = {
  readonly announcer: Announcer;
  readonly captions: Captions;
  readonly marks: Marks;
  readonly notices: Notices;
};

/** New rows of a run; with `reset` they replace all earlier ones. What happened before the day `since` was jumped over, and no caption tells of it. */
type NewRows = {
  readonly rows: readonly Summary[];
  readonly reset: boolean;
  readonly scenario: Scenario;
  readonly since: number;
};

/** Tells of what happens in new rows. @returns true when the marks are others than before */
export function tellOfRows(
  { announcer, captions, marks, notices }: Telling,
  { rows, reset, scenario, since }: NewRows,
): boolean {
  const found = [...announcer.push(rows, reset, scenario)].sort((one, other) => one.day - other.day);
  if (reset) {
    marks.clear();
    captions.clear();
  } else {
    const told = found.filter((one) => one.kind !== 'capped' && one.day >= since);
    captions.show(told.map((one) => milestoneText(one, scenario.scale)));
  }
  marks.addMilestones(found);
  if (found.some((one) => one.kind === 'capped')) notices.show({ id: 'capped', text: t('notice.capped') });
  return reset || found.length > 0;
}

/** What the view has to say about the way of drawing. */
type ViewNotice =
  | { readonly what: 'lost' | 'restored' }
  | { readonly what: 'canvas'; readonly why: 'missing' | 'lost' }
  | { readonly what: 'quality'; readonly quality: { readonly level: number } };

/**
 * Shows what the view has to say. Of simpler pictures it tells at their first step down; level 1 is where a computer without
 * a graphics card begins.
 */
export function tellOfView(notices: Notices, notice: ViewNotice): void {
  if (notice.what === 'quality') {
    if (notice.quality.level === 2) notices.show({ id: 'quality', text: t('notice.quality'), forMs: 8000 });
  } else if (notice.what === 'restored') notices.dismiss('picture');
  else {
    // the simpler picture may stand in for graphics that stopped
    const text = notice.what === 'canvas' && notice.why === 'lost' ? 'meanwhile' : notice.what;
    notices.show({ id: 'picture', text: t(`notice.${text}`) });
  }
}

/** Shows what the run has to say about itself. @param reason in technical words */
export function tellOfRun(
  notices: Notices,
  what: 'simulationRestarted' | 'simulationFailed' | 'pausedWhileHidden',
  reason: string,
): void {
  if (what === 'simulationRestarted') notices.show({ id: 'worker', text: t('notice.worker'), forMs: 15_000 });
  else if (what === 'pausedWhileHidden') notices.show({ id: 'hidden', text: t('notice.hidden'), forMs: 6000 });
  else {
    const action = { label: t('notice.reload'), run: () => location.reload() };
    notices.show({ id: 'worker', text: t('notice.failed', { message: reason }), action });
  }
}

/** Tells whether the address still holds every change of the run. */
export function tellOfLength(notices: Notices, fits: boolean): void {
  if (fits) notices.dismiss('manyChanges');
  else notices.show({ id: 'manyChanges', text: t('notice.manyChanges', { most: mostCommands }) });
}

/** Tells that a run has started again with what was done by hand, or without it. @param undo leads back */
export function tellOfAgain(notices: Notices, what: 'again' | 'reset', changes: number, undo: () => void): void {
  const action = { label: t('notice.undo'), run: undo };
  notices.show({ id: 'again', text: t(`notice.${what}`, { changes }), action, forMs: 20_000 });
}

/** Tells that a change in the past has ended the future known so far. @param now @param last in days */
export function tellOfGone(notices: Notices, now: number, last: number, inHours: boolean): void {
  const text = t('notice.futureGone', { from: whenText(now, inHours), to: whenText(last, inHours) });
  notices.show({ id: 'futureGone', text, forMs: 12_000 });
}
