/** What an acceptance test is made of: conditions on means, extremes and shares of ensembles. */
import { mean } from '../analysis/statistics.ts';
import { share } from './cohorts.ts';
import type { Measured } from './course.ts';
import { type Answer, type Question, type Results, values } from './question.ts';

/** A condition with the words that are shown beside it. */
export type Check = { readonly holds: boolean; readonly says: string };

/** An acceptance test: 1 when every check holds, with what was found. */
export function accept(
  number: number,
  what: string,
  needs: readonly string[],
  checks: (results: Results) => readonly Check[],
): Question {
  return {
    id: `A${number}`,
    what,
    unit: '',
    published: 'holds',
    source: 'clinic-and-teaching, A8',
    range: [1, 1],
    needs,
    ask: (results): Answer => {
      const runs = needs.reduce((sum, name) => sum + (results.get(name)?.length ?? 0), 0);
      if (needs.some((name) => (results.get(name)?.length ?? 0) === 0)) return { value: null, spread: '', runs };
      const found = checks(results);
      return {
        value: found.every((check) => check.holds) ? 1 : 0,
        spread: found.map(({ holds, says }) => (holds ? says : `${says} ✗`)).join(', '),
        runs,
      };
    },
  };
}

export const check = (says: string, value: number | null, holds: (value: number) => boolean): Check => ({
  says: `${says} ${value === null ? '–' : Number(value.toPrecision(2))}`,
  holds: value !== null && holds(value),
});
export const average = (results: Results, ensemble: string, measure: string) =>
  mean(values(results, ensemble, measure));
export const most = (results: Results, ensemble: string, measure: string) =>
  Math.max(...values(results, ensemble, measure));
export const runsOf = (results: Results, ensemble: string): readonly Measured[] => results.get(ensemble) ?? [];
export const part = (results: Results, ensemble: string, holds: (run: Measured) => boolean) =>
  share(runsOf(results, ensemble), holds).value;
