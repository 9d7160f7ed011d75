/** The tree of a cell's mothers: the founder first, and nobody who matters is left out. */
import { expect, test } from 'vitest';
import type { Portrait } from '../../src/model/inspect.ts';
import { kind } from '../../src/model/kinds.ts';
import { branchesOf } from '../../src/ui/lineage.ts';

const cell: Portrait = {
  id: 30,
  kind: kind.cancer,
  activity: 0,
  phenotype: 0,
  traits: 1,
  x: 0,
  y: 0,
  cells: 1,
  antigen: 0,
  secondAntigen: 0,
  signal: 0,
  kills: 0,
  daughters: 0,
  bornDay: 9,
  ageDays: 3,
  bornX: 0,
  bornY: 0,
  // a mother a day: 29 was born on day 8, and so on back to 21 on day 0
  ancestors: Array.from({ length: 9 }, (_, back) => ({ id: 29 - back, bornDay: 8 - back, bornX: 0, bornY: 0 })),
  lostIn: 24,
  partner: 0,
};

test('each row ends where the next of the line is born', () => {
  const rows = branchesOf(cell, true);
  expect(rows.map((row) => row.id)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
  rows.slice(1).forEach((row, index) => expect(rows[index].untilDay).toBe(row.bornDay));
  expect(rows[9]).toMatchObject({ isSelf: true, untilDay: 12 });
  expect(rows.filter((row) => row.isLoss).map((row) => row.id)).toEqual([24]);
});

test('a long line keeps its founder, the loss and the nearest, and says how many it leaves out', () => {
  const rows = branchesOf(cell);
  expect(rows.map((row) => row.id)).toEqual([21, 24, 26, 27, 28, 29, 30]);
  expect(rows.map((row) => row.skipped)).toEqual([0, 2, 1, 0, 0, 0, 0]);
});

test('a founder is a tree of one, and a dead cell ends on the day of its death', () => {
  const founder = branchesOf({ ...cell, ancestors: [], lostIn: 0, death: { day: 11, cause: 0, killer: 0 } });
  expect(founder).toHaveLength(1);
  expect(founder[0]).toMatchObject({ diedDay: 11, untilDay: 11, skipped: 0 });
});
