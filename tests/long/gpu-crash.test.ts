/** After two crashes of the graphics process the browser refuses WebGL for two minutes; then it comes back by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../e2e/browser.ts';
import { crashGpu, sessionOf, waitForDrawing } from '../e2e/gpu-crash.ts';
import { hashOf, noticesOf, open, seek } from '../e2e/open.ts';
import { type OwnPage, serveOwnPage } from '../e2e/own-page.ts';

/** The page tries again 130 s after a loss; the rest is for a machine that does other work as well. */
const longestRefusal = 160_000;

let served: OwnPage;
let browser: Browser;
beforeAll(async () => {
  served = await serveOwnPage();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('WebGL is back within 160 s of a second crash, and the run is what it would have been', async () => {
  const address = `${served.baseUrl}?scenario=all&weight=2e7&play=0&tick=96`;
  const usual = await open(browser, address, { width: 640, height: 400 });
  await seek(usual.page, 192);
  const undisturbed = await hashOf(usual.page);
  await usual.close();

  const { page, faults, close } = await open(browser, address, { width: 640, height: 400 });
  const gpu = await sessionOf(browser);
  await crashGpu(gpu);
  await page.waitForFunction(() => document.querySelector('#notices .notice') !== null, { timeout: 15_000 });
  expect(await waitForDrawing(page, 'webgl', 15_000)).toBe(true);
  const crashed = performance.now();
  await crashGpu(gpu);
  expect(await waitForDrawing(page, 'canvas', 15_000)).toBe(true);
  expect(await waitForDrawing(page, 'webgl', longestRefusal)).toBe(true);
  console.log(`WebGL is back ${((performance.now() - crashed) / 1000).toFixed(0)} s after the second crash`);
  await page.waitForFunction(() => document.querySelector('#notices .notice') === null, { timeout: 5000 });
  expect(await noticesOf(page)).toEqual([]);
  await seek(page, 192);
  expect(await hashOf(page)).toBe(undisturbed);
  expect(faults).toEqual([]);
  await close();
});
