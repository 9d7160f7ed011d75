/** Reads options, and the scenario that a call means. */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseTimedCommand, type TimedCommand } from '../model/commands.ts';
import { checkParameter, type Parameters, type ParameterValue, parseNumber } from '../model/parameters.ts';
import { checkDays, type Scenario } from '../model/scenario.ts';
import { fileEnding, largestFile, readFile } from '../story/file.ts';
import { checkSeed, readLink } from '../story/link.ts';
import { scenarioByName, scenarios } from '../story/scenarios.ts';
import { demand, type Io, quoted, usageError } from './io.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options by which a scenario is changed. */
export const scenarioOptions = {
  seed: { type: 'string' },
  set: { type: 'string', multiple: true },
  at: { type: 'string', multiple: true },
  days: { type: 'string' },
} as const satisfies Options;

/** The options of a command that can write a file. */
export const fileOptions = { out: { type: 'string' }, force: { type: 'boolean' } } as const satisfies Options;

/** Splits arguments into options and the rest. @throws a usage error that lists the options. */
export function parse<O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const first = (error as Error).message.split(/\. |\n/)[0];
    const allowed = Object.keys(options).map((name) => `--${name}`);
    throw usageError(`${first}; allowed: ${allowed.join(' ')}`);
  }
}

/** The one argument that is not an option. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  if (positionals.length === 1) return positionals[0];
  if (positionals.length === 0) throw usageError(`${what} is missing`);
  throw usageError(`${quoted(positionals[1])} is one argument too many; allowed: one ${what}`);
}

/** The values of `scenarioOptions`. */
export type ScenarioValues = {
  readonly seed?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly at?: readonly string[] | undefined;
  readonly days?: string | undefined;
};

/** The scenario of a name, file or link, with the changes that the options ask for. */
export function scenarioFrom(text: string, values: ScenarioValues, io: Io): Scenario {
  const base = baseScenario(text, io);
  const parameters: Record<string, ParameterValue> = { ...base.parameters };
  for (const setting of values.set ?? []) {
    const [key, value] = splitSetting('--set', setting);
    parameters[key] = demand(checkParameter(key, value), '--set');
  }
  const commands: TimedCommand[] = [...base.commands];
  for (const command of values.at ?? []) commands.push(demand(parseTimedCommand(command, base.scale), '--at'));
  const seed = values.seed === undefined ? base.seed : demand(checkSeed(values.seed), '--seed');
  const days = values.days === undefined ? base.days : readDays(values.days);
  return { ...base, seed, days, commands, parameters: parameters as Parameters };
}

/** Splits `key=value`. */
export function splitSetting(option: string, text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw usageError(`${option} cannot be ${quoted(text)}; allowed: key=value`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/** A whole number from text. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw usageError(`${option} cannot be ${quoted(text)}; allowed: a whole number from ${min} to ${max}`);
}

/** One of a few words. */
export function oneOf<const T extends string>(option: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw usageError(`${option} cannot be ${quoted(text)}; allowed: ${words.join(' or ')}`);
  return found;
}

function readDays(text: string): number {
  const number = parseNumber(text);
  const days = checkDays(Number.isFinite(number) ? number : NaN);
  if (days.ok) return days.value;
  throw usageError(`--${days.message.replace('"NaN"', quoted(text))}`);
}

function baseScenario(text: string, io: Io): Scenario {
  if (text.endsWith('.json')) return scenarioOfFile(text, io);
  if (text.includes('?') || text.includes('=')) return scenarioOfLink(text, io);
  const entry = scenarioByName(text);
  if (entry === undefined) {
    const names = scenarios.map((scenario) => scenario.name).join(', ');
    throw usageError(`there is no scenario ${quoted(text)}; allowed: ${names}, a *${fileEnding} file, or a link`);
  }
  const { title: _title, about: _about, ...scenario } = entry;
  return scenario;
}

function scenarioOfLink(text: string, io: Io): Scenario {
  const query = text.slice(text.indexOf('?') + 1).split('#')[0];
  const { scenario, messages, otherModel } = readLink(query);
  if (messages.length > 0) {
    throw usageError(`link: ${messages[0]}${messages.length > 1 ? ` (and ${messages.length - 1} more)` : ''}`);
  }
  noteModel(io, 'link', otherModel);
  return scenario;
}

function scenarioOfFile(path: string, io: Io): Scenario {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw usageError(`there is no file ${quoted(path)}`);
  if (!stats.isFile()) throw usageError(`${quoted(path)} is not a file`);
  if (stats.size > largestFile) {
    throw usageError(`${quoted(path)} has ${stats.size} bytes; allowed: up to ${largestFile}`);
  }
  const { scenario, otherModel } = demand(readFile(readText(path)), path);
  noteModel(io, 'file', otherModel);
  return scenario;
}

/** The text of a file. @throws a usage error when it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw usageError(`${quoted(path)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
}

function noteModel(io: Io, what: string, otherModel: string | null): void {
  if (otherModel !== null)
    io.err(`This ${what} was made with model ${otherModel}: the run may differ from that one.\n`);
}
