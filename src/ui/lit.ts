/** Which curves count a cell, so that looking at one lights up the other. Pure. */
import { kind, trait } from '../model/kinds.ts';
import type { Curve } from './legend.ts';

/** The programmes of CAR-T cells, in the order of the model's `phenotype`. */
const programmes = ['effector', 'memory', 'exhausted'] as const satisfies readonly Curve[];

/** What of a cell decides. */
type Counted = { readonly kind: number; readonly phenotype: number; readonly antigenNegative: boolean };

/** The curves that a cell is part of: its kind's, and that of its programme or loss. */
export function curvesOf(cell: Counted): readonly Curve[] {
  if (cell.kind === kind.cart) {
    const programme = programmes[cell.phenotype];
    return programme === undefined ? ['cart'] : ['cart', programme];
  }
  if (cell.kind === kind.cancer) return cell.antigenNegative ? ['cancer', 'cancerNegative'] : ['cancer'];
  if (cell.kind === kind.bCell) return ['bCells'];
  return cell.kind === kind.tHelper || cell.kind === kind.tKiller ? ['tCells'] : [];
}

/** Whether a cell with these traits has lost its antigen. */
export function hasLostAntigen(traits: number): boolean {
  return (traits & trait.lostAntigen) !== 0;
}
