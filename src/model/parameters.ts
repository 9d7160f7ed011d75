/**
 * The one table of parameters. A row gives a number its default, range, unit, words and source; the slider, the link key,
 * the command-line flag, the range check and the table in MODEL.md all follow from it.
 */

/** How sure a value is. */
export type Evidence = 'measured' | 'fitted' | 'assumed';

/** A folder of the panel. The `main` group is shown first, open. */
export type Group = 'main' | 'cancer' | 'car' | 'product' | 'patient' | 'rates' | 'computing';

type Words = {
  readonly key: string;
  readonly group: Group;
  /** Short name, as on the slider. */
  readonly label: string;
  /** One or two sentences that a student understands. */
  readonly help: string;
  /** `now`: takes effect at once. `start`: at the next start. */
  readonly applies: 'now' | 'start';
  /** Publication (tags as in MODEL.md) or the reason for the choice. */
  readonly source: string;
  readonly evidence: Evidence;
};

/** A number with a range. On the scale `log0`, zero is allowed and the rest is logarithmic from `min` up. */
export type NumberRow = Words & {
  readonly type: 'number';
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log' | 'log0';
  /** Only whole numbers. */
  readonly whole?: boolean;
};

/** One of a few words. */
export type ChoiceRow = Words & {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
};

/** On or off. */
export type SwitchRow = Words & { readonly type: 'switch'; readonly default: boolean };

/** A row of the parameter table. */
export type ParameterRow = NumberRow | ChoiceRow | SwitchRow;

export const parameterTable = [
  {
    key: 'dose',
    type: 'number',
    group: 'main',
    unit: 'cells',
    default: 1e8,
    min: 1e5,
    max: 1e10,
    scale: 'log',
    applies: 'start',
    label: 'CAR-T dose',
    help: 'CAR-positive T cells in the bag. Because the cells multiply in the body, ten times the dose moves the peak earlier and hardly makes it higher.',
    source: 'label range 1e7–6e8 cells (tisagenlecleucel)',
    evidence: 'measured',
  },
  {
    key: 'antigen',
    type: 'number',
    group: 'main',
    unit: 'molecules/cell',
    default: 10000,
    min: 20,
    max: 100000,
    scale: 'log',
    applies: 'now',
    label: 'CD19 per cancer cell',
    help: 'The middle (median) number of target molecules (CD19, unless another target is chosen) on a cancer cell. CAR-T cells kill with a few hundred, but need a few thousand to multiply.',
    source: 'S54: CLL 13,000, mantle cell 10,000 per cell',
    evidence: 'measured',
  },
  {
    key: 'antigenNegative',
    type: 'number',
    group: 'main',
    unit: 'cells',
    default: 0,
    min: 1,
    max: 1e10,
    scale: 'log0',
    whole: true,
    applies: 'start',
    label: 'Antigen-negative cells',
    help: 'Cancer cells without any CD19, already there at infusion. CAR-T cells cannot see them: they are what an antigen-negative relapse grows from.',
    source: 'S33, S34: negative subclones exist before treatment; their number is assumed',
    evidence: 'assumed',
  },
  {
    key: 'burden',
    type: 'number',
    group: 'main',
    unit: 'cells',
    default: 5e10,
    min: 1e8,
    max: 1e12,
    scale: 'log',
    whole: true,
    applies: 'start',
    label: 'Cancer burden',
    help: 'Cancer cells in the whole body on the day of infusion. More targets make CAR-T cells multiply more, until they wear out.',
    source: 'S10: 5e10 leukaemia cells',
    evidence: 'assumed',
  },
  {
    key: 'growth',
    type: 'number',
    group: 'main',
    unit: '1/day',
    default: 0.069,
    min: 0,
    max: 0.5,
    scale: 'linear',
    applies: 'now',
    label: 'Cancer growth',
    help: 'How fast the cancer grows when nothing stops it. 0.069 a day doubles it in ten days.',
    source: 'S50: +6.9 ± 7.3 % a day in 23 children with ALL',
    evidence: 'measured',
  },
  {
    key: 'lymphodepletion',
    type: 'number',
    group: 'main',
    unit: '',
    default: 1,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'start',
    label: 'Lymphodepletion',
    help: "Chemotherapy before the infusion that clears the patient's own T cells, so that growth signals are left for the CAR-T cells. 0 none, 1 full.",
    source: 'S6: 6 normal T cells per µl at infusion after full lymphodepletion',
    evidence: 'measured',
  },
  {
    key: 'disease',
    type: 'choice',
    group: 'cancer',
    default: 'ALL',
    choices: ['ALL', 'DLBCL', 'myeloma', 'T-ALL', 'none'],
    applies: 'start',
    label: 'Disease',
    help: 'ALL, acute lymphoblastic leukaemia, fills the bone marrow. DLBCL, diffuse large B-cell lymphoma, grows in lymph nodes. Myeloma is a cancer of plasma cells (BCMA). T-ALL comes from T cells. With none the patient is healthy.',
    source: 'choice of scene and cell; numbers have rows of their own',
    evidence: 'assumed',
  },
  {
    key: 'antigenSpread',
    type: 'number',
    group: 'cancer',
    unit: 'σ of ln',
    default: 0.5,
    min: 0,
    max: 1.5,
    scale: 'linear',
    applies: 'start',
    label: 'Spread of CD19',
    help: 'How different the cancer cells are in their number of CD19 molecules (standard deviation of its natural logarithm).',
    source: 'anchored on S54',
    evidence: 'assumed',
  },
  {
    key: 'antigenLoss',
    type: 'number',
    group: 'cancer',
    unit: 'per division',
    default: 0,
    min: 1e-12,
    max: 1e-3,
    scale: 'log0',
    applies: 'now',
    label: 'Antigen loss',
    help: 'Chance that a daughter cell loses CD19 for good at a division. Even a very small chance is enough, because billions of cells divide.',
    source: 'S17 adaptation: 1.5e-7 per cell and day would make every patient relapse',
    evidence: 'assumed',
  },
  {
    key: 'downRegulation',
    type: 'number',
    group: 'cancer',
    unit: 'fraction',
    default: 0,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Reversible down-regulation',
    help: 'How strongly targets hide their antigen while CAR-T cells attack. It comes back when the attack ends.',
    source: 'healthy B cells lower CD19 under attack and recover it; strength assumed',
    evidence: 'assumed',
  },
  {
    key: 'trogocytosis',
    type: 'number',
    group: 'cancer',
    unit: 'fraction',
    default: 0,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Trogocytosis',
    help: 'How much antigen CAR-T cells bite off targets that survive a contact. CAR-T cells that wear the antigen are killed by their sisters.',
    source: 'principle Hamieh 2019; strength assumed',
    evidence: 'assumed',
  },
  {
    key: 'pdl1',
    type: 'number',
    group: 'cancer',
    unit: 'fraction',
    default: 0,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'PD-L1 on cancer cells',
    help: 'Fraction of the cancer cells that hold up the brake PD-L1: they are killed less often and exhaust the CAR-T cells sooner.',
    source: 'principle S20; strength of the effect assumed',
    evidence: 'assumed',
  },
  {
    key: 'cancerTurnover',
    type: 'number',
    group: 'cancer',
    unit: '1/day',
    default: 0.04,
    min: 0,
    max: 0.3,
    scale: 'linear',
    applies: 'now',
    label: 'Cancer cells that die by themselves',
    help: 'Share of cancer cells that die each day without any treatment. Births are growth plus these deaths.',
    source: 'S50: births 10–11 %, deaths 4 % a day',
    evidence: 'measured',
  },
  {
    key: 'cancerCapacity',
    type: 'number',
    group: 'cancer',
    unit: 'cells',
    default: 2e12,
    min: 1e10,
    max: 1e13,
    scale: 'log',
    applies: 'now',
    label: 'Room for cancer cells',
    help: 'Number of cancer cells at which crowding stops growth.',
    source: 'S7: carrying capacity 2e12',
    evidence: 'fitted',
  },
  {
    key: 'costim',
    type: 'choice',
    group: 'car',
    default: '4-1BB',
    choices: ['4-1BB', 'CD28', 'none'],
    applies: 'start',
    label: 'Costimulatory domain',
    help: 'The second signal inside the CAR. CD28 is the sprinter: it needs less antigen and acts sooner. 4-1BB is the marathon runner: it lasts longer.',
    source: 'S29 (antigen threshold), S1, S6, S45 (kinetics)',
    evidence: 'measured',
  },
  {
    key: 'target',
    type: 'choice',
    group: 'car',
    default: 'CD19',
    choices: ['CD19', 'CD20', 'CD22', 'BCMA', 'CD7'],
    applies: 'start',
    label: 'Target antigen',
    help: 'The molecule that the CAR grips. CD19, CD20 and CD22 sit on B cells, healthy or not; BCMA sits on plasma cells; CD7 on T cells, CAR-T cells included.',
    source: 'standard immunophenotypes',
    evidence: 'measured',
  },
  {
    key: 'logic',
    type: 'choice',
    group: 'car',
    default: 'single',
    choices: ['single', 'OR', 'AND'],
    applies: 'start',
    label: 'Number of targets',
    help: 'single: one target. OR: either of two is enough, so losing one does not help the cancer. AND: both are needed, to spare cells that carry only one.',
    source: 'bispecific and synNotch CARs',
    evidence: 'measured',
  },
  {
    key: 'secondTarget',
    type: 'choice',
    group: 'car',
    default: 'CD22',
    choices: ['CD19', 'CD20', 'CD22', 'BCMA', 'CD7'],
    applies: 'start',
    label: 'Second target',
    help: 'The other molecule of an OR or AND CAR.',
    source: 'standard immunophenotypes',
    evidence: 'measured',
  },
  {
    key: 'secondAntigen',
    type: 'number',
    group: 'car',
    unit: 'molecules/cell',
    default: 5000,
    min: 20,
    max: 100000,
    scale: 'log',
    applies: 'start',
    label: 'Second antigen per cancer cell',
    help: 'The median number of molecules of the second target on a cancer cell.',
    source: 'CD22 on ALL: a few thousand (flow cytometry)',
    evidence: 'assumed',
  },
  {
    key: 'secondNegative',
    type: 'number',
    group: 'car',
    unit: 'fraction',
    default: 0,
    min: 1e-9,
    max: 1,
    scale: 'log0',
    applies: 'start',
    label: 'Cells without the second antigen',
    help: 'Fraction of the cancer cells that do not carry the second target, independent of the first.',
    source: 'assumed',
    evidence: 'assumed',
  },
  {
    key: 'affinity',
    type: 'number',
    group: 'car',
    unit: '',
    default: 0.5,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'start',
    label: 'Grip of the CAR',
    help: '0 lets go quickly (fast off-rate), 1 holds tight. A tight grip needs less antigen, and wears the CAR-T cells out and inflames more.',
    source: 'direction: fast-off binder of obecabtagene; strength assumed',
    evidence: 'assumed',
  },
  {
    key: 'treated',
    type: 'switch',
    group: 'product',
    default: true,
    applies: 'start',
    label: 'Give CAR-T cells',
    help: 'Off: the patient gets no CAR-T cells, and the cancer grows at its own rate.',
    source: 'comparison arm',
    evidence: 'assumed',
  },
  {
    key: 'fitness',
    type: 'number',
    group: 'product',
    unit: '%',
    default: 70,
    min: 0,
    max: 100,
    scale: 'linear',
    applies: 'start',
    label: "Fitness of the patient's T cells",
    help: 'How well the collected T cells still divide. Earlier chemotherapy and age wear them out.',
    source: 'direction: Fraietta 2018, Locke 2020; the scale is assumed (70 is the typical patient)',
    evidence: 'assumed',
  },
  {
    key: 'engraftment',
    type: 'number',
    group: 'product',
    unit: 'fraction',
    default: 0.1,
    min: 0.001,
    max: 1,
    scale: 'log',
    applies: 'start',
    label: 'Cells that survive the first day',
    help: 'Fraction of the infused cells that is still there and active after they have spread in the body.',
    source: 'S7 uses 1 %; 10 % follows from the fold expansion of S1',
    evidence: 'fitted',
  },
  {
    key: 'cultureDays',
    type: 'number',
    group: 'product',
    unit: 'days',
    default: 9,
    min: 2,
    max: 14,
    scale: 'linear',
    applies: 'start',
    label: 'Days in culture',
    help: 'Time in the lab. Longer culture makes more cells, but each of them does less in the patient.',
    source: 'S59: 3-day cells work at a sixth of the dose of 9-day cells (mouse)',
    evidence: 'measured',
  },
  {
    key: 'transduction',
    type: 'number',
    group: 'product',
    unit: '%',
    default: 30,
    min: 5,
    max: 80,
    scale: 'linear',
    applies: 'start',
    label: 'Cells that took up the gene',
    help: 'Share of the cultured T cells that carry the CAR. With few days and few carriers the lab cannot fill the dose.',
    source: '17 % median (tisagenlecleucel, UK children); other platforms 30–70 %',
    evidence: 'measured',
  },
  {
    key: 'veinToVein',
    type: 'number',
    group: 'product',
    unit: 'days',
    default: 30,
    min: 14,
    max: 60,
    scale: 'linear',
    applies: 'start',
    label: 'Waiting for the cells',
    help: 'Days from collection to infusion. The burden is what it is after 30 days; the cancer grows on while a patient waits longer.',
    source: '3–5 weeks typical',
    evidence: 'measured',
  },
  {
    key: 'bridging',
    type: 'switch',
    group: 'product',
    default: false,
    applies: 'start',
    label: 'Bridging therapy',
    help: 'Treatment while waiting: here it leaves a third of the cancer and costs a little T-cell fitness.',
    source:
      'a response to bridging cut progression or death by 42 % in 375 patients; size of the effect on burden assumed',
    evidence: 'assumed',
  },
  {
    key: 'hostRejection',
    type: 'number',
    group: 'product',
    unit: '1/day',
    default: 0,
    min: 0,
    max: 0.5,
    scale: 'linear',
    applies: 'now',
    label: 'Rejection of the CAR',
    help: 'Share of CAR-T cells that the recovered immune system removes each day because the receptor is foreign to it.',
    source: 'more without fludarabine (S48); rate assumed',
    evidence: 'assumed',
  },
  {
    key: 'bCellsAtStart',
    type: 'number',
    group: 'patient',
    unit: 'cells',
    default: 2.5e9,
    min: 1e6,
    max: 2.5e10,
    scale: 'log',
    whole: true,
    applies: 'start',
    label: 'Healthy B cells at infusion',
    help: 'Healthy B cells left after lymphodepletion. They carry CD19 as well, so CAR-T cells kill them too.',
    source: 'S10: 2.5e10 in health; a tenth of it after lymphodepletion is assumed',
    evidence: 'assumed',
  },
  {
    key: 'bCellLife',
    type: 'number',
    group: 'patient',
    unit: 'days',
    default: 60,
    min: 5,
    max: 365,
    scale: 'linear',
    applies: 'now',
    label: 'Life of a healthy B cell',
    help: 'Mean life of a healthy B cell when nothing attacks it.',
    source: 'S10: 60 days',
    evidence: 'fitted',
  },
  {
    key: 'bCellInflow',
    type: 'number',
    group: 'patient',
    unit: 'cells/day',
    default: 4.17e8,
    min: 0,
    max: 5e9,
    scale: 'linear',
    applies: 'now',
    label: 'New B cells from the marrow',
    help: 'Healthy B cells that the marrow makes in a day. CAR-T cells kill their precursors too, so the supply stops while CAR-T cells are many.',
    source: 'follows from 2.5e10 B cells that live 60 days (S10)',
    evidence: 'fitted',
  },
  {
    key: 'plasmaCells',
    type: 'number',
    group: 'patient',
    unit: 'cells',
    default: 1e9,
    min: 1e6,
    max: 1e11,
    scale: 'log',
    whole: true,
    applies: 'start',
    label: 'Plasma cells',
    help: 'Cells that make antibodies. They carry BCMA and no CD19, so a CD19 CAR spares them.',
    source: '0.2–2.8 % of marrow cells',
    evidence: 'assumed',
  },
  {
    key: 'precursorHalfKill',
    type: 'number',
    group: 'patient',
    unit: 'CAR-T cells',
    default: 3e6,
    min: 1e4,
    max: 1e10,
    scale: 'log',
    applies: 'now',
    label: 'CAR-T cells that halve the B-cell supply',
    help: 'Number of CAR-T cells at which half of the B-cell precursors are killed before they mature.',
    source: 'tuned so that the late CAR-T level agrees with S1 (published value 1e9 does not)',
    evidence: 'fitted',
  },
  {
    key: 'tCellRegrowth',
    type: 'number',
    group: 'patient',
    unit: '1/day',
    default: 0.17,
    min: 0.01,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Return of normal T cells',
    help: "How fast the patient's own T cells come back after lymphodepletion.",
    source: 'S6: 0.17 per day',
    evidence: 'measured',
  },
  {
    key: 'tCellCapacity',
    type: 'number',
    group: 'patient',
    unit: 'cells',
    default: 2.5e11,
    min: 1e10,
    max: 1e12,
    scale: 'log',
    applies: 'now',
    label: 'Room for T cells',
    help: "Number of T cells that the body's growth signals can keep.",
    source: 'S6: 500 per µl, 2.5e11 in the body',
    evidence: 'measured',
  },
  {
    key: 'cytokineRelease',
    type: 'number',
    group: 'patient',
    unit: 'factor',
    default: 1,
    min: 0,
    max: 5,
    scale: 'linear',
    applies: 'now',
    label: 'Readiness of macrophages',
    help: "How strongly this patient's macrophages answer to active CAR-T cells. 1 is the typical patient.",
    source: 'spread between patients; the scale is assumed',
    evidence: 'assumed',
  },
  {
    key: 'divisionRate',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 1.15,
    min: 0,
    max: 3,
    scale: 'linear',
    applies: 'now',
    label: 'CAR-T division',
    help: 'Divisions per CAR-T cell and day with plenty of antigen and room.',
    source: 'tuned to S1 and S2 (doubling 0.755–0.78 days with all losses)',
    evidence: 'fitted',
  },
  {
    key: 'stimulationHalfLoad',
    type: 'number',
    group: 'rates',
    unit: 'cells',
    default: 1e9,
    min: 1e6,
    max: 1e12,
    scale: 'log',
    applies: 'now',
    label: 'Targets for half stimulation',
    help: 'Number of target cells in the body at which a CAR-T cell divides at half its full speed.',
    source: 'tuned to S1',
    evidence: 'fitted',
  },
  {
    key: 'killRate',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 6,
    min: 0,
    max: 20,
    scale: 'linear',
    applies: 'now',
    label: 'Kills per CAR-T cell and day',
    help: 'Targets that one CAR-T cell kills in a day when they are plenty.',
    source: 'S25: 2–16 kills per cell and day',
    evidence: 'measured',
  },
  {
    key: 'killHalfLoad',
    type: 'number',
    group: 'rates',
    unit: 'cells',
    default: 2.5e10,
    min: 1e8,
    max: 1e13,
    scale: 'log',
    applies: 'now',
    label: 'Cells for half the killing',
    help: "Number of cells in the body at which the search for the next target takes half of a CAR-T cell's time.",
    source: 'tuned to S1; double saturation after S57',
    evidence: 'fitted',
  },
  {
    key: 'contractionRate',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.16,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Contraction without antigen',
    help: 'Share of effector CAR-T cells that die each day when they find no antigen.',
    source: 'S1: 0.16 per day',
    evidence: 'measured',
  },
  {
    key: 'memoryRate',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.00124,
    min: 0,
    max: 0.1,
    scale: 'linear',
    applies: 'now',
    label: 'Effector to memory',
    help: 'Share of effector CAR-T cells that become memory cells each day when they find no antigen.',
    source: 'S1: 0.00124 per day',
    evidence: 'measured',
  },
  {
    key: 'memoryLoss',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.0032,
    min: 0,
    max: 0.1,
    scale: 'linear',
    applies: 'now',
    label: 'Loss of memory cells',
    help: 'Share of memory CAR-T cells that is lost each day.',
    source: 'S1: 0.0032 per day',
    evidence: 'measured',
  },
  {
    key: 'memoryRecall',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.02,
    min: 0,
    max: 2,
    scale: 'linear',
    applies: 'now',
    label: 'Recall of memory cells',
    help: 'Share of memory CAR-T cells that antigen turns back into dividing effectors each day.',
    source: 'tuned to the late level of S1',
    evidence: 'fitted',
  },
  {
    key: 'exhaustionRate',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.03,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Exhaustion while stimulated',
    help: 'Share of stimulated effector CAR-T cells that wear out each day.',
    source: 'time scale of 2–4 weeks (Lynn 2019, Good 2021)',
    evidence: 'assumed',
  },
  {
    key: 'exhaustionAtHighLoad',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.6,
    min: 0,
    max: 2,
    scale: 'linear',
    applies: 'now',
    label: 'Exhaustion at high burden',
    help: 'Further exhaustion where targets are overwhelmingly many.',
    source: 'tuned: without it the model improves with burden, opposite to the clinic',
    evidence: 'fitted',
  },
  {
    key: 'exhaustionHalfLoad',
    type: 'number',
    group: 'rates',
    unit: 'cells',
    default: 2e11,
    min: 1e9,
    max: 1e13,
    scale: 'log',
    applies: 'now',
    label: 'Targets for half of that exhaustion',
    help: 'Number of stimulating target cells at which exhaustion by high burden is half its full rate.',
    source: 'tuned to targets 32 and 33',
    evidence: 'fitted',
  },
  {
    key: 'exhaustedLoss',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0.1,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Loss of exhausted cells',
    help: 'Share of exhausted CAR-T cells that die each day.',
    source: 'assumed',
    evidence: 'assumed',
  },
  {
    key: 'restRecovery',
    type: 'number',
    group: 'rates',
    unit: '1/day',
    default: 0,
    min: 0,
    max: 0.5,
    scale: 'linear',
    applies: 'now',
    label: 'Recovery from exhaustion',
    help: 'Share of exhausted CAR-T cells that regain their strength each day when they find no antigen.',
    source: 'principle S56 (rest reverses exhaustion); 0 in the reference equations',
    evidence: 'assumed',
  },
  {
    key: 'freeGrowthFloor',
    type: 'number',
    group: 'rates',
    unit: 'fraction',
    default: 0.25,
    min: 0,
    max: 1,
    scale: 'linear',
    applies: 'now',
    label: 'Division without free growth signals',
    help: 'Fraction of the full division speed that is left when normal T cells use up all growth signals.',
    source: 'tuned to S1 and S48',
    evidence: 'fitted',
  },
  {
    key: 'motility',
    type: 'number',
    group: 'rates',
    unit: 'µm in 30 min',
    default: 45,
    min: 0,
    max: 150,
    scale: 'linear',
    applies: 'now',
    label: 'CAR-T crawling',
    help: 'How far a CAR-T cell gets in half an hour of crawling to and fro.',
    source: '67 µm follows from 5 µm/min with turns every 3 minutes (S22, S55)',
    evidence: 'assumed',
  },
  {
    key: 'weight',
    type: 'number',
    group: 'computing',
    unit: 'cells/agent',
    default: 1e6,
    min: 1e5,
    max: 1e8,
    scale: 'log',
    whole: true,
    applies: 'start',
    label: 'One drawn cell stands for',
    help: 'Real cells that one drawn cell stands for. More cells per dot make the run faster and the picture coarser; the course stays the same.',
    source: 'choice of detail',
    evidence: 'assumed',
  },
  {
    key: 'maxAgents',
    type: 'number',
    group: 'computing',
    unit: 'agents',
    default: 120000,
    min: 1000,
    max: 200000,
    scale: 'log',
    whole: true,
    applies: 'start',
    label: 'Most drawn cells',
    help: 'From this number on a dividing cell stands for twice as many cells instead of a second one being drawn. Nothing is dropped.',
    source: 'choice of detail',
    evidence: 'assumed',
  },
  {
    key: 'wellMixed',
    type: 'switch',
    group: 'computing',
    default: false,
    applies: 'now',
    label: 'Well mixed',
    help: 'Every cell meets every other cell equally often, wherever they are drawn. Then the run must agree with the reference equations.',
    source: 'test of the model',
    evidence: 'assumed',
  },
] as const satisfies readonly ParameterRow[];

type Row = (typeof parameterTable)[number];

/** The name of a parameter: its key in links, files, CSV headers and flags. */
export type ParameterKey = Row['key'];

type ValueOf<R extends Row> = R extends { type: 'number' }
  ? number
  : R extends { choices: readonly (infer C)[] }
    ? C
    : boolean;

/** A value for every parameter. */
export type Parameters = { [R in Row as R['key']]: ValueOf<R> };

/** A parameter's value, whatever its type. */
export type ParameterValue = number | string | boolean;

const rowOf = new Map<string, ParameterRow>(parameterTable.map((row) => [row.key, row]));

/** The row of a key, or undefined when there is no such parameter. */
export function parameterRow(key: string): ParameterRow | undefined {
  return rowOf.get(key);
}

/** The default of every parameter, in a fresh object. */
export function defaultParameters(): Parameters {
  const values: Record<string, ParameterValue> = {};
  for (const row of parameterTable) values[row.key] = row.default;
  return values as Parameters;
}

/** What is allowed for a parameter, in words: `1e5 to 1e10`, `0 or 1 to 1e10`, `4-1BB, CD28 or none`, `on or off`. */
export function allowed(row: ParameterRow): string {
  if (row.type === 'switch') return 'on or off';
  if (row.type === 'choice') return `${row.choices.slice(0, -1).join(', ')} or ${row.choices[row.choices.length - 1]}`;
  const range = `${shortNumber(row.min)} to ${shortNumber(row.max)}`;
  return `${row.scale === 'log0' ? '0 or ' : ''}${range}${row.unit ? ` ${row.unit}` : ''}`;
}

/** A number as one would type it: 1e8, 0.069, 250. */
export function shortNumber(value: number): string {
  const plain = String(value);
  if (Math.abs(value) < 1e5 && plain.length < 8) return plain;
  return value.toExponential().replace('e+', 'e');
}

/**
 * Checks a value that came as a number, boolean or text (link, flag, field, file) against its row.
 * @returns the value to use, or a sentence that names the field, the value and what is allowed.
 */
export function checkParameter(
  key: string,
  value: unknown,
): { ok: true; value: ParameterValue } | { ok: false; message: string } {
  const row = rowOf.get(key);
  if (row === undefined) return { ok: false, message: `there is no parameter called ${quoted(key)}` };
  const refused = { ok: false, message: `${key} cannot be ${quoted(value)}; allowed: ${allowed(row)}` } as const;
  if (row.type === 'switch') {
    if (value === true || value === 'true' || value === 'on') return { ok: true, value: true };
    if (value === false || value === 'false' || value === 'off') return { ok: true, value: false };
    return refused;
  }
  if (row.type === 'choice') {
    return typeof value === 'string' && row.choices.includes(value) ? { ok: true, value } : refused;
  }
  const number = typeof value === 'string' ? parseNumber(value) : typeof value === 'number' ? value : NaN;
  if (!Number.isFinite(number)) return refused;
  if (row.whole === true && number % 1 !== 0) return refused;
  if (number === 0 && row.scale === 'log0') return { ok: true, value: 0 };
  if (number < row.min || number > row.max) return refused;
  return { ok: true, value: number === 0 ? 0 : number };
}

/** A decimal number with an optional exponent and nothing else, or NaN: `0x10`, `1,5`, `5px` and the empty text are refused. */
export function parseNumber(text: string): number {
  return text.length <= 40 && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN;
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
