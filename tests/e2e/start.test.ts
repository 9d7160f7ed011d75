/** The start of a visit: the first picture needs few bytes, nothing that is pressed meanwhile is lost, and what cannot be loaded later is told. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { type Asked, markFirstPicture, momentOf, neededUntil } from './first-picture.ts';
import { open, press, visit, waitForNotice } from './open.ts';
import { serveFolder } from './own-page.ts';

const address = `${inject('baseUrl')}?weight=1e8&play=0`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('the first picture needs at most 250 kB, and none of what is opened later', async () => {
  const asked: Asked[] = [];
  const served = await serveFolder('dist', (path) => asked.push({ path, at: Date.now() }));
  try {
    const { page, close } = await open(browser, null, { before: markFirstPicture });
    await visit(page, `${served.baseUrl}?weight=1e8&play=0`);
    const { files, bytes } = neededUntil((await momentOf(page)).at, asked, 'dist');
    expect(bytes).toBeLessThan(250_000);
    expect(files.filter((path) => /\/(share|help|detail|overlay-switches)-|sw\.js|workbox/.test(path))).toEqual([]);
    expect(files.filter((path) => /main|index|page|view|worker/.test(path)).length).toBeGreaterThanOrEqual(4);
    await close();
  } finally {
    await served.close();
  }
});

test('a key that is pressed before the page is there acts once it is', async () => {
  const { page, faults, close } = await open(browser, address, {
    before: () => {
      document.addEventListener('DOMContentLoaded', () => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', bubbles: true }));
      });
    },
  });
  await page.waitForSelector('#blank:not([hidden])');
  expect(faults).toEqual([]);
  await close();
});

test('a part that cannot be loaded says so, and the page goes on', async () => {
  const { page, close } = await open(browser, null);
  await page.setRequestInterception(true);
  const answer = (request: HTTPRequest): Promise<void> =>
    /\/share-/.test(request.url()) ? request.abort() : request.continue();
  page.on('request', (request) => void answer(request));
  await visit(page, address);
  await press(page, 'Share', '#top');
  expect(await waitForNotice(page, 'could not be loaded')).toContain('part');
  await press(page, 'Help', '#top');
  await page.waitForSelector('#help[open]');
  await close();
});
