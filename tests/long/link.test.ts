/** The full number of random and mutated links that the goals ask for (S1, S2). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkParameter, parameterTable } from '../../src/model/parameters.ts';
import { readLink, writeLink } from '../../src/story/link.ts';
import { scenario } from '../story/arbitrary.ts';

it('100,000 random valid scenarios come back bit for bit', () => {
  fc.assert(
    fc.property(scenario, (one) => {
      const { scenario: read, messages } = readLink(writeLink(one));
      expect(messages).toEqual([]);
      expect(read).toEqual(one);
    }),
    { numRuns: 100_000 },
  );
});

/** Milliseconds that a link takes, without those in which another process had the processor. */
function quickest(link: string): number {
  let best = Infinity;
  for (let trial = 0; trial < 3 && best > 5; trial++) {
    const begun = performance.now();
    readLink(link);
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

it('100,000 random and mutated links: nothing throws, all parameters allowed, at most 20 ms a link', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 6 });
  const mutated = fc.tuple(scenario, edits).map(([one, changes]) => {
    let link = writeLink(one);
    for (const [at, text] of changes) {
      const place = at % (link.length + 1);
      link = link.slice(0, place) + text + link.slice(place + (at % 7));
    }
    return link;
  });
  let slowest = 0;
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 300 })), (link) => {
      const { parameters } = readLink(link).scenario;
      slowest = Math.max(slowest, quickest(link));
      for (const { key } of parameterTable) expect(checkParameter(key, parameters[key]).ok).toBe(true);
    }),
    { numRuns: 100_000 },
  );
  expect(slowest).toBeLessThan(20);
});
