/**
 * The movement alone, for comparison with other engines (W1 "crowd" and W2 "mixed" in the performance notes): N discs of
 * diameter 1 in a walled box push each other by a linear spring (k 50), crawl at speed 1 in steps of 0.01, and turn by a
 * uniform angle of up to ±0.2 each step. It runs the model's own `putInOrder`, `repel`, `turn` and `draw`; in W2 its `diffuse`.
 */
import { createAgents } from '../../src/model/agents.ts';
import { createField, diffuse } from '../../src/model/fields.ts';
import { bits, draw, keyOf, purpose, stream } from '../../src/model/random.ts';
import { putInOrder } from '../../src/model/rules/arrange.ts';
import { repel } from '../../src/model/rules/crowd.ts';
import { turn } from '../../src/model/rules/move.ts';
import { createArrangement, createCrowd } from '../../src/model/scratch.ts';

/** Where the discs are at the start: in a square of side L; the headings are unit vectors. */
export type Init = {
  readonly N: number;
  readonly L: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly hx: Float32Array;
  readonly hy: Float32Array;
};

/** A running crowd. `x` and `y` are the present positions, in the order of memory. */
export type CrowdRun = {
  readonly step: () => void;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Mean of the field, only in W2. */
  readonly fieldMean?: () => number;
};

const timeStep = 0.01;
const spring = 50;
const speed = 1;
const widestTurn = 0.2;
/** Steps between two rounds of putting the discs in order in memory: in that time one crawls two diameters at most. */
const arrangeEvery = 200;
/** W2: side of the field in nodes; secretion and decay per step; part of the difference that flows to each neighbour; speed per gradient. */
const field = { side: 256, secretion: 0.01, decay: 0.01, spread: 0.2, drift: 0.05 };

/** Sets up a crowd. */
export function crowd(work: 'W1' | 'W2', init: Init): CrowdRun {
  const { N, L } = init;
  const agents = createAgents(N);
  agents.count = N;
  agents.x.set(init.x);
  agents.y.set(init.y);
  agents.headingX.set(init.hx);
  agents.headingY.set(init.hy);
  const scratch = { crowd: createCrowd(N, 1), arrangement: createArrangement(N) };
  scratch.crowd.radius.fill(0.5);
  const key = keyOf('crowd');
  for (let i = 0; i < N; i++) agents.luck[i] = bits(stream(key, 0, purpose.place), i);
  let tick = 0;

  const walk = () => {
    if (tick % arrangeEvery === 0) putInOrder(agents, scratch, L, L, 1);
    const { x, y, headingX, headingY, luck } = agents;
    // k × overlap × dt is the way of each of the two; half of the overlap with these numbers
    repel(scratch.crowd, x, y, N, L, L, 1, spring * timeStep);
    const { pushX, pushY } = scratch.crowd;
    const turns = stream(key, tick, purpose.turn);
    const way = speed * timeStep;
    for (let i = 0; i < N; i++) {
      x[i] = inside(x[i] + pushX[i] + way * headingX[i], L);
      y[i] = inside(y[i] + pushY[i] + way * headingY[i], L);
      turn(headingX, headingY, i, (draw(turns, luck[i]) - 0.5) * 2 * widestTurn);
    }
    tick += 1;
  };
  const places = {
    get x() {
      return agents.x;
    },
    get y() {
      return agents.y;
    },
  };
  if (work === 'W1') return Object.assign(places, { step: walk });

  const grid = createField(L, L, L / field.side);
  const room = new Float32Array(grid.values.length);
  const smell = () => {
    const { values, columns, rows } = grid;
    const { x, y } = agents;
    const toNode = columns / L;
    // the way in a step for a difference between the nodes on either side, which are two nodes apart
    const way = (field.drift * timeStep * toNode) / 2;
    for (let i = 0; i < N; i++) {
      const column = Math.min(columns - 1, (x[i] * toNode) | 0);
      const row = Math.min(rows - 1, (y[i] * toNode) | 0);
      const k = row * columns + column;
      values[k] += field.secretion;
      const acrossX = values[column < columns - 1 ? k + 1 : k] - values[column > 0 ? k - 1 : k];
      const acrossY = values[row < rows - 1 ? k + columns : k] - values[row > 0 ? k - columns : k];
      x[i] = inside(x[i] + way * acrossX, L);
      y[i] = inside(y[i] + way * acrossY, L);
    }
  };
  const step = () => {
    walk();
    diffuse(grid, field.spread, field.decay, room);
    smell();
  };
  const fieldMean = () => grid.values.reduce((sum, value) => sum + value, 0) / grid.values.length;
  return Object.assign(places, { step, fieldMean });
}

function inside(value: number, size: number): number {
  return value < 0 ? 0 : value > size ? size : value;
}

/** A crowd at area fraction 0.6 after 1,000 steps, its agents in no order, as the comparison asks for. */
export function settledCrowd(N: number): Init {
  const L = Math.sqrt((N * Math.PI) / 4 / 0.6);
  const key = keyOf('settle');
  const columns = Math.ceil(Math.sqrt(N));
  const places = Array.from({ length: N }, (_, i) => i).sort(
    (a, b) => draw(stream(key, 1, purpose.place), a) - draw(stream(key, 1, purpose.place), b),
  );
  const init: Init = {
    N,
    L,
    x: Float32Array.from(places, (place) => (((place % columns) + 0.5) / columns) * L),
    y: Float32Array.from(places, (place) => ((Math.floor(place / columns) + 0.5) / columns) * L),
    hx: new Float32Array(N).fill(1),
    hy: new Float32Array(N),
  };
  for (let i = 0; i < N; i++) {
    // several turns, because one turns by up to 1.5 radians only
    for (let n = 0; n < 6; n++) turn(init.hx, init.hy, i, (draw(stream(key, n, purpose.turn), i) - 0.5) * 3);
  }
  const run = crowd('W1', init);
  for (let n = 0; n < 1000; n++) run.step();
  // the crowd has put itself in order
  return { ...init, x: init.x.map((_, i) => run.x[places[i]]), y: init.y.map((_, i) => run.y[places[i]]) };
}
