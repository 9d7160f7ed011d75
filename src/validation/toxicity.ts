/** Targets 27 to 30, 32, 53 and 54: toxicity, exhaustion, and what costimulation changes. */
import { fivePercentBlasts } from '../model/clinical-limits.ts';
import { quantile, slope } from '../analysis/statistics.ts';
import { cohortNames, gradeShare, medianOfIll, patientsOf, share } from './cohorts.ts';
import type { Measured } from './course.ts';
import { antigenEnsemble, antigenLevels } from './ensembles.ts';
import { type Answer, meanOf, type Question, ratioOf, type Results, single, values } from './question.ts';

const { all, axi, tisa } = cohortNames;

/** Coefficients of the least-squares plane z = a + b·x + c·y. */
function plane(points: readonly (readonly [number, number, number])[]): { b: number; c: number } | null {
  const n = points.length;
  if (n < 5) return null;
  const centre = [0, 1, 2].map((k) => points.reduce((sum, point) => sum + point[k], 0) / n);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let xz = 0;
  let yz = 0;
  for (const point of points) {
    const x = point[0] - centre[0];
    const y = point[1] - centre[1];
    const z = point[2] - centre[2];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
  }
  const determinant = xx * yy - xy * xy;
  return { b: (xz * yy - yz * xy) / determinant, c: (yz * xx - xz * xy) / determinant };
}

/** Decades of peak IL-6 for a decade of burden and of dose, each with the other held. */
export function riskFactors(results: Results): { burden: number; dose: number; doseAlone: number } | null {
  const runs = patientsOf(results, all);
  const points = runs.map(
    (run) => [Math.log10(run['burden']!), Math.log10(run['dose']!), Math.log10(run['il6Max']!)] as const,
  );
  const both = plane(points);
  const alone = slope(points.map(([, dose, il6]) => [dose, il6]));
  return both === null || alone === null ? null : { burden: both.b, dose: both.c, doseAlone: alone };
}

/** By how much CD28 is earlier than 4-1BB, means. */
function gap(results: Results, measure: string): Answer {
  const late = meanOf(values(results, 'typical', measure)).value;
  const early = meanOf(values(results, 'CD28', measure));
  return single(late === null || early.value === null ? null : late - early.value, early.runs);
}

/** Shares of runs that go into remission and stay there for 60 days, over the antigen scan. */
export function responseByAntigen(results: Results, costim: '4-1BB' | 'CD28'): (number | null)[] {
  return antigenLevels.map((level) => {
    const runs = results.get(antigenEnsemble(costim, level)) ?? [];
    return share(runs, (run) => run['remission'] === 1).value;
  });
}

/** Density at which half of the patients respond, by straight lines over the logarithm of the density. */
export function antigenMidpoint(results: Results, costim: '4-1BB' | 'CD28'): number | null {
  const shares = responseByAntigen(results, costim);
  for (let i = 1; i < shares.length; i++) {
    const low = shares[i - 1];
    const high = shares[i];
    if (low === null || high === null || low >= 0.5 || high < 0.5) continue;
    const part = (0.5 - low) / (high - low);
    return antigenLevels[i - 1] * (antigenLevels[i] / antigenLevels[i - 1]) ** part;
  }
  return null;
}

/** The questions, in the order of their numbers. */
export const toxicity: readonly Question[] = [
  gradeShare('crsMax', '27a', 'ALL, CRS of any grade', all, 1, '0.77–0.79', 'Kymriah label; ELIANA', [0.7, 0.86]),
  gradeShare(
    'crsMax',
    '27b',
    'ALL, CRS of grade 3 or more (ASTCT)',
    all,
    3,
    'ASTCT-like 0.12–0.16 in the registry; 0.46–0.49 on the Penn scale',
    'Pasquini 2020; Maude 2018',
    [0.1, 0.3],
  ),
  gradeShare('crsMax', '27c', 'LBCL with a CD28 CAR, CRS of any grade', axi, 1, '0.94', 'Yescarta label', [0.84, 1]),
  gradeShare(
    'crsMax',
    '27d',
    'LBCL with a CD28 CAR, CRS of grade 3 or more',
    axi,
    3,
    '0.13; registry 0.116',
    'Yescarta label; Pasquini 2020',
    [0.04, 0.22],
  ),
  gradeShare(
    'crsMax',
    '27e',
    'LBCL with a 4-1BB CAR, CRS of any grade',
    tisa,
    1,
    '0.57–0.58',
    'Schuster 2019',
    [0.45, 0.74],
  ),
  gradeShare(
    'crsMax',
    '27f',
    'LBCL with a 4-1BB CAR, CRS of grade 3 or more (ASTCT)',
    tisa,
    3,
    'registry 0.045; 0.22 on the Penn scale',
    'Pasquini 2020; Schuster 2019',
    [0.01, 0.15],
  ),
  medianOfIll('crsMax', '28a', 'ALL, first day of CRS', all, 'crsOnset', '3 (1–22)', 'Levine 2021', [2, 4.5]),
  medianOfIll('crsMax', '28b', 'ALL, length of CRS', all, 'crsDays', '8 (1–36)', 'Levine 2021', [5, 11]),
  medianOfIll(
    'crsMax',
    '28c',
    'LBCL with a CD28 CAR, first day of CRS',
    axi,
    'crsOnset',
    '2 (1–12)',
    'Yescarta label',
    [1, 3.5],
  ),
  medianOfIll(
    'crsMax',
    '28e',
    'LBCL with a CD28 CAR, length of CRS',
    axi,
    'crsDays',
    '7 (2–58)',
    'Yescarta label',
    [4.5, 10],
  ),
  {
    ...medianOfIll(
      'crsMax',
      '28f',
      'LBCL with a 4-1BB CAR, first day of CRS',
      tisa,
      'crsOnset',
      '3 (1–51)',
      'Schuster 2019',
      [2, 4.5],
    ),
    why: 'T cells of this cohort are less fit and take longer to get there, and longer to finish.',
  },
  {
    ...medianOfIll(
      'crsMax',
      '28g',
      'LBCL with a 4-1BB CAR, length of CRS',
      tisa,
      'crsDays',
      '7 (2–30)',
      'Schuster 2019',
      [4.5, 10],
    ),
    why: 'T cells of this cohort are less fit and take longer to get there, and longer to finish.',
  },
  {
    id: '28d',
    what: 'ALL, CRS that begins after day 14',
    unit: '',
    published: '0 of 475 (95 %: at most 0.008)',
    source: 'Blood Adv 2024;8:5346',
    range: [0, 0.04],
    needs: [all],
    ask: (results) =>
      share(
        patientsOf(results, all).filter((run) => run['crsMax']! >= 1),
        (run) => run['crsOnset']! > 14,
      ),
  },
  {
    id: '29',
    what: 'ALL, decades of peak IL-6 for a decade of burden less those for a decade of dose',
    unit: '',
    published: 'burden raises the risk; dose does in Hay 2017 and not after adjustment in Awasthi 2020 (disagree)',
    source: 'Hay 2017; Awasthi 2020',
    range: [0.05, 3],
    needs: [all],
    ask: (results) => {
      const risk = riskFactors(results);
      const spread = risk === null ? '' : `burden ${risk.burden.toFixed(2)}, dose ${risk.dose.toFixed(2)}`;
      return single(risk === null ? null : risk.burden - Math.abs(risk.dose), patientsOf(results, all).length, spread);
    },
  },
  {
    id: '30',
    what: 'ALL, median peak IL-6 with CRS of grade 3 or more over the rest',
    unit: '',
    published: 'about 8,000 / 250 = 32, grade 4–5 over 0–3; at least 10',
    source: 'Teachey 2016',
    range: [10, 100],
    why: 'The severe have been given tocilizumab, which triples what is measured of IL-6 without raising what is made; and the mild here have little more than a healthy body.',
    needs: [all],
    ask: (results) => {
      const runs = patientsOf(results, all);
      const median = (severe: boolean) =>
        quantile(
          runs.filter((run) => run['crsMax']! >= 3 === severe).map((run) => run['il6Max']!),
          0.5,
        );
      const high = median(true);
      const low = median(false);
      return single(high === null || low === null ? null : high / low, runs.length);
    },
  },
  {
    id: '32a',
    what: 'ALL, severe CRS at high burden less that at low (5 % blasts)',
    unit: '',
    published: '0.41 and 0.05',
    source: 'Park 2018',
    range: [0.08, 0.6],
    needs: [all],
    ask: (results) => {
      const severe = (patients: readonly Measured[]) => share(patients, (run) => run['crsMax']! >= 3).value;
      const runs = patientsOf(results, all);
      const high = severe(runs.filter((run) => run['burden']! >= fivePercentBlasts));
      const low = severe(runs.filter((run) => run['burden']! < fivePercentBlasts));
      return single(
        high === null || low === null ? null : high - low,
        runs.length,
        `${high?.toFixed(2)} and ${low?.toFixed(2)}`,
      );
    },
  },
  {
    id: '53',
    what: 'days under antigen until a cell is exhausted',
    unit: 'd',
    published: '11 (tonic signal) to 28 (chronic antigen)',
    source: 'Lynn 2019; Good 2021',
    range: [11, 28],
    needs: ['typical'],
    ask: (results) => meanOf(values(results, 'typical', 'exhaustionDays')),
  },
  {
    id: '54a',
    what: 'ALL, peak with CD28 earlier than with 4-1BB by',
    unit: 'd',
    published: 'about 2 (7 and 9.3)',
    source: 'Kimmel 2021; Stein 2019',
    range: [1, 4],
    needs: ['CD28', 'typical'],
    ask: (results) => gap(results, 'tmax'),
  },
  {
    id: '54b',
    what: 'ALL, CRS with CD28 earlier than with 4-1BB by',
    unit: 'd',
    published: '1 (2 and 3)',
    source: 'Yescarta label; Levine 2021',
    range: [0.5, 3],
    needs: ['CD28', 'typical'],
    ask: (results) => gap(results, 'crsOnset'),
  },
  {
    id: '54c',
    what: 'antigen at which half of the patients remit, 4-1BB over CD28',
    unit: '',
    published: 'above 1 (4-1BB needs more)',
    source: 'Majzner 2020',
    range: [1.1, 10],
    needs: antigenLevels.flatMap((level) => [antigenEnsemble('4-1BB', level), antigenEnsemble('CD28', level)]),
    ask: (results) => {
      const bb = antigenMidpoint(results, '4-1BB');
      const cd = antigenMidpoint(results, 'CD28');
      return single(
        bb === null || cd === null ? null : bb / cd,
        2 * antigenLevels.length,
        `${bb?.toFixed(0)} and ${cd?.toFixed(0)}`,
      );
    },
  },
  {
    id: '54d',
    what: 'ALL, peak without costimulation over that with 4-1BB',
    unit: '',
    published: 'first generation: poor expansion',
    source: 'review PMC4929923',
    range: [0, 0.6],
    needs: ['no costimulation', 'typical'],
    ask: (results) => ratioOf(results, 'no costimulation', 'typical', 'cmax'),
  },
];
