/** What the page knows of a course besides its rows: the marks on the time bar, its link, and a seed for the next one. */
import type { TimedCommand } from '../model/commands.ts';
import { parameterRow } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { modelVersion, ticksPerDay } from '../model/world.ts';
import { writeLink } from '../story/link.ts';
import { scenarioByName } from '../story/scenarios.ts';
import { milestoneText } from './announce.ts';
import type { ChartMark } from './chart-draw.ts';
import type { Milestone } from './milestones.ts';
import type { Notices } from './notices.ts';
import { clock, inWords } from './numbers.ts';
import { labelOf, t, valueText } from './strings.ts';
import type { Mark } from './time-bar.ts';

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
        day: command.tick / ticksPerDay[scenario.scale],
        text: commandText(command),
        kind: 'therapy' as const,
      }));
      const { dose, treated } = scenario.parameters;
      const text = t('event.infuse', { cells: inWords(dose) });
      const infusion: Mark[] = scenario.scale === 'patient' && treated ? [{ day: 0, text, kind: 'therapy' }] : [];
      const milestones = known.map((one) => ({
        day: one.day,
        text: milestoneText(one, scenario.scale),
        kind: 'milestone' as const,
      }));
      return [...infusion, ...therapy, ...milestones];
    },
  };
}

function commandText(command: TimedCommand): string {
  if (command.do === 'set') {
    const row = parameterRow(command.key);
    const field = row === undefined ? command.key : labelOf(row);
    return t('event.set', { field, value: row === undefined ? String(command.value) : valueText(row, command.value) });
  }
  return 'cells' in command ? t(`event.${command.do}`, { cells: inWords(command.cells) }) : t(`drug.${command.do}`);
}

/** The part of an address that concerns only how a run is shown. */
export type RawView = { readonly [key: string]: string };

/** The view settings of an address that stay in the address bar: a reload looks the same. */
export function readRawView(search: string): RawView {
  const fields = new URLSearchParams(search.slice(0, 65_536));
  const kept: Record<string, string> = {};
  for (const key of ['theme', 'embed', 'lang', 'play', 'speed']) {
    const value = fields.get(key);
    if (value !== null && /^[\w.-]{1,16}$/.test(value)) kept[key] = value;
  }
  return kept;
}

/** The link of a scenario. The detail is always in it, so that another machine does not choose its own. */
export function linkOf(scenario: Scenario, view: RawView): string {
  const link = writeLink(scenario);
  const weight =
    scenario.scale === 'patient' && !/[?&]weight=/.test(link) ? `&weight=${scenario.parameters.weight}` : '';
  const shown = Object.entries(view).map(([key, value]) => `&${key}=${value}`);
  return `${link}${weight}${shown.join('')}`;
}

/** The line below a saved picture. */
export function captionOf(scenario: Scenario, tick: number): string {
  const { day, rest } = clock(tick, scenario.scale);
  const title = scenarioByName(scenario.name)?.title ?? scenario.name;
  const when = scenario.scale === 'cell' ? rest : t('day', { day });
  return t('share.caption', { title, clock: when, seed: scenario.seed, version: modelVersion });
}

/** A seed that nobody chose: four digits are enough to be told across a room. */
export function freshSeed(): string {
  return String(1000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 9000));
}

/** Shows what the view has to say about the way of drawing. */
export function tellOfPicture(notices: Notices, what: 'lost' | 'restored' | 'canvas'): void {
  if (what === 'restored') notices.dismiss('picture');
  else notices.show({ id: 'picture', text: t(`notice.${what}`) });
}

/** Says that the picture has become simpler, at its first step down; level 1 is where a computer without a graphics card begins. */
export function tellOfQuality(notices: Notices, level: number): void {
  if (level === 2) notices.show({ id: 'quality', text: t('notice.quality'), forMs: 8000 });
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
