/** What one instant amounts to in real cell numbers: a row of the chart, of the CSV file and of the live legend. */
import { crsGrade, icansGrade } from './inflammation.ts';
import { activity, cause, kind, kinds, phenotype, trait } from './kinds.ts';
import { dayOf, type World } from './world.ts';

/** The columns, with unit and meaning, in the order of the CSV file. */
export const summaryColumns = [
  { name: 'day', unit: 'd', meaning: 'days since infusion' },
  { name: 'cart', unit: 'cells', meaning: 'CAR-T cells in the body' },
  { name: 'effector', unit: 'cells', meaning: 'CAR-T cells that kill and divide' },
  { name: 'memory', unit: 'cells', meaning: 'CAR-T memory cells' },
  { name: 'exhausted', unit: 'cells', meaning: 'CAR-T cells that are worn out' },
  { name: 'passing', unit: 'cells', meaning: 'infused CAR-T cells that have not settled yet' },
  { name: 'cancer', unit: 'cells', meaning: 'cancer cells in the body, with and without the antigen' },
  { name: 'cancerNegative', unit: 'cells', meaning: 'cancer cells that have lost the antigen' },
  { name: 'bCells', unit: 'cells', meaning: 'healthy B cells' },
  { name: 'tCells', unit: 'cells', meaning: "the patient's own T cells" },
  { name: 'plasma', unit: 'cells', meaning: 'plasma cells, which make antibodies' },
  { name: 'il6', unit: 'pg/ml', meaning: 'IL-6 in blood' },
  { name: 'ifng', unit: 'pg/ml', meaning: 'IFN-γ in blood' },
  { name: 'crsGrade', unit: '0–4', meaning: 'grade of the cytokine release syndrome (ASTCT)' },
  { name: 'icansGrade', unit: '0–4', meaning: 'grade of the neurotoxicity (ICANS, ASTCT)' },
  { name: 'temperature', unit: '°C', meaning: 'body temperature' },
  { name: 'systolic', unit: 'mmHg', meaning: 'systolic blood pressure' },
  { name: 'igg', unit: 'g/l', meaning: 'antibodies (IgG) in blood' },
  { name: 'pathogen', unit: 'germs', meaning: 'germs of the didactic infection' },
  { name: 'mrd', unit: 'fraction', meaning: 'cancer cells among marrow cells; a clinic finds 1 in 10,000 and more' },
  { name: 'killed', unit: 'cells', meaning: 'cells killed by CAR-T cells since the start' },
  { name: 'agents', unit: 'agents', meaning: 'drawn cells' },
  { name: 'capped', unit: '0 or 1', meaning: '1 from the moment when no further cell could be drawn' },
] as const;

/** The name of a summary column. */
export type SummaryColumn = (typeof summaryColumns)[number]['name'];

/** One row: real cell numbers, body totals. */
export type Summary = { [C in SummaryColumn]: number };

/** Healthy nucleated cells of the marrow, beside which cancer cells are counted (about 7.5e11, textbook). */
const marrowCells = 7.5e11;
/** Smallest fraction of cancer cells that a clinic finds (MRD by flow cytometry, 1 in 10,000). */
export const mrdLimit = 1e-4;

function killedByCart(world: World): number {
  const { deaths, births } = world.ledger;
  const causes = deaths.length / births.length;
  let killed = 0;
  for (let k = 0; k < kinds.length; k++) killed += deaths[k * causes + cause.carT];
  return killed;
}

/** Counts the world. */
export function summarise(world: World): Summary {
  const { agents, inflammation } = world;
  const byPhenotype = [0, 0, 0, 0];
  let cancer = 0;
  let cancerNegative = 0;
  let bCells = 0;
  let plasma = 0;
  for (let i = 0; i < agents.count; i++) {
    if (agents.activity[i] === activity.dying) continue;
    const cells = agents.cells[i];
    if (agents.kind[i] === kind.cancer) {
      cancer += cells;
      if ((agents.traits[i] & trait.lostAntigen) !== 0) cancerNegative += cells;
    } else if (agents.kind[i] === kind.cart) byPhenotype[agents.phenotype[i]] += cells;
    else if (agents.kind[i] === kind.bCell) bCells += cells;
    else if (agents.kind[i] === kind.plasma) plasma += cells;
  }
  const effector = byPhenotype[phenotype.effector];
  const memory = byPhenotype[phenotype.memory];
  const exhausted = byPhenotype[phenotype.exhausted];
  const passing = byPhenotype[phenotype.passing];
  return {
    day: dayOf(world),
    cart: effector + memory + exhausted + passing,
    effector,
    memory,
    exhausted,
    passing,
    cancer,
    cancerNegative,
    bCells,
    tCells: world.body.tCells,
    plasma,
    il6: inflammation.il6,
    ifng: inflammation.ifng,
    crsGrade: crsGrade(inflammation),
    icansGrade: icansGrade(inflammation),
    temperature: inflammation.temperature,
    systolic: inflammation.systolic,
    igg: world.body.igg,
    pathogen: world.body.pathogen,
    mrd: cancer / (cancer + marrowCells),
    killed: killedByCart(world),
    agents: agents.count,
    capped: world.capped ? 1 : 0,
  };
}
