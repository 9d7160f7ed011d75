/** A simulation that breaks is started again and ends with the same bits; one that breaks for good says so. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { hashByCommandLine } from './command-line.ts';
import { hashOf, noticesOf, open, press, seek, tickOf, waitForNotice, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const link = '?scenario=all&weight=2e7';

let browser: Browser;
let undisturbed = '';
beforeAll(async () => {
  browser = await launchChromium();
  undisturbed = await hashByCommandLine(link, 5);
});
afterAll(() => browser?.close());

test.each(['throw', 'reject', 'hang'])('%s while it plays', async (kind) => {
  const { page, faults, close } = await open(browser, `${baseUrl}${link}&speed=96&fault=${kind}:60`);
  expect(await waitForNotice(page, 'stopped')).toContain('started again');
  await waitForTick(page, 100);
  await press(page, 'Pause');
  await seek(page, 240);
  expect(await hashOf(page)).toBe(undisturbed);
  expect(faults).toEqual([]);
  await close();
});

test.each(['throw', 'reject'])('%s on the way to a day', async (kind) => {
  const { page, faults, close } = await open(browser, `${baseUrl}${link}&play=0&tick=240&fault=${kind}:60`);
  expect(await hashOf(page)).toBe(undisturbed);
  expect((await noticesOf(page)).join()).toContain('started again');
  expect(faults).toEqual([]);
  await close();
});

test('one that hangs does not hold up the page', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}${link}&speed=96&fault=hang:10`);
  await page.waitForFunction(() => (window.cartLab?.tick ?? 0) > 0);
  const theme = () => page.$eval('html', (root) => root.dataset['theme']);
  const before = await theme();
  await page.keyboard.press('t');
  expect(await theme()).not.toBe(before);
  await waitForNotice(page, 'started again');
  await waitForTick(page, 12);
  expect(faults).toEqual([]);
  await close();
});

test.each(['throw', 'hang'])('%s for good: a message and a way out, and the page goes on', async (kind) => {
  const { page, faults, close } = await open(browser, `${baseUrl}${link}&speed=96&fault=${kind}:30:always`);
  const text = await waitForNotice(page, kind === 'throw' ? 'a fault was ordered' : 'stopped answering', 60_000);
  expect(text.length).toBeLessThan(200);
  expect(await page.$eval('#notices', (box) => box.textContent)).toContain('Reload the page');
  expect(await page.$eval('html', (root) => root.dataset['phase'])).toBe('failed');
  await expect(hashOf(page)).rejects.toThrow(/stopped/);
  // a new run gets a new worker, which breaks again only at its tick
  await page.keyboard.press('r');
  await page.waitForFunction(() => (window.cartLab?.tick ?? 99) < 30);
  expect(await tickOf(page)).toBeLessThan(30);
  expect(faults).toEqual([]);
  await close();
});
