/** Requests for a change from outside. This is the only file that changes parameters or adds cells while a run goes on. */
import { kind, lineage } from './kinds.ts';
import { costimulation } from './rates.ts';
import { deplete, removeCells } from './treatment.ts';
import {
  checkParameter,
  type ParameterKey,
  type Parameters,
  parameterRow,
  type ParameterValue,
  parseNumber,
  shortNumber,
} from './parameters.ts';
import { type StageName, stageFacts } from './stages/facts.ts';
import type { Stage } from './stages/stage.ts';
import type { World } from './world.ts';

/** A change asked for from outside. */
export type Command =
  /** A parameter gets a new value. */
  | { readonly do: 'set'; readonly key: ParameterKey; readonly value: ParameterValue }
  /** CAR-T cells from the bag are given, in cells; of the run's product, or of one with another target or costimulation. */
  | {
      readonly do: 'infuse';
      readonly cells: number;
      readonly target?: Parameters['target'];
      readonly costim?: Parameters['costim'];
    }
  /** Chemotherapy that makes room for T cells, of a strength from 0 to 1. */
  | { readonly do: 'lymphodepletion'; readonly strength: number }
  /** Antigen-positive cancer cells are put in (re-challenge), in cells. */
  | { readonly do: 'challenge'; readonly cells: number }
  /** Germs enter, in germs. */
  | { readonly do: 'infect'; readonly cells: number }
  /** A drug is given. */
  | { readonly do: Drug };

/** Drugs that can be given at any time. */
export const drugs = [
  'tocilizumab',
  'steroids',
  'anakinra',
  'immunoglobulin',
  'checkpointBlock',
  'safetySwitch',
] as const;

type Drug = (typeof drugs)[number];

const isDrug = (name: string): name is Drug => (drugs as readonly string[]).includes(name);

/** An infusion. */
export type Infusion = Extract<Command, { do: 'infuse' }>;

/** A command and the tick before which it takes effect. */
export type TimedCommand = Command & { readonly tick: number };

/** A checked value, or one sentence that names the field, the value and what is allowed. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const cellRange = { min: 1, max: 1e12 };
const targets = Object.keys(lineage.stem) as Parameters['target'][];
const costimulations = Object.keys(costimulation) as Parameters['costim'][];

/**
 * Checks a command written as text: `antigen=300` sets a parameter, `infuse=1e8` gives cells.
 * @returns the command, or a sentence that says what was wrong with it.
 */
export function parseCommand(text: string): Checked<Command> {
  const [name, ...rest] = text.split('=');
  const value = rest.join('=');
  if (isDrug(name)) {
    return rest.length === 0 ? { ok: true, value: { do: name } } : { ok: false, message: `${name} takes no value` };
  }
  if (name === 'infuse') return parseInfusion(value);
  if (name === 'lymphodepletion') {
    const strength = parseNumber(value);
    if (strength > 0 && strength <= 1) return { ok: true, value: { do: name, strength } };
    return { ok: false, message: `${name} cannot be "${value.slice(0, 40)}"; allowed: more than 0 and up to 1` };
  }
  if (name === 'challenge' || name === 'infect') {
    const cells = parseNumber(value);
    if (!(cells >= cellRange.min && cells <= cellRange.max && cells % 1 === 0)) {
      return {
        ok: false,
        message: `${name} cannot be "${value.slice(0, 40)}"; allowed: a whole number from 1 to 1e12 cells`,
      };
    }
    return { ok: true, value: { do: name, cells } };
  }
  const row = parameterRow(name);
  if (row === undefined)
    return { ok: false, message: `there is no command or parameter called "${name.slice(0, 40)}"` };
  if (row.applies === 'start')
    return { ok: false, message: `${name} cannot change during a run; it applies at the next start` };
  const checked = checkParameter(name, value);
  return checked.ok ? { ok: true, value: { do: 'set', key: row.key as ParameterKey, value: checked.value } } : checked;
}

/** `1e8`, or `1e8:CD22`, `1e8:CD28`, `1e8:CD22:CD28` for cells with another target, costimulation or both. */
function parseInfusion(text: string): Checked<Command> {
  const [number, ...words] = text.split(':');
  const cells = parseNumber(number);
  const target = targets.find((one) => words.includes(one));
  const costim = costimulations.find((one) => words.includes(one));
  const known = (target === undefined ? 0 : 1) + (costim === undefined ? 0 : 1);
  if (!(cells >= cellRange.min && cells <= cellRange.max && cells % 1 === 0) || known !== words.length) {
    return {
      ok: false,
      message: `infuse cannot be "${text.slice(0, 40)}"; allowed: a whole number from 1 to 1e12 cells, then :target or :costimulation`,
    };
  }
  return {
    ok: true,
    value: { do: 'infuse', cells, ...(target && { target }), ...(costim && { costim }) },
  };
}

/** A command as the text that `parseCommand` reads. */
export function formatCommand(command: Command): string {
  switch (command.do) {
    case 'set':
      return `${command.key}=${typeof command.value === 'number' ? shortNumber(command.value) : command.value}`;
    case 'infuse':
      return ['infuse=' + shortNumber(command.cells), command.target, command.costim].filter(Boolean).join(':');
    case 'lymphodepletion':
      return `lymphodepletion=${shortNumber(command.strength)}`;
    case 'challenge':
    case 'infect':
      return `${command.do}=${shortNumber(command.cells)}`;
    default:
      return command.do;
  }
}

/** The longest course, in days. */
export const maxDays = 3650;

/** Checks `DAY:command[=value]`, as in links and on the command line. */
export function parseTimedCommand(text: string, stage: StageName): Checked<TimedCommand> {
  const colon = text.indexOf(':');
  const day = colon < 0 ? NaN : parseNumber(text.slice(0, colon));
  if (!(day >= 0 && day <= maxDays)) {
    return {
      ok: false,
      message: `"${text.slice(0, 40)}" does not begin with a day; allowed: DAY:command=value with a day from 0 to ${maxDays}`,
    };
  }
  const command = parseCommand(text.slice(colon + 1));
  return command.ok
    ? { ok: true, value: { ...command.value, tick: Math.round(day * stageFacts[stage].ticksPerDay) } }
    : command;
}

/** A timed command as the text that `parseTimedCommand` reads. */
export function formatTimedCommand(command: TimedCommand, stage: StageName): string {
  return `${Number((command.tick / stageFacts[stage].ticksPerDay).toFixed(4))}:${formatCommand(command)}`;
}

/** Puts a command into the queue, behind those for the same tick. */
export function enqueue(world: World, command: TimedCommand): void {
  let at = world.queue.length;
  while (at > 0 && world.queue[at - 1].tick > command.tick) at -= 1;
  world.queue.splice(at, 0, command);
}

/** Takes the commands that are due from the queue and carries them out. */
export function applyDueCommands(world: World, stage: Stage): void {
  while (world.queue.length > 0 && world.queue[0].tick <= world.tick) {
    const command = world.queue.shift();
    if (command !== undefined) apply(world, command, stage);
  }
}

function apply(world: World, command: Command, stage: Stage): void {
  switch (command.do) {
    case 'set':
      return set(world, command.key, command.value);
    case 'infuse':
      return stage.infuse(world, command);
    case 'lymphodepletion':
      return deplete(world, command.strength);
    case 'challenge':
      return stage.challenge(world, command.cells);
    case 'infect':
      world.body.pathogen += command.cells;
      return;
    default:
      return give(world, command.do);
  }
}

/** IgG that one dose of immunoglobulin adds, g/l (0.4 g/kg into about 5 l of plasma and tissue). */
const immunoglobulinDose = 4;
/** Part of the CAR-T cells that the safety switch removes (iCasp9: more than 90 % within 30 minutes). */
const switchedOff = 0.92;

function give(world: World, drug: Drug): void {
  switch (drug) {
    case 'tocilizumab':
    case 'steroids':
    case 'anakinra':
    case 'checkpointBlock':
      world.body.drugs[drug] += 1;
      return;
    case 'immunoglobulin':
      world.body.igg += immunoglobulinDose;
      return;
    case 'safetySwitch':
      world.body.drugs.safetySwitch += 1;
      return removeCells(world, kind.cart, switchedOff);
  }
}

function set(world: World, key: ParameterKey, value: ParameterValue): void {
  if (key === 'antigen') shiftAntigen(world, Number(value) / world.parameters.antigen);
  const parameters: Record<string, ParameterValue> = world.parameters;
  parameters[key] = value;
}

/** Every cancer cell that still carries the antigen keeps its place in the distribution around the new median. */
function shiftAntigen(world: World, factor: number): void {
  const { agents } = world;
  for (let i = 0; i < agents.count; i++) if (agents.kind[i] === 1) agents.antigen[i] *= factor;
}
