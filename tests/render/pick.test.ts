/** The cell that is meant by a place is found. */
import { expect, test } from 'vitest';
import { frameBytes } from '../../src/frame/record.ts';
import { writeFrame } from '../../src/frame/write.ts';
import { kind, kinds } from '../../src/model/kinds.ts';
import { nearestCell } from '../../src/render/pick.ts';
import { world } from '../frame/small-world.ts';

test('the nearest cell is the one whose rim is nearest, within reach', () => {
  const w = world([
    { x: 100, y: 100 },
    { x: 120, y: 100, kind: kind.macrophage },
    { x: 700, y: 700 },
  ]);
  const buffer = new ArrayBuffer(frameBytes(3));
  const frame = { buffer, count: writeFrame(w, buffer), width: 1600, height: 1000 };
  expect(nearestCell(frame, 101, 101, 1, 5)).toBe(0);
  expect(nearestCell(frame, 108, 100, 1, 5)).toBe(1);
  expect(nearestCell(frame, 709, 700, 1, 6)).toBe(2);
  expect(nearestCell(frame, 720, 700, 1, 6)).toBe(-1);
  const rim = 120 + kinds[kind.macrophage].radius;
  expect(nearestCell(frame, rim + 4.9, 100, 1, 5), 'the largest kind, at the end of the reach').toBe(1);
  expect(nearestCell(frame, rim + 5.1, 100, 1, 5)).toBe(-1);
  expect(nearestCell({ ...frame, count: 0 }, 101, 101, 1, 5)).toBe(-1);
});
