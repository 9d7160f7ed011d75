/** What the page knows of a course besides its rows: the marks on the time bar, its link, and a seed for the next one. */
import type { TimedCommand } from '../model/commands.ts';
import { parameterRow } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { ticksPerDay } from '../model/world.ts';
import { writeLink } from '../story/link.ts';
import { milestoneText } from './announce.ts';
import type { Milestone } from './milestones.ts';
import type { Notices } from './notices.ts';
import { inWords } from './numbers.ts';
import { labelOf, t, valueText } from './strings.ts';
import type { Mark } from './time-bar.ts';

/** The marks of a course. */
export type Marks = {
  clear(): void;
  addMilestones(found: readonly Milestone[]): void;
  /** Therapy and milestones together. */
  all(scenario: Scenario): Mark[];
};

/** No marks yet. */
export function createMarks(): Marks {
  let milestones: Mark[] = [];
  return {
    clear() {
      milestones = [];
    },
    addMilestones(found) {
      milestones.push(...found.map((one) => ({ day: one.day, text: milestoneText(one), kind: 'milestone' as const })));
    },
    all(scenario) {
      const therapy = scenario.commands.map((command) => ({
        day: command.tick / ticksPerDay[scenario.scale],
        text: commandText(command),
        kind: 'therapy' as const,
      }));
      const { dose, treated } = scenario.parameters;
      const text = t('event.infuse', { cells: inWords(dose) });
      const infusion: Mark[] = scenario.scale === 'patient' && treated ? [{ day: 0, text, kind: 'therapy' }] : [];
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

/** A seed that nobody chose: four digits are enough to be told across a room. */
export function freshSeed(): string {
  return String(1000 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 9000));
}

/** Shows what the view has to say about the way of drawing. */
export function tellOfPicture(notices: Notices, what: 'lost' | 'restored' | 'canvas' | 'quality'): void {
  if (what === 'restored') notices.dismiss('picture');
  else if (what !== 'quality') notices.show({ id: 'picture', text: t(`notice.${what}`) });
}
