/** The panel shows what the cells obey at the instant that is shown, and records what differs from it. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { open, press, seek, waitForNotice, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const slider = '#panel [role="slider"][aria-valuemax="100000"]';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const shown = (page: Page) => page.$eval(slider, (element) => Number(element.getAttribute('aria-valuenow')));
const waitForShown = (page: Page, value: number) =>
  page.waitForFunction(
    (selector, wanted) => Number(document.querySelector(selector)?.getAttribute('aria-valuenow')) === wanted,
    { timeout: 20_000 },
    slider,
    value,
  );
const commandsOf = (page: Page) => page.evaluate(() => window.cartLab?.scenario().commands ?? []);

async function type(page: Page, text: string): Promise<void> {
  const field = await page.evaluateHandle(
    (selector) => document.querySelector(selector)!.parentElement!.querySelector('input')!,
    slider,
  );
  await field.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('after a command of the link, after a change by hand, and back before both', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?weight=1e8&play=0&at=2:antigen=300&tick=120`);
  await waitForTick(page, 120);
  await waitForShown(page, 300);
  const before = await page.evaluate(() => window.cartLab?.scenario().parameters.antigen ?? 0);
  await type(page, String(before));
  await page.waitForFunction(() => window.cartLab?.scenario().commands.length === 2, { timeout: 20_000 });
  expect((await commandsOf(page))[1]).toMatchObject({ do: 'set', key: 'antigen', value: before, tick: 120 });
  await seek(page, 100);
  await waitForShown(page, 300);
  await seek(page, 40);
  await waitForShown(page, before);
  await seek(page, 130);
  await waitForShown(page, before);
  expect(faults).toEqual([]);
  await close();
});

test('another product brings its own target, and the panel says so', async () => {
  const { page, faults, close } = await open(
    browser,
    `${baseUrl}?weight=1e8&play=0&at=1:infuse=1e8:CD22:CD28&antigen=12345&secondAntigen=678`,
  );
  await waitForShown(page, 12345);
  await seek(page, 60);
  await waitForShown(page, 678);
  expect(await page.$eval('#panel', (panel) => panel.textContent)).toContain('CD22');
  expect(faults).toEqual([]);
  await close();
});

test('a slider that is dragged while time goes on is recorded where it rested', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?weight=1e8&speed=24`);
  await waitForTick(page, 2);
  await page.focus(slider);
  for (let n = 0; n < 40; n++) await page.keyboard.press('ArrowLeft');
  await press(page, 'Pause');
  await page.waitForFunction(() => (window.cartLab?.scenario().commands.length ?? 0) > 0, { timeout: 20_000 });
  const commands = await commandsOf(page);
  expect(commands.length).toBeLessThan(10);
  expect(commands.at(-1)).toMatchObject({ do: 'set', key: 'antigen', value: await shown(page) });
  expect(faults).toEqual([]);
  await close();
});

test('a change in the past says which future is gone, and nothing points at it any more', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?weight=1e8&play=0`);
  await seek(page, 480);
  await seek(page, 96);
  await page.waitForSelector('.back-button:not([hidden])');
  await press(page, 'Tocilizumab', '#panel');
  const text = await waitForNotice(page, 'gone');
  expect(text).toMatch(/2.*10/);
  await page.waitForSelector('.back-button[hidden]');
  await seek(page, 480);
  expect(await commandsOf(page)).toEqual([{ do: 'tocilizumab', tick: 96 }]);
  expect(faults).toEqual([]);
  await close();
});
