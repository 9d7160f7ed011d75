/** Acceptance tests A21 to A32: lessons that must not be upside down, from little cancer to much, over months, and after a relapse. */
import { remissionBelow } from '../model/clinical-limits.ts';
import { isAplasia } from '../analysis/disease-status.ts';
import { mean } from '../analysis/statistics.ts';
import { accept, average, check, most, part } from './accept.ts';
import { isRemission } from './cohorts.ts';
import type { Measured } from './course.ts';
import { ladder, ladderEnsemble } from './ensembles.ts';
import { type Question, ratioOf, type Results, values } from './question.ts';

const isSevere = (run: Measured): boolean => run['crsMax']! >= 3;
const negative = (one: number): number => -one;
/** Cells at the end of a course as a part of a typical patient's peak. */
const lasting = (results: Results, ensemble: string) =>
  average(results, ensemble, 'cartEnd')! / average(results, 'typical', 'cmax')!;

/** No step up by more than `slack`, one patient in forty for a share. */
function falls(list: readonly number[], slack: number): boolean {
  return list.every((one, i) => i === 0 || one <= list[i - 1] + slack);
}

/** The cancer has not come back and is not left: where there is little at the start, it need not fall to be little. */
function isFree(run: Measured): boolean {
  return run['relapse'] !== 1 && (isRemission(run) || run['cancerEnd']! < remissionBelow);
}

/** The lessons in their order. */
export const lessons: readonly Question[] = [
  accept(
    21,
    'the same patients with more cancer: response and time without relapse fall, CRS rises all the way',
    ladder.map(ladderEnsemble),
    (results) => {
      const rungs = ladder.map(ladderEnsemble);
      const free = rungs.map((rung) => part(results, rung, isFree) ?? 0);
      const fever = rungs.map((rung) => mean(values(results, rung, 'il6Max').map(Math.log10)) ?? 0);
      const worst = rungs.map((rung) => mean(values(results, rung, 'crsMax')) ?? 0);
      return [
        { says: `without relapse ${free.map((one) => one.toFixed(2)).join(' ')}`, holds: falls(free, 0.025) },
        check('fewest cancer over most', free[0] - free.at(-1)!, (less) => less > 0.1),
        { says: `CRS grade ${worst.map((one) => one.toFixed(2)).join(' ')}`, holds: falls(worst.map(negative), 0) },
        {
          says: `decades of IL-6 ${fever.map((one) => one.toFixed(2)).join(' ')}`,
          holds: falls(fever.map(negative), 0),
        },
      ];
    },
  ),
  accept(
    22,
    'the most cancer: the worst CRS, and many remit all the same',
    [ladderEnsemble(1e12), ladderEnsemble(1e10)],
    (results) => [
      check('remission', part(results, ladderEnsemble(1e12), isRemission), (one) => one > 0.25),
      check(
        'severe CRS, more than at 1e10',
        part(results, ladderEnsemble(1e12), isSevere)! - part(results, ladderEnsemble(1e10), isSevere)!,
        (more) => more > 0.2,
      ),
    ],
  ),
  accept(
    23,
    'earlier treatment and effective bridging help',
    ['waited 14 days', 'waited 60 days', 'waited 60 days, bridged'],
    (results) => {
      const free = (name: string) => part(results, name, (run) => isRemission(run) && run['relapse'] === 0)!;
      return [
        check('14 days over 60', free('waited 14 days') - free('waited 60 days'), (more) => more > 0),
        check('bridged over not', free('waited 60 days, bridged') - free('waited 60 days'), (more) => more >= 0),
      ];
    },
  ),
  accept(24, 'CRS is over for good: none from B cells that come back', ['axi 3 years', 'typical'], (results) => [
    check('last day, axi-cel', most(results, 'axi 3 years', 'crsLast'), (day) => day < 30),
    check('last day, typical', most(results, 'typical', 'crsLast'), (day) => day < 30),
  ]),
  accept(
    25,
    'hardly any antigen: the cancer grows, and CAR-T cells do not multiply on it for ever',
    ['antigen 150', 'dim CD22', 'typical'],
    (results) => [
      check(
        'cells at the end over the peak of a typical patient',
        lasting(results, 'antigen 150'),
        (part) => part < 0.1,
      ),
      check('days of CRS', most(results, 'antigen 150', 'crsTotal'), (days) => days < 20),
      check('dim CD22: cells', lasting(results, 'dim CD22'), (part) => part < 0.1),
      check('days', most(results, 'dim CD22', 'crsTotal'), (days) => days < 20),
    ],
  ),
  accept(
    26,
    'drugs: tocilizumab holds for days, long steroids cost cells, the safety switch ends CRS',
    ['ill', 'ill, tocilizumab', 'long steroids', 'typical', 'ill, safety switch', 'ill for long'],
    (results) => [
      check(
        '°C lower two days after tocilizumab',
        average(results, 'ill', 'temperatureDay9')! - average(results, 'ill, tocilizumab', 'temperatureDay9')!,
        (degrees) => degrees > 0.8,
      ),
      check(
        'and five',
        average(results, 'ill', 'temperatureDay12')! - average(results, 'ill, tocilizumab', 'temperatureDay12')!,
        (degrees) => degrees > 0.3,
      ),
      check(
        'day 90 after long steroids over without',
        average(results, 'long steroids', 'c90')! / average(results, 'typical', 'c90')!,
        (ratio) => ratio < 0.8,
      ),
      check(
        'days of CRS with the switch over without',
        ratioOf(results, 'ill, safety switch', 'ill for long', 'crsTotal').value,
        (ratio) => ratio < 0.95,
      ),
      check('CAR-T cells then', most(results, 'ill, safety switch', 'cartEnd'), (cells) => cells < 1e7),
    ],
  ),
  accept(
    27,
    'CD28 memory wears out, and B cells come back',
    ['CD28 1 year', 'typical', 'axi 3 years', 'B cells only'],
    (results) => [
      check(
        'level at a year over that of 4-1BB',
        average(results, 'CD28 1 year', 'cartEnd')! / average(results, 'typical', 'cartEnd')!,
        (ratio) => ratio < 0.7,
      ),
      check(
        'aplasia over that of 4-1BB',
        average(results, 'CD28 1 year', 'aplasiaDays')! / average(results, 'typical', 'aplasiaDays')!,
        (ratio) => ratio < 0.8,
      ),
      check('B cells at three years', average(results, 'axi 3 years', 'bCellsEnd'), (cells) => !isAplasia(cells)),
      check('without cancer, on day 60', average(results, 'B cells only', 'bCellsEnd'), (cells) => !isAplasia(cells)),
    ],
  ),
  accept(
    28,
    'infection can happen, cancer crowds the B cells, and ordinary T cells hardly hold it back',
    [
      'infected',
      'infected in health',
      'full marrow, B cells',
      'untreated',
      'untreated, own T cells',
      'untreated, PD-L1',
    ],
    (results) => [
      check(
        'germs after lymphodepletion',
        Math.min(...values(results, 'infected', 'pathogenMost')),
        (germs) => germs > 1e7,
      ),
      check('in health', most(results, 'infected in health', 'pathogenMost'), (germs) => germs <= 1e4),
      check(
        'B cells on day 20, full marrow over the other',
        ratioOf(results, 'full marrow, B cells', 'untreated', 'bCellsDay20').value,
        (ratio) => ratio < 0.8,
      ),
      check(
        'growth with T cells over without',
        ratioOf(results, 'untreated, own T cells', 'untreated', 'earlyGrowth').value,
        (ratio) => ratio > 0.85 && ratio < 0.999,
      ),
      check(
        'with PD-L1 over T cells',
        ratioOf(results, 'untreated, PD-L1', 'untreated, own T cells', 'earlyGrowth').value,
        (ratio) => ratio > 1,
      ),
    ],
  ),
  accept(
    29,
    'a second act: the same CAR needs lymphodepletion and may be rejected, another target clears what has lost the first',
    ['second infusion', 'second infusion, lymphodepletion', 'second infusion, rejected', 'CD22 after CD19'],
    (results) => [
      check(
        'second peak, with lymphodepletion over without',
        ratioOf(results, 'second infusion, lymphodepletion', 'second infusion', 'secondPeak').value,
        (times) => times > 3,
      ),
      check(
        'cancer at the end, with lymphodepletion',
        most(results, 'second infusion, lymphodepletion', 'cancerEnd'),
        (cells) => cells < 1e9,
      ),
      check(
        'peak when rejected over not',
        ratioOf(results, 'second infusion, rejected', 'second infusion, lymphodepletion', 'secondPeak').value,
        (ratio) => ratio < 0.9,
      ),
      check('fewest cells after CD22', most(results, 'CD22 after CD19', 'leastAfterSecond'), (cells) => cells < 1e6),
    ],
  ),
  accept(
    30,
    'three residual cells under 1e8 memory cells are gone; less often when CD28 memory has gone',
    ['residual cells', 'residual cells, CD28'],
    (results) => {
      const gone = (name: string) => part(results, name, (run) => run['cancerEnd'] === 0);
      const kept = gone('residual cells');
      return [
        check('gone', kept, (one) => one >= 0.8),
        check('with CD28 a year later', gone('residual cells, CD28'), (one) => kept !== null && one < kept),
      ];
    },
  ),
  accept(
    31,
    'a checkpoint drug on day 28 brings few into remission who were not',
    ['lymphoma with PD-L1', 'lymphoma with PD-L1, checkpoint block'],
    (results) => {
      const without = results.get('lymphoma with PD-L1') ?? [];
      const withDrug = results.get('lymphoma with PD-L1, checkpoint block') ?? [];
      const failed = without.map((_, n) => n).filter((n) => !isRemission(without[n]));
      const answered = failed.filter((n) => isRemission(withDrug[n])).length;
      return [
        check(
          `of ${failed.length}, answer`,
          failed.length === 0 ? null : answered / failed.length,
          (one) => one <= 0.5,
        ),
      ];
    },
  ),
  accept(
    32,
    'a handful of CAR-T cells does not cure, nor mostly a usual dose a cancer that doubles in a day and a half',
    ['dose 1e5', 'growth 0.5', 'typical'],
    (results) => [
      check('remission, dose 1e5', average(results, 'dose 1e5', 'remission'), (one) => one === 0),
      check('growth 0.5', average(results, 'growth 0.5', 'remission'), (one) => one <= 0.4),
      check('typical', average(results, 'typical', 'remission'), (one) => one === 1),
      check('days of CRS, dose 1e5', most(results, 'dose 1e5', 'crsTotal'), (days) => days < 30),
    ],
  ),
];
