/** The 16 bytes of a cell say what the table in record.ts says. */
import { describe, expect, test } from 'vitest';
import { cellBytes, cellsPerRow, dividing, frameBytes } from '../../src/frame/record.ts';
import { takeFrame, writeFrame } from '../../src/frame/write.ts';
import { antigenByte } from '../../src/model/antigen-scale.ts';
import { findAgent, portrait } from '../../src/model/inspect.ts';
import { activity, kind, kinds, phenotype, trait } from '../../src/model/kinds.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { stageFacts } from '../../src/model/stages/facts.ts';
import { hash, type World } from '../../src/model/world.ts';
import { advance, patient } from '../model/worlds.ts';

const { fadeHours, holdHours } = stageFacts.patient;

/** Where each record of a frame stands: records of a layer keep the order of the agents. */
function orderOf({ agents }: World): number[] {
  const layerOf = (i: number): number =>
    agents.activity[i] === activity.dying ? 0 : agents.kind[i] === kind.cart ? 2 : 1;
  const order = Array.from({ length: agents.count }, (_, i) => i).sort((a, b) => layerOf(a) - layerOf(b) || a - b);
  const places: number[] = [];
  order.forEach((i, place) => {
    places[i] = place;
  });
  return places;
}

/** Reads an agent's record as the documentation has it, byte by byte, low byte first. */
function decode(buffer: ArrayBuffer, i: number, world: World, order = orderOf(world)) {
  const view = new DataView(buffer, order[i] * cellBytes, cellBytes);
  const [kindByte, flags] = [view.getUint8(8), view.getUint8(9)];
  const turn = (view.getUint8(12) / 256) * 2 * Math.PI;
  return {
    x: (view.getUint16(0, true) / 65535) * world.width,
    y: (view.getUint16(2, true) / 65535) * world.height,
    beforeX: (view.getUint16(4, true) / 65535) * world.width,
    beforeY: (view.getUint16(6, true) / 65535) * world.height,
    kind: kindByte & 31,
    activity: flags & 3,
    phenotype: (flags >> 2) & 3,
    antigenNegative: (flags >> 4) & 1,
    pdl1: (flags >> 5) & 1,
    lowWeight: (flags >> 6) & 1,
    free: (kindByte >> 5) | (flags >> 7),
    antigen: view.getUint8(10),
    signal: view.getUint8(11) / 255,
    headingX: Math.cos(turn),
    headingY: Math.sin(turn),
    phase: view.getUint8(13) / 255,
    id: view.getUint16(14, true),
  };
}

function draw(world: World): ArrayBuffer {
  const buffer = new ArrayBuffer(frameBytes(world.agents.count));
  expect(writeFrame(world, buffer)).toBe(world.agents.count);
  return buffer;
}

test('CAR-T cells can be drawn part of the way, everybody else where they are, and nothing of it is hashed', () => {
  // in the step that follows, crowded cells push each other apart
  const world = advance(createWorld(patient()), 304);
  const { agents } = world;
  draw(world);
  const then = new Map(Array.from({ length: agents.count }, (_, i) => [agents.id[i], [agents.x[i], agents.y[i]]]));
  advance(world, 1);
  const before = hash(world);
  writeFrame(world, new ArrayBuffer(frameBytes(agents.count)), 'signal', 0.25);
  expect(hash(world)).toBe(before);
  const moved = { cart: 0, other: 0 };
  for (let i = 0; i < agents.count; i++) {
    const was = then.get(agents.id[i]);
    if (was === undefined) continue;
    const [x, y] = was;
    const isCart = agents.kind[i] === kind.cart;
    const part = isCart ? 0.25 : 1;
    if (Math.hypot(agents.x[i] - x, agents.y[i] - y) > 0.1) moved[isCart ? 'cart' : 'other'] += 1;
    expect(agents.drawnX[i]).toBeCloseTo(x + part * (agents.x[i] - x), 2);
    expect(agents.drawnY[i]).toBeCloseTo(y + part * (agents.y[i] - y), 2);
  }
  expect(moved.cart).toBeGreaterThan(50);
  expect(moved.other).toBeGreaterThan(50);
});

test('a cell is found where it is drawn, and so is its portrait, however far it has gone on', () => {
  const world = advance(createWorld(patient()), 300);
  const { agents } = world;
  draw(world);
  advance(world, 24);
  writeFrame(world, new ArrayBuffer(frameBytes(agents.count)), 'signal', 0.1);
  let behind = 0;
  for (let i = 0; i < agents.count; i++) {
    const [x, y] = [agents.drawnX[i], agents.drawnY[i]];
    behind = Math.max(behind, Math.abs(x - agents.x[i]));
    expect(portrait(world, findAgent(world, agents.id[i] & 0xffff, x, y))).toMatchObject({ id: agents.id[i], x, y });
  }
  expect(behind).toBeGreaterThan(0.2 * world.width);
});

test('a run in full swing is drawn as it is', () => {
  const world = advance(createWorld(patient()), 380);
  const { agents } = world;
  const fields = [world.width, world.height].map((side) => side / 65535);
  draw(world);
  const then = new Map(Array.from({ length: agents.count }, (_, i) => [agents.id[i], [agents.x[i], agents.y[i]]]));
  advance(world, 3);
  const buffer = draw(world);
  const order = orderOf(world);
  const seen = new Set<number>();
  let moved = 0;
  for (let i = 0; i < agents.count; i++) {
    const cell = decode(buffer, i, world, order);
    expect(Math.abs(cell.x - agents.x[i])).toBeLessThanOrEqual(fields[0]);
    expect(Math.abs(cell.y - agents.y[i])).toBeLessThanOrEqual(fields[1]);
    const was = then.get(agents.id[i]);
    if (was !== undefined) {
      expect(Math.abs(cell.beforeX - was[0])).toBeLessThanOrEqual(fields[0]);
      expect(Math.abs(cell.beforeY - was[1])).toBeLessThanOrEqual(fields[1]);
      if (Math.abs(cell.beforeX - cell.x) > 1) moved += 1;
    }
    const parts = cell.activity === dividing;
    if (parts) expect(world.tick - agents.dividedTick[i]).toBeLessThan(2);
    expect(cell).toMatchObject({
      kind: agents.kind[i],
      activity: parts ? dividing : agents.activity[i],
      phenotype: agents.phenotype[i],
      lowWeight: agents.cells[i] < world.parameters.weight ? 1 : 0,
      free: 0,
      id: agents.id[i] & 65535,
      antigen: antigenByte(agents.antigen[i]),
    });
    expect(Math.abs(cell.signal - agents.signal[i])).toBeLessThan(1 / 254);
    // the diamond angle is within 4 degrees of the true one, a byte within 0.7 of that
    expect(cell.headingX * agents.headingX[i] + cell.headingY * agents.headingY[i]).toBeGreaterThan(0.9965);
    if (cell.activity === activity.free) expect(cell.phase).toBe(0);
    else if (!parts) {
      const longest = cell.activity === activity.dying ? fadeHours : holdHours;
      expect(Math.abs(cell.phase - agents.hoursLeft[i] / longest)).toBeLessThan(1 / 254);
    }
    seen.add(cell.activity * 10 + cell.kind);
  }
  expect(moved).toBeGreaterThan(100);
  // living cells of all three kinds, and dying ones, were there to be seen
  for (const code of [kind.bCell, kind.cancer, kind.cart, activity.dying * 10 + kind.cancer]) {
    expect(seen.has(code), String(code)).toBe(true);
  }
});

describe('one cell', () => {
  const world = createWorld(patient());
  function drawnWith(values: Partial<Record<keyof World['agents'], number>>, of = world) {
    const copy = structuredClone(of);
    for (const [name, value] of Object.entries(values)) (copy.agents[name as 'x'] as Float32Array)[5] = value;
    return decode(draw(copy), 5, copy);
  }

  test('a new one was where it is', () => {
    const cell = drawnWith({ x: 100, y: 50, drawnX: -1, drawnY: -1 });
    expect([cell.beforeX, cell.beforeY]).toEqual([cell.x, cell.y]);
  });

  test.each([
    [trait.lostAntigen, { antigenNegative: 1, pdl1: 0, free: 0 }],
    [trait.lostSecondAntigen, { antigenNegative: 0, pdl1: 0, free: 0 }],
    [trait.pdl1, { antigenNegative: 0, pdl1: 1, free: 0 }],
    [255, { antigenNegative: 1, pdl1: 1, free: 0 }],
  ])('traits %d', (traits, flags) => expect(drawnWith({ traits })).toMatchObject(flags));

  test('flags do not spill into each other', () => {
    for (const code of [...kinds.map((row) => row.code), 23, 31]) {
      for (const doing of Object.values(activity)) {
        for (const programme of Object.values(phenotype)) {
          const values = { kind: code, activity: doing, phenotype: programme, traits: 0, cells: 1e12 };
          expect(drawnWith(values)).toMatchObject({
            kind: code,
            activity: doing,
            phenotype: programme,
            antigenNegative: 0,
            pdl1: 0,
            lowWeight: 0,
            free: 0,
          });
        }
      }
    }
  });

  test('phase runs from just begun to over', () => {
    const phase = (hoursLeft: number) => drawnWith({ activity: activity.dying, hoursLeft }).phase;
    expect([phase(fadeHours), phase(fadeHours / 2), phase(0)].map((p) => Math.round(p * 10))).toEqual([10, 5, 0]);
  });

  test('corners, signals and ids at their ends', () => {
    expect(drawnWith({ x: world.width, y: world.height, signal: 1, id: 0x12345678 })).toMatchObject({
      x: world.width,
      y: world.height,
      signal: 1,
      id: 0x5678,
    });
    expect(drawnWith({ x: 0, y: 0, signal: 0 })).toMatchObject({ x: 0, y: 0, signal: 0 });
  });
});

test('a frame says what it is a picture of', () => {
  const world = createWorld(patient());
  const buffer = new ArrayBuffer(frameBytes(world.agents.count));
  const frame = takeFrame(world, buffer, { shown: 'age', part: 1, secondsUntilNext: 0.25 });
  const { width, height, tick, scene, tissue, cytokine } = world;
  const { disease } = world.parameters;
  const { count } = world.agents;
  expect(frame).toMatchObject({ buffer, count, width, height, tick, scene, disease, tissue, secondsUntilNext: 0.25 });
  expect(frame.haze?.values.length).toBe(cytokine.columns * cytokine.rows);
});

test('a buffer is a whole number of texture rows, at least one', () => {
  const row = cellsPerRow * cellBytes;
  expect([0, 1, cellsPerRow, cellsPerRow + 1].map(frameBytes)).toEqual([row, row, row, 2 * row]);
});
