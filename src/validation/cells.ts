/** Targets 35 to 37, 40 to 43, 45, 46 and 51: the single cell, in killing assays, and the state at the start. */
import { densities, ratios } from './cell-ensembles.ts';
import { antigenEnsemble } from './ensembles.ts';
import { meanOf, type Question, type Results, shareOf, single, values } from './question.ts';

function measured(
  id: string,
  what: string,
  unit: string,
  published: string,
  source: string,
  range: readonly [number, number],
  ensemble: string,
  measure: string,
  why?: string,
): Question {
  const ask = (results: Results) => meanOf(values(results, ensemble, measure));
  return { id, what, unit, published, source, range, needs: [ensemble], ask, ...(why === undefined ? {} : { why }) };
}

const unlabelled =
  'Every recognised cell counts as lysed at once; the chromium of the published assays leaks out over hours, and cells must first settle.';

/** Density at which the signal of a contact is half of the most, on a line over the logarithm. */
function halfSignal(results: Results, ensemble: string): number | null {
  const level = (density: number) => meanOf(values(results, ensemble, `signal ${density}`)).value;
  for (let i = 1; i < densities.length; i++) {
    const low = level(densities[i - 1]);
    const high = level(densities[i]);
    if (low === null || high === null || low >= 0.5 || high < 0.5) continue;
    return densities[i - 1] * (densities[i] / densities[i - 1]) ** ((0.5 - low) / (high - low));
  }
  return null;
}

/** Whether a measure rises (or falls) from each ratio to the next; ties at complete lysis are allowed. */
function monotone(results: Results, measure: string, sign: 1 | -1): number | null {
  const levels = ratios.map((ratio) => meanOf(values(results, 'dose response', `${measure} ${ratio}`)).value);
  if (levels.some((level) => level === null)) return null;
  for (let i = 1; i < levels.length; i++) {
    const more = sign * (levels[i]! - levels[i - 1]!);
    const isComplete = sign === 1 && levels[i - 1]! > 0.97;
    if (more <= 0 && !isComplete) return 0;
  }
  return 1;
}

/** The questions, in the order of their numbers. */
export const cells: readonly Question[] = [
  measured(
    '35',
    'from hold to kill',
    'min',
    '25 (in vivo), 20–60',
    'Cazaux 2019',
    [20, 35],
    'single killer',
    'minutesToKill',
  ),
  measured(
    '35b',
    'contacts that end in a kill',
    '',
    'many contacts do not',
    'Cazaux 2019',
    [0.02, 0.6],
    'single killer',
    'killsPerContact',
  ),
  measured(
    '36a',
    'kills per CAR-T cell and day, in the dish',
    '1/d',
    '2–16 (1–20)',
    'Halle 2016',
    [2, 16],
    'single killer',
    'killsPerDay',
  ),
  measured(
    '36b',
    'kills per CAR-T cell and day, in the patient',
    '1/d',
    '2–16 (1–20)',
    'Halle 2016',
    [2, 16],
    'typical',
    'killsPerCell',
  ),
  {
    id: '37',
    what: 'gain of ten times the killers where three hits kill, over where one does',
    unit: '',
    published: 'above 1: killers help each other',
    source: 'Halle 2016; Weigelin 2021',
    range: [1.3, 100],
    needs: ['company'],
    ask: (results) => {
      const three = meanOf(values(results, 'company', 'gain 3')).value;
      const one = meanOf(values(results, 'company', 'gain 1')).value;
      return single(three === null || one === null ? null : three / one, values(results, 'company', 'gain 1').length);
    },
  },
  {
    id: '40a',
    what: 'more killers, more lysis, and fewer kills for each (1: both hold)',
    unit: '',
    published: 'monotone; kills per cell fall with E:T',
    source: 'Sahoo 2020',
    range: [1, 1],
    needs: ['dose response'],
    ask: (results) => {
      const up = monotone(results, 'lysis', 1);
      const down = monotone(results, 'per cell', -1);
      return single(
        up === null || down === null ? null : up * down,
        values(results, 'dose response', 'lysis 1').length,
      );
    },
  },
  measured(
    '40b',
    'hours to nine in ten dead at 1:5',
    'h',
    '80',
    'Sahoo 2020 (PBT138)',
    [40, 120],
    'clearing',
    'hours 0.2',
  ),
  measured(
    '40c',
    'hours to nine in ten dead at 1:10',
    'h',
    '100',
    'Sahoo 2020 (PBT138)',
    [60, 140],
    'clearing',
    'hours 0.1',
    'One killer for ten fast-growing targets is beside the border between clearing and being overgrown here.',
  ),
  measured(
    '41a',
    'lysis in 4 hours at 10:1',
    '',
    '0.4–0.7',
    'chromium release, typical',
    [0.3, 0.8],
    'short term',
    'lysis 10',
    unlabelled,
  ),
  measured(
    '41b',
    'lysis in 4 hours at 1:1',
    '',
    '0.1–0.3',
    'chromium release, typical',
    [0.05, 0.4],
    'short term',
    'lysis 1',
    unlabelled,
  ),
  {
    id: '42',
    what: 'molecules for half of the signal of a contact, CD28',
    unit: 'molecules',
    published: 'about 2,000; 4-1BB needs more',
    source: 'Majzner 2018, 2020',
    range: [1000, 4000],
    needs: ['density CD28', 'density 4-1BB'],
    ask: (results) => {
      const cd = halfSignal(results, 'density CD28');
      const bb = halfSignal(results, 'density 4-1BB');
      const isLower = cd !== null && bb !== null && bb > cd;
      return single(
        isLower ? cd : null,
        values(results, 'density CD28', 'signal 1000').length,
        `4-1BB ${bb?.toFixed(0)}`,
      );
    },
  },
  {
    id: '43a',
    what: 'killing at 100 molecules over that at plenty, CD28',
    unit: '',
    published: 'fewer than 100 molecules still lysed',
    source: 'Nerreter 2019',
    range: [0.1, 1],
    needs: ['density CD28'],
    ask: (results) => meanOf(values(results, 'density CD28', 'kills 100')),
  },
  {
    id: '43b',
    what: 'remission at 2,000 molecules with 4-1BB (CD19-dim)',
    unit: '',
    published: 'as good as with bright CD19',
    source: 'Pillai 2019',
    range: [0.75, 1],
    needs: [antigenEnsemble('4-1BB', 2000)],
    ask: (results) => {
      const found = values(results, antigenEnsemble('4-1BB', 2000), 'remission');
      return shareOf(found.filter((one) => one === 1).length, found.length);
    },
  },
  measured(
    '45',
    'CD19 on a healthy B cell',
    'molecules',
    '22,000 ± 7,000',
    'Ginaldi 1998',
    [15000, 29000],
    'start',
    'bCellAntigen',
  ),
  measured(
    '46',
    'crawling speed',
    'µm/min',
    '3–6 in marrow or tumour',
    'intravital studies',
    [3, 6],
    'motility',
    'speed',
  ),
  measured(
    '46b',
    'square of the way in half an hour',
    'µm²',
    'random walk: 4,050 from speed and persistence',
    'Textor 2011',
    [3240, 5060],
    'motility',
    'square',
  ),
  measured(
    '51',
    'T cells of a healthy patient',
    'cells',
    '2.5e11 (500 per µl)',
    'Kimmel 2021',
    [2e11, 4e11],
    'start',
    'tCells',
  ),
];
