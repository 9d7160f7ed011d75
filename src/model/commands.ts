/** Requests for a change from outside. This is the only file that changes parameters or adds cells while a run goes on. */
import { addCells } from './dish.ts';
import { kind } from './kinds.ts';
import { infuse, removeCart } from './infusion.ts';
import { addCancer } from './population.ts';
import {
  checkParameter,
  type ParameterKey,
  parameterRow,
  type ParameterValue,
  parseNumber,
  shortNumber,
} from './parameters.ts';
import { type Scale, ticksPerDay, type World } from './world.ts';

/** A change asked for from outside. */
export type Command =
  /** A parameter gets a new value. */
  | { readonly do: 'set'; readonly key: ParameterKey; readonly value: ParameterValue }
  /** CAR-T cells from the bag are given, in cells. */
  | { readonly do: 'infuse'; readonly cells: number }
  /** Antigen-positive cancer cells are put in (re-challenge), in cells. */
  | { readonly do: 'challenge'; readonly cells: number }
  /** Germs enter, in germs. */
  | { readonly do: 'infect'; readonly cells: number }
  /** A drug is given. */
  | { readonly do: Drug };

/** Drugs that can be given at any time. */
export const drugs = ['tocilizumab', 'steroids', 'immunoglobulin', 'checkpointBlock', 'safetySwitch'] as const;

/** The name of a drug. */
type Drug = (typeof drugs)[number];

const isDrug = (name: string): name is Drug => (drugs as readonly string[]).includes(name);

/** A command and the tick before which it takes effect. */
export type TimedCommand = Command & { readonly tick: number };

/** A checked value, or one sentence that names the field, the value and what is allowed. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const cellRange = { min: 1, max: 1e12 };

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
  if (name === 'infuse' || name === 'challenge' || name === 'infect') {
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

/** A command as the text that `parseCommand` reads. */
export function formatCommand(command: Command): string {
  switch (command.do) {
    case 'set':
      return `${command.key}=${typeof command.value === 'number' ? shortNumber(command.value) : command.value}`;
    case 'infuse':
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
export function parseTimedCommand(text: string, scale: Scale): Checked<TimedCommand> {
  const colon = text.indexOf(':');
  const day = colon < 0 ? NaN : parseNumber(text.slice(0, colon));
  if (!(day >= 0 && day <= maxDays)) {
    return {
      ok: false,
      message: `"${text.slice(0, 40)}" does not begin with a day; allowed: DAY:command=value with a day from 0 to ${maxDays}`,
    };
  }
  const command = parseCommand(text.slice(colon + 1));
  return command.ok ? { ok: true, value: { ...command.value, tick: Math.round(day * ticksPerDay[scale]) } } : command;
}

/** A timed command as the text that `parseTimedCommand` reads. */
export function formatTimedCommand(command: TimedCommand, scale: Scale): string {
  return `${Number((command.tick / ticksPerDay[scale]).toFixed(4))}:${formatCommand(command)}`;
}

/** Puts a command into the queue, behind those for the same tick. */
export function enqueue(world: World, command: TimedCommand): void {
  let at = world.queue.length;
  while (at > 0 && world.queue[at - 1].tick > command.tick) at -= 1;
  world.queue.splice(at, 0, command);
}

/** Takes the commands that are due from the queue and carries them out. */
export function applyDueCommands(world: World): void {
  while (world.queue.length > 0 && world.queue[0].tick <= world.tick) {
    const command = world.queue.shift();
    if (command !== undefined) apply(world, command);
  }
}

function apply(world: World, command: Command): void {
  switch (command.do) {
    case 'set':
      return set(world, command.key, command.value);
    case 'infuse':
      return world.scale === 'cell' ? addCells(world, kind.cart, command.cells, 0) : infuse(world, command.cells);
    case 'challenge':
      return world.scale === 'cell'
        ? addCells(world, kind.cancer, command.cells, 0)
        : addCancer(world, command.cells, false);
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
    case 'checkpointBlock':
      world.inflammation[drug] = 1;
      return;
    case 'immunoglobulin':
      world.body.igg += immunoglobulinDose;
      return;
    case 'safetySwitch':
      return removeCart(world, switchedOff);
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
