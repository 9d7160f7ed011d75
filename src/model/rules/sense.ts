/** Rule: every CAR-T cell and target takes in what is around it. Loads are summed on a coarse grid and scaled to the whole body. */
import { activity, kind, phenotype, trait } from '../kinds.ts';
import { carDesign } from '../rates.ts';
import { group, type Scratch } from '../scratch.ts';
import { clarity, clarityOn } from '../target.ts';
import type { World } from '../world.ts';

/**
 * Fills the node arrays of the scratch: effectors, recognised and stimulating targets, and the hazards that follow.
 * Well mixed, every node gets the body's totals; then the hazards are those of the reference equations.
 */
export function sense(world: World, scratch: Scratch): void {
  count(world, scratch);
  if (world.parameters.wellMixed) spreadEvenly(scratch);
  else {
    scaleToBody(scratch.effectors, scratch);
    scaleToBody(scratch.recognised, scratch);
    scaleToBody(scratch.stimulating, scratch);
  }
  hazards(world, scratch);
}

function count(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const { x, y } = agents;
  const { nodeOf, recognition, groupAgents, effectors, recognised, stimulating, firstEffector, totals, columns, rows } =
    scratch;
  const toColumn = columns / width;
  const toRow = rows / height;
  effectors.fill(0);
  recognised.fill(0);
  stimulating.fill(0);
  firstEffector.fill(-1);
  groupAgents.fill(0);
  totals.effector = totals.memory = totals.exhausted = totals.cancer = totals.bCells = totals.plasma = 0;
  totals.recognised = totals.stimulating = 0;
  const eye = eyeOf(world);
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    const column = Math.min(columns - 1, (x[i] * toColumn) | 0);
    const row = Math.min(rows - 1, (y[i] * toRow) | 0);
    nodeOf[i] = row * columns + column;
    recognition[i] = 0;
    if (agents.activity[i] === activity.dying) continue;
    if (agents.kind[i] === kind.cart) countCart(world, scratch, i, eye);
    else countTarget(world, scratch, i, eye);
  }
}

/** What the CAR sees, worked out once a step. */
type Eye = {
  readonly single: boolean;
  readonly killHalf: number;
  readonly stimulationHalf: number;
  /** How well CAR-T cells see each other: a T-cell antigen, or one that they bit off. */
  readonly sister: number;
};

function eyeOf(world: World): Eye {
  const { parameters } = world;
  const { killHalf, stimulationHalf } = carDesign(parameters);
  const bitten = 0.03 * parameters.trogocytosis * Math.min(1, parameters.affinity * 2);
  return {
    single: parameters.logic === 'single',
    killHalf,
    stimulationHalf,
    sister: Math.max(clarityOn('tCell', parameters, killHalf), bitten),
  };
}

function countCart(world: World, scratch: Scratch, i: number, eye: Eye): void {
  const { agents } = world;
  const { totals, groupAgents, nodeOf, effectors, recognised, firstEffector, nextEffector } = scratch;
  const own = agents.cells[i];
  const node = nodeOf[i];
  if (eye.sister > 0) {
    scratch.recognition[i] = eye.sister;
    recognised[node] += own * eye.sister;
    totals.recognised += own * eye.sister;
  }
  const programme = agents.phenotype[i];
  groupAgents[programme] += 1;
  if (programme === phenotype.effector) {
    totals.effector += own;
    effectors[node] += own;
    nextEffector[i] = firstEffector[node];
    firstEffector[node] = i;
  } else if (programme === phenotype.memory) totals.memory += own;
  else totals.exhausted += own;
}

function countTarget(world: World, scratch: Scratch, i: number, eye: Eye): void {
  const { agents } = world;
  const { totals, groupAgents, nodeOf, recognised, stimulating } = scratch;
  const own = agents.cells[i];
  const kindOf = agents.kind[i];
  if (kindOf === kind.cancer) {
    totals.cancer += own;
    groupAgents[(agents.traits[i] & trait.lostAntigen) === 0 ? group.cancer : group.cancerNegative] += 1;
  } else if (kindOf === kind.bCell) {
    totals.bCells += own;
    groupAgents[group.bCell] += 1;
  } else if (kindOf === kind.plasma) {
    totals.plasma += own;
    groupAgents[group.plasma] += 1;
  } else return;
  const first = agents.antigen[i] * agents.expression[i];
  let seen: number;
  let felt: number;
  if (eye.single) {
    // the common case without a call: the Hill curve of one target
    const square = first * first;
    seen = square / (square + eye.killHalf * eye.killHalf);
    felt = square / (square + eye.stimulationHalf * eye.stimulationHalf);
  } else {
    const { logic } = world.parameters;
    const second = agents.secondAntigen[i] * agents.expression[i];
    seen = clarity(logic, first, second, eye.killHalf);
    felt = clarity(logic, first, second, eye.stimulationHalf);
  }
  if (seen === 0) return;
  scratch.recognition[i] = seen;
  recognised[nodeOf[i]] += own * seen;
  stimulating[nodeOf[i]] += own * felt;
  totals.recognised += own * seen;
  totals.stimulating += own * felt;
}

function spreadEvenly(scratch: Scratch): void {
  scratch.effectors.fill(scratch.totals.effector);
  scratch.recognised.fill(scratch.totals.recognised);
  scratch.stimulating.fill(scratch.totals.stimulating);
}

/** Sums the 3 × 3 nodes around each node and multiplies by what part of the body that neighbourhood is. */
function scaleToBody(load: Float64Array, scratch: Scratch): void {
  const { columns, rows, rowSums } = scratch;
  for (let row = 0; row < rows; row++) {
    const first = row * columns;
    const last = first + columns - 1;
    for (let k = first; k <= last; k++)
      rowSums[k] = load[k] + (k > first ? load[k - 1] : 0) + (k < last ? load[k + 1] : 0);
  }
  for (let row = 0; row < rows; row++) {
    const high = row > 0 ? -columns : 0;
    const low = row < rows - 1 ? columns : 0;
    const tall = 1 + (high === 0 ? 0 : 1) + (low === 0 ? 0 : 1);
    for (let column = 0; column < columns; column++) {
      const k = row * columns + column;
      const wide = 1 + (column > 0 ? 1 : 0) + (column < columns - 1 ? 1 : 0);
      const sum = rowSums[k] + (high === 0 ? 0 : rowSums[k + high]) + (low === 0 ? 0 : rowSums[k + low]);
      load[k] = (sum * columns * rows) / (tall * wide);
    }
  }
}

function hazards(world: World, scratch: Scratch): void {
  const { killRate, killHalfLoad, stimulationHalfLoad, exhaustionRate, exhaustionAtHighLoad, exhaustionHalfLoad } =
    world.parameters;
  const { effectors, recognised, stimulating, killHazard, stimulation, exhaustion } = scratch;
  const overload = exhaustionHalfLoad * exhaustionHalfLoad;
  for (let k = 0; k < effectors.length; k++) {
    const felt = stimulating[k];
    const s = felt / (stimulationHalfLoad + felt);
    killHazard[k] = (killRate * effectors[k]) / (killHalfLoad + effectors[k] + recognised[k]);
    stimulation[k] = s;
    exhaustion[k] = exhaustionRate * s + (exhaustionAtHighLoad * felt * felt) / (felt * felt + overload);
  }
}
