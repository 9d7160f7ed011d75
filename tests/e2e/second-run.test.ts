/** Two futures: what is changed after the press happens in the second run alone, and the chart tells both. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { hashOf, isPlaying, open, press, seek, waitForNotice, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const address = `${baseUrl}?weight=1e8&play=0`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What the reading line of the chart says of the last day, once it says something of a second future, or no longer does. */
async function read(page: Page, ofSecond: boolean): Promise<string> {
  const said = await page.waitForFunction(
    (wanted) => {
      const probe = document.querySelector<HTMLElement>('.probe');
      probe?.blur();
      probe?.focus();
      const text = probe?.getAttribute('aria-valuetext') ?? '';
      return text.includes('second future') === wanted && text;
    },
    { timeout: 30_000, polling: 100 },
    ofSecond,
  );
  return String(await said.jsonValue());
}

const numbers = (text: string, curve: string) =>
  [...text.matchAll(new RegExp(`(?:^|[:·] )${curve} ([^·]+)`, 'g'))].map(([, number]) => number.trim());

test('a change after the press makes another course; the first one stays as it was; a second press ends it', async () => {
  const { page, faults, close } = await open(browser, address);
  await seek(page, 144);
  await press(page, 'What if?', '#chart');
  await waitForNotice(page, 'Two futures from day 3');
  const together = await read(page, true);
  expect(new Set(numbers(together, 'CAR-T')).size).toBe(1);
  await press(page, 'Safety switch', '#panel');
  await press(page, 'Play', '#transport');
  await waitForTick(page, 180);
  await press(page, 'Pause', '#transport');
  await seek(page, 300);
  const parted = await read(page, true);
  const [own, second] = numbers(parted, 'CAR-T');
  expect(second).toBeDefined();
  expect(second).not.toBe(own);
  expect(numbers(parted, 'cancer')[1]).not.toBe(numbers(parted, 'cancer')[0]);
  const alone = await open(browser, address);
  await seek(alone.page, 300);
  expect(await hashOf(page)).toBe(await hashOf(alone.page));
  await alone.close();
  expect(await page.evaluate(() => window.cartLab?.scenario().commands)).toEqual([]);
  await press(page, 'What if?', '#chart');
  await waitForNotice(page, 'has ended');
  expect(numbers(await read(page, false), 'CAR-T')).toEqual([own]);
  await press(page, 'Safety switch', '#panel');
  await page.waitForFunction(() => window.cartLab?.scenario().commands.length === 1, { timeout: 20_000 });
  expect(faults).toEqual([]);
  await close();
});

test('in the middle of playing both go on, and another scenario has one future again', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?weight=1e8`);
  await waitForTick(page, 60);
  await press(page, 'What if?', '#chart');
  await read(page, true);
  const tick = await page.evaluate(() => window.cartLab?.tick ?? 0);
  await waitForTick(page, tick + 40);
  expect(await isPlaying(page)).toBe(true);
  await press(page, 'Restart', '#transport');
  await read(page, false);
  expect(await page.$eval('.second-button', (button) => button.getAttribute('aria-pressed'))).toBe('false');
  expect(page.workers().length).toBe(1);
  expect(faults).toEqual([]);
  await close();
});
