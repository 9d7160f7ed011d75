/** Without WebGL there is a simpler picture, a word about it, and the same run. */
import { beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium, launchFirefox } from './browser.ts';
import { hashByCommandLine } from './command-line.ts';
import { hashOf, open, press, seek, waitForNotice, waitForTick } from './open.ts';

const link = '?scenario=all&weight=2e7&at=1:antigen=500';

let expected = '';
beforeAll(async () => {
  expected = await hashByCommandLine(link, 4);
});

/** What becomes of a run that is watched in this browser, which is closed then. */
async function watchedIn(browser: Browser) {
  try {
    const { page, faults } = await open(browser, `${inject('baseUrl')}${link}&speed=96`);
    await waitForNotice(page, 'no WebGL');
    const hasPicture = await page.$$eval('#stage canvas', (all) => all.some((one) => one.width > 300));
    await waitForTick(page, 60);
    await press(page, 'Colours', '#top');
    await press(page, 'Pause');
    await seek(page, 192);
    return { hasPicture, hash: await hashOf(page), faults };
  } finally {
    await browser.close();
  }
}

test('Chromium without a graphics card', async () => {
  const found = await watchedIn(await launchChromium(['--disable-3d-apis']));
  expect(found).toEqual({ hasPicture: true, hash: expected, faults: [] });
});

test('Firefox without a display', async () => {
  expect(await watchedIn(await launchFirefox())).toEqual({ hasPicture: true, hash: expected, faults: [] });
});
