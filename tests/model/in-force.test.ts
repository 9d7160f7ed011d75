/** What is in force at a moment follows from the log alone, and is what the world has. */
import { expect, test } from 'vitest';
import { enqueue, type TimedCommand } from '../../src/model/commands.ts';
import { parametersAt } from '../../src/model/in-force.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { days, patient } from './worlds.ts';

const commands: readonly TimedCommand[] = [
  { do: 'set', key: 'antigen', value: 300, tick: days(1) },
  { do: 'tocilizumab', tick: days(1) },
  { do: 'set', key: 'antigen', value: 2000, tick: days(2) },
  { do: 'infuse', cells: 1e8, target: 'CD22', costim: 'CD28', tick: days(3) },
];

test('at every step it is what the world obeys', () => {
  const scenario = patient({ weight: 1e9 }, { commands });
  const world = createWorld(scenario);
  commands.forEach((command) => enqueue(world, command));
  const scratch = createScratch(world);
  while (world.tick < days(4)) {
    const { tick } = world;
    step(world, scratch);
    const { antigen, target, costim } = parametersAt(scenario, tick);
    expect({ antigen, target, costim }).toEqual({
      antigen: world.parameters.antigen,
      target: world.parameters.target,
      costim: world.parameters.costim,
    });
  }
  expect(parametersAt(scenario, days(4)).target).toBe('CD22');
});

test('the start is left as it was, and a dish has one product', () => {
  const scenario = patient({}, { commands });
  expect(parametersAt(scenario, 0)).toEqual(scenario.parameters);
  expect(parametersAt({ ...scenario, scale: 'cell' }, days(4)).target).toBe(scenario.parameters.target);
  expect(scenario.parameters.antigen).not.toBe(2000);
});
