/** Nothing flashes more than three times a second, in all the films. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cinema, openCinema, wordsOf } from '../visual/cinema.ts';
import { films } from '../visual/films.ts';
import { mostFlashes } from '../visual/flashes.ts';

let cinema: Cinema;
beforeAll(async () => {
  cinema = await openCinema();
});
afterAll(() => cinema?.close());

test.each(Object.entries(films))('%s', async (name, wanted) => {
  const verdict = await cinema.film(wanted);
  console.log(wordsOf(name, verdict));
  expect(verdict.moving).toBeGreaterThan(0.8 * verdict.pictures);
  expect(verdict.general).toBeLessThanOrEqual(mostFlashes);
  expect(verdict.swept).toBeLessThanOrEqual(mostFlashes);
  expect(verdict.red).toBeLessThanOrEqual(mostFlashes);
  expect(cinema.faults).toEqual([]);
});
