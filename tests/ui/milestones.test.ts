/** The turning points that lecturers point at are found once, at the right day, and not where there are none. */
import { expect, test } from 'vitest';
import type { Summary } from '../../src/model/summary.ts';
import { createMilestones } from '../../src/ui/milestones.ts';
import { milestoneText } from '../../src/ui/announce.ts';

const empty = { cart: 0, cancer: 0, cancerNegative: 0, bCells: 0, agents: 0, capped: 0 };
const row = (day: number, values: Partial<Summary>): Summary => ({ ...empty, day, ...values }) as Summary;
const kindsOf = (rows: readonly Summary[]): [string, number][] => {
  const finder = createMilestones();
  return rows.flatMap((one) => finder.feed(one)).map((one) => [one.kind, one.day]);
};

test('a course with remission and relapse without the antigen', () => {
  expect(
    kindsOf([
      row(0, { cart: 1e7, cancer: 5e10, bCells: 2.5e9 }),
      row(7, { cart: 3e9, cancer: 4e10, bCells: 1e9 }),
      row(8, { cart: 2e10, cancer: 1e10, bCells: 5e8 }),
      row(9, { cart: 3.4e10, cancer: 5e8, bCells: 1e6 }),
      row(10, { cart: 3e10, cancer: 5e7, bCells: 1e5 }),
      row(12, { cart: 2e10, cancer: 1e6, bCells: 1e4 }),
      row(150, { cart: 1e8, cancer: 6e9, cancerNegative: 6e9, bCells: 1e4 }),
      row(160, { cart: 1e8, cancer: 9e9, cancerNegative: 9e9, bCells: 1e4 }),
    ]),
  ).toEqual([
    ['outnumber', 8],
    ['bCellsGone', 8],
    ['cancerBelow', 9],
    ['undetectable', 10],
    ['peak', 9],
    ['relapseNegative', 150],
  ]);
});

test('the loss of infused cells on the first day is no peak, and an untreated patient has no milestone', () => {
  expect(kindsOf([row(0, { cart: 1e8 }), row(1, { cart: 1e7 }), row(2, { cart: 2e7 })])).toEqual([]);
  expect(kindsOf([row(0, { cancer: 5e10, bCells: 2e9 }), row(9, { cancer: 1e11, bCells: 3e9 })])).toEqual([]);
});

test('a remission after a relapse counts again, and the cap is told once', () => {
  const found = kindsOf([
    row(0, { cancer: 5e10 }),
    row(1, { cancer: 5e8 }),
    row(2, { cancer: 6e9 }),
    row(3, { cancer: 5e8, capped: 1 }),
    row(4, { cancer: 5e8, capped: 1 }),
  ]);
  expect(found.map(([kind]) => kind)).toEqual(['cancerBelow', 'relapse', 'cancerBelow', 'capped']);
});

test('no message is longer than 140 characters', () => {
  const kinds = ['outnumber', 'peak', 'cancerBelow', 'undetectable', 'cancerGone', 'bCellsGone', 'bCellsBack'] as const;
  for (const kind of [...kinds, 'relapse', 'relapseNegative', 'capped'] as const) {
    expect(milestoneText({ kind, day: 1234.5, cells: 3.4e10 }).length).toBeLessThanOrEqual(140);
  }
});
