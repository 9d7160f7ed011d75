/** Cell records are read back as `frame/write.ts` writes them, and the nearest cell is found. */
import { expect, test } from 'vitest';
import { createAgents } from '../../src/model/agents.ts';
import { frameBytes, writeFrame } from '../../src/frame/write.ts';
import { activity, kind, kinds, phenotype, trait } from '../../src/model/kinds.ts';
import type { World } from '../../src/model/world.ts';
import { specimenNames } from '../../src/palette.ts';
import { specimenFrame } from '../../src/render/specimens.ts';
import * as record from '../../src/frame/record.ts';

/** As much of a world as a frame is written from: a field of 1600 × 1000 µm. */
function world(cells: { x: number; y: number; kind?: number }[]): World {
  const agents = createAgents(Math.max(1, cells.length));
  agents.count = cells.length;
  cells.forEach((cell, i) => {
    agents.id[i] = i + 1;
    agents.x[i] = cell.x;
    agents.y[i] = cell.y;
    agents.kind[i] = cell.kind ?? kind.bCell;
    agents.cells[i] = 1e6;
    agents.drawnX[i] = agents.drawnY[i] = -1;
  });
  return { agents, width: 1600, height: 1000, scale: 'patient', parameters: { weight: 1e6 } } as unknown as World;
}

function wordsOf(from: World): Uint32Array {
  const out = new ArrayBuffer(frameBytes(from.agents.count));
  writeFrame(from, out);
  return new Uint32Array(out);
}

test('kind, flags and phase come back', () => {
  const w = world([
    { x: 100, y: 200, kind: kind.cart },
    { x: 300, y: 400, kind: kind.cancer },
  ]);
  w.agents.phenotype[0] = phenotype.memory;
  w.agents.activity[0] = activity.bound;
  w.agents.traits[1] = trait.lostAntigen | trait.pdl1;
  w.agents.activity[1] = activity.dying;
  w.agents.hoursLeft[1] = 6;
  const words = wordsOf(w);
  // the dying are drawn first
  const [dying, cart] = [0, 1];
  expect(record.kindOf(words, cart)).toBe(kind.cart);
  expect(record.phenotypeOf(words, cart)).toBe(phenotype.memory);
  expect(record.activityOf(words, cart)).toBe(activity.bound);
  expect(record.kindOf(words, dying)).toBe(kind.cancer);
  expect(record.activityOf(words, dying)).toBe(activity.dying);
  expect(record.flagsOf(words, dying) & record.flag.antigenLost).toBeTruthy();
  expect(record.flagsOf(words, dying) & record.flag.pdl1).toBeTruthy();
  expect(record.flagsOf(words, dying) & record.flag.secondLost).toBe(0);
  expect(record.phaseOf(words, dying)).toBeCloseTo(0.5, 2);
});

test('a position glides from the last frame to this one, and jumps when it is far', () => {
  const w = world([
    { x: 400, y: 500 },
    { x: 100, y: 100 },
  ]);
  wordsOf(w);
  w.agents.x[0] = 480;
  w.agents.x[1] = 1500;
  const words = wordsOf(w);
  expect(record.fractionX(words, 0, 0) * 1600).toBeCloseTo(400, 1);
  expect(record.fractionX(words, 0, 0.5) * 1600).toBeCloseTo(440, 1);
  expect(record.fractionX(words, 0, 1) * 1600).toBeCloseTo(480, 1);
  expect(record.fractionY(words, 0, 0.5) * 1000).toBeCloseTo(500, 1);
  expect(record.fractionX(words, 1, 0) * 1600).toBeCloseTo(1500, 1);
});

test('a heading is within 4 degrees of what the model meant', () => {
  const w = world([{ x: 1, y: 1 }]);
  for (let degrees = 0; degrees < 360; degrees += 7) {
    const angle = (degrees * Math.PI) / 180;
    w.agents.headingX[0] = Math.cos(angle);
    w.agents.headingY[0] = Math.sin(angle);
    const heading = record.headingOf(wordsOf(w), 0);
    const along = heading.x * Math.cos(angle) + heading.y * Math.sin(angle);
    expect(along, `${degrees} degrees`).toBeGreaterThan(Math.cos((4 * Math.PI) / 180));
  }
});

test('the nearest cell is the one whose rim is nearest, within reach', () => {
  const w = world([
    { x: 100, y: 100 },
    { x: 120, y: 100, kind: kind.macrophage },
    { x: 700, y: 700 },
  ]);
  const frame = { words: wordsOf(w), count: 3, width: 1600, height: 1000 };
  expect(record.nearestCell(frame, 101, 101, 1, 5)).toBe(0);
  expect(record.nearestCell(frame, 108, 100, 1, 5)).toBe(1);
  expect(record.nearestCell(frame, 709, 700, 1, 6)).toBe(2);
  expect(record.nearestCell(frame, 720, 700, 1, 6)).toBe(-1);
  const rim = 120 + kinds[kind.macrophage].radius;
  expect(record.nearestCell(frame, rim + 4.9, 100, 1, 5), 'the largest kind, at the end of the reach').toBe(1);
  expect(record.nearestCell(frame, rim + 5.1, 100, 1, 5)).toBe(-1);
  expect(record.nearestCell({ ...frame, count: 0 }, 101, 101, 1, 5)).toBe(-1);
});

test('the plate shows every kind of cell once alive, and what befalls cells', () => {
  const places = specimenNames.map((_, n) => ({ x: 10 * n + 5, y: 20 }));
  const frame = specimenFrame(places, { width: 200, height: 40 }, { scene: 'marrow', disease: 'ALL' });
  const words = new Uint32Array(frame.buffer);
  expect(frame.count).toBe(specimenNames.length);
  expect(new Set(specimenNames.map((_, n) => record.kindOf(words, n))).size).toBe(kinds.length);
  const looks = specimenNames.map((_, n) => `${record.kindOf(words, n)} ${record.flagsOf(words, n)}`);
  expect(new Set(looks).size, 'no two look alike').toBe(specimenNames.length);
  expect(record.activityOf(words, specimenNames.indexOf('dying'))).toBe(activity.dying);
  expect(record.phenotypeOf(words, specimenNames.indexOf('memory'))).toBe(phenotype.memory);
  expect(record.placeX(words, 3) * 200).toBeCloseTo(35, 1);
  expect(record.idOf(words, 0)).toBe(1);
});
