/** The key's plate shows one cell of every look. */
import { expect, test } from 'vitest';
import * as record from '../../src/frame/record.ts';
import { activity, kinds, phenotype } from '../../src/model/kinds.ts';
import { specimenNames } from '../../src/palette.ts';
import { specimenFrame } from '../../src/render/specimens.ts';

test('the plate shows every kind of cell once alive, and what befalls cells', () => {
  const places = specimenNames.map((_, n) => ({ x: 10 * n + 5, y: 20 }));
  const frame = specimenFrame(places, { width: 200, height: 40 }, { scene: 'marrow', disease: 'ALL' });
  const words = new Uint32Array(frame.buffer);
  expect(frame.count).toBe(specimenNames.length);
  expect(new Set(specimenNames.map((_, n) => record.kindOf(words, n))).size).toBe(kinds.length);
  const looks = specimenNames.map((_, n) => words[n * record.wordsPerCell + record.field.kind.word] & 0xffff);
  expect(new Set(looks).size, 'no two look alike').toBe(specimenNames.length);
  expect(record.activityOf(words, specimenNames.indexOf('dying'))).toBe(activity.dying);
  expect(record.phenotypeOf(words, specimenNames.indexOf('memory'))).toBe(phenotype.memory);
  expect(record.placeX(words, 3) * 200).toBeCloseTo(35, 1);
  expect(record.idOf(words, 0)).toBe(1);
});
