/** Many random patients for long: the short form is tests/model/invariants.test.ts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { hash } from '../../src/model/world.ts';
import { anyPatient, impossibilities, ledgerBalance, liveByKind } from '../model/worlds.ts';

test('a thousand random patients for 500 ticks: no impossible state, the ledger balances', () => {
  fc.assert(
    fc.property(anyPatient(500), (scenario) => {
      const world = createWorld(scenario);
      const scratch = createScratch(world);
      for (let n = 0; n < 500; n++) {
        step(world, scratch);
        if (n % 10 !== 0) continue;
        expect(impossibilities(world)).toEqual([]);
        const balance = ledgerBalance(world);
        liveByKind(world).forEach((cells, kindOf) => {
          const room = 1e-9 * (cells + world.ledger.added[kindOf]) + 1e-6;
          expect(Math.abs(cells - balance[kindOf])).toBeLessThanOrEqual(room);
        });
      }
      expect(hash(world)).toMatch(/^[0-9a-f]{16}$/);
    }),
    { numRuns: 1000, seed: Date.now() % 1e6, endOnFailure: true },
  );
});
