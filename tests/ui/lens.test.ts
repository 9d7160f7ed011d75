/** The magnifier is worth its while at every distance, and never makes one cell fill it. */
import { expect, test } from 'vitest';
import { zoomFor } from '../../src/ui/lens.ts';

test('from afar it shows cells at a size at which they can be told apart; near by, twice as large', () => {
  expect(zoomFor(1) * 1).toBe(5);
  expect(zoomFor(2) * 2).toBe(5);
  expect(zoomFor(10)).toBe(2);
  expect(zoomFor(0.1)).toBe(8);
});
