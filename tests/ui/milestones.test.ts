/** The turning points that lecturers point at are found once, at the right day, and not where there are none. */
import { expect, test } from 'vitest';
import type { Summary } from '../../src/model/summary.ts';
import { createMilestones, milestoneKinds } from '../../src/ui/milestones.ts';
import { milestoneText } from '../../src/ui/announce.ts';
import { allTexts } from '../../src/ui/strings.ts';

const empty = { cart: 0, cancer: 0, cancerNegative: 0, bCells: 0, agents: 0, capped: 0, killed: 0 };
const well = { temperature: 37, crsGrade: 0, icansGrade: 0 };
const row = (day: number, values: Partial<Summary>): Summary => {
  const cancer = values.cancer ?? 0;
  return { ...empty, ...well, mrd: cancer / (cancer + 7.5e11), day, ...values } as Summary;
};
const kindsOf = (rows: readonly Summary[], disease: 'ALL' | 'DLBCL' = 'ALL'): [string, number][] => {
  const finder = createMilestones(disease);
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
    ['foundNegative', 150],
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

test('an illness is told by its first kill, fever, higher grades, nerves and end', () => {
  expect(
    kindsOf([
      row(0, { killed: 0 }),
      row(1, { killed: 5 }),
      row(4, { killed: 9, temperature: 38.4, crsGrade: 1 }),
      row(6, { killed: 9, temperature: 39.4, crsGrade: 3, icansGrade: 1 }),
      row(9, { killed: 9, temperature: 38.1, crsGrade: 1 }),
      row(11, { killed: 9 }),
    ]),
  ).toEqual([
    ['firstKill', 1],
    ['fever', 4],
    ['crs2', 6],
    ['crs3', 6],
    ['icans', 6],
    ['crsOver', 11],
  ]);
});

test('lymphoma is followed by scans, not by cells in marrow', () => {
  const rows = [row(0, { cancer: 5e10 }), row(9, { cancer: 9e8 }), row(20, { cancer: 10 })];
  expect(kindsOf(rows, 'DLBCL')).toEqual([['scanClear', 9]]);
  expect(kindsOf(rows).map(([kind]) => kind)).toEqual(['cancerBelow', 'undetectable']);
});

test('no message is longer than 140 characters, and each has a word for the chart', () => {
  for (const kind of milestoneKinds) {
    expect(milestoneText({ kind, day: 1234.5, cells: 3.4e10 }, 'patient').length).toBeLessThanOrEqual(140);
    expect(allTexts[`mark.${kind}`], kind).toBeDefined();
  }
  expect(milestoneText({ kind: 'firstKill', day: 0.125, cells: 1 }, 'cell')).toContain('3 h');
});
