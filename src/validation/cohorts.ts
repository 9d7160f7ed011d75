/** The virtual cohorts, as the questions see them. */
import { quantile } from '../analysis/statistics.ts';
import type { Measured } from './course.ts';
import { type Answer, medianOf, type Question, type Results, shareOf, single } from './question.ts';

/** Names of the cohorts' ensembles. */
export const cohortNames = { all: 'ALL cohort', axi: 'LBCL cohort, CD28', tisa: 'LBCL cohort, 4-1BB' } as const;

/** The patients of a cohort. */
export function patientsOf(results: Results, cohort: string): readonly Measured[] {
  return results.get(cohort) ?? [];
}

/** Share of those patients for whom something holds. */
export function share(patients: readonly Measured[], holds: (patient: Measured) => boolean): Answer {
  return shareOf(patients.filter(holds).length, patients.length);
}

/** Responders' median of a measure over that of the others. */
export function contrast(results: Results, ensemble: string, measure: string) {
  const runs = results.get(ensemble) ?? [];
  const of = (responded: number) =>
    runs.filter((run) => run['remission'] === responded && run[measure] !== null).map((run) => run[measure] as number);
  const yes = quantile(of(1), 0.5);
  const no = quantile(of(0), 0.5);
  return single(yes === null || no === null || no === 0 ? null : yes / no, runs.length);
}

/** Remission by day 90. */
export function isRemission(run: Measured): boolean {
  return run['remission'] === 1 && run['dayRemission']! <= 90;
}

/** Worst grade of a toxicity. */
type Worst = 'crsMax' | 'icansMax';

/** Asks for the share of patients in whom a toxicity reaches a grade. */
export function gradeShare(
  worst: Worst,
  id: string,
  what: string,
  cohort: string,
  grade: number,
  published: string,
  source: string,
  range: readonly [number, number],
): Question {
  const ask = (results: Results) => share(patientsOf(results, cohort), (run) => run[worst]! >= grade);
  return { id, what, unit: '', published, source, range, needs: [cohort], ask };
}

/** Asks for the median of a measure, in days, among the patients who have a toxicity. */
export function medianOfIll(
  worst: Worst,
  id: string,
  what: string,
  cohort: string,
  measure: string,
  published: string,
  source: string,
  range: readonly [number, number],
): Question {
  const ask = (results: Results) =>
    medianOf(
      patientsOf(results, cohort)
        .filter((run) => run[worst]! >= 1)
        .map((run) => run[measure]!),
    );
  return { id, what, unit: 'd', published, source, range, needs: [cohort], ask };
}
