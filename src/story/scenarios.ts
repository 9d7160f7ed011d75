/** The one list of scenarios: menu, lecture, golden files, pictures, benchmarks and command line all read it. */
import { normalBCells } from '../model/clinical-limits.ts';
import { defaultParameters, type Parameters } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { stageFacts } from '../model/stages/facts.ts';
import { largeCellLymphoma, products, productScenario } from './products.ts';

/** A scenario with the words that a menu shows. */
export type ScenarioEntry = Scenario & {
  /** A few words. */
  readonly title: string;
  /** One sentence that says what to expect. */
  readonly about: string;
};

type Changes = Partial<Omit<Scenario, 'name' | 'parameters'>> & { readonly parameters?: Partial<Parameters> };

/** A scenario that differs from the default patient in `changes`. */
function patient(name: string, title: string, about: string, changes: Changes = {}): ScenarioEntry {
  return {
    name,
    title,
    about,
    scale: 'patient',
    scene: 'marrow',
    seed: '1',
    days: 28,
    commands: [],
    ...changes,
    parameters: { ...defaultParameters(), ...changes.parameters },
  };
}

/** A field of view in which one drawn cell is one cell, that differs from the default one in `changes`. */
function dish(name: string, title: string, about: string, changes: Changes = {}): ScenarioEntry {
  return { ...patient(name, title, about, { days: 2, ...changes }), scale: 'cell', scene: 'dish' };
}

/** Every scenario, the default patient first. Names are promised: they are in links, files and scripts. */
export const scenarios: readonly ScenarioEntry[] = [
  patient(
    'all',
    'Leukaemia (ALL)',
    'A patient with B-cell acute lymphoblastic leukaemia (B-ALL) in the bone marrow: CAR-T cells multiply, peak after nine days and clear the leukaemia.',
  ),
  patient(
    'dlbcl',
    'Lymphoma (DLBCL)',
    'Large B-cell lymphoma in the lymph nodes: more cancer, faster growth, less antigen, and less evenly spread.',
    {
      scene: 'node',
      parameters: { ...largeCellLymphoma },
    },
  ),
  patient(
    'untreated',
    'Without CAR-T cells',
    'The default patient without the infusion: the leukaemia doubles every ten days.',
    { parameters: { treated: false } },
  ),
  patient(
    'healthy',
    'Healthy marrow',
    'No cancer and no treatment: the marrow makes B cells, B cells age and die, and their number holds. The faint cells behind them are the other cells of marrow, as scenery.',
    { parameters: { disease: 'none', treated: false, lymphodepletion: 0, bCellsAtStart: normalBCells } },
  ),
  patient(
    'low-antigen',
    'Too little antigen',
    'Leukaemia cells carry only 300 CD19 molecules each: too few to be killed well. CAR-T cells multiply on healthy B cells, and more slowly.',
    { parameters: { antigen: 300 } },
  ),
  patient(
    'escape',
    'Antigen escape',
    'A hundred thousand leukaemia cells without CD19 are there from the start. CAR-T cells cannot see them, and they come back.',
    { days: 200, parameters: { antigenNegative: 1e5 } },
  ),
  patient(
    'high-burden',
    'Very much cancer',
    'Six times the burden of the default patient, three in ten marrow cells. CAR-T cells multiply more on it, many wear out by what they kill, and the fever is the worst of all; patients whose T cells are less fit fail here.',
    {
      parameters: { burden: 3e11 },
    },
  ),
  patient(
    'second-target',
    'CD22 after CD19',
    'Ten million leukaemia cells without CD19 come back after remission. On day 90 the patient gets chemotherapy again, and CAR-T cells against CD22, which those cells still carry.',
    {
      days: 160,
      parameters: { antigenNegative: 1e7 },
      commands: [
        { do: 'lymphodepletion', strength: 1, tick: 90 * stageFacts.patient.ticksPerDay },
        { do: 'infuse', cells: 1e8, target: 'CD22', tick: 93 * stageFacts.patient.ticksPerDay },
      ],
    },
  ),
  patient(
    'lupus',
    'Lupus, no cancer',
    'Beyond the page: trials give CD19 CAR-T cells against B cells that attack the body. Without cancer they peak on day nine, remove the B cells, cause little fever, and B cells come back within months.',
    { days: 120, parameters: { disease: 'none', dose: 7e7 } },
  ),
  patient(
    'no-lymphodepletion',
    'No chemotherapy before',
    "Without lymphodepletion the patient's own T cells use up the growth signals, and CAR-T cells come late and stay few.",
    { parameters: { lymphodepletion: 0 } },
  ),
  dish(
    'killing-assay',
    'Killing assay',
    'A culture dish with 600 leukaemia cells and one CAR-T cell for every five: each killer holds a target for about half an hour, kills it or lets it go, and crawls on to the next.',
    { parameters: { growth: 0.5 } },
  ),
  dish(
    'contact',
    'One killer at work',
    'A handful of leukaemia cells and three CAR-T cells, close up: touch, read the antigen, hold, kill or let go.',
    {
      days: 0.5,
      parameters: {
        cellTargets: 12,
        cellBCells: 2,
        effectorTargetRatio: 0.25,
        fieldWidth: 160,
        growth: 0,
        antigenSpread: 1,
      },
    },
  ),
  ...products.map((product) => ({
    ...productScenario(product),
    title: product.title,
    about: `${product.about} Not modelled: ${product.notModelled}`,
  })),
];

/** The scenario of a name, or undefined. */
export function scenarioByName(name: string): ScenarioEntry | undefined {
  return scenarios.find((scenario) => scenario.name === name);
}

/** The scenario that a link without a name means, and the one that others are compared with. */
export const defaultScenario: ScenarioEntry = scenarios[0];

/** The entry that a scenario of any name, such as one from a file, is nearest to: same name, else same scale and scene. */
export function nearestEntry(scenario: Pick<Scenario, 'name' | 'scale' | 'scene'>): ScenarioEntry {
  return (
    scenarioByName(scenario.name) ??
    scenarios.find((entry) => entry.scale === scenario.scale && entry.scene === scenario.scene) ??
    scenarios.find((entry) => entry.scale === scenario.scale) ??
    defaultScenario
  );
}
