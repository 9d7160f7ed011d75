/** The runs that the published targets and the acceptance tests are asked of: lists of seeds with a plan for each. */
import { fivePercentBlasts, relapseAbove } from '../model/clinical-limits.ts';
import { enqueue } from '../model/commands.ts';
import { crsGrade } from '../model/inflammation.ts';
import type { Parameters } from '../model/parameters.ts';
import { dayOf, type World } from '../model/world.ts';
import { virtualPatient } from '../analysis/cohort.ts';
import { measure, type Measured, type Plan, runCourse } from './course.ts';

/** Many runs of one kind. Run `n` (0, 1, …) depends on nothing but `n`, wherever it is carried out. */
export type Ensemble = {
  readonly name: string;
  /** Runs in the full and in the short form; 0 in the short form leaves the ensemble out. */
  readonly size: number;
  readonly shortSize: number;
  readonly run: (n: number) => Measured;
};

/** Agents of 2e7 cells: the course does not depend on it. */
const weight = 2e7;

/** An ensemble of the default patient with changes, seeds 1, 2, 3 …, so that two of them share their luck. */
function patients(
  name: string,
  sizes: readonly [number, number],
  days: number,
  parameters: Partial<Parameters> = {},
  more: Partial<Plan> = {},
): Ensemble {
  const [size, shortSize] = sizes;
  return {
    name,
    size,
    shortSize,
    run: (n) => measure(runCourse({ parameters: { weight, ...parameters }, seed: `${n + 1}`, days, ...more })),
  };
}

/** Cells from which a clinic sees a relapse. */
const relapseAt = { ALL: fivePercentBlasts, LBCL: relapseAbove } as const;

/**
 * Care as in the trials: tocilizumab at CRS of grade 3, or of grade 2 for two days, again after a week (ELIANA gave it to 37 %).
 * It shortens the fever and leaves the CAR-T cells alone.
 */
function care(): (world: World) => void {
  let since = Infinity;
  let given = -Infinity;
  return (world) => {
    const day = dayOf(world);
    const grade = crsGrade(world.inflammation);
    since = grade >= 2 ? Math.min(since, day) : Infinity;
    if ((grade < 3 && day - since < 2) || grade < 2 || day - given < 7) return;
    given = day;
    enqueue(world, { do: 'tocilizumab', tick: world.tick });
  };
}

/** A cohort, in steps of an hour. */
function cohortOf(
  name: string,
  disease: 'ALL' | 'LBCL',
  sizes: readonly [number, number],
  changes: Partial<Parameters> = {},
): Ensemble {
  const [size, shortSize] = sizes;
  return {
    name,
    size,
    shortSize,
    run: (n) => {
      const parameters = virtualPatient(disease, 'cohort', n, changes);
      const { burden, dose, antigen, growth } = parameters;
      const rows = runCourse({ parameters, seed: `cohort ${n + 1}`, days: 365, stepHours: 1 }, care());
      return { ...measure(rows, relapseAt[disease]), burden, dose, antigen, growthDrawn: growth };
    },
  };
}

/** Axi-cel as in Kimmel 2021: lymphoma of 94.86 ml at 1e9 cells/ml, 2e6 cells/kg; macrophages as in the lymphoma cohort. */
export const axiPatient: Partial<Parameters> = {
  cytokineRelease: 0.48,
  disease: 'DLBCL',
  burden: 9.5e10,
  growth: 0.105,
  antigen: 7000,
  antigenSpread: 0.7,
  costim: 'CD28',
  dose: 1.5e8,
};

const few = [5, 1] as const;
/** Coarse, for courses in which the cancer stays large. */
const coarse = 1e8;
const levels = [100, 200, 300, 500, 700, 1000, 2000, 5000] as const;

/** Name of the ensemble with this design at this antigen density. */
export function antigenEnsemble(costim: '4-1BB' | 'CD28', antigen: number): string {
  return `antigen ${costim} ${antigen}`;
}

/** The densities of the antigen scan, molecules per cell. */
export const antigenLevels = levels;

function antigenScan(costim: '4-1BB' | 'CD28'): Ensemble[] {
  return levels.map((antigen) =>
    patients(antigenEnsemble(costim, antigen), [3, 1], 60, { costim, antigen, weight: 5e7 }, { stepHours: 1 }),
  );
}

/** A CAR that meets nothing: BCMA is on neither leukaemia nor B cells, and next to no plasma cells are there. */
const blind = { target: 'BCMA', plasmaCells: 1e6 } as const;
/** Cell by cell the same antigen as on B cells, and nothing else that changes a number. */
const likeBCells = {
  antigen: 20000,
  antigenSpread: 0.3,
  growth: 0,
  cancerTurnover: 0,
  bCellInflow: 0,
  bCellLife: 365,
  bCellsAtStart: 2e10,
  burden: 2e10,
} as const;
/** Most of the cancer cells hold up the brake, and CAR-T cells wear out soon. */
const braked = { pdl1: 0.8, burden: 1e11, exhaustionRate: 0.08, weight: coarse } as const;
const twoTargets = { logic: 'OR', weight: 5e7 } as const;
const gone = ['40:hostRejection=0.5'] as const;

/** Burdens of the ladder: the same patients, with less and with more cancer; cells. */
export const ladder = [1e8, 1e9, 1e10, 1e11, 1e12] as const;

/** Name of the ensemble of virtual patients who all have this burden. */
export const ladderEnsemble = (burden: number): string => `ladder ${burden.toExponential(0).replace('+', '')}`;

/** Virtual patients who differ in all but one thing. */
function sameExcept(name: string, sizes: readonly [number, number], changes: Partial<Parameters>): Ensemble {
  const [size, shortSize] = sizes;
  return {
    name,
    size,
    shortSize,
    run: (n) => {
      const parameters = { ...virtualPatient('ALL', 'ladder', n, changes), weight: coarse, ...changes };
      return measure(runCourse({ parameters, seed: `ladder ${n + 1}`, days: 190, stepHours: 1 }), relapseAt.ALL);
    },
  };
}

/** Virtual patients whose lymphoma holds up the brake on every cell. */
function lymphomaWithBrake(name: string, commands: readonly string[]): Ensemble {
  const run = (n: number) => {
    const parameters = { ...virtualPatient('LBCL', 'brake', n), pdl1: 1, weight: coarse };
    return measure(runCourse({ parameters, seed: `brake ${n + 1}`, days: 90, stepHours: 1, commands }), relapseAt.LBCL);
  };
  return { name, size: 24, shortSize: 0, run };
}

/** The CAR-T cells are gone, the leukaemia is back, and the same CAR is given again. */
function secondInfusion(name: string, repeatRejection: number, before: readonly string[]): Ensemble {
  const commands = ['40:safetySwitch', '60:challenge=2e10', ...before, '75:infuse=1e8'];
  return patients(name, [12, 1], 130, { weight: 5e7, repeatRejection }, { commands, stepHours: 1 });
}

/** CD22 on a leukaemia that has lost CD19. */
const lostCd19 = { antigenNegative: 1e7, weight: 5e7 } as const;
const ill = { burden: 1e11, cytokineRelease: 4, weight: 5e7 } as const;
const long = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((day) => `${day}:steroids`);

/** Every ensemble at patient scale. */
export const patientEnsembles: readonly Ensemble[] = [
  patients('typical', [12, 2], 365),
  patients('half step', [40, 0], 14, {}, { stepHours: 0.25 }),
  patients('whole step', [40, 0], 14),
  patients('dose 1e7', few, 35, { dose: 1e7 }),
  patients('dose 1e9', few, 28, { dose: 1e9 }),
  patients('burden 1e10', few, 28, { burden: 1e10 }),
  patients('burden 1e11', few, 35, { burden: 1e11 }),
  patients('no lymphodepletion', few, 45, { lymphodepletion: 0, weight: coarse }),
  patients('untreated', few, 40, { treated: false, weight: coarse }),
  patients('blind', few, 40, { ...blind, weight: 5e7 }),
  patients('B cells only', few, 60, { disease: 'none' }),
  patients('tocilizumab', few, 28, {}, { commands: ['5:tocilizumab'] }),
  patients('steroids', few, 28, {}, { commands: ['5:steroids'] }),
  patients('axi', [8, 1], 120, axiPatient),
  patients('axi 3 years', [3, 0], 1095, { ...axiPatient, weight: 5e7 }, { stepHours: 1 }),
  patients('CD28', few, 180, { costim: 'CD28' }, { stepHours: 1 }),
  patients('CD28 1 year', few, 365, { costim: 'CD28' }, { stepHours: 1 }),
  patients('no costimulation', few, 60, { costim: 'none', weight: 5e7 }),
  patients('escape', [8, 1], 120, { antigenNegative: 5e7, weight: 5e7 }, { stepHours: 1 }),
  patients('one negative cell', [16, 3], 120, { antigenNegative: 1, weight: 5e7 }, { stepHours: 1 }),
  patients('single, few negative', [8, 1], 200, { antigenNegative: 1e5, weight: 5e7 }, { stepHours: 1 }),
  patients('OR', [8, 1], 200, { ...twoTargets, antigenNegative: 1e5, secondNegative: 1e-3 }, { stepHours: 1 }),
  patients('AND', [8, 1], 100, { logic: 'AND', weight, secondNegative: 1e-3 }, { stepHours: 1 }),
  patients('BCMA', few, 120, { disease: 'myeloma', target: 'BCMA', growth: 0.02, weight: 5e7 }, { stepHours: 1 }),
  patients('like B cells', few, 8, likeBCells),
  // five seeds in the short form as well: how much a braked patient's cells kill differs two-fold
  patients('braked', [5, 5], 30, braked),
  patients('checkpoint block', [5, 5], 30, braked, { commands: ['12:checkpointBlock'] }),
  patients(
    'checkpoint block without CAR-T',
    [3, 1],
    30,
    { treated: false, pdl1: 0.8, weight: coarse },
    { commands: ['12:checkpointBlock'] },
  ),
  patients('challenge', few, 165, { weight: 5e7 }, { stepHours: 1, commands: ['120:challenge=5e9'] }),
  patients(
    'challenge after loss',
    few,
    165,
    { weight: 5e7 },
    { stepHours: 1, commands: [...gone, '120:challenge=5e9'] },
  ),
  patients(
    'safety switch',
    few,
    28,
    { weight: 5e7 },
    { commands: ['7:safetySwitch', '7.5:safetySwitch', '8:safetySwitch'] },
  ),
  ...ladder.map((burden) => sameExcept(ladderEnsemble(burden), [40, 0], { burden })),
  sameExcept('waited 14 days', [40, 0], { veinToVein: 14, growth: 0.1 }),
  sameExcept('waited 60 days', [40, 0], { veinToVein: 60, growth: 0.1 }),
  sameExcept('waited 60 days, bridged', [40, 0], { veinToVein: 60, growth: 0.1, bridging: true }),
  patients('antigen 150', few, 120, { antigen: 150, weight: coarse }, { stepHours: 1 }),
  patients('dim CD22', few, 120, { target: 'CD22', antigen: 300, burden: 1e10, weight: coarse }, { stepHours: 1 }),
  patients('dose 1e5', few, 190, { dose: 1e5, weight: coarse }, { stepHours: 1 }),
  patients('growth 0.5', few, 190, { growth: 0.5, weight: coarse }, { stepHours: 1 }),
  patients('lupus', few, 40, { disease: 'none', dose: 7e7, weight: coarse }),
  patients('ill', few, 14, ill),
  patients('ill, tocilizumab', few, 14, ill, { commands: ['7:tocilizumab'] }),
  patients('long steroids', few, 90, { weight: 5e7 }, { commands: long, stepHours: 1 }),
  patients('ill, safety switch', few, 20, ill, { commands: ['7:safetySwitch', '8:safetySwitch'] }),
  patients('ill for long', few, 20, ill),
  lymphomaWithBrake('lymphoma with PD-L1', []),
  lymphomaWithBrake('lymphoma with PD-L1, checkpoint block', ['28:checkpointBlock']),
  patients('infected', few, 21, { weight: coarse }, { commands: ['0:infect=1e4'] }),
  patients(
    'infected in health',
    few,
    21,
    { disease: 'none', treated: false, lymphodepletion: 0, weight: coarse },
    {
      commands: ['0:infect=1e4'],
    },
  ),
  patients('untreated, own T cells', few, 40, { treated: false, lymphodepletion: 0, weight: coarse }),
  patients('untreated, PD-L1', few, 40, { treated: false, lymphodepletion: 0, pdl1: 1, weight: coarse }),
  patients('full marrow, B cells', few, 40, { treated: false, burden: 8e11, weight: coarse }),
  secondInfusion('second infusion', 0, []),
  secondInfusion('second infusion, lymphodepletion', 0, ['72:lymphodepletion=1']),
  secondInfusion('second infusion, rejected', 1, ['72:lymphodepletion=1']),
  patients('CD22 after CD19', [8, 1], 230, lostCd19, {
    commands: ['90:lymphodepletion=1', '93:infuse=1e8:CD22'],
    stepHours: 1,
  }),
  patients('residual cells', [20, 1], 230, { weight: coarse }, { commands: ['120:challenge=3'], stepHours: 1 }),
  patients(
    'residual cells, CD28',
    [40, 6],
    560,
    { costim: 'CD28', weight: coarse },
    {
      commands: ['270:challenge=3'],
      stepHours: 1,
    },
  ),
  ...antigenScan('4-1BB'),
  ...antigenScan('CD28'),
  cohortOf('ALL cohort', 'ALL', [120, 30]),
  cohortOf('LBCL cohort, CD28', 'LBCL', [80, 0], { costim: 'CD28' }),
  // the dose of JULIET, whose figures are asked for
  cohortOf('LBCL cohort, 4-1BB', 'LBCL', [80, 0], { dose: 3e8 }),
];
