/** Remission, relapse and aplasia: by the published definition, and the same in the table of outcomes and in the page's milestones. */
import { expect, test } from 'vitest';
import { firstTurns, isAplasia, statusAfter } from '../../src/analysis/disease-status.ts';
import { outcomesOf } from '../../src/analysis/outcomes.ts';
import {
  aplasiaBelow,
  clinicalAplasiaBelow,
  fivePercentBlasts,
  marrowCells,
  normalBCells,
  perMicrolitre,
} from '../../src/model/clinical-limits.ts';
import type { Summary } from '../../src/model/summary.ts';
import { createMilestones } from '../../src/ui/milestones.ts';

/** A row a day with so many cancer cells, part of them without the antigen, and so many B cells. */
function rowsOf(cancer: readonly number[], negative = 0, bCells: readonly number[] = []): Summary[] {
  return cancer.map((cells, day) => {
    const b = bCells[day] ?? 2.5e9;
    const counted = { day, cart: 0, cancer: cells, cancerNegative: negative * cells, bCells: b, killed: 0, capped: 0 };
    return { ...counted, temperature: 37, crsGrade: 0, icansGrade: 0, mrd: 0, agents: 0 } as Summary;
  });
}

/** What the milestones say of relapse and aplasia. */
function told(rows: readonly Summary[]) {
  const finder = createMilestones('ALL');
  const found = rows.flatMap((row) => finder.feed(row));
  const relapse = found.find(({ kind }) => kind.startsWith('relapse'));
  return {
    dayRelapse: relapse?.day ?? null,
    relapseClass: relapse === undefined ? '' : relapse.kind === 'relapseNegative' ? 'CD19-' : 'CD19+',
    aplasia: found.some(({ kind }) => kind === 'bCellsGone'),
  };
}

test.each([
  ['little cancer that comes back is a relapse', [5e8, 1e7, 6e9], 1, 2],
  ['a fall to a fifth is no remission, so what follows is no relapse', [5e9, 9e8, 6e9], null, null],
  ['a fall below 5 % is', [5e9, 2e8, 6e9], 1, 2],
  ['5 % of much cancer is not enough', [5e11, 2e10, 6e11], null, null],
  ['less than a billion is', [5e11, 9e8, 6e11], 1, 2],
  ['5 billion are not above 5 billion', [5e10, 5e8, 5e9, 5.1e9], 1, 3],
  ['no cancer at all', [0, 0], null, null],
])('%s, for outcomes and milestones alike', (_, cancer, dayRemission, dayRelapse) => {
  for (const negative of [0, 0.6]) {
    const rows = rowsOf(cancer, negative);
    const relapseClass = dayRelapse === null ? '' : negative > 0.5 ? 'CD19-' : 'CD19+';
    expect(outcomesOf(rows)).toMatchObject({ dayRemission, dayRelapse, relapseClass });
    expect(told(rows)).toMatchObject({ dayRelapse, relapseClass });
  }
});

test.each([
  [[2.5e9, 7.6e8], false],
  [[2.5e9, 7.4e8], true],
])('B cells %j: aplasia %s, for both', (bCells, aplasia) => {
  const rows = rowsOf([5e10, 5e10], 0, bCells);
  expect(outcomesOf(rows).aplasiaDays).toBe(aplasia ? 1 : 0);
  expect(told(rows).aplasia).toBe(aplasia);
  expect(isAplasia(bCells[1])).toBe(aplasia);
});

test('a remission can follow a relapse, and where a relapse is seen later it begins later', () => {
  expect(statusAfter('relapsed', 1e8, 5e10)).toBe('remission');
  expect(statusAfter('relapsed', 2e9, 5e10)).toBe('relapsed');
  const rows = rowsOf([5e10, 1e8, 6e9, 5e10]);
  expect(firstTurns(rows).relapse?.day).toBe(2);
  expect(firstTurns(rows, fivePercentBlasts).relapse?.day).toBe(3);
});

test('limits that follow from others agree with them', () => {
  expect(aplasiaBelow).toBeCloseTo(0.03 * normalBCells, 0);
  expect(perMicrolitre(clinicalAplasiaBelow)).toBeCloseTo(10, 9);
  expect(perMicrolitre(normalBCells)).toBeCloseTo(100, 9);
  expect(fivePercentBlasts / (fivePercentBlasts + marrowCells)).toBeCloseTo(0.05, 2);
});
