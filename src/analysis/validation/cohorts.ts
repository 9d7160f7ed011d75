/** The virtual cohorts, as the questions see them. */
import type { Measured } from './course.ts';
import { type Answer, type Results, shareOf } from './question.ts';

/** Names of the cohorts' ensembles. */
export const cohortNames = { all: 'ALL cohort', axi: 'LBCL cohort, CD28', tisa: 'LBCL cohort, 4-1BB' } as const;

/** Burden that is 5 % blasts among 7.5e11 marrow cells, the border of Park 2018; cells. */
export const lowBurden = 4e10;

/** The patients of a cohort. */
export function patientsOf(results: Results, cohort: string): readonly Measured[] {
  return results.get(cohort) ?? [];
}

/** Share of those patients for whom something holds. */
export function share(patients: readonly Measured[], holds: (patient: Measured) => boolean): Answer {
  return shareOf(patients.filter(holds).length, patients.length);
}

/** Remission by day 90. */
export function isRemission(run: Measured): boolean {
  return run['remission'] === 1 && run['dayRemission']! <= 90;
}
