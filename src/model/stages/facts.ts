/**
 * The table of stages, first half: what each stage is, in numbers and names. What happens there is in `table.ts`, which needs the
 * rules; a page that only shows a run can do without them.
 */
import type { Command } from '../commands.ts';
import type { Group } from '../parameters.ts';
import type { SummaryColumn } from '../summary.ts';

/** What a stage is. */
export type StageFacts = {
  /** Steps in a day. */
  readonly ticksPerDay: number;
  /** Ticks between two rows of the curves. */
  readonly rowEvery: number;
  /** Ticks between two checkpoints, as long as memory allows. */
  readonly keepEvery: number;
  /** Hours for which a dead cell stays in the picture. */
  readonly fadeHours: number;
  /** Hours for which a CAR-T cell holds a target, the length of the `bound` phase. */
  readonly holdHours: number;
  /** At its speeds a CAR-T cell crosses several diameters between two pictures, so that it is drawn behind where it is. */
  readonly races: boolean;
  /** CAR-T cells that are given later may be another product, with a target and costimulation of its own. */
  readonly takesOtherProducts: boolean;
  /** Columns of its table of numbers. */
  readonly columns: All | readonly SummaryColumn[];
  /** Commands that mean something there, besides `set`. */
  readonly commands: All | readonly Command['do'][];
  /** Groups of parameters that mean something there; the row of a parameter may say more (`stages`, `needs`). */
  readonly groups: readonly Group[];
};

/** Every column or command there is. */
type All = 'all';

const facts = {
  /** A patient: an agent stands for many cells. */
  patient: {
    ticksPerDay: 48,
    rowEvery: 4,
    keepEvery: 48,
    fadeHours: 12,
    holdHours: 0.5,
    races: true,
    takesOtherProducts: true,
    columns: 'all',
    commands: 'all',
    groups: ['main', 'cancer', 'car', 'product', 'patient', 'rates', 'computing'],
  },
  /** A dish: an agent is one cell. */
  cell: {
    ticksPerDay: 1440,
    rowEvery: 10,
    keepEvery: 60,
    fadeHours: 3,
    holdHours: 1,
    races: false,
    takesOtherProducts: false,
    // those of a body among them, which scripts have always found in it
    columns: 'all',
    commands: ['infuse', 'challenge'],
    groups: ['main', 'cancer', 'car', 'cell', 'computing'],
  },
} as const satisfies { readonly [name: string]: StageFacts };

/** The name of a stage: the value of `scale` in scenarios and their files. */
export type StageName = keyof typeof facts;

/** What each stage is. */
export const stageFacts: { readonly [S in StageName]: StageFacts } = facts;

/** The names of all stages. */
export const stageNames = Object.keys(stageFacts) as readonly StageName[];

/** Whether a list of columns or commands holds one. */
export function holds<T>(list: All | readonly T[], one: T): boolean {
  return list === 'all' || list.includes(one);
}
