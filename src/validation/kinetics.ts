/** Targets 1 to 8, 11, 12, 14 to 17, 31 and 34: expansion, peak, contraction, persistence of CAR-T cells, and what moves them. */
import { slope } from '../analysis/statistics.ts';
import { contrast } from './cohorts.ts';
import { meanOf, type Question, ratioOf, type Results, shareOf, single, values } from './question.ts';

const tisa = 'Stein 2019';
const liso = 'Ogasawara 2021';

function average(
  id: string,
  what: string,
  unit: string,
  published: string,
  source: string,
  range: readonly [number, number],
  measure: string,
  ensemble = 'typical',
): Question {
  const ask = (results: Results) => meanOf(values(results, ensemble, measure));
  return { id, what, unit, published, source, range, needs: [ensemble], ask };
}

/** Slope of a measure's means against the decimal logarithm of a quantity. */
function slopeOver(results: Results, points: readonly (readonly [number, string])[], measure: string, log: boolean) {
  const line: [number, number][] = [];
  let runs = 0;
  for (const [quantity, ensemble] of points) {
    for (const value of values(results, ensemble, measure)) {
      runs += 1;
      line.push([Math.log10(quantity), log ? Math.log10(value) : value]);
    }
  }
  return single(slope(line), runs);
}

const doses = [
  [1e7, 'dose 1e7'],
  [1e8, 'typical'],
  [1e9, 'dose 1e9'],
] as const;
const burdens = [
  [1e10, 'burden 1e10'],
  [5e10, 'typical'],
  [1e11, 'burden 1e11'],
] as const;

/** Chance that a responder's peak is above a non-responder's: 0.5 says nothing, 1 decides. */
function concordance(results: Results, ensemble: string) {
  const runs = results.get(ensemble) ?? [];
  const peaks = (responded: number) =>
    runs.filter((run) => run['remission'] === responded).map((run) => run['cmax'] ?? 0);
  const yes = peaks(1);
  const no = peaks(0);
  let above = 0;
  for (const a of yes) for (const b of no) above += a > b ? 1 : a === b ? 0.5 : 0;
  return single(yes.length * no.length === 0 ? null : above / (yes.length * no.length), runs.length);
}

/** The questions, in the order of their numbers. */
export const kinetics: readonly Question[] = [
  average(
    '1',
    'day of the peak, 4-1BB',
    'd',
    '9.3; 9.29 (8.81–9.70); label 7–14',
    `${tisa}; ${liso}`,
    [8.5, 10.5],
    'tmax',
  ),
  average('1b', 'day of the peak, CD28', 'd', '7 (model), at most 14', 'Kimmel 2021', [6, 9], 'tmax', 'axi'),
  average(
    '2',
    'doubling time in expansion',
    'd',
    '0.78; 0.755 (0.667–0.821)',
    `${tisa}; ${liso}`,
    [0.667, 0.85],
    'doublingDays',
  ),
  {
    ...average('3', 'lag before the level exceeds the dose', 'd', '3.27 (2.71–3.97)', liso, [2.71, 3.97], 'lag'),
    why: 'No one curve has all four: a doubling in 0.78 days and a peak of 340 doses on day 9.6 put the passage of the dose some 8.4 doublings before the peak. The lag, doubling and peak day of liso-cel make a 250-fold rise, those of tisa-cel (no lag) 3,900-fold. In blood, where the lag was measured, see 3b.',
  },
  {
    ...average(
      '3b',
      'lag in blood: growth past half of its fastest (2 % of settled cells are in blood)',
      'd',
      '3.27 (2.71–3.97)',
      liso,
      [2.71, 3.97],
      'bloodLag',
    ),
    why: 'A quarter of a day in the blood was chosen for the day of the peak and costs the lag: a longer passage would hide the growth of settled cells longer, and would put the peak past the reference equations.',
  },
  average(
    '4',
    'fold expansion over day 1',
    '',
    '3,900 (×/÷ 11 per SD, asked within ×/÷ 5); 100–100,000',
    tisa,
    [780, 19500],
    'fold',
  ),
  average(
    '5',
    'half-life of contraction',
    'd',
    '4.3; 5.00 (4.15–5.90)',
    `${tisa}; ${liso}`,
    [4, 5.9],
    'contractionHalfLife',
  ),
  average('6', 'share of the peak that persists', '', '0.0079 (ω² 0.8)', tisa, [0.0035, 0.018], 'slowShare'),
  {
    ...average(
      '7',
      'half-life of persistence, days 90–365',
      'd',
      '220 (extrapolated); 352 (241–647)',
      `${tisa}; ${liso}`,
      [150, 647],
      'slowHalfLife',
    ),
    why: 'Late effectors, which memory leaves and B cells keep, rise and fall over months and blur the slope.',
  },
  average('8a', 'level of day 28 over peak', '', '0.057 typical', `from ${tisa}`, [0.04, 0.085], 'c28OverCmax'),
  average('8b', 'level of day 90 over peak', '', '0.0061 typical', `from ${tisa}`, [0.004, 0.01], 'c90OverCmax'),
  average('8c', 'level of day 365 over peak', '', '0.0025 typical', `from ${tisa}`, [0.0015, 0.004], 'c365OverCmax'),
  {
    ...average(
      '11',
      'fewest CAR-T cells after infusion over dose',
      '',
      '1–3 logs; 0.01–0.1 in the body',
      'Owens 2021; Stein 2019',
      [0.0095, 0.105],
      'leastShare',
    ),
    why: 'The tenth that settles divides while the last of the others are still being lost, so that the body as a whole never holds less than about a fifth of the dose. The line of Stein 2019 itself is at a fifth of the dose on day 1 when the peak is 340 doses. The drop was measured in blood: see 11b.',
  },
  average(
    '11b',
    'fewest CAR-T cells in blood in the first days over dose (2 % of settled cells are in blood)',
    '',
    '1–3 logs',
    'Owens 2021 (after Turtle 2016)',
    [0.001, 0.1],
    'bloodDrop',
  ),
  {
    id: '12a',
    what: 'ALL, median exposure (AUC to day 28) of responders over non-responders',
    unit: '',
    published: '2.04 (n = 62 and 8)',
    source: 'Mueller 2018',
    range: [1.2, 4],
    needs: ['ALL cohort'],
    ask: (results) => contrast(results, 'ALL cohort', 'auc28'),
    why: 'Non-responders here mostly have a very high burden, which keeps their CAR-T cells stimulated: the peak is lower and the level falls later.',
  },
  {
    id: '12b',
    what: 'ALL, median peak of responders over non-responders',
    unit: '',
    published: '1.74 (n = 62 and 8)',
    source: 'Mueller 2018',
    range: [1.2, 4],
    needs: ['ALL cohort'],
    ask: (results) => contrast(results, 'ALL cohort', 'cmax'),
    why: 'Non-response here mostly is failed expansion (very high burden, unfit cells); in the trial few did not respond, for other reasons as well.',
  },
  {
    id: '14',
    what: 'LBCL, chance that a responder has the higher peak',
    unit: '',
    published: 'weak to moderate, not deterministic (axi AUC 2.5-fold; tisa none)',
    source: 'Awasthi 2020; Ayuk 2021',
    range: [0.5, 0.9],
    needs: ['LBCL cohort, CD28'],
    ask: (results) => concordance(results, 'LBCL cohort, CD28'),
    why: 'The peak measures what decides response here, expansion; patients differ in more than that.',
  },
  {
    id: '15',
    what: 'dose and peak: decades of peak for a decade of dose',
    unit: '',
    published: 'flat (0.2–5e6/kg; 1e7–1e9 weakly)',
    source: 'Stein 2019; Awasthi 2020; Liu 2021',
    range: [-0.2, 0.2],
    needs: doses.map(([, ensemble]) => ensemble),
    ask: (results) => slopeOver(results, doses, 'cmax', true),
  },
  {
    id: '16',
    what: 'dose and day of the peak: days for a decade of dose',
    unit: 'd',
    published: '−2.6 to −3.3',
    source: 'reference equations',
    range: [-4, -2],
    needs: doses.map(([, ensemble]) => ensemble),
    ask: (results) => slopeOver(results, doses, 'tmax', false),
  },
  {
    id: '17',
    what: 'burden and peak: decades of peak for a decade of burden',
    unit: '',
    published: 'positive, stronger than dose: 0.4–1.1',
    source: 'Singh 2021; Locke 2020',
    range: [0.4, 1.1],
    needs: burdens.map(([, ensemble]) => ensemble),
    ask: (results) => slopeOver(results, burdens, 'cmax', true),
  },
  {
    id: '31a',
    what: 'peak with tocilizumab on day 5 over peak without',
    unit: '',
    published: 'no slowing (factor 1.2 on growth, steroids 1.0)',
    source: tisa,
    range: [0.9, 1.2],
    needs: ['tocilizumab', 'typical'],
    ask: (results) => ratioOf(results, 'tocilizumab', 'typical', 'cmax'),
  },
  {
    id: '31b',
    what: 'peak with steroids on day 5 over peak without',
    unit: '',
    published: 'no slowing at the doses given (factor 1.0)',
    source: tisa,
    range: [0.9, 1.1],
    needs: ['steroids', 'typical'],
    ask: (results) => ratioOf(results, 'steroids', 'typical', 'cmax'),
  },
  {
    id: '34a',
    what: 'peak without lymphodepletion over peak with it',
    unit: '',
    published: 'Cy/Flu far higher; below 1/5',
    source: 'Turtle 2016; Kimmel 2021',
    range: [0, 0.2],
    needs: ['no lymphodepletion', 'typical'],
    ask: (results) => ratioOf(results, 'no lymphodepletion', 'typical', 'cmax'),
  },
  {
    id: '34b',
    what: 'remissions without lymphodepletion',
    unit: '',
    published: 'fewer',
    source: 'Turtle 2016; Kochenderfer 2017',
    range: [0, 0.5],
    needs: ['no lymphodepletion'],
    ask: (results) => {
      const found = values(results, 'no lymphodepletion', 'remission');
      return shareOf(found.filter((one) => one === 1).length, found.length);
    },
  },
];
