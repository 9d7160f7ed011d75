/** The scale on which antigen is counted and drawn. */
import { expect, test } from 'vitest';
import { antigenByte } from '../../src/model/antigen-scale.ts';

test('the antigen byte is a log scale from 10 to 100,000 molecules', () => {
  expect([0, 0.5, 10, 1e5, 1e9, 1000].map(antigenByte)).toEqual([0, 1, 1, 255, 255, 128]);
  for (let byte = 1; byte <= 255; byte++) expect(antigenByte(10 * 10 ** (((byte - 1) / 254) * 4))).toBe(byte);
  // everywhere between, too, but for the edges themselves
  for (let step = 0; step <= 40_000; step++) {
    const at = 1 + (step / 40_000) * 254;
    if (Math.abs((at % 1) - 0.5) > 1e-6) expect(antigenByte(10 * 10 ** (((at - 1) / 254) * 4))).toBe(Math.round(at));
  }
});
