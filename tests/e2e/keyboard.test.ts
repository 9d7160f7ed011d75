/** Everything by keyboard alone. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { isPlaying, open, type Opened, tickOf, waitForTick } from './open.ts';

const address = `${inject('baseUrl')}?weight=1e8&play=0`;

let browser: Browser;
let opened: Opened;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  opened = await open(browser, address, { width: 1000, height: 700 });
  page = opened.page;
});
afterEach(async () => {
  // eslint-disable-next-line vitest/no-standalone-expect -- it runs after each test
  expect(opened.faults).toEqual([]);
  await opened.close();
});
afterAll(() => browser?.close());

/** What has the focus, by its name, and the part of the page it is in. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return 'page';
    const by = at.getAttribute('aria-labelledby');
    const label = by === null ? null : document.getElementById(by)?.textContent;
    const name = label ?? at.getAttribute('aria-label') ?? at.textContent ?? '';
    return `${at.closest('[id]:not(input, button, a, h2, [id^="lil"])')?.id}/${at.getAttribute('role') ?? at.localName}/${name.trim()}`;
  });
}

/** Presses Tab until the focus is where it should be. */
async function tabTo(wanted: RegExp, key: 'forward' | 'back' = 'forward'): Promise<void> {
  const passed: string[] = [];
  for (let n = 0; n < 120; n++) {
    await pressTab(key);
    const now = await focused();
    if (wanted.test(now)) return;
    passed.push(now);
  }
  throw new Error(`Tab does not reach ${wanted}; it passes ${passed.join(', ')}`);
}

async function pressTab(key: 'forward' | 'back'): Promise<void> {
  if (key === 'back') await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  if (key === 'back') await page.keyboard.up('Shift');
}

const themeNow = () => page.$eval('html', (root) => root.dataset['theme']);
const seedShown = () => page.$eval('.seed-field', (field) => (field as HTMLInputElement).value);
const isOpen = (id: string) => page.$$eval(id, ([dialog]) => (dialog as HTMLDialogElement | undefined)?.open ?? false);

test('play, pause, step, restart, theme', async () => {
  await page.keyboard.press('Space');
  await waitForTick(page, 3);
  expect(await isPlaying(page)).toBe(true);
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.querySelector('#transport button[aria-label^="Play"]') !== null);
  await page.evaluate(() => window.cartLab?.hash());
  const tick = await tickOf(page);
  await page.keyboard.press('ArrowRight');
  await waitForTick(page, tick + 1);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((wanted) => window.cartLab?.tick === wanted, {}, tick);
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.cartLab?.tick === 0);
  const before = await themeNow();
  await page.keyboard.press('t');
  expect(await themeNow()).not.toBe(before);
});

test('the dose by arrows, then a restart with it, both reached by Tab', async () => {
  await tabTo(/slider\/.*[Dd]ose/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => window.cartLab?.scenario().parameters.dose)).toBe(1e8);
  await tabTo(/Restart with new settings/, 'back');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => (window.cartLab?.scenario().parameters.dose ?? 0) > 1e8);
});

test('the share dialog opens, keeps the focus inside, closes, and gives the focus back', async () => {
  await tabTo(/top\/button\/Share/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#share[open]');
  const inside = new Set<string>();
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    inside.add((await focused()).split('/')[0]);
  }
  // the browser's own controls may come in between
  expect([...inside].filter((part) => part !== 'share' && part !== 'page')).toEqual([]);
  const theme = await themeNow();
  await page.keyboard.press('t');
  expect(await themeNow()).toBe(theme);
  await page.keyboard.press('Escape');
  expect(await isOpen('#share')).toBe(false);
  expect(await focused()).toMatch(/top\/button\/Share/);
});

test('the key card opens by its key and closes', async () => {
  await page.keyboard.type('?');
  await page.waitForSelector('#help[open]');
  await page.keyboard.press('Escape');
  expect(await isOpen('#help')).toBe(false);
});

test('Tab goes through every part of the page and around again, there and back', async () => {
  for (const way of ['forward', 'back'] as const) {
    const passed: string[] = [];
    for (let n = 0; n < 160 && !(passed.length > 5 && passed.lastIndexOf(passed[0]) > 0); n++) {
      await pressTab(way);
      passed.push(await focused());
    }
    const parts = new Set(passed.map((one) => one.split('/')[0]));
    expect([...parts]).toEqual(expect.arrayContaining(['top', 'stage', 'look', 'transport', 'panel']));
    expect(passed.lastIndexOf(passed[0]), `around again: ${passed.join(', ')}`).toBeGreaterThan(0);
  }
});

test('typing in the seed field sets no shortcut off', async () => {
  const theme = await themeNow();
  await tabTo(/\/input\/Seed|\/Seed$|input\/$/);
  await page.waitForFunction(() => document.activeElement?.classList.contains('seed-field'));
  await page.keyboard.type(' rtgbvcnhws?.f+-0[]');
  await page.keyboard.press('ArrowLeft');
  expect(await seedShown()).toContain('rtgbvcnhws?.f+-0[]');
  expect([await tickOf(page), await isPlaying(page), await themeNow(), await isOpen('#help')]).toEqual([
    0,
    false,
    theme,
    false,
  ]);
  expect(await page.$eval('#blank', (blank) => (blank as HTMLElement).hidden)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await seedShown()).toBe('1');
  await page.keyboard.press('End');
  await page.keyboard.type('23');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.cartLab?.scenario().seed === '123');
});

test('trails are switched on, and a later visit remembers it', async () => {
  const pressed = (): Promise<string | null | undefined> =>
    page.$$eval('#look .toggle', (all) =>
      all.find((one) => one.textContent === 'Trails')?.getAttribute('aria-pressed'),
    );
  expect(await pressed()).toBe('false');
  await tabTo(/^look\/button\/Trails/);
  await page.keyboard.press('Enter');
  expect(await pressed()).toBe('true');
  await page.reload();
  await page.waitForSelector('html[data-ready]', { timeout: 60_000 });
  expect(await pressed()).toBe('true');
});
