/** The graphics process crashes for real, twice: the same picture, then the simple picture with a notice, and the run never knew. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { coloursIn, difference } from '../visual/studio.ts';
import { launchChromium } from './browser.ts';
import { hashByCommandLine } from './command-line.ts';
import { crashGpu, pictureAlone, sessionOf, waitForDrawing } from './gpu-crash.ts';
import { hashOf, open, press, seek, waitForNotice, waitForTick } from './open.ts';

const link = '?scenario=all&weight=2e7';
/** The page itself waits 2 s for a lost context; the rest is for a machine that does other work as well. */
const longestWait = 15_000;

let browser: Browser;
let undisturbed = '';
beforeAll(async () => {
  browser = await launchChromium();
  undisturbed = await hashByCommandLine(link, 4);
});
afterAll(() => browser?.close());

test('one crash: the same picture; another one: the simple picture; the hash of one that never crashed', async () => {
  const { page, faults, close } = await open(browser, `${inject('baseUrl')}${link}&theme=dark&play=0&tick=96`, {
    width: 640,
    height: 400,
  });
  const gpu = await sessionOf(browser);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  const before = await pictureAlone(page);

  let crashed = performance.now();
  await crashGpu(gpu);
  await page.waitForFunction(() => document.querySelector('#notices .notice') !== null, { timeout: longestWait });
  expect(await waitForDrawing(page, 'webgl', longestWait)).toBe(true);
  const first = performance.now() - crashed;
  await page.waitForFunction(() => document.querySelector('#notices .notice') === null, { timeout: longestWait });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  expect(difference(before, await pictureAlone(page))).toBeLessThanOrEqual(0.001);

  await press(page, 'Play');
  await waitForTick(page, 110);
  crashed = performance.now();
  await crashGpu(gpu);
  expect(await waitForDrawing(page, 'canvas', longestWait)).toBe(true);
  await waitForNotice(page, 'simpler picture', longestWait);
  const second = performance.now() - crashed;
  expect(coloursIn(await pictureAlone(page))).toBeGreaterThan(10);
  await press(page, 'Pause');
  await seek(page, 192);
  expect(await hashOf(page)).toBe(undisturbed);
  expect(faults).toEqual([]);
  console.log(
    `the same picture ${first.toFixed(0)} ms after a crash, the simple one ${second.toFixed(0)} ms after another`,
  );
  await close();
});
