/** Scenario files (`*.cartlab.json`): written for people and programs, read with suspicion. */
import { type Checked, formatTimedCommand, parseTimedCommand, type TimedCommand } from '../model/commands.ts';
import { checkParameter, parameterTable, type Parameters, type ParameterValue } from '../model/parameters.ts';
import { checkDays, type Scenario } from '../model/scenario.ts';
import { type StageName, stageNames } from '../model/stages/facts.ts';
import { modelVersion, type Scene } from '../model/world.ts';
import { checkSeed } from './link.ts';
import { nearestEntry } from './scenarios.ts';

/** The ending of a scenario file's name. */
export const fileEnding = '.cartlab.json';
/** A larger file than this is refused before it is read, in bytes. */
export const largestFile = 1_000_000;

const format = 'cart-lab/scenario';
const version = 1;
const deepest = 8;
const mostCommands = 10_000;
const scenes: readonly Scene[] = ['marrow', 'node', 'vessel', 'dish'];
const keys = [
  '$schema',
  'format',
  'version',
  'model_version',
  'name',
  'scale',
  'scene',
  'seed',
  'days',
  'params',
  'events',
];

/** What a file said: the scenario, and the model version that wrote it when it is not this one. */
export type FileContent = { readonly scenario: Scenario; readonly otherModel: string | null };

/** The text of a scenario file. It holds every parameter, so that it means the same when a default changes. */
export function writeFile(scenario: Scenario): string {
  const content = {
    format,
    version,
    model_version: modelVersion,
    name: scenario.name,
    scale: scenario.scale,
    scene: scenario.scene,
    seed: scenario.seed,
    days: scenario.days,
    params: Object.fromEntries(parameterTable.map(({ key }) => [key, scenario.parameters[key]])),
    events: scenario.commands.map((command) => formatTimedCommand(command, scenario.scale)),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Reads the text of a scenario file: all of it, or nothing and one sentence that says why. Never throws. */
export function readFile(text: string): Checked<FileContent> {
  const content = parseObject(text);
  if (!content.ok) return content;
  const fields = content.value;
  const unknown = [...fields.keys()].find((key) => !keys.includes(key));
  if (fields.get('format') !== format) return refuse(`this is not a CAR-T Lab scenario: format is not "${format}"`);
  const fileVersion = fields.get('version');
  if (typeof fileVersion === 'number' && fileVersion > version && fileVersion % 1 === 0) {
    return refuse(
      `this file was made by a newer CAR-T Lab: its version is ${fileVersion}, this one reads up to ${version}`,
    );
  }
  if (fileVersion !== version) return refuseField('version', fileVersion, `${version}`);
  if (unknown !== undefined) return refuse(`there is no field called "${shown(unknown)}"`);
  const model = fields.get('model_version');
  if (typeof model !== 'string' || !/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(model)) {
    return refuseField('model_version', model, `a version such as ${modelVersion}`);
  }
  const scenario = readScenario(fields);
  if (!scenario.ok) return scenario;
  return { ok: true, value: { scenario: scenario.value, otherModel: model === modelVersion ? null : model } };
}

function readScenario(fields: Map<string, unknown>): Checked<Scenario> {
  const name = fields.get('name');
  // written into tables, titles and links: letters, digits and the marks between them
  if (typeof name !== 'string' || !/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,59}$/u.test(name)) {
    return refuseField('name', name, '1 to 60 letters, digits, blanks, dots, dashes');
  }
  const scale = stageNames.find((one) => one === fields.get('scale'));
  if (scale === undefined) return refuseField('scale', fields.get('scale'), stageNames.join(' or '));
  const scene = scenes.find((one) => one === fields.get('scene'));
  if (scene === undefined) return refuseField('scene', fields.get('scene'), scenes.join(', '));
  const seedText = fields.get('seed');
  if (typeof seedText !== 'string') return refuseField('seed', seedText, 'text of 1 to 64 characters');
  const seed = checkSeed(seedText);
  if (!seed.ok) return seed;
  const daysValue = fields.get('days');
  const days = checkDays(typeof daysValue === 'number' ? daysValue : NaN);
  if (!days.ok) return refuse(days.message.replace('"NaN"', quoted(daysValue)));
  const parameters = readParameters(fields.get('params'), nearestEntry({ name, scale, scene }).parameters);
  if (!parameters.ok) return parameters;
  const commands = readCommands(fields.get('events'), scale);
  if (!commands.ok) return commands;
  return {
    ok: true,
    value: {
      name,
      scale,
      scene,
      seed: seed.value,
      days: days.value,
      parameters: parameters.value,
      commands: commands.value,
    },
  };
}

/** A parameter that the file lacks, because it is older, has the value of the nearest scenario. */
function readParameters(value: unknown, base: Readonly<Parameters>): Checked<Parameters> {
  if (!isObject(value)) return refuseField('params', value, 'an object with a value for each parameter');
  const parameters: Record<string, ParameterValue> = { ...base };
  for (const key of Object.keys(value)) {
    // an object could pose as text by a toString of its own
    if (typeof value[key] === 'object') return refuseField(key, value[key], 'a number, a word, true or false');
    const checked = checkParameter(key, value[key]);
    if (!checked.ok) return checked;
    parameters[key] = checked.value;
  }
  return { ok: true, value: parameters as Parameters };
}

function readCommands(value: unknown, stage: StageName): Checked<TimedCommand[]> {
  if (value === undefined) return { ok: true, value: [] };
  if (!Array.isArray(value) || value.length > mostCommands) {
    return refuseField('events', value, `a list of up to ${mostCommands} texts`);
  }
  const commands: TimedCommand[] = [];
  for (const text of value as unknown[]) {
    if (typeof text !== 'string') return refuseField('events', text, 'texts such as "7.5:antigen=300"');
    const command = parseTimedCommand(text, stage);
    if (!command.ok) return refuse(`events: ${command.message}`);
    commands.push(command.value);
  }
  return { ok: true, value: commands };
}

/** The fields of a JSON object, in a map, so that no name such as `__proto__` can reach an object of ours. */
function parseObject(text: string): Checked<Map<string, unknown>> {
  if (text.length > largestFile) return refuse(`the file has ${text.length} characters; allowed: up to ${largestFile}`);
  if (depthOf(text) > deepest) return refuse(`the file is nested too deeply; allowed: up to ${deepest} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return refuse('this is not a CAR-T Lab scenario: the text is not JSON');
  }
  if (!isObject(value)) return refuse('this is not a CAR-T Lab scenario: it holds no fields');
  return { ok: true, value: new Map(Object.entries(value)) };
}

/** The deepest nesting of brackets outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === '\\') i += 1;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{' || c === '[') most = Math.max(most, ++depth);
    else if (c === '}' || c === ']') depth -= 1;
  }
  return most;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}

function refuseField(name: string, value: unknown, allowed: string): { ok: false; message: string } {
  return refuse(`${name} cannot be ${quoted(value)}; allowed: ${allowed}`);
}

function quoted(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null) return 'a list or an object';
  return `"${shown(typeof value === 'string' ? value : JSON.stringify(value))}"`;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
