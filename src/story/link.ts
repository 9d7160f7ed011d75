/** A run as the query part of a link: readable, with nothing in it but what differs from the named scenario. */
import { formatTimedCommand, parseTimedCommand, type TimedCommand } from '../model/commands.ts';
import {
  checkParameter,
  parameterTable,
  type Parameters,
  type ParameterValue,
  parseNumber,
  shortNumber,
} from '../model/parameters.ts';
import { canonicalSeed } from '../model/random.ts';
import { checkDays, type Scenario } from '../model/scenario.ts';
import { modelVersion } from '../model/world.ts';
import { defaultScenario, nearestEntry, type ScenarioEntry, scenarioByName, scenarios } from './scenarios.ts';
import { isViewKey, readViewKey, type ViewSettings } from './view-keys.ts';

/** A link is kept to this many characters; a longer run is better shared as a file. */
export const longestLink = 2000;
/** Longer text than this is not looked at, in characters. */
const longestSearch = 65_536;
/** The most timed commands that a link may hold; a run with more is shared as a file. */
export const mostCommands = 1000;

/** What a link said. Fields that were refused have the value of the named scenario. */
export type LinkContent = {
  readonly scenario: Scenario;
  readonly view: ViewSettings;
  /** Whether it chooses the detail itself, well or badly. */
  readonly saysWeight: boolean;
  /** One sentence for each field that was refused: its name, its value, what is allowed. */
  readonly messages: readonly string[];
  /** The model version that wrote the link, when it is not this one: the run may differ from the one that was shared. */
  readonly otherModel: string | null;
};

/**
 * The query part of a link, with its question mark: `?scenario=all&seed=42&dose=1e9&at=7.5:antigen=300`.
 * Reading it back gives the same scenario, except that a name which is not in the list becomes the nearest one's.
 */
export function writeLink(scenario: Scenario): string {
  const base = nearestEntry(scenario);
  const fields = [`scenario=${base.name}`];
  if (scenario.seed !== base.seed) fields.push(`seed=${escaped(scenario.seed)}`);
  for (const { key } of parameterTable) {
    const value = scenario.parameters[key];
    if (value !== base.parameters[key]) fields.push(`${key}=${escaped(textOf(value))}`);
  }
  if (!sameCommands(scenario, base)) {
    // `at=none` says that the named scenario's own commands are dropped
    if (scenario.commands.length === 0) fields.push('at=none');
    for (const command of scenario.commands) {
      fields.push(`at=${escaped(formatTimedCommand(command, scenario.scale))}`);
    }
  }
  if (scenario.days !== base.days) fields.push(`days=${shortNumber(scenario.days)}`);
  fields.push(`model=${modelVersion}`);
  return `?${fields.join('&')}`;
}

/** Reads the query part of a link, with or without its question mark. Never throws. */
export function readLink(search: string): LinkContent {
  const messages: string[] = [];
  const fields = fieldsOf(search, messages);
  const entry = namedEntry(take(fields, 'scenario', messages), messages);
  const model = take(fields, 'model', messages);
  const seed = take(fields, 'seed', messages);
  const days = take(fields, 'days', messages);
  const commands = fields.get('at');
  fields.delete('at');
  const saysWeight = fields.has('weight');
  const parameters: Record<string, ParameterValue> = { ...entry.parameters };
  let view: ViewSettings = {};
  for (const key of fields.keys()) {
    const text = take(fields, key, messages);
    if (text === undefined) continue;
    if (isViewKey(key)) {
      const read = readViewKey(key, text);
      if (read.ok) view = { ...view, ...read.value };
      else messages.push(read.message);
      continue;
    }
    const checked = checkParameter(key, text);
    if (checked.ok) parameters[key] = checked.value;
    else messages.push(checked.message);
  }
  const scenario: Scenario = {
    name: entry.name,
    scale: entry.scale,
    scene: entry.scene,
    seed: readSeed(seed, entry, messages),
    parameters: parameters as Parameters,
    commands: readCommands(commands, entry, messages),
    days: readDays(days, entry, messages),
  };
  return { scenario, view, saysWeight, messages, otherModel: otherModelOf(model, messages) };
}

/** The values of each key, in their order, without broken text. */
function fieldsOf(search: string, messages: string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  if (search.length > longestSearch) {
    messages.push(`the link has ${search.length} characters; allowed: up to ${longestSearch}`);
    return fields;
  }
  for (const [key, value] of new URLSearchParams(search)) {
    if (key === '' && value === '') continue;
    const values = fields.get(key);
    if (values === undefined) fields.set(key, [value]);
    else values.push(value);
  }
  return fields;
}

/** Takes a field that may be given once. */
function take(fields: Map<string, string[]>, key: string, messages: string[]): string | undefined {
  const values = fields.get(key);
  fields.delete(key);
  if (values === undefined) return undefined;
  if (values.length === 1) return values[0];
  messages.push(`${shown(key)} is given ${values.length} times; allowed: once`);
  return undefined;
}

function namedEntry(name: string | undefined, messages: string[]): ScenarioEntry {
  const entry = name === undefined ? defaultScenario : scenarioByName(name);
  if (entry !== undefined) return entry;
  messages.push(`scenario cannot be "${shown(name ?? '')}"; allowed: ${scenarios.map((one) => one.name).join(', ')}`);
  return defaultScenario;
}

function readSeed(text: string | undefined, entry: ScenarioEntry, messages: string[]): string {
  if (text === undefined) return entry.seed;
  const seed = checkSeed(text);
  if (seed.ok) return seed.value;
  messages.push(seed.message);
  return entry.seed;
}

/** Checks the text of a seed and gives it in its one form. */
export function checkSeed(text: string): { ok: true; value: string } | { ok: false; message: string } {
  const refused = `seed cannot be "${shown(text)}"; allowed: 1 to 64 characters`;
  // U+FFFD is what a broken byte becomes, and half a surrogate pair does not survive a link
  if (/[\p{Cs}\p{Cc}\uFFFD]/u.test(text)) return { ok: false, message: `${refused}, all of them readable` };
  try {
    return { ok: true, value: canonicalSeed(text) };
  } catch {
    return { ok: false, message: refused };
  }
}

function readDays(text: string | undefined, entry: ScenarioEntry, messages: string[]): number {
  if (text === undefined) return entry.days;
  const number = parseNumber(text);
  const days = checkDays(Number.isFinite(number) ? number : NaN);
  if (days.ok) return days.value;
  messages.push(days.message.replace('"NaN"', `"${shown(text)}"`));
  return entry.days;
}

function readCommands(
  texts: readonly string[] | undefined,
  entry: ScenarioEntry,
  messages: string[],
): readonly TimedCommand[] {
  if (texts === undefined) return entry.commands;
  if (texts.length === 1 && texts[0] === 'none') return [];
  if (texts.length > mostCommands) {
    messages.push(`at is given ${texts.length} times; allowed: up to ${mostCommands}`);
    return entry.commands;
  }
  const commands: TimedCommand[] = [];
  for (const text of texts) {
    const command = parseTimedCommand(text, entry.scale);
    if (command.ok) commands.push(command.value);
    else messages.push(`at: ${command.message}`);
  }
  return commands;
}

function otherModelOf(text: string | undefined, messages: string[]): string | null {
  if (text === undefined || text === modelVersion) return null;
  if (/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text)) return text;
  messages.push(`model cannot be "${shown(text)}"; allowed: a version such as ${modelVersion}`);
  return null;
}

function sameCommands(scenario: Scenario, base: Scenario): boolean {
  const texts = (one: Scenario) => one.commands.map((command) => formatTimedCommand(command, one.scale)).join('\n');
  return texts(scenario) === texts(base);
}

function textOf(value: ParameterValue): string {
  if (typeof value === 'number') return shortNumber(value);
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
}

/** Text for a link: `:` and `=` stay readable, everything that a link gives a meaning to is escaped. */
function escaped(text: string): string {
  // half a surrogate pair has no escape; a checked seed has none
  const whole = text.replace(/\p{Cs}/gu, '\uFFFD');
  return encodeURIComponent(whole).replaceAll('%3A', ':').replaceAll('%3D', '=');
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
