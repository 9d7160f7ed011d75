/** Cell records are read back as they are written, and there is room in them for more kinds and flags. */
import { expect, test } from 'vitest';
import { fieldOf, shareOf, texelOf } from '../../src/frame/glsl.ts';
import * as record from '../../src/frame/record.ts';
import { activity, kind, phenotype, trait } from '../../src/model/kinds.ts';
import type { World } from '../../src/model/world.ts';
import { world } from './small-world.ts';
import { writeFrame } from '../../src/frame/write.ts';

function wordsOf(from: World): Uint32Array {
  const out = new ArrayBuffer(record.frameBytes(from.agents.count));
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
  expect(record.hasFlag(words, dying, record.flag.antigenNegative)).toBe(true);
  expect(record.hasFlag(words, dying, record.flag.pdl1)).toBe(true);
  expect(record.hasFlag(words, dying, record.flag.lowWeight)).toBe(false);
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
    // the diamond angle, as the vertex program reads it
    const turn = (wordsOf(w)[record.field.heading.word] & 255) / 64;
    const y = turn < 1 ? turn : turn < 3 ? 2 - turn : turn - 4;
    const x = (turn < 1 || turn >= 3 ? 1 : -1) * (1 - Math.abs(y));
    const along = (x * Math.cos(angle) + y * Math.sin(angle)) / Math.hypot(x, y);
    expect(along, `${degrees} degrees`).toBeGreaterThan(Math.cos((4 * Math.PI) / 180));
  }
});

test('of a kind far down a longer table, with all flags set, everything comes back', () => {
  const w = world([
    { x: 100, y: 200, kind: 23 },
    { x: 300, y: 400, kind: kind.bCell },
  ]);
  w.agents.traits[0] = 255;
  w.agents.cells[0] = 1;
  w.agents.phenotype[0] = phenotype.passing;
  w.agents.activity[0] = activity.bound;
  w.agents.hoursLeft[0] = 0.5;
  w.agents.antigen[0] = 1e6;
  w.agents.expression[0] = 1;
  w.agents.signal[0] = 1;
  w.agents.id[0] = 0xabcdef;
  const words = wordsOf(w);
  expect(record.kindOf(words, 0)).toBe(23);
  for (const mask of Object.values(record.flag)) {
    expect(record.hasFlag(words, 0, mask)).toBe(true);
    expect(record.hasFlag(words, 1, mask)).toBe(false);
  }
  expect(record.phenotypeOf(words, 0)).toBe(phenotype.passing);
  expect(record.activityOf(words, 0)).toBe(activity.bound);
  expect([record.phaseOf(words, 0), record.antigenOf(words, 0), record.shownOf(words, 0)]).toEqual([1, 255, 255]);
  expect(record.idOf(words, 0)).toBe(record.lowBitsOf(0xabcdef));
  expect(record.kindOf(words, 1)).toBe(kind.bCell);
  expect(record.phenotypeOf(words, 1)).toBe(phenotype.effector);
});

test('no two fields share a bit, and of the third word four are left for flags to come', () => {
  const used = [0, 0, 0, 0];
  const take = (word: number, mask: number): void => {
    expect(used[word] & mask).toBe(0);
    used[word] |= mask;
  };
  for (const { word, shift, mask } of Object.values(record.field)) take(word, mask << shift);
  for (const mask of Object.values(record.flag)) take(record.flagWord, mask);
  expect(record.mostKinds).toBeGreaterThanOrEqual(24);
  const free = ~used[record.flagWord];
  expect(free.toString(2).replaceAll('0', '').length).toBe(4);
  // such flags would disturb nobody
  const state = record.packState(23, record.dividing, phenotype.passing, free, 254, 253);
  const words = Uint32Array.of(0, 0, state, record.packRest(252, 251, 250));
  expect([record.kindOf(words, 0), record.activityOf(words, 0), record.phenotypeOf(words, 0)]).toEqual([23, 3, 3]);
  expect([record.antigenOf(words, 0), record.shownOf(words, 0), record.idOf(words, 0)]).toEqual([254, 253, 250]);
  for (const mask of Object.values(record.flag)) expect(record.hasFlag(words, 0, mask)).toBe(false);
  for (let bit = 1; bit <= 1 << 15; bit *= 2) expect(record.hasFlag(words, 0, free & bit)).toBe((free & bit) !== 0);
});

test('the vertex program is told the same', () => {
  expect(fieldOf('cell', record.field.phenotype)).toBe('((cell.z >> 10) & 3u)');
  expect(shareOf('cell', record.field.phase)).toBe('(float(((cell.w >> 8) & 255u)) / 255.0)');
  expect(texelOf('rank')).toBe('ivec2(rank & 1023, rank >> 10)');
});
