/** What one instant amounts to in real cell numbers: a row of the chart, of the CSV file and of the live legend. */
import { activity, kind, phenotype, trait } from './kinds.ts';
import { dayOf, type World } from './world.ts';

/** The columns, with unit and meaning, in the order of the CSV file. */
export const summaryColumns = [
  { name: 'day', unit: 'd', meaning: 'days since infusion' },
  { name: 'cart', unit: 'cells', meaning: 'CAR-T cells in the body' },
  { name: 'effector', unit: 'cells', meaning: 'CAR-T cells that kill and divide' },
  { name: 'memory', unit: 'cells', meaning: 'CAR-T memory cells' },
  { name: 'exhausted', unit: 'cells', meaning: 'CAR-T cells that are worn out' },
  { name: 'cancer', unit: 'cells', meaning: 'cancer cells in the body, with and without the antigen' },
  { name: 'cancerNegative', unit: 'cells', meaning: 'cancer cells that have lost the antigen' },
  { name: 'bCells', unit: 'cells', meaning: 'healthy B cells' },
  { name: 'tCells', unit: 'cells', meaning: "the patient's own T cells" },
  { name: 'agents', unit: 'agents', meaning: 'drawn cells' },
  { name: 'capped', unit: '0 or 1', meaning: '1 from the moment when no further cell could be drawn' },
] as const;

/** The name of a summary column. */
export type SummaryColumn = (typeof summaryColumns)[number]['name'];

/** One row: real cell numbers, body totals. */
export type Summary = { [C in SummaryColumn]: number };

/** Counts the world. */
export function summarise(world: World): Summary {
  const { agents } = world;
  const byPhenotype = [0, 0, 0];
  let cancer = 0;
  let cancerNegative = 0;
  let bCells = 0;
  for (let i = 0; i < agents.count; i++) {
    if (agents.activity[i] === activity.dying) continue;
    const cells = agents.cells[i];
    if (agents.kind[i] === kind.cancer) {
      cancer += cells;
      if ((agents.traits[i] & trait.lostAntigen) !== 0) cancerNegative += cells;
    } else if (agents.kind[i] === kind.cart) byPhenotype[agents.phenotype[i]] += cells;
    else if (agents.kind[i] === kind.bCell) bCells += cells;
  }
  const effector = byPhenotype[phenotype.effector];
  const memory = byPhenotype[phenotype.memory];
  const exhausted = byPhenotype[phenotype.exhausted];
  return {
    day: dayOf(world),
    cart: effector + memory + exhausted,
    effector,
    memory,
    exhausted,
    cancer,
    cancerNegative,
    bCells,
    tCells: world.body.tCells,
    agents: agents.count,
    capped: world.capped ? 1 : 0,
  };
}
