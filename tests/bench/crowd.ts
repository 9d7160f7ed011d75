/**
 * The movement alone, for comparison with other engines (W1 "crowd" and W2 "mixed" in the performance notes): N discs of
 * diameter 1 in a walled box push each other by a linear spring (k 50), crawl at speed 1 in steps of 0.01, and turn by a
 * uniform angle of up to ±0.2 each step. It runs the model's own `repel`, `turn` and `draw`.
 */
import { createField, diffuse, nodeAt } from '../../src/model/fields.ts';
import { bits, draw, keyOf, purpose, stream } from '../../src/model/random.ts';
import { repel } from '../../src/model/rules/crowd.ts';
import { turn } from '../../src/model/rules/move.ts';
import { createCrowd } from '../../src/model/scratch.ts';

/** Where the discs are at the start: in a square of side L; the headings are unit vectors. */
export type Init = {
  readonly N: number;
  readonly L: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly hx: Float32Array;
  readonly hy: Float32Array;
};

/** A running crowd. `x` and `y` are the positions themselves, not copies. */
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
/** W2: side of the field in nodes; secretion and decay per step; part of the difference that flows to each neighbour; drift along the gradient. */
const field = { side: 256, secretion: 0.01, decay: 0.01, spread: 0.1, drift: 0.05 };

/** Sets up a crowd. */
export function crowd(work: 'W1' | 'W2', init: Init): CrowdRun {
  const { N, L } = init;
  const [x, y, hx, hy] = [init.x, init.y, init.hx, init.hy].map((values) => values.slice());
  const arrays = createCrowd(N, 1);
  arrays.radius.fill(0.5);
  const key = keyOf('crowd');
  const luck = Uint32Array.from({ length: N }, (_, i) => bits(stream(key, 0, purpose.place), i));
  let tick = 0;

  const walk = () => {
    // k × overlap × dt is the way of each of the two; half of the overlap with these numbers
    repel(arrays, x, y, N, L, L, 1, spring * timeStep);
    const { pushX, pushY } = arrays;
    const turns = stream(key, tick, purpose.turn);
    const way = speed * timeStep;
    for (let i = 0; i < N; i++) {
      x[i] = inside(x[i] + pushX[i] + way * hx[i], L);
      y[i] = inside(y[i] + pushY[i] + way * hy[i], L);
      turn(hx, hy, i, (draw(turns, luck[i]) - 0.5) * 2 * widestTurn);
    }
    tick += 1;
  };
  if (work === 'W1') return { step: walk, x, y };

  const grid = createField(L, L, L / field.side);
  const room = new Float32Array(grid.values.length);
  const smell = () => {
    const { values, columns } = grid;
    const last = values.length - 1;
    for (let i = 0; i < N; i++) {
      const k = nodeAt(grid, x[i], y[i], L, L);
      values[k] += field.secretion;
      const gradientX = values[Math.min(last, k + 1)] - values[Math.max(0, k - 1)];
      const gradientY = values[Math.min(last, k + columns)] - values[Math.max(0, k - columns)];
      x[i] = inside(x[i] + field.drift * timeStep * gradientX, L);
      y[i] = inside(y[i] + field.drift * timeStep * gradientY, L);
    }
  };
  return {
    step: () => {
      walk();
      diffuse(grid, field.spread, field.decay, room);
      smell();
    },
    x,
    y,
    fieldMean: () => grid.values.reduce((sum, value) => sum + value, 0) / grid.values.length,
  };
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
  return { ...init, x: run.x.slice(), y: run.y.slice() };
}
