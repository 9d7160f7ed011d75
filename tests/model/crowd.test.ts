/** The movement alone: pushes are equal and opposite, pairs that overlap part, and the crowd is as dense as the reference engines'. */
import { describe, expect, test } from 'vitest';
import { repel } from '../../src/model/rules/crowd.ts';
import { turn } from '../../src/model/rules/move.ts';
import { createCrowd } from '../../src/model/scratch.ts';
import { crowd, settledCrowd } from '../bench/crowd.ts';

/** Pushes between discs at the given places, by the model and pair by pair. */
function pushes(points: readonly (readonly [number, number])[], radii: readonly number[], size: number, side: number) {
  const arrays = createCrowd(points.length, 1);
  arrays.radius.set(radii);
  const x = Float32Array.from(points, (point) => point[0]);
  const y = Float32Array.from(points, (point) => point[1]);
  repel(arrays, x, y, points.length, size, size, side, 0.4);
  const expected = points.map((_, i) => {
    let [px, py] = [0, 0];
    for (let j = 0; j < points.length; j++) {
      const [dx, dy] = [x[i] - x[j], y[i] - y[j]];
      const distance = Math.hypot(dx, dy);
      const overlap = radii[i] + radii[j] - distance;
      if (i === j || overlap <= 0 || distance === 0) continue;
      px += (0.4 * overlap * dx) / distance;
      py += (0.4 * overlap * dy) / distance;
    }
    return [px, py];
  });
  return { found: points.map((_, i) => [arrays.pushX[i], arrays.pushY[i]]), expected };
}

describe('repel', () => {
  test('is the sum over all pairs, at corners, rims and with cells of different size', () => {
    let seed = 1;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (const size of [41, 47.3, 100]) {
      const points = Array.from({ length: 200 }, () => [random() * size, random() * size] as const);
      points.push([0, 0], [size, size], [0, size], [size, 0], [size / 2, size / 2], [size / 2, size / 2]);
      const radii = points.map(() => 1 + random() * 4);
      const { found, expected } = pushes(points, radii, size, 10);
      found.forEach(([px, py], i) => {
        expect(px).toBeCloseTo(expected[i][0], 3);
        expect(py).toBeCloseTo(expected[i][1], 3);
      });
    }
  });
  test('a heap of thousands costs no more pairs than a crowd has, and spreads', () => {
    const count = 4000;
    const arrays = createCrowd(count, 1);
    arrays.radius.fill(5);
    const x = Float32Array.from({ length: count }, (_, i) => 500 + (i % 64) * 0.3);
    const y = Float32Array.from({ length: count }, (_, i) => 500 + (i >> 6) * 0.3);
    const width = () => Math.max(...x) - Math.min(...x);
    const before = width();
    for (let round = 0; round < 40; round++) {
      repel(arrays, x, y, count, 1000, 1000, 15, 0.4);
      for (let i = 0; i < count; i++) {
        expect(Math.hypot(arrays.pushX[i], arrays.pushY[i])).toBeLessThan(400);
        x[i] = Math.min(1000, Math.max(0, x[i] + arrays.pushX[i] / 50));
        y[i] = Math.min(1000, Math.max(0, y[i] + arrays.pushY[i] / 50));
      }
    }
    expect(width()).toBeGreaterThan(2 * before);
  });
  test('nothing pushes itself, and nobody moves without a neighbour', () => {
    expect(pushes([[5, 5]], [3], 20, 10).found).toEqual([[0, 0]]);
  });
});

test('turning keeps a heading a unit vector and turns by the angle', () => {
  const [hx, hy] = [Float32Array.of(1), Float32Array.of(0)];
  let furthest = 0;
  for (let n = 0; n < 10_000; n++) {
    const by = ((n % 7) - 3) * 0.2;
    turn(hx, hy, 0, by);
    furthest = Math.max(furthest, Math.abs(hx[0] - 1));
    expect(Math.abs(Math.hypot(hx[0], hy[0]) - 1)).toBeLessThan(1e-3);
  }
  // it did turn, and as much to one side as to the other
  expect(furthest).toBeGreaterThan(0.3);
  for (const by of [-1.2, -0.5, -0.01, 0, 0.2, 1, 1.2]) {
    hx[0] = 1;
    hy[0] = 0;
    turn(hx, hy, 0, by);
    expect(Math.abs(Math.atan2(hy[0], hx[0]) - by)).toBeLessThan(0.03);
  }
});

test('the crowd of the comparison has the overlaps of the reference engines', () => {
  const run = crowd('W1', settledCrowd(2000));
  const instants = 4;
  let [pairs, overlap, near] = [0, 0, 0];
  // several instants, because one of so few discs is off by a tenth now and then
  for (let instant = 0; instant < instants; instant++) {
    for (let n = 0; n < 100; n++) run.step();
    for (let i = 0; i < 2000; i++) {
      for (let j = 0; j < i; j++) {
        const distance = Math.hypot(run.x[i] - run.x[j], run.y[i] - run.y[j]);
        if (distance < 1.2) near += 1;
        if (distance >= 1) continue;
        pairs += 1;
        overlap += 1 - distance;
      }
    }
  }
  const agents = 2000 * instants;
  // 0.99 pairs an agent, 0.0153 deep, 1.71 within 1.2; a little fewer here, because the rim has no neighbours outside
  expect(pairs / agents).toBeGreaterThan(0.9);
  expect(pairs / agents).toBeLessThan(1.02);
  expect(overlap / pairs).toBeGreaterThan(0.014);
  expect(overlap / pairs).toBeLessThan(0.0161);
  expect(near / agents).toBeGreaterThan(1.5);
  expect(near / agents).toBeLessThan(1.74);
});

test('the field of the comparison has the mean that secretion and decay give', () => {
  const run = crowd('W2', settledCrowd(1000));
  for (let n = 0; n < 250; n++) run.step();
  expect(run.fieldMean?.()).toBeCloseTo((1000 / 65536) * 0.01 * ((1 - 0.99 ** 250) / 0.01), 4);
});
