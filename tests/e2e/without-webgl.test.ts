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

async function expectToWork(browser: Browser): Promise<void> {
  const { page, faults } = await open(browser, `${inject('baseUrl')}${link}&speed=96`);
  await waitForNotice(page, 'no WebGL');
  expect(await page.$$eval('#stage canvas', (all) => all.some((one) => one.width > 300 && one.height > 200))).toBe(
    true,
  );
  await waitForTick(page, 60);
  await press(page, 'Colours', '#top');
  await press(page, 'Pause');
  await seek(page, 192);
  expect(await hashOf(page)).toBe(expected);
  expect(faults).toEqual([]);
}

test('Chromium without a graphics card', async () => {
  const browser = await launchChromium(['--disable-3d-apis']);
  await expectToWork(browser).finally(() => browser.close());
});

test('Firefox without a display', async () => {
  const browser = await launchFirefox();
  await expectToWork(browser).finally(() => browser.close());
});
