/** Targets 9, 10 and 13: the CAR-T level in lymphoma over time, per µl of blood, and against leukaemia. */
import { perMicrolitre } from '../model/clinical-limits.ts';
import { quantile } from '../analysis/statistics.ts';
import { cohortNames, contrast, isRemission, patientsOf } from './cohorts.ts';
import { meanOf, medianOf, type Question, single, values } from './question.ts';

const kimmel = 'Kimmel 2021 (ZUMA-1, n≈22)';
const crowded =
  'To kill 1e11 lymphoma cells in days at 2 to 16 kills a day takes more cells than the counts leave room for if 2 % of them are in the blood: while antigen is about, CAR-T cells must be where it is. The model has one compartment.';

/** Level of axi-cel on a day over that of day 7. */
function axiRatio(
  id: string,
  day: number,
  measure: string,
  published: string,
  range: readonly [number, number],
): Question {
  return {
    id,
    what: `axi-cel, level of day ${day} over day 7`,
    unit: '',
    published,
    source: kimmel,
    range,
    needs: ['axi'],
    ask: (results) => {
      const at = values(results, 'axi', measure);
      const seven = values(results, 'axi', 'c7');
      return meanOf(at.map((level, i) => level / seven[i]));
    },
  };
}

/** The questions, in the order of their numbers. */
export const lymphoma: readonly Question[] = [
  axiRatio('9a', 14, 'c14', '9.1 / 27.5 = 0.33 (IQR 0.14–1.1)', [0.14, 0.8]),
  axiRatio('9b', 28, 'c28', '2.1 / 27.5 = 0.076 (IQR 0.02–0.22)', [0.022, 0.22]),
  axiRatio('9c', 90, 'c90', '0.1 / 27.5 = 0.0036 (IQR 0.0004–0.015)', [0.0006, 0.0145]),
  {
    id: '9d',
    what: 'axi-cel, CAR-T cells per µl of blood on day 7 (2 % of settled cells are in blood)',
    unit: '1/µl',
    published: '27.5 (IQR 16.5–57.5)',
    source: kimmel,
    range: [16.5, 57.5],
    needs: ['axi'],
    ask: (results) => meanOf(values(results, 'axi', 'c7').map((cells) => perMicrolitre(cells))),
    why: crowded,
  },
  {
    id: '10',
    what: 'LBCL, median peak with remission over without',
    unit: '',
    published: '98 / 15 per µl = 6.5',
    source: 'Kochenderfer 2017',
    range: [2, 13],
    needs: [cohortNames.axi],
    ask: (results) => contrast(results, cohortNames.axi, 'cmax'),
  },
  {
    id: '10b',
    what: 'LBCL with a CD28 CAR, median peak per µl of blood (2 % of settled cells are in blood)',
    unit: '1/µl',
    published: '16.1; 98 in remission, 15 without',
    source: 'real-world axi-cel; Kochenderfer 2017',
    range: [15, 98],
    needs: [cohortNames.axi],
    ask: (results) => medianOf(values(results, cohortNames.axi, 'cmax').map((cells) => perMicrolitre(cells))),
    why: crowded,
  },
  {
    id: '13',
    what: 'median peak of responders in ALL over that in LBCL, 4-1BB',
    unit: '',
    published: 'about 5 (qPCR: 35,000 and 5,500 copies/µg)',
    source: 'Kymriah label',
    range: [2, 12],
    needs: [cohortNames.all, cohortNames.tisa],
    ask: (results) => {
      const peak = (cohort: string) =>
        quantile(
          patientsOf(results, cohort)
            .filter(isRemission)
            .map((run) => run['cmax']!),
          0.5,
        );
      const leukaemia = peak(cohortNames.all);
      const lymphoma = peak(cohortNames.tisa);
      return single(
        leukaemia === null || lymphoma === null ? null : leukaemia / lymphoma,
        patientsOf(results, cohortNames.tisa).length,
      );
    },
    why: 'The peak follows the burden, which is larger in the lymphoma cohort. In patients lymphoma is less within reach than leukaemia in marrow and blood; the model has one compartment.',
  },
];
