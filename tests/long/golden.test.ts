/** Every golden scenario to its end with native maths that errs, for twenty seeds of the error; and far on, to tick 10,000. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { hash } from '../../src/model/world.ts';
import { goldenFolder, parseGolden } from '../golden/file.ts';
import { goldens, runGolden } from '../golden/goldens.ts';
import { withNoise, withPoison } from '../golden/unreliable-maths.ts';
import { impossibilities, leavesOf } from '../model/worlds.ts';

describe.each(goldens)('$name', (golden) => {
  const expected = parseGolden(readFileSync(new URL(`${golden.name}.txt`, goldenFolder), 'utf8')).hashes;

  test('is the same for twenty errors of native maths', () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(withNoise(seed, () => runGolden(golden)).hashes, `seed ${seed}`).toEqual(expected);
    }
  });

  test('comes to tick 10,000 without native maths, possible all the way, and a checkpoint on the way agrees', () => {
    const world = createWorld(golden);
    const scratch = createScratch(world);
    let copy = structuredClone(world);
    while (world.tick < 10_000) {
      withPoison(() => step(world, scratch));
      if (world.tick % 100 === 0) expect(impossibilities(world)).toEqual([]);
      if (world.tick === 5000) copy = structuredClone(world);
    }
    const again = createScratch(copy);
    while (copy.tick < 10_000) step(copy, again);
    expect(hash(copy)).toBe(hash(world));
    expect(leavesOf(world).filter(({ value }) => Number.isNaN(value))).toEqual([]);
  });
});
