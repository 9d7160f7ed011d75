/** The launcher that `bin` names runs as a program of its own, from any folder and through a link, as after `npm link`. */
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
