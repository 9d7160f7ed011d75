/**
 * The approved CAR-T products as presets: a typical patient of the first indication, the product's CAR, and its dose.
 * Trials differ in patients, grading and years, so presets are not a comparison of products.
 */
import { blastShareOf } from '../model/body.ts';
import { parseTimedCommand, type TimedCommand } from '../model/commands.ts';
import { defaultParameters, type Parameters } from '../model/parameters.ts';
import type { Scenario } from '../model/scenario.ts';
import { stageFacts } from '../model/stages/facts.ts';

/** The name of a product, as in links and on the command line. */
type ProductName =
  | 'tisagenlecleucel'
  | 'axicabtagene'
  | 'brexucabtagene'
  | 'lisocabtagene'
  | 'idecabtagene'
  | 'ciltacabtagene'
  | 'obecabtagene';

/** One product: what it is, what differs from the default patient, and what the model leaves out. */
export type Product = {
  readonly name: ProductName;
  /** Full name and brand. */
  readonly title: string;
  /** Disease, target and costimulation in a sentence. */
  readonly about: string;
  readonly scene: Scenario['scene'];
  /** What differs from the default patient. */
  readonly parameters: Readonly<Partial<Parameters>>;
  /** Timed commands as on the command line, `DAY:command=value`. */
  readonly commands: readonly string[];
  /** What the trials found, for comparison; never a promise of the model. */
  readonly published: string;
  readonly sources: readonly string[];
  /** What sets the product apart in the clinic and not here. */
  readonly notModelled: string;
};

/** Readiness of macrophages: the median fitted over the lymphoma cohort, without a biological reading; carried over to adult leukaemia (assumed). */
const adult = { cytokineRelease: 0.48 } as const satisfies Partial<Parameters>;

/** Large B-cell lymphoma of 94.86 ml at 1e9 cells/ml, as in Kimmel 2021 and in the scenario `dlbcl`. */
export const largeCellLymphoma = {
  ...adult,
  disease: 'DLBCL',
  burden: 9.5e10,
  growth: 0.105,
  antigen: 7000,
  antigenSpread: 0.7,
} as const satisfies Partial<Parameters>;

/** Myeloma: burden and growth are assumed (a slow cancer of plasma cells); BCMA per cell after Singh 2021. */
const myeloma = {
  disease: 'myeloma',
  target: 'BCMA',
  burden: 5e10,
  growth: 0.02,
  cancerTurnover: 0.01,
  antigen: 12590,
  antigenSpread: 0.7,
} as const satisfies Partial<Parameters>;

/** Total dose of obecabtagene, and its first part: a tenth where more than a fifth of the marrow is leukaemia. */
const splitDose = { total: 4.1e8, firstAtLowBurden: 1e8, firstAtHighBurden: 1e7, secondDay: 9 };

/** The first part of obecabtagene's dose for a burden in cells: 1e8 up to 20 % blasts in the marrow, 1e7 above. */
export function firstObecabtageneDose(burden: number): number {
  return blastShareOf('ALL', burden) > 0.2 ? splitDose.firstAtHighBurden : splitDose.firstAtLowBurden;
}

/** Every product, in the order of approval. */
export const products: readonly Product[] = [
  {
    name: 'tisagenlecleucel',
    title: 'tisagenlecleucel (Kymriah)',
    about: 'ALL in children and young adults: a CD19 CAR with 4-1BB. The default patient of the simulation.',
    scene: 'marrow',
    parameters: { dose: 1e8 },
    commands: [],
    published: 'ALL: remission 82 %; CRS 77 %, grade 3 or more 48 % (Penn scale), onset day 3, 8 days long',
    sources: [
      'Stein 2019, CPT Pharmacometrics Syst Pharmacol 8:285 (kinetics)',
      'ELIANA (Laetsch 2023); label: 0.2–5e6 cells/kg up to 50 kg, 0.1–2.5e8 above',
    ],
    notModelled: 'Dose by body weight; grades of the Penn scale (the model has the ASTCT scale); the lymphoma doses.',
  },
  {
    name: 'axicabtagene',
    title: 'axicabtagene ciloleucel (Yescarta)',
    about: 'Large B-cell lymphoma: a CD19 CAR with CD28, which expands early and does not last.',
    scene: 'node',
    parameters: { ...largeCellLymphoma, costim: 'CD28', dose: 1.5e8 },
    commands: [],
    published:
      'LBCL: response 83 %, complete 58 %, ongoing 31 % at 5 years; CRS 94 %, grade 3 or more 13 %, onset day 2; neurotoxicity 64–87 %, grade 3 or more 28–31 %, onset day 4',
    sources: [
      'Kimmel 2021, Proc R Soc B 288:20210229 (cells per µl on days 7, 14, 28, 90)',
      'Neelapu 2023, Blood 141:2307 (ZUMA-1, 5 years); label: 2e6 cells/kg, at most 2e8',
    ],
    notModelled:
      'The retroviral vector. This patient fares worse than the median of the trial: both toxicities reach grade 3.',
  },
  {
    name: 'brexucabtagene',
    title: 'brexucabtagene autoleucel (Tecartus)',
    about: 'ALL in adults: the CAR of axicabtagene in a product enriched in T cells.',
    scene: 'marrow',
    parameters: { ...adult, costim: 'CD28', dose: 7e7 },
    commands: [],
    published: 'ALL: complete remission with or without full blood counts 65 %; CRS 92 %, grade 3 or more 26 %',
    sources: ['ZUMA-3 (manufacturer’s page); label: 1e6 cells/kg in ALL, 2e6 cells/kg in mantle cell lymphoma'],
    notModelled:
      'T-cell enrichment, which removes leukaemia cells from the product; mantle cell lymphoma. Macrophages answer as in lymphoma (assumed).',
  },
  {
    name: 'lisocabtagene',
    title: 'lisocabtagene maraleucel (Breyanzi)',
    about: 'Large B-cell lymphoma: a CD19 CAR with 4-1BB, CD4 and CD8 cells given in equal numbers.',
    scene: 'node',
    parameters: { ...largeCellLymphoma, dose: 1e8 },
    commands: [],
    published: 'LBCL: response 73 %, complete 53 %; CRS 42 %, grade 3 or more 2 %, onset day 5; Tmax 9.29 days',
    sources: [
      'Ogasawara 2021, Clin Pharmacokinet (PMC8613160; kinetics)',
      'TRANSCEND (label): 9e7–1.1e8 cells, 5e7–1.1e8 in third line',
    ],
    notModelled:
      'CD4 and CD8 cells are one kind of CAR-T cell here; its low rate of CRS; the lag of 3.27 days of its blood curve.',
  },
  {
    name: 'idecabtagene',
    title: 'idecabtagene vicleucel (Abecma)',
    about: 'Myeloma: a BCMA CAR with 4-1BB; healthy plasma cells die as well, and the antibodies fall.',
    scene: 'marrow',
    parameters: { ...myeloma, dose: 4.2e8 },
    commands: [],
    published: 'Myeloma: response 73 %, complete 33 %; CRS 85 %, grade 3 or more 9 %, onset day 1',
    sources: ['KarMMa (label): 3–4.6e8 cells', 'Singh 2021, CPT PSP (PMC8099446): 12,590 BCMA per myeloma cell'],
    notModelled:
      'Soluble BCMA, secretion of antibody by the myeloma, HLH and long cytopenia; growth and burden are assumed.',
  },
  {
    name: 'ciltacabtagene',
    title: 'ciltacabtagene autoleucel (Carvykti)',
    about: 'Myeloma: a BCMA CAR with two binders and 4-1BB, given in a small dose.',
    scene: 'marrow',
    parameters: { ...myeloma, dose: 6e7, affinity: 0.7 },
    commands: [],
    published: 'Myeloma: response 98 %; 32 of 97 without progression after 5 years; CRS onset day 7, peak day 12.7',
    sources: ['CARTITUDE-1; label: 0.5–1e6 cells/kg, at most 1e8 (from memory)'],
    notModelled:
      'Two binders on one receptor are a tighter grip here (assumed); delayed neurotoxicity and enterocolitis are absent.',
  },
  {
    name: 'obecabtagene',
    title: 'obecabtagene autoleucel (Aucatzyl)',
    about: 'ALL in adults: a CD19 CAR that lets go quickly, with 4-1BB, given in two parts nine days apart.',
    scene: 'marrow',
    parameters: { ...adult, dose: firstObecabtageneDose(5e10), affinity: 0.3 },
    commands: [`${splitDose.secondDay}:infuse=${splitDose.total - firstObecabtageneDose(5e10)}`],
    published: 'ALL: remission 77 %, complete 55 %; CRS 75 %, grade 3 or more 2–3 %',
    sources: [
      'FELIX (Roddie 2024) as reported by AABB and MedPath; label: 4.1e8 cells on days 1 and 10, the first part by marrow blasts',
    ],
    notModelled:
      'The rule for the first part looks at the marrow of the day; here the preset’s burden decides it. How much a fast off-rate changes is assumed.',
  },
];

/** The product of a name, or undefined. */
export function productByName(name: string): Product | undefined {
  return products.find((product) => product.name === name);
}

/** A run with the product: all parameters filled in, commands read. */
export function productScenario(product: Product, seed = '1', changes: Partial<Parameters> = {}): Scenario {
  return {
    name: product.name,
    scale: 'patient',
    scene: product.scene,
    seed,
    days: 28,
    parameters: { ...defaultParameters(), ...product.parameters, ...changes },
    commands: product.commands.map(readCommand),
  };
}

function readCommand(text: string): TimedCommand {
  const command = parseTimedCommand(text, 'patient');
  if (!command.ok) throw new Error(command.message);
  return command.value;
}

/** Cells that a product's run is given in all, in cells. */
export function totalDose(scenario: Scenario): number {
  let cells = scenario.parameters.dose;
  for (const command of scenario.commands) if (command.do === 'infuse') cells += command.cells;
  return cells;
}

/** The day of a timed command. */
export function dayOfCommand(command: TimedCommand): number {
  return command.tick / stageFacts.patient.ticksPerDay;
}
