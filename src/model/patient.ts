/** The patient on the day of infusion. */
import { createBody } from './body.ts';
import { createField } from './fields.ts';
import { calm } from './inflammation.ts';
import { infuse } from './infusion.ts';
import { kind } from './kinds.ts';
import { addCancer, addMany } from './population.ts';
import { keyOf } from './random.ts';
import { burdenAtInfusion, tCellsAtInfusion } from './rates.ts';
import type { Scenario } from './scenario.ts';
import { createTissue } from './tissue.ts';
import { emptyWorld, type World } from './world.ts';

/** Area that one agent has at the start of the default patient, in µm²: 4,000 cells per mm². */
const areaPerAgent = 250;
/** Cells for which the field of a patient has room at that density, unless the burden is larger. */
const cellsInField = 7e10;
/** The patient on the day of infusion. */
export function createPatient(scenario: Scenario, hoursPerTick: number): World {
  const parameters = { ...scenario.parameters };
  const { weight, maxAgents } = parameters;
  const cells = Math.max(cellsInField, 1.2 * (parameters.disease === 'none' ? 0 : parameters.burden));
  const area = areaPerAgent * Math.min(cells / weight, maxAgents * 0.58);
  // whole micrometres are exact as 32-bit numbers, so a cell at the wall is not rounded to outside
  const height = Math.round(Math.sqrt(area / 1.6));
  const width = Math.round(height * 1.6);
  const world = emptyWorld(
    {
      seed: scenario.seed,
      key: keyOf(scenario.seed),
      scale: scenario.scale,
      scene: scenario.scene,
      hoursPerTick,
      fullAgent: weight,
      parameters,
      queue: [...scenario.commands].sort((a, b) => a.tick - b.tick),
      width,
      height,
      tissue: createTissue(scenario.scene, width, height, keyOf(scenario.seed), fullness(parameters)),
      body: createBody(tCellsAtInfusion(parameters.lymphodepletion), parameters.lymphodepletion),
      inflammation: calm(),
      cytokine: createField(width, height, height / 24),
    },
    1024,
  );
  addMany(world, kind.bCell, parameters.bCellsAtStart, 0);
  addMany(world, kind.plasma, parameters.plasmaCells, 0);
  if (parameters.disease !== 'none') {
    addCancer(world, burdenAtInfusion(parameters, parameters.burden), false);
    if (parameters.antigenNegative > 0) addCancer(world, parameters.antigenNegative, true);
  }
  if (parameters.treated) infuse(world, parameters.dose);
  return world;
}

/** Part of the tissue that cancer fills at the start: one half at 5e10 cells (assumed; for the fat that is drawn). */
function fullness(parameters: Scenario['parameters']): number {
  return parameters.disease === 'none' ? 0 : parameters.burden / (parameters.burden + 5e10);
}
