/** The picture looks as it did when it was last looked at; `PICTURES=write npm run test:e2e` takes new ones, to be looked at. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictures } from './pictures.ts';
import { compare, openStudio, type Studio } from './studio.ts';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio?.close());

test.each(Object.entries(pictures))('%s', async (name, wanted) => {
  expect(await studio.show(wanted)).toBe('webgl');
  const fault = compare(name, await studio.take());
  expect(studio.faults).toEqual([]);
  expect(fault).toBe('');
});
