/** The well-mixed limit of the cell scale with many seeds: the table of MODEL.md. */
import { expect, test } from 'vitest';
import { createWorld } from '../../src/model/scenario.ts';
import { summarise } from '../../src/model/summary.ts';
import { scenarioByName } from '../../src/story/scenarios.ts';
import { expectedKills, meanKills } from '../model/cell/assay.ts';
import { advance } from '../model/worlds.ts';

const seeds = 40;

test('the killing assay approaches its equations from below as CAR-T cells crawl faster', () => {
  const table = ([0.5, 1, 2, 5, 10, 20, 'mixed'] as const).map((speed) => {
    const expected = expectedKills(speed);
    const ratios = meanKills(speed, seeds).map((kills, at) => kills / expected[at]);
    console.log(`${speed}: ${ratios.map((ratio) => ratio.toFixed(3)).join(' ')}`);
    return ratios;
  });
  const mixed = table[table.length - 1];
  for (const ratio of mixed) expect(Math.abs(ratio - 1)).toBeLessThan(0.015);
  for (const ratio of table[5]) expect(Math.abs(ratio - 1)).toBeLessThan(0.025);
  for (let at = 1; at < 6; at++) expect(table[at][2]).toBeGreaterThan(table[at - 1][2]);
  for (let at = 0; at < 6; at++) for (const ratio of table[at]) expect(ratio).toBeLessThan(1);
});

test.each([8, 24])('half the step changes the kills of %d hours by less than a fiftieth', (hours) => {
  const kills = (minutes: number) => {
    let sum = 0;
    for (let seed = 1; seed <= 2 * seeds; seed++) {
      const world = createWorld({ ...scenarioByName('killing-assay')!, seed: `${seed}` }, minutes / 60);
      sum += summarise(advance(world, (hours * 60) / minutes)).killed;
    }
    return sum;
  };
  expect(Math.abs(kills(0.5) / kills(1) - 1)).toBeLessThan(0.02);
});
