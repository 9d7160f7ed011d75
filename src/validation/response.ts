/** Targets 18 to 26, 32, 33, 44, 47 to 49 and 55: growth, response, relapse and B cells. */
import { cellsPerMillilitre, fivePercentBlasts, normalBCells } from '../model/clinical-limits.ts';
import { kaplanMeier, survivalOn } from '../analysis/survival.ts';
import { cohortNames, isRemission, patientsOf, share } from './cohorts.ts';
import type { Measured } from './course.ts';
import { type Answer, meanOf, medianOf, type Question, type Results, shareOf, single, values } from './question.ts';

const { all, axi, tisa } = cohortNames;

const relapsed = (results: Results, cohort: string) =>
  patientsOf(results, cohort).filter((run) => run['relapse'] === 1 && run['relapseDim'] !== null);

function remission(
  id: string,
  what: string,
  cohort: string,
  published: string,
  source: string,
  range: readonly [number, number],
): Question {
  const ask = (results: Results) => share(patientsOf(results, cohort), isRemission);
  return { id, what, unit: '', published, source, range, needs: [cohort], ask };
}

/** Share still in remission a year after it began (Kaplan–Meier). */
function relapseFree(results: Results, cohort: string): Answer {
  const patients = patientsOf(results, cohort).filter(isRemission);
  const curve = kaplanMeier(
    patients.map((run) => ({
      days: (run['dayRelapse'] ?? run['dayEnd']!) - run['dayRemission']!,
      event: run['relapse'] === 1,
    })),
  );
  return single(patients.length === 0 ? null : survivalOn(curve, 340), patients.length);
}

/** Share alive without progression on a day: remission and no relapse so far. */
function without(patients: readonly Measured[], day: number): Answer {
  return share(patients, (run) => isRemission(run) && (run['dayRelapse'] ?? Infinity) > day);
}

/** Relapses per patient and day after the return of B cells over those before it, in remission from day 30 on. */
function rateRatio(patients: readonly Measured[]): Answer {
  const days = { before: 0, after: 0 };
  const relapses = { before: 0, after: 0 };
  for (const run of patients) {
    const end = run['dayRelapse'] ?? run['dayEnd']!;
    const back = Math.min(run['dayBCells'] ?? Infinity, end);
    days.before += Math.max(0, back - 30);
    days.after += end - Math.max(30, back);
    if (run['relapse'] === 1) relapses[back < end ? 'after' : 'before'] += 1;
  }
  if (days.before === 0 || days.after <= 0 || relapses.before === 0) return single(null, patients.length);
  const ratio = relapses.after / days.after / (relapses.before / days.before);
  return single(ratio, patients.length, `${relapses.after} and ${relapses.before} relapses`);
}

/** Share of those in the group who are without progression on a day, less that of the others. */
function difference(results: Results, cohort: string, inGroup: (run: Measured) => boolean, day: number): Answer {
  const runs = patientsOf(results, cohort);
  const inside = without(runs.filter(inGroup), day).value;
  const outside = without(
    runs.filter((run) => !inGroup(run)),
    day,
  ).value;
  if (inside === null || outside === null) return single(null, runs.length);
  return single(inside - outside, runs.length, `${inside.toFixed(2)} and ${outside.toFixed(2)}`);
}

function aplasia(id: string, what: string, measure: string): Question {
  const ask = (results: Results) => {
    const watched = values(results, all, measure);
    return shareOf(watched.filter((one) => one === 1).length, watched.length);
  };
  return {
    id,
    what,
    unit: '',
    published: '0.83 (0.69–0.91)',
    source: 'Maude 2018',
    range: [0.69, 0.93],
    needs: [all],
    ask,
  };
}

/** The questions, in the order of their numbers. */
export const response: readonly Question[] = [
  remission(
    '18',
    'ALL, complete remission',
    all,
    '0.81–0.82 (0.72–0.90); registry 0.855',
    'ELIANA (Laetsch 2023); Pasquini 2020',
    [0.72, 0.9],
  ),
  remission(
    '19a',
    'LBCL, complete remission with a CD28 CAR',
    axi,
    '0.58 (any response 0.83); registry 0.50',
    'Neelapu 2023; Pasquini 2020',
    [0.48, 0.68],
  ),
  {
    ...remission(
      '19b',
      'LBCL, complete remission with a 4-1BB CAR',
      tisa,
      '0.39; registry 0.395 (any response 0.53)',
      'Schuster 2019; Pasquini 2020',
      [0.3, 0.5],
    ),
    why: 'Remission here is a volume below 1 ml. The lymphomas that a 4-1BB CAR only shrinks in patients (partial responses, 0.14) are cleared here: cells of one compartment are all within reach.',
  },
  {
    id: '20',
    what: 'ALL, without relapse after 11 months of remission',
    unit: '',
    published: '0.59 at 12 months (0.5–0.7)',
    source: 'ELIANA (Laetsch 2023)',
    range: [0.5, 0.72],
    needs: [all],
    ask: (results) => relapseFree(results, all),
  },
  {
    id: '21a',
    what: 'ALL, relapses that are CD19-negative or -low',
    unit: '',
    published: '39 of 67 = 0.58; ELIANA 15 of 22; 0.41 of 166',
    source: 'Pillai 2019; Maude 2018; 420 patients (Blood Adv 7:575)',
    range: [0.41, 0.75],
    needs: [all],
    ask: (results) => share(relapsed(results, all), (run) => run['relapseDim'] === 1),
  },
  {
    id: '21b',
    what: 'ALL, treated patients who lose the antigen',
    unit: '',
    published: '0.10–0.25',
    source: 'review (Blood Adv 6/20)',
    range: [0.1, 0.25],
    needs: [all],
    ask: (results) => share(patientsOf(results, all), (run) => run['relapseDim'] === 1),
  },
  {
    id: '22a',
    what: 'ALL, relapses under B-cell aplasia that are CD19-negative or -low',
    unit: '',
    published: '23 of 25 = 0.92 (0.74–0.99)',
    source: 'Pulsipher 2022',
    range: [0.74, 1],
    needs: [all],
    ask: (results) =>
      share(
        relapsed(results, all).filter((run) => run['relapseAplasia'] === 1),
        (run) => run['relapseDim'] === 1,
      ),
    why: 'Exhausted or unfit CAR-T cells can hold B cells down and lose a fast-growing CD19-positive leukaemia, as very few are needed for aplasia here.',
  },
  {
    id: '22b',
    what: 'ALL, rate of relapse after B cells are back over that under aplasia',
    unit: '',
    published: 'hazard ratio 4.5 (2.0–10.0)',
    source: 'Pulsipher 2022',
    range: [2, 10],
    needs: [all],
    ask: (results) => rateRatio(patientsOf(results, all).filter(isRemission)),
  },
  {
    id: '23',
    what: 'LBCL with a CD28 CAR, relapses that are CD19-negative or -low',
    unit: '',
    published: '10 of 16 (0.38–0.82); about 0.3 in ZUMA-1',
    source: 'Spiegel 2021; Plaks 2021',
    range: [0.3, 0.82],
    needs: [axi],
    ask: (results) => share(relapsed(results, axi), (run) => run['relapseDim'] === 1),
    why: 'Large-cell relapses that keep CD19 come from sites, brakes and second tumours that the model does not have.',
  },
  aplasia('25a', 'ALL, B-cell aplasia (below 10 per µl) at 6 months while in remission', 'aplasia180'),
  {
    ...aplasia('25b', 'the same, below 3 % of a healthy number (3 per µl)', 'fewB180'),
    why: 'Few CAR-T cells let B cells come back to a few per cent of normal here while they hold them there; clinics count recovery at levels ten and more times as high (one centre at 100 per µl, or 1 % of white cells).',
  },
  {
    id: '26',
    what: 'axi-cel, B cells at 3 years over a healthy number',
    unit: '',
    published: 'detectable in all; aplasia not needed for cure (above aplasia: 0.03)',
    source: 'Neelapu 2023',
    range: [0.03, 1.1],
    needs: ['axi 3 years'],
    ask: (results) => meanOf(values(results, 'axi 3 years', 'bCellsEnd').map((cells) => cells / normalBCells)),
    why: 'They are detectable and grow, but too slowly: few CAR-T cells hold the precursors down after a CD28 CAR as well.',
  },
  {
    id: '32b',
    what: 'ALL, free of relapse and failure at 180 days: low burden less high',
    unit: '',
    published: 'longer with low burden (event-free 10.6 and 5.3 months)',
    source: 'Park 2018',
    range: [0.03, 0.6],
    needs: [all],
    ask: (results) => difference(results, all, (run) => run['burden']! < fivePercentBlasts, 180),
  },
  {
    id: '33',
    what: 'LBCL with a CD28 CAR, free of progression at a year: below 450 ml less above',
    unit: '',
    published: '0.54 and 0.22',
    source: 'Dean 2020',
    range: [0.1, 0.7],
    needs: [axi],
    ask: (results) => difference(results, axi, (run) => run['burden']! < 450 * cellsPerMillilitre, 355),
    why: 'High burden fails more sharply here than in the clinic.',
  },
  {
    id: '44',
    what: 'LBCL with a CD28 CAR, free of progression at a year: above 3,000 molecules less below',
    unit: '',
    published: 'cut-off 3,000 molecules: more progression below (P = .03, n = 15)',
    source: 'Spiegel 2021',
    range: [0.1, 0.8],
    needs: [axi],
    ask: (results) => difference(results, axi, (run) => run['antigen']! >= 3000, 355),
  },
  {
    id: '47',
    what: 'untreated leukaemia, growth a day',
    unit: '1/d',
    published: '0.069 ± 0.073 (23 children)',
    source: 'Br J Haematol 1997;98:999',
    range: [0.054, 0.084],
    needs: ['untreated'],
    ask: (results) => meanOf(values(results, 'untreated', 'earlyGrowth')),
  },
  {
    id: '48',
    what: 'doubling of a relapse from residual disease',
    unit: 'd',
    published: '11–14 typical, to 36 (AML markers)',
    source: 'Blood 2010;115:198',
    range: [9, 36],
    needs: ['single, few negative'],
    ask: (results) =>
      meanOf(values(results, 'single, few negative', 'relapseGrowth').map((growth) => Math.LN2 / growth)),
  },
  {
    id: '49',
    what: 'lymphoma, mean growth in the cohort',
    unit: '1/d',
    published: '0.105, 0.19, 0.265 in models',
    source: 'Kimmel 2021',
    range: [0.09, 0.265],
    needs: [axi],
    ask: (results) => meanOf(values(results, axi, 'growthDrawn')),
  },
  {
    id: '55',
    what: 'ALL, median day of an antigen-negative or -low relapse',
    unit: 'd',
    published: '90–365',
    source: 'several series',
    range: [90, 365],
    needs: [all],
    ask: (results) =>
      medianOf(
        relapsed(results, all)
          .filter((run) => run['relapseDim'] === 1)
          .map((run) => run['dayRelapse']!),
      ),
  },
];
