/** Rule: every CAR-T cell and target takes in what is around it. Loads are summed on a coarse grid and scaled to the whole body. */
import { activity, kind, phenotype, trait } from '../kinds.ts';
import { carDesign, divisionSpeed } from '../rates.ts';
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
  const { totals } = scratch;
  scratch.effectors.fill(0);
  scratch.recognised.fill(0);
  scratch.stimulating.fill(0);
  scratch.firstEffector.fill(-1);
  scratch.groupAgents.fill(0);
  totals.recognised = 0;
  totals.stimulating = 0;
  locate(world, scratch);
  countCart(world, scratch);
  countTargets(world, scratch);
}

function locate(world: World, scratch: Scratch): void {
  const { agents, width, height } = world;
  const { x, y } = agents;
  const { nodeOf, columns, rows } = scratch;
  const toColumn = columns / width;
  const toRow = rows / height;
  const lastColumn = columns - 1;
  const lastRow = rows - 1;
  const n = agents.count;
  for (let i = 0; i < n; i++) {
    let column = (x[i] * toColumn) | 0;
    let row = (y[i] * toRow) | 0;
    if (column > lastColumn) column = lastColumn;
    if (row > lastRow) row = lastRow;
    nodeOf[i] = row * columns + column;
  }
}

/** How well CAR-T cells see each other: a T-cell antigen, or one that they bit off. */
function sisterClarity(world: World): number {
  const { parameters } = world;
  const bitten = 0.03 * parameters.trogocytosis * Math.min(1, parameters.affinity * 2);
  return Math.max(clarityOn('tCell', parameters, carDesign(parameters).killHalf), bitten);
}

function countCart(world: World, scratch: Scratch): void {
  const { kind: kindOf, activity: doing, phenotype: programme, cells, count: n } = world.agents;
  const { totals, groupAgents, nodeOf, effectors, recognised, recognition, firstEffector, nextEffector } = scratch;
  const sister = sisterClarity(world);
  let effector = 0;
  let memory = 0;
  let exhausted = 0;
  let passing = 0;
  for (let i = 0; i < n; i++) {
    if (kindOf[i] !== kind.cart) continue;
    recognition[i] = 0;
    if (doing[i] === activity.dying) continue;
    const own = cells[i];
    if (programme[i] === phenotype.passing) {
      // in the blood: it meets nobody
      passing += own;
      continue;
    }
    const node = nodeOf[i];
    if (sister > 0) {
      recognition[i] = sister;
      recognised[node] += own * sister;
    }
    groupAgents[programme[i]] += 1;
    if (programme[i] === phenotype.effector) {
      effector += own;
      effectors[node] += own;
      nextEffector[i] = firstEffector[node];
      firstEffector[node] = i;
    } else if (programme[i] === phenotype.memory) memory += own;
    else exhausted += own;
  }
  totals.effector = effector;
  totals.memory = memory;
  totals.exhausted = exhausted;
  totals.passing = passing;
  totals.recognised += sister * (effector + memory + exhausted);
}

function countTargets(world: World, scratch: Scratch): void {
  const { kind: kindOf, activity: doing, traits, cells, antigen, secondAntigen, expression, count: n } = world.agents;
  const { totals, groupAgents, nodeOf, recognised, stimulating, recognition } = scratch;
  const { logic } = world.parameters;
  const isSingle = logic === 'single';
  const { killHalf, stimulationHalf } = carDesign(world.parameters);
  const killSquare = killHalf * killHalf;
  const stimulationSquare = stimulationHalf * stimulationHalf;
  let cancer = 0;
  let bCells = 0;
  let plasma = 0;
  let cancerAgents = 0;
  let negativeAgents = 0;
  let bCellAgents = 0;
  let plasmaAgents = 0;
  let allSeen = 0;
  let allFelt = 0;
  for (let i = 0; i < n; i++) {
    const own = kindOf[i];
    if (own === kind.cart) continue;
    recognition[i] = 0;
    if (doing[i] === activity.dying) continue;
    const weight = cells[i];
    if (own === kind.cancer) {
      cancer += weight;
      cancerAgents += 1;
      negativeAgents += traits[i] & trait.lostAntigen;
    } else if (own === kind.bCell) {
      bCells += weight;
      bCellAgents += 1;
    } else if (own === kind.plasma) {
      plasma += weight;
      plasmaAgents += 1;
    } else continue;
    const first = antigen[i] * expression[i];
    let seen: number;
    let felt: number;
    if (isSingle) {
      // the common case without a call: the Hill curves of one target
      const square = first * first;
      if (square === 0) continue;
      seen = square / (square + killSquare);
      felt = square / (square + stimulationSquare);
    } else {
      const second = secondAntigen[i] * expression[i];
      seen = clarity(logic, first, second, killHalf);
      felt = clarity(logic, first, second, stimulationHalf);
    }
    const node = nodeOf[i];
    recognition[i] = seen;
    recognised[node] += weight * seen;
    stimulating[node] += weight * felt;
    allSeen += weight * seen;
    allFelt += weight * felt;
  }
  groupAgents[group.cancer] = cancerAgents - negativeAgents;
  groupAgents[group.cancerNegative] = negativeAgents;
  groupAgents[group.bCell] = bCellAgents;
  groupAgents[group.plasma] = plasmaAgents;
  totals.cancer = cancer;
  totals.bCells = bCells;
  totals.plasma = plasma;
  totals.recognised += allSeen;
  totals.stimulating += allFelt;
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
  const { effectors, recognised, stimulating, killHazard, stimulation, exhaustion, totals } = scratch;
  const cart = totals.effector + totals.memory + totals.exhausted;
  const division = divisionSpeed(world.parameters, world.body.tCells, cart);
  const contraction = world.parameters.contractionRate * carDesign(world.parameters).contraction;
  const halfStep = world.hoursPerTick / 48;
  const overload = exhaustionHalfLoad * exhaustionHalfLoad;
  for (let k = 0; k < effectors.length; k++) {
    // as they will be in the middle of the step, so that its length changes little: more effectors, fewer targets
    const atFirst = stimulating[k] / (stimulationHalfLoad + stimulating[k]);
    const able = effectors[k] * (1 + halfStep * (division * atFirst - contraction * (1 - atFirst)));
    const hazard = (killRate * able) / (killHalfLoad + able + recognised[k]);
    const felt = stimulating[k] * (1 - Math.min(1, halfStep * hazard));
    const s = felt / (stimulationHalfLoad + felt);
    killHazard[k] = hazard;
    stimulation[k] = s;
    exhaustion[k] = exhaustionRate * s + (exhaustionAtHighLoad * felt * felt) / (felt * felt + overload);
  }
}
