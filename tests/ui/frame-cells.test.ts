/** Cells are read from a frame as the model wrote it, and keys step through those in sight. */
import { expect, test } from 'vitest';
import { cellAt } from '../../src/frame/cell.ts';
import { frameBytes } from '../../src/frame/record.ts';
import { writeFrame } from '../../src/frame/write.ts';
import { activity, kind } from '../../src/model/kinds.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { scenarioByName } from '../../src/story/scenarios.ts';
import { cellTowards, directions, nearestCell, nextCell, numberOf } from '../../src/ui/frame-cells.ts';

const scenario = scenarioByName('contact');
if (scenario === undefined) throw new Error('no scenario');
const world = createWorld(scenario);
const buffer = new ArrayBuffer(frameBytes(world.agents.count));
const frame = { buffer, count: writeFrame(world, buffer), width: world.width, height: world.height };
const all = { left: 0, top: 0, right: world.width, bottom: world.height, covers: [] };

test('a cell is read as it was written', () => {
  // CAR-T cells lie above all others, so their records come last
  const isCart = (i: number): number => (world.agents.kind[i] === kind.cart ? 1 : 0);
  const order = Array.from({ length: frame.count }, (_, i) => i).sort((a, b) => isCart(a) - isCart(b) || a - b);
  for (const [place, i] of order.entries()) {
    const cell = cellAt(frame, place);
    expect(cell?.kind).toBe(world.agents.kind[i]);
    expect(cell?.activity).toBe(activity.free);
    expect(cell?.lowBits).toBe(world.agents.id[i] & 0xffff);
    expect(Math.abs((cell?.x ?? 0) - world.agents.x[i])).toBeLessThan(0.01);
    expect(Math.abs((cell?.y ?? 0) - world.agents.y[i])).toBeLessThan(0.01);
  }
  expect(cellAt(frame, -1)).toBeUndefined();
  expect(cellAt(frame, frame.count)).toBeUndefined();
});

test('living cells of a kind are counted', () => {
  expect(numberOf(frame, kind.cart)).toBe(3);
  expect(numberOf(frame, kind.cancer)).toBe(12);
  const at = world.agents.kind.indexOf(kind.cancer);
  world.agents.activity[at] = activity.dying;
  writeFrame(world, buffer);
  expect(numberOf(frame, kind.cancer), 'the dying do not count').toBe(11);
  world.agents.activity[at] = activity.free;
  writeFrame(world, buffer);
});

test('"next" visits every CAR-T cell once and then begins again', () => {
  const isCart = (code: number): boolean => code === kind.cart;
  const many = Array.from({ length: frame.count }, (_, i) => cellAt(frame, i)?.kind).filter(
    (code) => code === kind.cart,
  ).length;
  const visited: number[] = [];
  let at = nearestCell(frame, all, isCart, { x: 0, y: 0 });
  for (let i = 0; i < many; i++) {
    visited.push(at?.index ?? -1);
    at = nextCell(frame, all, isCart, at ?? { x: 0, y: 0 });
  }
  expect(many).toBe(3);
  expect(new Set(visited).size).toBe(many);
  expect(at?.index).toBe(visited[0]);
  const from = { x: 0, y: 0 };
  expect(nextCell(frame, { ...all, right: -1 }, isCart, from)).toBeUndefined();
  expect(nextCell(frame, { ...all, covers: [all] }, isCart, from), 'all covered by a panel').toBeUndefined();
});

test('an arrow goes to a cell on its side, never back to the same one', () => {
  let moves = 0;
  for (let i = 0; i < frame.count; i++) {
    const from = cellAt(frame, i) ?? { x: 0, y: 0 };
    const right = cellTowards(frame, all, from, directions.ArrowRight);
    const up = cellTowards(frame, all, from, directions.ArrowUp);
    if (right !== undefined && right.x <= from.x) throw new Error(`cell ${i}: right goes left`);
    if (up !== undefined && up.y >= from.y) throw new Error(`cell ${i}: up goes down`);
    moves += Number(right !== undefined) + Number(up !== undefined);
  }
  expect(moves).toBeGreaterThan(frame.count);
});
