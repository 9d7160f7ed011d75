/** The first twenty biology acceptance tests (A1 to A20): what must hold, whatever the numbers are. */
import { normalBCells, normalIgg, normalPlasmaCells, relapseAbove, remissionBelow } from '../model/clinical-limits.ts';
import { mean } from '../analysis/statistics.ts';
import { accept, average, check, most, part, runsOf } from './accept.ts';
import { isRemission, share } from './cohorts.ts';
import { antigenEnsemble, antigenLevels } from './ensembles.ts';
import { type Question, ratioOf, values } from './question.ts';
import { antigenMidpoint, responseByAntigen, riskFactors } from './toxicity.ts';

/** The acceptance tests in their order. */
export const acceptance: readonly Question[] = [
  accept(1, 'no CAR-T cells: the cancer grows, plain T cells hardly slow it', ['untreated'], (results) => [
    check('growth', average(results, 'untreated', 'earlyGrowth'), (growth) => growth > 0.055 && growth < 0.08),
    check('kills', most(results, 'untreated', 'killed'), (kills) => kills === 0),
  ]),
  accept(
    2,
    'no antigen anywhere: no kills, no expansion, no CRS, B cells intact',
    ['blind', 'untreated'],
    (results) => [
      check('kills', most(results, 'blind', 'killed'), (kills) => kills < 1e7),
      check('day of most CAR-T cells', most(results, 'blind', 'tmax'), (day) => day < 1),
      check('CRS grade', most(results, 'blind', 'crsMax'), (grade) => grade === 0),
      check(
        'B cells to untreated',
        ratioOf(results, 'blind', 'untreated', 'bCellsLeast').value,
        (ratio) => ratio > 0.95,
      ),
    ],
  ),
  accept(3, 'B cells only: expansion, aplasia, little or no CRS', ['B cells only'], (results) => [
    check('fold', average(results, 'B cells only', 'fold'), (fold) => fold > 20),
    check('fewest B cells', most(results, 'B cells only', 'bCellsLeast'), (cells) => cells < 0.01 * normalBCells),
    check('CRS grade', most(results, 'B cells only', 'crsMax'), (grade) => grade <= 1),
  ]),
  accept(4, 'standard run: lag 2–4 d, peak day 7–14, contraction, low plateau', ['typical'], (results) => [
    check('lag', average(results, 'typical', 'lag'), (day) => day >= 2 && day <= 4),
    check('peak on day', average(results, 'typical', 'tmax'), (day) => day >= 7 && day <= 14),
    check('day 28', average(results, 'typical', 'c28OverCmax'), (level) => level < 0.2),
    check('day 90', average(results, 'typical', 'c90OverCmax'), (level) => level > 0.001 && level < 0.02),
  ]),
  accept(
    5,
    'ten times the dose: peak 0.3–3 d earlier and less than 5 times as high',
    ['typical', 'dose 1e7', 'dose 1e9'],
    (results) => [
      check(
        'days earlier',
        average(results, 'typical', 'tmax')! - average(results, 'dose 1e9', 'tmax')!,
        (days) => days >= 0.3 && days <= 3,
      ),
      check(
        'times as high',
        average(results, 'dose 1e9', 'cmax')! / average(results, 'typical', 'cmax')!,
        (times) => times < 5,
      ),
      check(
        'remission',
        part(results, 'dose 1e9', isRemission)! - part(results, 'typical', isRemission)!,
        (more) => Math.abs(more) < 0.2,
      ),
    ],
  ),
  accept(6, 'no lymphodepletion: peak falls at least five-fold', ['no lymphodepletion', 'typical'], (results) => [
    check('of the peak', ratioOf(results, 'no lymphodepletion', 'typical', 'cmax').value, (ratio) => ratio <= 0.2),
  ]),
  accept(
    7,
    'response over antigen: a soft sigmoid, lower for CD28 than for 4-1BB',
    antigenLevels.flatMap((level) => [antigenEnsemble('4-1BB', level), antigenEnsemble('CD28', level)]),
    (results) => {
      const bb = antigenMidpoint(results, '4-1BB');
      const cd = antigenMidpoint(results, 'CD28');
      const isRising = (['4-1BB', 'CD28'] as const).every((costim) => {
        const shares = responseByAntigen(results, costim).map((one) => one ?? 0);
        return (
          shares.every((one, i) => i === 0 || one >= shares[i - 1] - 0.34) && shares[0] < 0.5 && shares.at(-1) === 1
        );
      });
      return [
        { says: 'rises', holds: isRising },
        check('middle for 4-1BB', bb, () => true),
        check('for CD28', cd, (middle) => bb !== null && middle < bb),
      ];
    },
  ),
  accept(
    8,
    'burden up: CRS up more than in proportion; less of dose',
    ['burden 1e10', 'typical', 'burden 1e11', 'ALL cohort'],
    (results) => {
      const above = (ensemble: string) => average(results, ensemble, 'il6Max')! - 5;
      const risk = riskFactors(results);
      return [
        check(
          'IL-6 from 1e10 to 1e11 cells, times',
          above('burden 1e11') / above('burden 1e10'),
          (times) => times > 10,
        ),
        check('decades per decade of burden', risk?.burden ?? null, (slope) => slope > 0),
        check('of dose', risk?.dose ?? null, (slope) => risk !== null && Math.abs(slope) < risk.burden),
      ];
    },
  ),
  accept(9, 'tocilizumab lowers the fever, not the killing', ['tocilizumab', 'typical'], (results) => [
    check('fever score', ratioOf(results, 'tocilizumab', 'typical', 'crsDays').value, (ratio) => ratio < 0.95),
    check(
      'kills',
      ratioOf(results, 'tocilizumab', 'typical', 'killsBy28').value,
      (ratio) => ratio > 0.95 && ratio < 1.05,
    ),
  ]),
  accept(
    10,
    'no CD19-negative relapse from none; from 0.1 % most relapse, CAR-T cells present and shrinking',
    ['typical', 'escape'],
    (results) => [
      check('from none', most(results, 'typical', 'relapse'), (relapses) => relapses === 0),
      check(
        'from 0.1 %',
        part(results, 'escape', (run) => run['relapse'] === 1 && run['relapseDim'] === 1),
        (one) => one > 0.8,
      ),
      check('CAR-T cells then', Math.min(...values(results, 'escape', 'relapseCart')), (cells) => cells > 1e6),
      check(
        'of the peak',
        average(results, 'escape', 'relapseCart')! / average(results, 'escape', 'cmax')!,
        (ratio) => ratio < 0.1,
      ),
    ],
  ),
  accept(
    11,
    'CD19-positive relapse after CAR-T cells are lost, not while they last',
    ['ALL cohort', 'challenge', 'challenge after loss'],
    (results) => {
      const patients = runsOf(results, 'ALL cohort').filter((run) => run['relapse'] === 1);
      const kept = (dim: number) =>
        share(
          patients.filter((run) => run['relapseDim'] === dim),
          (run) => run['relapseAplasia'] === 1,
        ).value;
      const positive = kept(0);
      const negative = kept(1);
      return [
        check(
          'aplasia at CD19+ relapse less at CD19−',
          positive === null || negative === null ? null : positive - negative,
          (less) => less < -0.1,
        ),
        check('positive relapse while memory lasts', average(results, 'challenge', 'regrown'), (one) => one === 0),
        check('after its loss', average(results, 'challenge after loss', 'regrown'), (one) => one === 1),
      ];
    },
  ),
  accept(
    12,
    'OR of two targets: escape rarer; AND: more escape, the same aplasia',
    ['single, few negative', 'OR', 'AND', 'typical'],
    (results) => [
      check(
        'escape from one',
        part(results, 'single, few negative', (run) => run['relapse'] === 1),
        (one) => one > 0.8,
      ),
      check(
        'OR',
        part(results, 'OR', (run) => run['relapse'] === 1),
        (one) => one <= 0.4,
      ),
      check(
        'AND',
        part(results, 'AND', (run) => run['relapse'] === 1),
        (one) => one > 0.8,
      ),
      check('fewest B cells, AND', most(results, 'AND', 'bCellsLeast'), (cells) => cells < 0.01 * normalBCells),
    ],
  ),
  accept(13, 'B cells die by their CD19 as cancer cells do', ['like B cells'], (results) => [
    check(
      'surviving share, cancer over B',
      mean(runsOf(results, 'like B cells').map((run) => run['cancerDecline']! / run['bCellDecline']!)),
      (ratio) => ratio > 0.93 && ratio < 1.07,
    ),
  ]),
  accept(14, 'CD19 CAR spares plasma cells, IgG falls slowly; BCMA CAR does not', ['typical', 'BCMA'], (results) => [
    check(
      'plasma cells left, CD19',
      average(results, 'typical', 'plasmaEnd')! / normalPlasmaCells,
      (left) => left > 0.8,
    ),
    check('BCMA', average(results, 'BCMA', 'plasmaEnd')! / normalPlasmaCells, (left) => left < 0.3),
    check(
      'IgG lost in a year, CD19',
      1 - average(results, 'typical', 'iggMean')! / normalIgg,
      (lost) => lost > 0.1 && lost < 0.25,
    ),
    check('IgG left after 120 days, BCMA', average(results, 'BCMA', 'iggEnd')! / normalIgg, (left) => left < 0.5),
  ]),
  accept(
    15,
    'checkpoint block rescues cells that are there, not absent ones',
    ['braked', 'checkpoint block', 'checkpoint block without CAR-T'],
    (results) => [
      check('kills, times', ratioOf(results, 'checkpoint block', 'braked', 'killsBy28').value, (times) => times > 1.5),
      check('without CAR-T cells', most(results, 'checkpoint block without CAR-T', 'killed'), (kills) => kills === 0),
    ],
  ),
  accept(
    16,
    'second challenge: cleared while memory lasts, grows after its loss',
    ['challenge', 'challenge after loss'],
    (results) => [
      check('cancer cells 45 days after 5e9', most(results, 'challenge', 'cancerEnd'), (cells) => cells === 0),
      check(
        'after loss',
        Math.min(...values(results, 'challenge after loss', 'leastLate')),
        (cells) => cells > relapseAbove,
      ),
    ],
  ),
  accept(
    17,
    'safety switch: nine in ten gone at once, less fever, control lost',
    ['switch', 'safety switch', 'typical'],
    (results) => [
      check('left', most(results, 'switch', 'shareLeft'), (left) => left <= 0.1),
      check(
        'IL-6 on day 10 to that without',
        ratioOf(results, 'safety switch', 'typical', 'il6Day10').value,
        (ratio) => ratio < 0.5,
      ),
      check('cancer on day 14', Math.min(...values(results, 'safety switch', 'cancerDay14')), (cells) => cells > 1e10),
      check('with CAR-T cells', most(results, 'typical', 'cancerDay14'), (cells) => cells < remissionBelow),
    ],
  ),
  accept(
    18,
    'ten seeds: a spread that matters near thresholds, none far from them',
    ['one negative cell', 'typical', 'antigen 150'],
    (results) => {
      const escaped = part(results, 'one negative cell', (run) => run['cancerEnd']! > 0);
      return [
        check('of one negative cell, grows', escaped, (one) => one > 0.2 && one < 0.95),
        check(
          'cleared, typical',
          part(results, 'typical', (run) => run['cleared'] === 1),
          (one) => one === 1,
        ),
        check('remission at 150 molecules', part(results, 'antigen 150', isRemission), (one) => one === 0),
      ];
    },
  ),
  accept(
    19,
    'births and what was put in less deaths are what is there, for each kind at every step',
    ['bookkeeping'],
    (results) => [check('steps that do not add up', most(results, 'bookkeeping', 'wrong'), (wrong) => wrong === 0)],
  ),
  accept(20, 'one seed, one run', ['repeat'], (results) => [
    check('differences', most(results, 'repeat', 'differences'), (differences) => differences === 0),
  ]),
];
