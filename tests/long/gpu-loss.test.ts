/** The graphics context is lost after each of the first 200 calls of the first picture, one after the other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installGlLoss } from '../visual/loss.ts';
import { loseAfter, lossOf, mostDifferent } from '../visual/lose-after.ts';
import { pictures } from '../visual/pictures.ts';
import { openStudio, type Studio } from '../visual/studio.ts';

const last = 200;

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio([], installGlLoss);
});
afterAll(() => studio?.close());

test.each(['marrow-start-dark', 'dish-light'])('%s', async (name) => {
  const wanted = pictures[name];
  await studio.show(wanted);
  const before = await studio.take();
  expect((await lossOf(studio)).calls).toBeGreaterThan(last);
  const wrong: string[] = [];
  const times: number[] = [];
  for (let calls = 1; calls <= last; calls++) {
    const { wasLost, gap, milliseconds, mode, faults } = await loseAfter(studio, wanted, calls, before);
    const isGood = wasLost && gap <= mostDifferent && mode === 'webgl' && faults.length === 0;
    if (!isGood) wrong.push(`call ${calls}: ${JSON.stringify({ wasLost, gap, mode, faults })}`);
    times.push(milliseconds);
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: back after ${times[times.length >> 1]} ms (median), ${times.at(-1)} ms at most`);
  expect(wrong).toEqual([]);
});
