/** Targets 58 to 60: what was published lately and asks for nothing that one compartment lacks. */
import { marrowCells } from '../model/clinical-limits.ts';
import { slope } from '../analysis/statistics.ts';
import { cohortNames, patientsOf, share } from './cohorts.ts';
import type { Measured } from './course.ts';
import { meanOf, type Question, single, values } from './question.ts';

const { all } = cohortNames;
const lupus = 'lupus';

/** Blasts among the cells of the marrow at infusion, 0 to 1. */
const blastsOf = (run: Measured): number => run['burden']! / (run['burden']! + marrowCells);

/** Asks how many patients have CRS, of those with so many blasts. */
function byBlasts(id: string, from: number, to: number, published: string, range: readonly [number, number]): Question {
  return {
    id,
    what: `ALL, CRS of any grade with ${from * 100} to ${to * 100} % blasts`,
    unit: '',
    published,
    source: 'PrCRS table',
    range,
    needs: [all],
    ask: (results) =>
      share(
        patientsOf(results, all).filter((run) => blastsOf(run) >= from && blastsOf(run) < to),
        (run) => run['crsMax']! >= 1,
      ),
  };
}

/** Targets 58 to 60. */
export const newer: readonly Question[] = [
  {
    id: '58a',
    what: 'no cancer, lupus: day of the peak',
    unit: 'd',
    published: '8.6 ± 0.8 (n = 15)',
    source: 'ASH 2023, autoimmune disease',
    range: [7, 10.2],
    needs: [lupus],
    ask: (results) => meanOf(values(results, lupus, 'tmax')),
  },
  {
    id: '58b',
    what: 'the same, worst grade of CRS',
    unit: '',
    published: 'none or low',
    source: 'ASH 2023, autoimmune disease',
    range: [0, 1],
    needs: [lupus],
    ask: (results) => meanOf(values(results, lupus, 'crsMax')),
  },
  byBlasts('59a', 0, 0.05, '0.59', [0.45, 0.75]),
  byBlasts('59b', 0.05, 0.2, '0.82', [0.68, 0.95]),
  byBlasts('59c', 0.2, 0.5, '1', [0.85, 1]),
  {
    id: '60',
    what: 'ALL, peak for 50 points more blasts, times',
    unit: '',
    published: '1.9 (1.4–2.6)',
    source: 'obe-cel, Haematologica 2025',
    range: [1.4, 2.6],
    needs: [all],
    ask: (results) => {
      const patients = patientsOf(results, all);
      const rise = slope(patients.map((run) => [blastsOf(run), Math.log(run['cmax']!)] as const));
      return single(rise === null ? null : Math.exp(rise / 2), patients.length);
    },
    why: 'CAR-T cells multiply until the cancer is gone or their days of expansion are over, so the peak follows the burden more closely than in patients.',
  },
];
