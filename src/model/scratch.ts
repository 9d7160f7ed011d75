/** Working memory of a step: nothing in it outlives the step, so it is not part of the world and can be made anew at any time. */
import { createSpareColumns, ensureRoom, type SpareColumns } from './agents.ts';
import { ensureLines } from './register.ts';
import { mapObstacles, type Obstacles } from './tissue.ts';
import type { World } from './world.ts';

/** Side of a node of the coarse grid on which cells sense what is around them, in µm. */
const nodeSide = 80;

/** Live cells, counted anew in each step; real cells. */
type Totals = {
  effector: number;
  memory: number;
  exhausted: number;
  /** Infused and not settled yet. */
  passing: number;
  /** Of an earlier product with another target or costimulation. */
  former: number;
  cancer: number;
  bCells: number;
  plasma: number;
  /** Targets killed in this step; real cells. */
  killed: number;
  /** Effectors weighted by how strongly they feel antigen (E·s). */
  atWork: number;
  /** Targets weighted by how well they are recognised (a·L + B). */
  recognised: number;
  /** Targets weighted by how well they stimulate (b·L + B), and the cancer cells among them (b·L). */
  stimulating: number;
  cancerStimulating: number;
};

/** Groups of agents that are each kept at no fewer than a fixed number; index of `groupAgents`. */
export const group = {
  effector: 0,
  memory: 1,
  exhausted: 2,
  cancer: 3,
  cancerNegative: 4,
  bCell: 5,
  plasma: 6,
} as const;

/** Arrays that a step works in. Node arrays have `columns × rows` elements; agent arrays as many as the agents have room for. */
export type Scratch = {
  readonly columns: number;
  readonly rows: number;
  /** Node in which each agent is. */
  nodeOf: Int32Array;
  /** How well each target is recognised, 0 to 1. */
  recognition: Float32Array;
  /** Agents of each group that are alive. */
  readonly groupAgents: Int32Array;
  /** Killing cells (effectors, and memory as far as it kills), recognised targets and stimulating targets at a node, then summed over its neighbourhood and scaled to the body. */
  readonly killers: Float64Array;
  readonly recognised: Float64Array;
  readonly stimulating: Float64Array;
  /** Room for one pass of the sums. */
  readonly rowSums: Float64Array;
  /** Chance per day that a fully recognised target at a node is killed. */
  readonly killHazard: Float64Array;
  /** Stimulation of a CAR-T cell at a node, 0 to 1. */
  readonly stimulation: Float64Array;
  /** Exhaustion of a CAR-T cell at a node, per day, and the part of it that its kills make. */
  readonly exhaustion: Float64Array;
  readonly wear: Float64Array;
  /** Chances of an effector at a node within this step: to divide, to die, to become exhausted, to leave memory. */
  readonly divides: Float64Array;
  readonly dies: Float64Array;
  readonly exhausts: Float64Array;
  readonly remembers: Float64Array;
  /** Chance that an effector at a node dies or changes its programme. */
  readonly changes: Float64Array;
  /** First killing cell in the list of a node, −1 for none, and the next one of each agent. */
  readonly firstKiller: Int32Array;
  nextKiller: Int32Array;
  /** A number in [0, 1) for each agent, drawn for the rule that runs. */
  dice: Float64Array;
  readonly totals: Totals;
  readonly obstacles: Obstacles;
  /** Room for one step of the cytokine field. */
  readonly cytokine: Float32Array;
  /** For the crowd: cell of each agent, agents in the order of cells, where each cell begins, and how far each agent is pushed. */
  crowd: Crowd;
  arrangement: Arrangement;
};

/** Arrays of the fine grid in which cells push each other. */
export type Crowd = {
  cellOf: Int32Array;
  order: Int32Array;
  start: Int32Array;
  x: Float32Array;
  y: Float32Array;
  radius: Float32Array;
  pushX: Float32Array;
  pushY: Float32Array;
  /** Cell, radius and pushes in the order of cells, like `x` and `y`. */
  sortedCell: Int32Array;
  sortedRadius: Float32Array;
  sortedPushX: Float32Array;
  sortedPushY: Float32Array;
};

/** Arrays with which the agents are put in order in memory. */
export type Arrangement = {
  /** The agents in the order that is wanted, and the new index of each. */
  readonly order: Int32Array;
  readonly newIndex: Int32Array;
  /** Where each group of kind and programme begins. */
  readonly groupStart: Int32Array;
  readonly spare: SpareColumns;
};

/** Working memory for a world of this size. */
export function createScratch(world: World): Scratch {
  const columns = Math.max(1, Math.round(world.width / nodeSide));
  const rows = Math.max(1, Math.round(world.height / nodeSide));
  const nodes = columns * rows;
  const capacity = world.agents.capacity;
  return {
    columns,
    rows,
    nodeOf: new Int32Array(capacity),
    recognition: new Float32Array(capacity),
    groupAgents: new Int32Array(7),
    killers: new Float64Array(nodes),
    recognised: new Float64Array(nodes),
    stimulating: new Float64Array(nodes),
    rowSums: new Float64Array(nodes),
    killHazard: new Float64Array(nodes),
    stimulation: new Float64Array(nodes),
    exhaustion: new Float64Array(nodes),
    wear: new Float64Array(nodes),
    divides: new Float64Array(nodes),
    dies: new Float64Array(nodes),
    exhausts: new Float64Array(nodes),
    remembers: new Float64Array(nodes),
    changes: new Float64Array(nodes),
    firstKiller: new Int32Array(nodes),
    nextKiller: new Int32Array(capacity),
    dice: new Float64Array(capacity),
    // NaN, so that nobody reads a sum before it was made, and so that V8 keeps doubles here: a field that began as a small
    // integer made it discard the compiled code of countTargets in every step
    totals: {
      effector: NaN,
      memory: NaN,
      exhausted: NaN,
      passing: NaN,
      former: NaN,
      cancer: NaN,
      bCells: NaN,
      plasma: NaN,
      killed: NaN,
      atWork: NaN,
      recognised: NaN,
      stimulating: NaN,
      cancerStimulating: NaN,
    },
    obstacles: mapObstacles(world.tissue, world.width, world.height),
    cytokine: new Float32Array(world.cytokine.values.length),
    crowd: createCrowd(capacity, 1),
    arrangement: createArrangement(capacity),
  };
}

/** Working memory in which `capacity` agents are put in order. */
export function createArrangement(capacity: number): Arrangement {
  return {
    order: new Int32Array(capacity),
    newIndex: new Int32Array(capacity),
    groupStart: new Int32Array(32),
    spare: createSpareColumns(capacity),
  };
}

/** Working memory of the crowd for `capacity` agents and `cells` grid cells. */
export function createCrowd(capacity: number, cells: number): Crowd {
  return {
    cellOf: new Int32Array(capacity),
    order: new Int32Array(capacity),
    start: new Int32Array(cells + 1),
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    radius: new Float32Array(capacity),
    pushX: new Float32Array(capacity),
    pushY: new Float32Array(capacity),
    sortedCell: new Int32Array(capacity),
    sortedRadius: new Float32Array(capacity),
    sortedPushX: new Float32Array(capacity),
    sortedPushY: new Float32Array(capacity),
  };
}

/** Between steps: room for every agent to divide once, in the world and here. */
export function makeRoom(world: World, scratch: Scratch): void {
  const { agents, parameters } = world;
  const wanted = Math.min(agents.count * 2, Math.max(agents.count, parameters.maxAgents)) + 1024;
  if (wanted > agents.capacity) ensureRoom(agents, Math.ceil(wanted * 1.25));
  ensureLines(world.register, world.nextId + agents.capacity);
  if (scratch.nodeOf.length < agents.capacity) {
    scratch.nodeOf = new Int32Array(agents.capacity);
    scratch.recognition = new Float32Array(agents.capacity);
    scratch.nextKiller = new Int32Array(agents.capacity);
    scratch.dice = new Float64Array(agents.capacity);
    scratch.crowd = createCrowd(agents.capacity, scratch.crowd.start.length - 1);
    scratch.arrangement = createArrangement(agents.capacity);
  }
}
