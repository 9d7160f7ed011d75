/** Random argument lists: words that the command line knows in any order, and noise. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { call, tiny } from './call.ts';

const known = (
  'list run hash sweep merge all dlbcl ?dose=1e9 --json --seed --set dose=1e8 --at 3:antigen=300 --every 24 --format csv json ' +
  '--vary dose=1e7,1e8 --seeds 2 --jobs=1 --shard 1/2 --out --force=1 -- - --help=1 --__proto__ -x 💥 = ? %ff \0'
).split(' ');

/** Calls the command line `count` times. `precious` is a file that must not change. */
export async function fuzzArguments(count: number, precious: string): Promise<void> {
  const before = readFileSync(precious, 'utf8');
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known, precious) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 7 }), async (args) => {
      // a valid call is a short one; and one that would write a file has none to write to
      const { code, err } = await call([...args, ...tiny.split(' '), '--out', precious]);
      expect([0, 1, 2]).toContain(code);
      expect(err).toMatch(code === 0 ? /^$/ : /^cart-lab: [^\n]+\n$/);
      expect(err).not.toMatch(/\n\s+at |node:internal/);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: count },
  );
  expect(readFileSync(precious, 'utf8')).toBe(before);
}
