/** Rule: every CAR-T cell and target takes in what is around it. Loads are summed on a coarse grid and scaled to the whole body. */
import { activity, kind, phenotype, trait } from '../kinds.ts';
import { carDesign } from '../rates.ts';
import { group, type Scratch } from '../scratch.ts';
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
  const { agents, width, height, parameters } = world;
  const { x, y, cells, antigen } = agents;
  const {
    nodeOf,
    recognition,
    groupAgents,
    effectors,
    recognised,
    stimulating,
    firstEffector,
    nextEffector,
    totals,
    columns,
    rows,
  } = scratch;
  const { killHalf, stimulationHalf } = carDesign(parameters);
  const killSquare = killHalf * killHalf;
  const stimulationSquare = stimulationHalf * stimulationHalf;
  const toColumn = columns / width;
  const toRow = rows / height;
  effectors.fill(0);
  recognised.fill(0);
  stimulating.fill(0);
  firstEffector.fill(-1);
  groupAgents.fill(0);
  let effectorCells = 0;
  let memoryCells = 0;
  let exhaustedCells = 0;
  let cancerCells = 0;
  let bCells = 0;
  let recognisedCells = 0;
  let stimulatingCells = 0;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    const column = Math.min(columns - 1, (x[i] * toColumn) | 0);
    const row = Math.min(rows - 1, (y[i] * toRow) | 0);
    const node = row * columns + column;
    nodeOf[i] = node;
    if (agents.activity[i] === activity.dying) continue;
    const own = cells[i];
    const kindOf = agents.kind[i];
    if (kindOf === kind.cart) {
      const programme = agents.phenotype[i];
      if (programme === phenotype.effector) {
        effectorCells += own;
        effectors[node] += own;
        groupAgents[group.effector] += 1;
        nextEffector[i] = firstEffector[node];
        firstEffector[node] = i;
      } else if (programme === phenotype.memory) {
        memoryCells += own;
        groupAgents[group.memory] += 1;
      } else {
        exhaustedCells += own;
        groupAgents[group.exhausted] += 1;
      }
      continue;
    }
    if (kindOf !== kind.cancer && kindOf !== kind.bCell) continue;
    const square = antigen[i] * antigen[i];
    const clarity = square / (square + killSquare);
    recognition[i] = clarity;
    const seen = own * clarity;
    const felt = kindOf === kind.bCell ? own : (own * square) / (square + stimulationSquare);
    recognised[node] += seen;
    stimulating[node] += felt;
    recognisedCells += seen;
    stimulatingCells += felt;
    if (kindOf === kind.bCell) {
      bCells += own;
      groupAgents[group.bCell] += 1;
    } else {
      cancerCells += own;
      groupAgents[(agents.traits[i] & trait.lostAntigen) === 0 ? group.cancer : group.cancerNegative] += 1;
    }
  }
  totals.effector = effectorCells;
  totals.memory = memoryCells;
  totals.exhausted = exhaustedCells;
  totals.cancer = cancerCells;
  totals.bCells = bCells;
  totals.recognised = recognisedCells;
  totals.stimulating = stimulatingCells;
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
