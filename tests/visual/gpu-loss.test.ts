/** The graphics context may be lost after any call of the first picture: the same picture comes back, and the run never knew. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../e2e/browser.ts';
import { pictureAlone } from '../e2e/gpu-crash.ts';
import { hashOf, noticesOf, open, visit } from '../e2e/open.ts';
import { installGlLoss } from './loss.ts';
import { loseAfter, lossOf, mostDifferent } from './lose-after.ts';
import { pictures } from './pictures.ts';
import { difference, openStudio, type Studio } from './studio.ts';

/** Every so many calls; `npm run test:long -- gpu-loss` takes each of the first 200. */
const every = 10;
const last = 200;
const wanted = pictures['marrow-start-dark'];

let studio: Studio;
let browser: Browser;
beforeAll(async () => {
  studio = await openStudio([], installGlLoss);
  browser = await launchChromium();
});
afterAll(async () => {
  await studio?.close();
  await browser?.close();
});

test(`lost after every ${every}th of the first ${last} calls, the picture comes back`, async () => {
  await studio.show(wanted);
  const before = await studio.take();
  expect((await lossOf(studio)).calls).toBeGreaterThan(last);
  const times: number[] = [];
  for (let calls = 1; calls < last; calls += every) {
    const { milliseconds, ...found } = await loseAfter(studio, wanted, calls, before);
    expect(found.gap, `after call ${calls}`).toBeLessThanOrEqual(mostDifferent);
    expect(found).toEqual({ ...found, wasLost: true, mode: 'webgl', faults: [] });
    times.push(milliseconds);
  }
  times.sort((a, b) => a - b);
  console.log(`the picture is back after ${times[times.length >> 1]} ms (median), ${times.at(-1)} ms at most`);
});

test('a context that does not come back gives way to the simple picture, and WebGL follows by itself', async () => {
  await studio.show(wanted);
  const before = await studio.take();
  await studio.page.evaluate('stage.notices.length = 0; glLoss.restoreAfter = 0');
  const found = await loseAfter(studio, wanted, 150, before);
  await studio.page.evaluate('glLoss.restoreAfter = 50');
  expect(found.gap).toBeLessThanOrEqual(mostDifferent);
  expect(found).toEqual({ ...found, wasLost: true, mode: 'webgl', faults: [] });
  const said = String(await studio.page.evaluate('stage.notices.filter((what) => what !== "quality").join()'));
  expect(said).toBe('lost,canvas,restored');
});

test('the page with its run: lost while it starts, it has the same picture and the same hash', async () => {
  const address = `${inject('baseUrl')}?scenario=all&weight=2e7&play=0&tick=96&theme=dark`;
  const shown = async (calls: number) => {
    const { page, faults, close } = await open(browser, null, { width: 640, height: 400, before: installGlLoss });
    await page.evaluateOnNewDocument((armed: number) => window.glLoss && (window.glLoss.armed = armed), calls);
    await visit(page, address);
    const hash = await hashOf(page);
    await page.waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas');
      return canvas?.getContext('webgl2')?.isContextLost() === false;
    });
    await page.waitForFunction(() => document.querySelector('#notices .notice') === null);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const picture = await pictureAlone(page);
    const losses = await page.evaluate(() => window.glLoss?.losses);
    const notices = await noticesOf(page);
    await close();
    // pixi complains that it could not compile, which is true
    const uncaught = faults.filter((fault) => !fault.startsWith('PixiJS Error: Could not'));
    return { picture, rest: { hash, losses, notices, uncaught } };
  };
  const undisturbed = await shown(0);
  for (const calls of [60, 130]) {
    const { picture, rest } = await shown(calls);
    expect(rest, `after call ${calls}`).toEqual({ ...undisturbed.rest, losses: 1 });
    expect(difference(undisturbed.picture, picture), `after call ${calls}`).toBeLessThanOrEqual(mostDifferent);
  }
});
