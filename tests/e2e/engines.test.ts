/** The same scenario gives the same bits in Chromium, Firefox and WebKit's engine as in the golden files, which Node made. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { goldenFolder, type GoldenHashes, parseGolden } from '../golden/file.ts';
import { goldens, goldenTicks } from '../golden/goldens.ts';
import { launchChromium, launchFirefox } from './browser.ts';

const names = goldens.map((golden) => golden.name);
const expected = Object.fromEntries(
  names.map((name) => [name, parseGolden(readFileSync(new URL(`${name}.txt`, goldenFolder), 'utf8'))]),
);

let script = '';
beforeAll(async () => {
  script = await bundle();
});

/** The model and the golden scenarios as one classic script, minified as the page is. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../golden/engine.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'engine', fileName: 'engine' } },
  });
  const [{ output }] = [result].flat() as Rolldown.RolldownOutput[];
  return output[0].code;
}

async function inBrowser(browser: Browser): Promise<Record<string, GoldenHashes>> {
  try {
    const page = await browser.newPage();
    await page.goto('about:blank');
    await page.evaluate(script);
    const found: Record<string, GoldenHashes> = {};
    // one at a time, so that no call into the browser lasts long
    for (const name of names) {
      found[name] = JSON.parse(String(await page.evaluate(`goldenHashes(${JSON.stringify(name)}, ${goldenTicks})`)));
    }
    return found;
  } finally {
    await browser.close();
  }
}

test('Chromium', async () => {
  expect(await inBrowser(await launchChromium())).toEqual(expected);
});

test('Firefox', async () => {
  expect(await inBrowser(await launchFirefox())).toEqual(expected);
});

// Debian's libjavascriptcoregtk-4.0-bin; `npm test` installs it where there is apt-get
const jsc = process.env['JSC_PATH'] ?? 'jsc';
test.skipIf(spawnSync('which', [jsc]).status !== 0)("WebKit's engine", () => {
  const folder = mkdtempSync(join(tmpdir(), 'cart-lab-jsc-'));
  const file = join(folder, 'engine.js');
  const calls = names.map((name) => `print(goldenHashes(${JSON.stringify(name)}, ${goldenTicks}));`);
  writeFileSync(file, `${script}\n${calls.join('\n')}\n`);
  const { stdout, stderr } = spawnSync(jsc, [file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  const lines = stdout.trim().split('\n');
  expect(lines.length, stderr).toBe(names.length);
  expect(Object.fromEntries(names.map((name, i) => [name, JSON.parse(lines[i])]))).toEqual(expected);
});
