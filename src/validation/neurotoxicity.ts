/** Target 57, beside the list of 56: neurotoxicity (ICANS) after CAR-T cells, how often, how bad, how soon. */
import { cohortNames, gradeShare, medianOfIll } from './cohorts.ts';
import type { Question } from './question.ts';

const { all, axi, tisa } = cohortNames;
const worst = 'icansMax';

/** The questions. Thresholds and the factor of CD28 are fitted to 57a to 57d. */
export const neurotoxicity: readonly Question[] = [
  gradeShare(worst, '57a', 'ALL, neurotoxicity of any grade', all, 1, '0.40', 'Maude 2018', [0.29, 0.52]),
  gradeShare(
    worst,
    '57b',
    'ALL, neurotoxicity of grade 3 or more',
    all,
    3,
    '0.13; registry about 0.07',
    'Maude 2018; Pasquini 2020',
    [0.04, 0.22],
  ),
  gradeShare(
    worst,
    '57c',
    'LBCL with a CD28 CAR, neurotoxicity of any grade',
    axi,
    1,
    '0.64; label 0.87',
    'Neelapu 2017; Yescarta label',
    [0.54, 0.87],
  ),
  gradeShare(
    worst,
    '57d',
    'LBCL with a CD28 CAR, neurotoxicity of grade 3 or more',
    axi,
    3,
    '0.28–0.31',
    'Neelapu 2017; Yescarta label',
    [0.2, 0.4],
  ),
  {
    ...gradeShare(
      worst,
      '57e',
      'LBCL with a 4-1BB CAR, neurotoxicity of any grade',
      tisa,
      1,
      '0.21',
      'Schuster 2019',
      [0.14, 0.3],
    ),
    why: 'The brain follows IL-6 and IFN-γ alone: here whoever has a high fever has it too.',
  },
  {
    ...gradeShare(
      worst,
      '57f',
      'LBCL with a 4-1BB CAR, neurotoxicity of grade 3 or more',
      tisa,
      3,
      '0.12; all diseases in the registry 0.075',
      'Schuster 2019; Pasquini 2020',
      [0.06, 0.2],
    ),
    why: 'The brain follows IL-6 alone, and IL-6 in lymphoma with a 4-1BB CAR is mild here; half of the neurotoxicity in the trial was severe, so that it had other causes as well.',
  },
  medianOfIll(
    worst,
    '57g',
    'LBCL with a CD28 CAR, first day of neurotoxicity',
    axi,
    'icansOnset',
    '4',
    'Yescarta label',
    [2.5, 6],
  ),
  {
    ...medianOfIll(
      worst,
      '57h',
      'LBCL with a 4-1BB CAR, first day of neurotoxicity',
      tisa,
      'icansOnset',
      '6 (1–17)',
      'Schuster 2019',
      [4, 8],
    ),
    why: 'Few patients of this cohort have it, and those by the deaths of their lymphoma, not by contact early on.',
  },
];
