/** Questions about single agents and about distributions, for inspector and histogram. They change nothing. */
import type { Agents } from './agents.ts';
import { antigenByte } from './antigen-scale.ts';
import { activity, kind, trait } from './kinds.ts';
import { ancestors, originOfTrait } from './register.ts';
import type { World } from './world.ts';

/** How an agent died: days since infusion, cause (row of `causes`), and the killer's id (0 for none). */
type Death = { readonly day: number; readonly cause: number; readonly killer: number };

/** A mother in the line of an agent: when (days since infusion) and where (µm) she was born, and how she died unless she lives. */
type Ancestor = {
  readonly id: number;
  readonly bornDay: number;
  readonly bornX: number;
  readonly bornY: number;
  readonly diedDay?: number;
  readonly death?: Death;
};

/** What is known about one agent. */
export type Portrait = {
  readonly id: number;
  readonly kind: number;
  readonly activity: number;
  readonly phenotype: number;
  readonly traits: number;
  /** Where it was last drawn, or is when no frame showed it yet, in µm: a racing cell is drawn behind where it is. */
  readonly x: number;
  readonly y: number;
  /** Real cells it stands for. */
  readonly cells: number;
  /** Molecules of the first and second target that it shows per cell. */
  readonly antigen: number;
  readonly secondAntigen: number;
  /** Antigen felt of late, 0 to 1. */
  readonly signal: number;
  readonly kills: number;
  readonly daughters: number;
  /** Days since infusion at its birth (negative never: founders are born at the start), and its age in days. */
  readonly bornDay: number;
  readonly ageDays: number;
  /** Place of birth in µm. */
  readonly bornX: number;
  readonly bornY: number;
  /** From the mother to the founder, nearest first. A mother lives on as one of her two daughters. */
  readonly ancestors: readonly Ancestor[];
  /** Id of the ancestor in which the first antigen was lost; 0 when it was not. */
  readonly lostIn: number;
  /** Id of the cell held or holding, 0 for none. */
  readonly partner: number;
  /** Absent while alive. */
  readonly death?: Death;
};

/** The portrait of the agent with this id, or undefined when it is gone. */
export function portrait(world: World, id: number): Portrait | undefined {
  const { agents, register } = world;
  const i = agents.id.subarray(0, agents.count).indexOf(id);
  if (i < 0) return undefined;
  const daysPerTick = world.hoursPerTick / 24;
  return {
    id,
    kind: agents.kind[i],
    activity: agents.activity[i],
    phenotype: agents.phenotype[i],
    traits: agents.traits[i],
    ...drawnPlace(agents, i),
    cells: agents.cells[i],
    antigen: agents.antigen[i] * agents.expression[i],
    secondAntigen: agents.secondAntigen[i] * agents.expression[i],
    signal: agents.signal[i],
    kills: agents.kills[i],
    daughters: agents.daughters[i],
    bornDay: agents.bornTick[i] * daysPerTick,
    ageDays: (world.tick - agents.bornTick[i]) * daysPerTick,
    ...birthplaceOf(world, id),
    ancestors: ancestors(register, id).map((mother) => ancestorOf(world, mother)),
    lostIn: originOfTrait(register, id, trait.lostAntigen),
    partner: agents.partner[i] < 0 ? 0 : agents.id[agents.partner[i]],
    ...deathOf(world, id),
  };
}

function drawnPlace({ x, y, drawnX, drawnY }: Agents, i: number): { x: number; y: number } {
  return drawnX[i] >= 0 ? { x: drawnX[i], y: drawnY[i] } : { x: x[i], y: y[i] };
}

function birthplaceOf({ register, width, height }: World, id: number): { bornX: number; bornY: number } {
  return { bornX: (register.bornX[id] / 65535) * width, bornY: (register.bornY[id] / 65535) * height };
}

function deathOf({ register, hoursPerTick }: World, id: number): { death?: Death } {
  if (register.diedTick[id] < 0) return {};
  const day = (register.diedTick[id] * hoursPerTick) / 24;
  return { death: { day, cause: register.cause[id], killer: register.killer[id] } };
}

/** What the register still knows of an agent, also when it has gone. */
function ancestorOf(world: World, id: number): Ancestor {
  const end = deathOf(world, id);
  return {
    id,
    bornDay: (world.register.bornTick[id] * world.hoursPerTick) / 24,
    ...birthplaceOf(world, id),
    ...end,
    ...(end.death === undefined ? {} : { diedDay: end.death.day }),
  };
}

/**
 * The id of the agent that a frame showed: of all whose id ends in these 16 bits, the one nearest to where it was drawn.
 * @returns 0 when there is none
 */
export function findAgent(world: World, lowBits: number, x: number, y: number): number {
  const { agents } = world;
  let found = 0;
  let nearest = Infinity;
  for (let i = 0; i < agents.count; i++) {
    if ((agents.id[i] & 0xffff) !== lowBits) continue;
    const drawn = drawnPlace(agents, i);
    const square = (drawn.x - x) * (drawn.x - x) + (drawn.y - y) * (drawn.y - y);
    if (square >= nearest) continue;
    nearest = square;
    found = agents.id[i];
  }
  return found;
}

/** Bins of the antigen histogram: bin 0 is antigen-negative, the others share the log scale of `antigenByte`. */
export const histogramBins = 33;

/** Living cancer cells (real cells) by antigen density; `histogramBins` numbers. */
export function antigenHistogram(world: World): number[] {
  const { agents } = world;
  const bins = Array.from({ length: histogramBins }, () => 0);
  for (let i = 0; i < agents.count; i++) {
    if (agents.kind[i] !== kind.cancer || agents.activity[i] === activity.dying) continue;
    const byte = antigenByte(agents.antigen[i] * agents.expression[i]);
    bins[byte === 0 ? 0 : 1 + Math.floor(((byte - 1) * (histogramBins - 1)) / 255)] += agents.cells[i];
  }
  return bins;
}

/** Deaths so far in real cells, kind × cause, as in the ledger. */
export function deathsByCause(world: World): number[] {
  return Array.from(world.ledger.deaths);
}
