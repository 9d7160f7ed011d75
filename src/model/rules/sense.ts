/** Rule: every CAR-T cell and target takes in what is around it. Loads are summed on a coarse grid and scaled to the whole body. */
import { activity, kind, phenotype, trait } from '../kinds.ts';
import { productAge } from '../body.ts';
import { carDesign, divisionSpeed, searchLoad, stimulationBy, wearOf } from '../rates.ts';
import { draw, purpose, stream } from '../random.ts';
import { group, type Scratch } from '../scratch.ts';
import { clarity, clarityOn } from '../target.ts';
import type { World } from '../world.ts';

/**
 * Fills the node arrays of the scratch: effectors, recognised and stimulating targets, and the hazards that follow.
 * Well mixed, every node gets the body's totals; then the hazards are those of the reference equations.
 */
export function sense(world: World, scratch: Scratch): void {
  count(world, scratch);
  if (world.parameters.wellMixed) spreadEvenly(scratch, world.parameters.memoryKilling);
  else {
    scaleToBody(scratch.killers, scratch);
    scaleToBody(scratch.recognised, scratch);
    scaleToBody(scratch.stimulating, scratch);
  }
  hazards(world, scratch);
}

function count(world: World, scratch: Scratch): void {
  const { totals } = scratch;
  scratch.killers.fill(0);
  scratch.recognised.fill(0);
  scratch.stimulating.fill(0);
  scratch.firstKiller.fill(-1);
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
  const { kind: kindOf, activity: doing, phenotype: programme, cells, traits, count: n } = world.agents;
  const { totals, groupAgents, nodeOf, killers, recognised, recognition, firstKiller, nextKiller } = scratch;
  const { memoryKilling } = world.parameters;
  const sister = sisterClarity(world);
  let effector = 0;
  let memory = 0;
  let exhausted = 0;
  let passing = 0;
  let former = 0;
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
    if ((traits[i] & trait.former) !== 0) {
      former += own;
      continue;
    }
    const node = nodeOf[i];
    if (sister > 0) {
      recognition[i] = sister;
      recognised[node] += own * sister;
    }
    groupAgents[programme[i]] += 1;
    if (programme[i] === phenotype.exhausted) {
      exhausted += own;
      continue;
    }
    const isEffector = programme[i] === phenotype.effector;
    if (isEffector) effector += own;
    else memory += own;
    killers[node] += isEffector ? own : own * memoryKilling;
    nextKiller[i] = firstKiller[node];
    firstKiller[node] = i;
  }
  totals.effector = effector;
  totals.memory = memory;
  totals.exhausted = exhausted;
  totals.passing = passing;
  totals.former = former;
  totals.recognised += sister * (effector + memory + exhausted);
}

function countTargets(world: World, scratch: Scratch): void {
  const { agents } = world;
  const { kind: kindOf, activity: doing, traits, cells, antigen, secondAntigen, expression, luck, count: n } = agents;
  const { totals, groupAgents, nodeOf, recognised, stimulating, recognition } = scratch;
  const { logic, sheltered } = world.parameters;
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
  let cancerFelt = 0;
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
    if (sheltered > 0 && own === kind.cancer && isSheltered(world, luck[i])) {
      seen *= shelter;
      felt *= shelter;
    }
    const node = nodeOf[i];
    recognition[i] = seen;
    recognised[node] += weight * seen;
    stimulating[node] += weight * felt;
    allSeen += weight * seen;
    allFelt += weight * felt;
    if (own === kind.cancer) cancerFelt += weight * felt;
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
  totals.cancerStimulating = cancerFelt;
}

/** Part of the contacts that a cell out of reach has, and days for which it stays there (assumed). */
const shelter = 0.05;
const shelterDays = 10;

/** Whether a cancer cell is out of reach is drawn anew every ten days, on days that its luck spreads. */
function isSheltered({ key, tick, hoursPerTick, parameters }: World, luck: number): boolean {
  const stay = Math.floor((tick * hoursPerTick) / (24 * shelterDays) + luck / 4294967296);
  return draw(stream(key, stay, purpose.shelter), luck) < parameters.sheltered;
}

function spreadEvenly(scratch: Scratch, memoryKilling: number): void {
  scratch.killers.fill(scratch.totals.effector + memoryKilling * scratch.totals.memory);
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
  const { parameters } = world;
  const { killRate, exhaustionRate, exhaustionAtHighLoad, exhaustionHalfLoad } = parameters;
  const { killers, recognised, stimulating, killHazard, stimulation, exhaustion, wear, totals } = scratch;
  const cart = totals.effector + totals.memory + totals.exhausted + totals.former;
  const division = divisionSpeed(parameters, world.body.tCells, cart, productAge(world));
  const contraction = parameters.contractionRate * carDesign(parameters).contraction;
  const halfStep = world.hoursPerTick / 48;
  const overload = exhaustionHalfLoad * exhaustionHalfLoad;
  for (let k = 0; k < killers.length; k++) {
    // as they will be in the middle of the step, so that its length changes little: more killers, fewer targets
    const atFirst = stimulationBy(parameters, recognised[k], stimulating[k]);
    const able = killers[k] * (1 + halfStep * (division * atFirst - contraction * (1 - atFirst)));
    const begun = (killRate * able) / (searchLoad(parameters, recognised[k]) + able + recognised[k]);
    const left = 1 - Math.min(1, halfStep * begun);
    const met = recognised[k] * left;
    const felt = stimulating[k] * left;
    const perKiller = killRate / (searchLoad(parameters, met) + able + met);
    const s = stimulationBy(parameters, met, felt);
    const overloaded = exhaustionAtHighLoad === 0 ? 0 : (exhaustionAtHighLoad * felt * felt) / (felt * felt + overload);
    killHazard[k] = perKiller * able;
    stimulation[k] = s;
    wear[k] = wearOf(parameters, perKiller * met);
    exhaustion[k] = exhaustionRate * s + wear[k] + overloaded;
  }
}
