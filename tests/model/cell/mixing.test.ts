/** The well-mixed limit of the cell scale, in short; tests/long/kill-assay.test.ts has more seeds. */
import { describe, expect, test } from 'vitest';
import { expectedKills, hoursOfAssay, meanKills } from './assay.ts';

/** Kills of the agents over kills of the equations, at 6, 12 and 24 hours. */
function ratios(speed: number | 'mixed', seeds: number): number[] {
  const expected = expectedKills(speed);
  return meanKills(speed, seeds).map((kills, at) => kills / expected[at]);
}

describe('a killing assay agrees with its equations', () => {
  test('when CAR-T cells jump anywhere, within 3 % at 6, 12 and 24 hours', () => {
    ratios('mixed', 10).forEach((ratio, at) => {
      expect(Math.abs(ratio - 1), `${hoursOfAssay[at]} h: ${ratio}`).toBeLessThan(0.03);
    });
  });

  test('when they crawl fast, within 4 %; the slower, the fewer kills, because holes form', () => {
    const fast = ratios(20, 6);
    fast.forEach((ratio, at) => {
      expect(Math.abs(ratio - 1), `${hoursOfAssay[at]} h: ${ratio}`).toBeLessThan(0.04);
    });
    const bySpeed = [...[0.5, 1, 2, 5, 10].map((speed) => ratios(speed, 2)[2]), fast[2]];
    for (let at = 1; at < bySpeed.length; at++) expect(bySpeed[at]).toBeGreaterThan(bySpeed[at - 1]);
    for (const ratio of bySpeed) expect(ratio).toBeLessThan(1);
  });
});

test('the equations of the assay give the reference values', () => {
  // science/model.md 4.1: 574/1138/1976 for jumps, 582/1156/1988 at 20 µm/min, 285/558/1022 at 0.5 µm/min
  const near = (speed: number | 'mixed', reference: number[]) =>
    expectedKills(speed).forEach((kills, at) => expect(Math.abs(kills - reference[at])).toBeLessThan(1.5));
  near('mixed', [574, 1138, 1976]);
  near(20, [582, 1156, 1988]);
  near(0.5, [285, 558, 1022]);
});
