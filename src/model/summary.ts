/** What one instant amounts to in real cell numbers: a row of the chart, of the CSV file and of the live legend. */
import { marrowCells } from './clinical-limits.ts';
import { crsGrade, icansGrade } from './inflammation.ts';
import { activity, cause, kind, kinds, phenotype, trait } from './kinds.ts';
import { holds, type StageName, stageFacts } from './stages/facts.ts';
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

/** The columns of a stage's table, in their order. */
export function columnsOf(stage: StageName): SummaryColumn[] {
  return summaryColumns.map(({ name }) => name).filter((name) => holds(stageFacts[stage].columns, name));
}

/** One row: real cell numbers, body totals. */
export type Summary = { [C in SummaryColumn]: number };

function killedByCart(world: World): number {
  const { deaths, births } = world.ledger;
  const causes = deaths.length / births.length;
  let killed = 0;
  for (let k = 0; k < kinds.length; k++) killed += deaths[k * causes + cause.carT];
  return killed;
}

/** Living agents' real cells by kind, phenotype, and whether the antigen is lost. */
type Tally = { readonly [T in 'kept' | 'lost']: (kindOf: number, programme?: number) => number };

/** Adds up the cells of every look with a look-up for each agent: their order is nothing that a processor could guess. */
function tally({ agents }: World): Tally {
  const { count, cells, kind: kindOf, activity: activityOf, phenotype: programme, traits } = agents;
  const sums = new Float64Array(kinds.length << 5);
  for (let i = 0; i < count; i++) {
    sums[(kindOf[i] << 5) | (activityOf[i] << 3) | (programme[i] << 1) | (traits[i] & trait.lostAntigen)] += cells[i];
  }
  const living = (lost: number) => (code: number, chosen?: number) => {
    let sum = 0;
    for (const doing of [activity.free, activity.bound]) {
      for (let p = 0; p < 4; p++) if (p === (chosen ?? p)) sum += sums[(code << 5) | (doing << 3) | (p << 1) | lost];
    }
    return sum;
  };
  return { kept: living(0), lost: living(trait.lostAntigen) };
}

/** Counts the world. */
export function summarise(world: World): Summary {
  const { agents, inflammation } = world;
  const { kept, lost } = tally(world);
  const all = (code: number, programme?: number): number => kept(code, programme) + lost(code, programme);
  const effector = all(kind.cart, phenotype.effector);
  const memory = all(kind.cart, phenotype.memory);
  const exhausted = all(kind.cart, phenotype.exhausted);
  const passing = all(kind.cart, phenotype.passing);
  const cancerNegative = lost(kind.cancer);
  const cancer = kept(kind.cancer) + cancerNegative;
  return {
    day: dayOf(world),
    cart: effector + memory + exhausted + passing,
    effector,
    memory,
    exhausted,
    passing,
    cancer,
    cancerNegative,
    bCells: all(kind.bCell),
    tCells: world.body.tCells,
    plasma: all(kind.plasma),
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
