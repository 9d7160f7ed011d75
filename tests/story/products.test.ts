/** The products: valid parameters, doses within the label, commands that do what the label says. */
import { describe, expect, test } from 'vitest';
import { checkParameter } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import {
  dayOfCommand,
  firstObecabtageneDose,
  largeCellLymphoma,
  productByName,
  products,
  productScenario,
  totalDose,
} from '../../src/story/products.ts';
import { scenarioByName } from '../../src/story/scenarios.ts';
import { axiPatient } from '../../src/validation/ensembles.ts';

/** Doses of the labels, in cells. */
const label: Record<string, readonly [number, number]> = {
  tisagenlecleucel: [1e7, 2.5e8],
  axicabtagene: [1e8, 2e8],
  brexucabtagene: [5e7, 1e8],
  lisocabtagene: [9e7, 1.1e8],
  idecabtagene: [3e8, 4.6e8],
  ciltacabtagene: [4e7, 1e8],
  obecabtagene: [4.1e8, 4.1e8],
};

describe('products', () => {
  test('are the seven approved ones', () => {
    expect(products.map((product) => product.name)).toEqual(Object.keys(label));
    expect(productByName('idecabtagene')?.parameters.target).toBe('BCMA');
    expect(productByName('none')).toBeUndefined();
  });

  test.each(products)('$name has allowed parameters, a dose of its label, sources and an honest note', (product) => {
    const scenario = productScenario(product);
    for (const [key, value] of Object.entries(scenario.parameters))
      expect(checkParameter(key, value)).toEqual({ ok: true, value });
    const [least, most] = label[product.name];
    expect(totalDose(scenario)).toBeGreaterThanOrEqual(least);
    expect(totalDose(scenario)).toBeLessThanOrEqual(most);
    expect(product.sources.length).toBeGreaterThan(0);
    expect(product.notModelled.length).toBeGreaterThan(30);
    expect(product.published).toMatch(/CRS/);
  });

  test.each(products)('$name can be given: cells arrive', (product) => {
    const world = createWorld(productScenario(product, '1', { weight: 1e8 }));
    const scratch = createScratch(world);
    for (let tick = 0; tick < 24; tick++) step(world, scratch);
    expect(world.ledger.added[2]).toBe(product.parameters.dose);
  });

  test('obecabtagene comes in two parts, the first by marrow blasts', () => {
    const { commands, parameters } = productScenario(productByName('obecabtagene')!);
    expect(commands.map(dayOfCommand)).toEqual([9]);
    expect(parameters.dose).toBe(1e8);
    expect(commands[0]).toMatchObject({ do: 'infuse', cells: 3.1e8 });
    expect(firstObecabtageneDose(3e11)).toBe(1e7);
  });

  test('the lymphoma is one: in products, scenario and validation', () => {
    expect(scenarioByName('dlbcl')?.parameters).toMatchObject(largeCellLymphoma);
    expect(axiPatient).toEqual({ ...largeCellLymphoma, costim: 'CD28', dose: 1.5e8 });
    expect(axiPatient).toEqual(productByName('axicabtagene')?.parameters);
  });
});
