/** The table of stages, second half: what happens at each. */
import { cell } from './cell.ts';
import type { StageName } from './facts.ts';
import { patient } from './patient.ts';
import type { Stage } from './stage.ts';

/** What happens at each stage. */
export const stages: { readonly [S in StageName]: Stage } = { patient, cell };
