/** Every golden scenario gives the bits of its file: plainly, without native maths, and with native maths that errs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatGolden, goldenFolder, parseGolden } from './file.ts';
import { type GoldenRun, goldens, runGolden } from './goldens.ts';
import { withNoise, withPoison } from './unreliable-maths.ts';

const names = goldens.map((golden) => golden.name);
const runs = new Map<string, GoldenRun>();

test.each(goldens.map((golden) => [golden.name, golden] as const))(
  '%s keeps its golden file, without native maths, clock, chance or locale',
  async (name, golden) => {
    const run = withPoison(() => runGolden(golden));
    runs.set(name, run);
    await expect(formatGolden(name, run)).toMatchFileSnapshot(fileURLToPath(new URL(`${name}.txt`, goldenFolder)));
  },
);

// the long tests do the same for every golden, to its end, with twenty seeds
test('every golden begins alike with native maths that errs', () => {
  for (const golden of goldens) {
    const { name } = golden;
    expect(withNoise(1, () => runGolden(golden, 300)).hashes, name).toEqual(runs.get(name)?.hashes.slice(0, 4));
  }
});

test('the first golden is the same with nothing replaced', () => {
  expect(runGolden(goldens[0]).hashes).toEqual(runs.get(names[0])?.hashes);
});

test('names are different and every golden file belongs to one', () => {
  expect(new Set(names).size).toBe(names.length);
  const files = readdirSync(goldenFolder).map((file) => file.replace(/\.txt$/, ''));
  expect(files.filter((file) => !names.includes(file))).toEqual([]);
});

test('there are six goldens or more', () => {
  expect(goldens.length).toBeGreaterThanOrEqual(6);
});

/** What a golden file said in an earlier commit. */
type Earlier = Pick<GoldenRun, 'modelVersion' | 'hashes'> & { readonly commit: string };

/** One sentence for each earlier state that has other hashes under the same model version. */
function unraised(
  name: string,
  now: Pick<GoldenRun, 'modelVersion' | 'hashes'>,
  earlier: readonly Earlier[],
): string[] {
  return earlier
    .filter((then) => then.modelVersion === now.modelVersion && then.hashes.join() !== now.hashes.join())
    .map(
      ({ commit }) => `${name} had other hashes in ${commit} with the same model version ${now.modelVersion}: raise it`,
    );
}

/** A golden file as it was in the latest commits that changed it; none of one that was never committed. */
function committed(name: string): Earlier[] {
  const file = `./files/${name}.txt`;
  const git = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', words, {
      cwd: new URL('.', import.meta.url),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const commits = git('log', '-n', '3', '--diff-filter=AM', '--format=%h', '--', file).split('\n').filter(Boolean);
  return commits.map((commit) => ({ commit, ...parseGolden(git('show', `${commit}:${file}`)) }));
}

// a copy without its history, such as an archive, has nothing to compare with, and says so by being skipped
test.skipIf(!existsSync(new URL('../../.git', import.meta.url)))(
  'no golden file changed without a new model version',
  () => {
    expect(runs.size, 'every golden has run').toBe(names.length);
    const histories = [...runs].map(([name, now]) => ({ name, now, earlier: committed(name) }));
    expect(histories.flatMap(({ earlier }) => earlier).length).toBeGreaterThan(0);
    expect(histories.flatMap(({ name, now, earlier }) => unraised(name, now, earlier))).toEqual([]);
  },
);

describe('the means can fail', () => {
  test('other hashes under the same version are found, and under another version are not', () => {
    const now = { modelVersion: '1.0.0', hashes: ['a', 'b'] };
    const earlier = [
      { commit: 'same', ...now },
      { commit: 'changed', modelVersion: '1.0.0', hashes: ['a', 'c'] },
      { commit: 'raised', modelVersion: '0.9.0', hashes: ['x', 'y'] },
    ];
    expect(unraised('all', now, earlier)).toEqual([
      'all had other hashes in changed with the same model version 1.0.0: raise it',
    ]);
  });

  test('poison bites and is gone afterwards', () => {
    for (const use of [
      () => Math.exp(1),
      () => Math.random(),
      () => Date.now(),
      () => new Date(),
      () => performance.now(),
      () => new Intl.NumberFormat(),
      () => (1234).toLocaleString(),
    ]) {
      expect(() => withPoison<unknown>(use)).toThrow('the model used');
      expect(use).not.toThrow();
    }
  });

  test('noise errs by one unit in the last place', () => {
    const noisy = new Set(Array.from({ length: 40 }, (_, seed) => withNoise(seed, () => Math.exp(1))));
    expect(noisy).toEqual(new Set([Math.E - 4 * 2 ** -53, Math.E + 4 * 2 ** -53]));
    expect(Math.exp(1)).toBe(Math.E);
  });

  test('a golden file can be read back', () => {
    const run = runGolden(goldens[0], 200);
    const { modelVersion, ticks, hashes } = run;
    expect(parseGolden(formatGolden('x', run))).toEqual({ modelVersion, ticks, hashes });
  });
});
