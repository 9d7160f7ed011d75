/** How well a CAR sees a cell: from the molecules that the cell shows to the strength of a contact. */
import { lineage, type Target } from './kinds.ts';
import type { Parameters } from './parameters.ts';

/** Strength of each arm of a two-target CAR, as against a CAR with one target (S-bispecific: each arm is weaker alone; value assumed). */
const armStrength = 0.85;

/**
 * Strength of a contact, 0 to 1, from the densities of the two targets: one Hill curve each, n = 2.
 * Single: the first alone. OR: either is enough. AND: both are needed.
 * @param half density at which a contact has half its strength, molecules per cell
 */
export function clarity(logic: Parameters['logic'], first: number, second: number, half: number): number {
  const square = half * half;
  const a = (first * first) / (first * first + square);
  if (logic === 'single') return a;
  const b = (second * second) / (second * second + square);
  return logic === 'AND' ? a * b : 1 - (1 - armStrength * a) * (1 - armStrength * b);
}

/** A healthy cell's densities of the CAR's two targets, molecules per cell. */
export function targetsOn(
  cell: keyof typeof lineage,
  parameters: Pick<Parameters, 'target' | 'secondTarget'>,
): { first: number; second: number } {
  return { first: densityOn(cell, parameters.target), second: densityOn(cell, parameters.secondTarget) };
}

function densityOn(cell: keyof typeof lineage, target: Target): number {
  return lineage[cell][target];
}

/** How well the CAR sees a kind of healthy cell of typical density, 0 to 1. */
export function clarityOn(cell: keyof typeof lineage, parameters: Parameters, half: number): number {
  const { first, second } = targetsOn(cell, parameters);
  return clarity(parameters.logic, first, second, half);
}

/** Makes another antigen the first target, with the density of the second; the first one before becomes the second. */
export function renameTargets(
  parameters: Pick<Parameters, 'target' | 'secondTarget' | 'antigen' | 'secondAntigen'>,
  target: Parameters['target'],
): void {
  parameters.secondTarget = parameters.target;
  parameters.target = target;
  [parameters.antigen, parameters.secondAntigen] = [parameters.secondAntigen, parameters.antigen];
}
