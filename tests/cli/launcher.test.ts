/** The launcher runs as a program of its own, from any folder and through a link, as after `npm link`, and under npm. */
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { call, temporaryFolder, tiny } from './call.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { bin } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { bin: Record<string, string> };

test('cart-lab says the same as the command line, and hands on its exit code', async () => {
  const folder = temporaryFolder();
  const link = `${folder}/cart-lab`;
  symlinkSync(root + bin['cart-lab'], link);
  const words = `hash all --seed 3 ${tiny}`;
  const run = spawnSync(link, words.split(' '), { cwd: folder, encoding: 'utf8' });
  expect({ code: run.status, out: run.stdout, err: run.stderr }).toEqual(await call(words));
  expect(spawnSync(link, ['nothing'], { cwd: folder }).status).toBe(2);
});

test('under npm a file is named from where the user stands', () => {
  const folder = temporaryFolder();
  const words = `src/launch/sim.mjs run all --seed 3 ${tiny} --out course.csv`;
  const env = { ...process.env, npm_lifecycle_event: 'sim', INIT_CWD: folder };
  const run = spawnSync(process.execPath, words.split(' '), { cwd: root, encoding: 'utf8', env });
  expect({ code: run.status, err: run.stderr.includes('Error') }).toEqual({ code: 0, err: false });
  expect(readFileSync(`${folder}/course.csv`, 'utf8').split('\n').length).toBeGreaterThan(3);
});
