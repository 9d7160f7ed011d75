/** What a screen reader says of a running course: milestones and nothing else, one short message in five seconds. */
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';
import type { StageName } from '../model/stages/facts.ts';
import { type Reading, spokenCount } from './clinic.ts';
import { setText } from './dom.ts';
import { createMilestones, type Milestone, type MilestoneFinder } from './milestones.ts';
import { days, inWords } from './numbers.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';

const sayEvery = 5000;
const longest = 140;

/** Finds milestones in new rows and tells them to a screen reader. */
export type Announcer = {
  /** Looks at rows of a scenario, says what they bring, and hands back the milestones found. */
  push(rows: readonly Summary[], reset: boolean, scenario: Scenario): Milestone[];
  /** Says something at once, because a key asked for it. */
  say(text: string): void;
};

/** A milestone in words. */
export function milestoneText(milestone: Milestone, stage: StageName): string {
  const { kind, day, cells } = milestone;
  const when = stageViews[stage].inHours
    ? t('when.hour', { hours: days(day * 24) })
    : t('when.day', { day: days(day) });
  return t(`milestone.${kind}`, { when, cells: inWords(cells) });
}

/** The numbers of an instant, to be spoken on demand. */
export function numbersText(clock: string, now: Summary, reading: Reading): string {
  const [cart = '', cancer = '', bCells = ''] = (['cart', 'cancer', 'bCells'] as const).map((curve) =>
    spokenCount(now, curve, reading),
  );
  return t('announce.now', { clock, cart, cancer, bCells });
}

/** Speaks through `region`, a polite live region. */
export function createAnnouncer(region: HTMLElement): Announcer {
  let finder: MilestoneFinder | null = null;
  let waiting: string[] = [];
  let last = -Infinity;
  let timer: number | null = null;

  const speak = (): void => {
    timer = null;
    // of several milestones that came together the newest ones fit
    while (waiting.length > 1 && waiting.join(' ').length > longest) waiting.shift();
    const text = waiting.join(' ').slice(0, longest);
    waiting = [];
    last = performance.now();
    setText(region, text);
  };
  return {
    push(rows, reset, { scale, parameters }) {
      if (reset) {
        finder = null;
        waiting = [];
      }
      const known = (finder ??= createMilestones(parameters.disease));
      const found = rows.flatMap((row) => known.feed(row));
      waiting.push(...found.map((one) => milestoneText(one, scale)));
      if (waiting.length > 0) timer ??= window.setTimeout(speak, Math.max(0, last + sayEvery - performance.now()));
      return found;
    },
    say(text) {
      waiting = [text];
      if (timer !== null) clearTimeout(timer);
      setText(region, '');
      timer = window.setTimeout(speak, 50);
    },
  };
}
