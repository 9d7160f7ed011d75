/** The full number of random argument lists that the goals ask for (S10). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/call.ts';
import { fuzzArguments } from '../cli/fuzz.ts';

const precious = join(temporaryFolder(), 'precious.csv');
writeFileSync(precious, 'do not lose me\n');

it('10,000 random argument lists never throw, and fail with one line', async () => {
  await expect(fuzzArguments(10_000, precious)).resolves.toBeUndefined();
});
