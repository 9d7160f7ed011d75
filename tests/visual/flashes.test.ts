/** Nothing flashes more than three times a second: short films of the worst moments; `npm run test:long -- flashes` takes all of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cinema, openCinema, wordsOf } from './cinema.ts';
import { shortFilms } from './films.ts';
import { mostFlashes } from './flashes.ts';

let cinema: Cinema;
beforeAll(async () => {
  cinema = await openCinema();
});
afterAll(() => cinema?.close());

test.each(Object.entries(shortFilms))('%s', async (name, wanted) => {
  const verdict = await cinema.film({ ...wanted, seconds: 1.3 });
  console.log(wordsOf(name, verdict));
  expect(verdict.moving).toBeGreaterThan(0.8 * verdict.pictures);
  expect(verdict.general).toBeLessThanOrEqual(mostFlashes);
  expect(verdict.swept).toBeLessThanOrEqual(mostFlashes);
  expect(verdict.red).toBeLessThanOrEqual(mostFlashes);
  expect(cinema.faults).toEqual([]);
});
