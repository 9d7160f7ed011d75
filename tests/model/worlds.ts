/** Small worlds and random ones for the model's tests. All of it follows from the tables, so a new parameter joins in by itself. */
import fc from 'fast-check';
import { columnNames } from '../../src/model/agents.ts';
import { type Command, drugs, parseCommand, type TimedCommand } from '../../src/model/commands.ts';
import { kinds } from '../../src/model/kinds.ts';
import {
  defaultParameters,
  type NumberRow,
  type ParameterRow,
  type Parameters,
  parameterTable,
  type ParameterValue,
} from '../../src/model/parameters.ts';
import { createWorld, type Scenario } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { stageFacts } from '../../src/model/stages/facts.ts';
import { hash, type World } from '../../src/model/world.ts';

/** The default patient with few agents, changed as told. */
export function patient(parameters: Partial<Parameters> = {}, more: Partial<Scenario> = {}): Scenario {
  return {
    name: 'test',
    scale: 'patient',
    scene: 'marrow',
    seed: 'test',
    days: 28,
    commands: [],
    ...more,
    parameters: { ...defaultParameters(), weight: 5e7, ...parameters },
  };
}

/** The table's rows with their general type. */
export const rows: readonly ParameterRow[] = parameterTable;

// fast-check prefers numbers next to the ends; here every part of a range is as likely, and the ends come from `valueOf`
const evenly = fc.noBias(fc.integer({ min: 0, max: 1e6 })).map((millionths) => millionths / 1e6);

/** A value that a row allows; numbers with either end and, on a log scale, every order of magnitude as likely. */
export function valueOf(row: ParameterRow): fc.Arbitrary<ParameterValue> {
  if (row.type === 'switch') return fc.boolean();
  if (row.type === 'choice') return fc.constantFrom(...row.choices);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(row.min, row.max, row.default, ...(row.scale === 'log0' ? [0] : [])) },
    { weight: 4, arbitrary: evenly.map((u) => within(row, u)) },
  );
}

function within(row: NumberRow, u: number): number {
  const { min, max } = row;
  const value = row.scale === 'linear' ? min + u * (max - min) : min * Math.exp(u * Math.log(max / min));
  return Math.min(max, Math.max(min, row.whole === true ? Math.round(value) : value));
}

/** Any parameters that are allowed, but few agents, so that a run takes a moment. */
export const anyParameters: fc.Arbitrary<Parameters> = fc
  .record(Object.fromEntries(rows.map((row) => [row.key, valueOf(row)])))
  .map((values) => ({ ...(values as Parameters), maxAgents: 1000 + ((values['maxAgents'] as number) % 600) }));

const changeable = rows.filter((row) => row.applies === 'now');
const cells = evenly.map((u) => Math.round(10 ** (u * 11.5)));

/** Any command, as text: a changed parameter, cells or germs given, a drug. */
export const anyCommandText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...changeable).chain((row) => valueOf(row).map((value) => `${row.key}=${value}`)),
  fc.tuple(fc.constantFrom('infuse', 'challenge', 'infect'), cells).map(([name, many]) => `${name}=${many}`),
  fc
    .tuple(cells, fc.constantFrom('CD19', 'CD22', 'BCMA', 'CD28', '4-1BB', 'CD20:CD28'))
    .map(([many, product]) => `infuse=${many}:${product}`),
  fc.constantFrom('lymphodepletion=1', 'lymphodepletion=0.3'),
  fc.constantFrom(...drugs),
);

/** Any command. */
export const anyCommand: fc.Arbitrary<Command> = anyCommandText.map((text) => {
  const parsed = parseCommand(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
});

/** Any few commands within so many ticks. */
export function anyCommands(ticks: number): fc.Arbitrary<TimedCommand[]> {
  const tick = fc.integer({ min: 0, max: ticks - 1 });
  return fc.array(
    fc.tuple(anyCommand, tick).map(([command, at]) => ({ ...command, tick: at })),
    { maxLength: 5 },
  );
}

/** Any patient, with commands in the first `ticks` ticks. */
export function anyPatient(ticks: number): fc.Arbitrary<Scenario> {
  return fc
    .record({
      parameters: anyParameters,
      commands: anyCommands(ticks),
      seed: fc.integer({ min: 0, max: 1e9 }).map(String),
      scene: fc.constantFrom('marrow', 'node', 'vessel', 'dish' as const),
    })
    .map((chosen) => ({ ...patient(), ...chosen }) as Scenario);
}

/** The ticks of so many days at patient scale. */
export function days(count: number): number {
  return Math.round(count * stageFacts.patient.ticksPerDay);
}

/** Advances a world by `ticks` steps. */
export function advance(world: World, ticks: number, each?: (world: World) => void): World {
  const scratch = createScratch(world);
  for (let n = 0; n < ticks; n++) {
    step(world, scratch);
    each?.(world);
  }
  return world;
}

/** The world that a scenario has come to after `ticks` steps. */
export function worldAfter(scenario: Scenario, ticks: number): World {
  return advance(createWorld(scenario), ticks);
}

/** The hash of what a world is now, whatever it will be told to do and with which parameters. */
export function stateHash(world: World): string {
  return hash({ ...world, parameters: defaultParameters(), queue: [] });
}

/** Everything that may never happen to a world, as sentences; [] when nothing did. */
export function impossibilities(world: World): string[] {
  const { agents, width, height, tick } = world;
  const faults: string[] = [];
  const fault = (what: string) => {
    if (faults.length < 10) faults.push(`tick ${tick}: ${what}`);
  };
  const { maxAgents } = world.parameters;
  // founders come in groups that are drawn with 128 agents at the least, whatever the cap
  if (agents.count > maxAgents + 2000) fault(`${agents.count} agents where ${maxAgents} are the most`);
  if (agents.count > agents.capacity) fault(`${agents.count} agents in ${agents.capacity} places`);
  for (const name of columnNames) {
    if (agents[name].length !== agents.capacity) fault(`${name} has ${agents[name].length} places`);
    for (let i = 0; i < agents.count; i++) if (!Number.isFinite(agents[name][i])) fault(`${name} ${agents[name][i]}`);
  }
  for (const { path, value } of leavesOf({ ...world, agents: {}, register: {} })) {
    if (typeof value === 'number' && !Number.isFinite(value)) fault(`${path} is ${value}`);
    if (/^(body|ledger|cytokine)/.test(path) && Number(value) < 0) fault(`${path} is ${String(value)}`);
  }
  const who = (i: number) => `agent ${agents.id[i]} (${kinds[agents.kind[i]]?.name})`;
  const ids = new Set<number>();
  for (let i = 0; i < agents.count; i++) {
    const own = agents.cells[i];
    if (!(own >= 1) || own % 1 !== 0) fault(`${who(i)} stands for ${own} cells`);
    if (!(agents.x[i] >= 0 && agents.x[i] <= width && agents.y[i] >= 0 && agents.y[i] <= height))
      fault(`${who(i)} is outside at ${agents.x[i]}, ${agents.y[i]}`);
    const j = agents.partner[i];
    if (j >= 0 && (j >= agents.count || agents.partner[j] !== i || j === i)) fault(`${who(i)} holds a stranger`);
    const heading = Math.hypot(agents.headingX[i], agents.headingY[i]);
    if (Math.abs(heading - 1) > 1e-3) fault(`${who(i)} has a heading of length ${heading}`);
    if (agents.antigen[i] < 0 || agents.secondAntigen[i] < 0) fault(`${who(i)} has less than no antigen`);
    if (agents.kind[i] >= kinds.length || agents.activity[i] > 2 || agents.phenotype[i] > 3)
      fault(`${who(i)} is of no known kind, activity or phenotype`);
    if (agents.bornTick[i] > tick) fault(`${who(i)} is born in the future`);
    if (ids.has(agents.id[i]) || agents.id[i] >= world.nextId) fault(`${who(i)} has an id that is not its own`);
    ids.add(agents.id[i]);
  }
  return faults;
}

/** Live cells of each kind, counted here, not by the model. */
export function liveByKind(world: World): number[] {
  const { agents } = world;
  const live = kinds.map(() => 0);
  for (let i = 0; i < agents.count; i++) if (agents.activity[i] !== 2) live[agents.kind[i]] += agents.cells[i];
  return live;
}

/** Births + added − deaths by kind: what the ledger says is alive. */
export function ledgerBalance(world: World): number[] {
  const { births, added, deaths } = world.ledger;
  const causes = deaths.length / births.length;
  return kinds.map(({ code }) => {
    const died = deaths.slice(code * causes, (code + 1) * causes).reduce((sum, cells) => sum + cells, 0);
    return births[code] + added[code] - died;
  });
}

/** One number, text or truth value somewhere in plain data, and where it is. */
export type Leaf = {
  readonly path: string;
  readonly value: unknown;
  /** The object or typed array that holds it, and its name or index there. */
  readonly owner: Record<string, unknown>;
  readonly name: string;
};

/** Every leaf of plain data. Of a long typed array only some elements: the first ones and a few further on. */
export function leavesOf(data: unknown, path = ''): Leaf[] {
  if (typeof data !== 'object' || data === null) return [];
  const owner = data as Record<string, unknown>;
  const length = ArrayBuffer.isView(data) ? (data as Float64Array).length : 0;
  const names = length > 0 ? Array.from({ length: Math.min(length, 24) }, (_, n) => String(n)) : Object.keys(data);
  return names.flatMap((name) => {
    const value = owner[name];
    const here = path === '' ? name : `${path}.${name}`;
    return typeof value === 'object' && value !== null ? leavesOf(value, here) : [{ path: here, value, owner, name }];
  });
}
