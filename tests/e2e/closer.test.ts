/** Looking closer: the magnifier, the way through the past on the chart, the curve of a cell, and its line of mothers. */
import { PNG } from 'pngjs';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './browser.ts';
import { open, type Opened, press, seek } from './open.ts';

const address = `${inject('baseUrl')}?weight=1e8&play=0`;
const wide = { width: 1100, height: 720, reducedMotion: true };

const isLensOpen = (page: Page): Promise<boolean> => page.$eval('.lens', (lens) => !(lens as HTMLElement).hidden);
const litNames = (page: Page): Promise<string[]> =>
  page.$$eval('.legend-entry.lit:not([hidden]) .legend-name.wide-only', (names) =>
    names.map((name) => name.textContent ?? ''),
  );

async function found(page: Page, selector: string): Promise<ElementHandle> {
  const handle = await page.$(selector);
  if (handle === null) throw new Error(`the page has no ${selector}`);
  return handle;
}

/** How many colours a part of the screen has: a picture of cells has many, an empty lens one or two. */
async function colours(page: Page, selector: string): Promise<number> {
  const box = await (await found(page, selector)).boundingBox();
  if (box === null) return 0;
  const clip = { x: box.x + box.width / 4, y: box.y + box.height / 4, width: box.width / 2, height: box.height / 2 };
  const { data } = PNG.sync.read(Buffer.from(await page.screenshot({ clip })));
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
  return seen.size;
}

describe.each([
  ['WebGL', [] as string[]],
  ['Canvas', ['--disable-3d-apis']],
])('looking closer with %s', (_, extra) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(extra);
  });
  afterAll(() => browser?.close());

  test('the help card shows what cells look like, and gives up its canvas when it closes', async () => {
    const { page, faults, close } = await open(browser, address, wide);
    await press(page, 'Help', '#top');
    await page.waitForSelector('#help[open]');
    await page.waitForSelector('.plate canvas');
    await new Promise((done) => setTimeout(done, 600));
    expect(await colours(page, '.plate li:nth-child(1)')).toBeGreaterThan(20);
    expect(await page.$$eval('.plate li', (tiles) => tiles.length)).toBe(12);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.plate canvas') === null);
    expect(faults).toEqual([]);
    await close();
  });

  test('a run begun anew while a cell is asked for leaves no error behind', async () => {
    const { page, faults, close } = await open(browser, address, wide);
    await page.evaluate(() => {
      for (const key of ['n', 'r', 'n', 'r'])
        window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await page.waitForFunction(() => window.cartLab?.tick === 0);
    await page.evaluate(() => window.cartLab?.hash());
    expect(faults).toEqual([]);
    await close();
  });

  test('the magnifier is there while Z is held, stays after a short press or its button, and follows the mouse', async () => {
    const { page, faults, close } = await open(browser, address, wide);
    expect(await isLensOpen(page)).toBe(false);
    await page.mouse.move(600, 250);
    await page.keyboard.down('z');
    expect(await isLensOpen(page)).toBe(true);
    await page.waitForSelector('.lens canvas');
    await page.waitForFunction(() => document.querySelector('.lens-factor')?.textContent?.includes('×'));
    await new Promise((done) => setTimeout(done, 600));
    const middle = await (await found(page, '.lens')).boundingBox();
    expect((middle?.x ?? 0) + (middle?.width ?? 0) / 2).toBeCloseTo(600, -1);
    expect(await colours(page, '.lens')).toBeGreaterThan(100);
    await page.keyboard.up('z');
    expect(await isLensOpen(page)).toBe(false);
    await press(page, 'Magnifier', '#look');
    expect(await isLensOpen(page)).toBe(true);
    await page.keyboard.press('z');
    expect(await isLensOpen(page)).toBe(false);
    await page.keyboard.press('z');
    await new Promise((done) => setTimeout(done, 300));
    expect(await isLensOpen(page)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('on the chart', () => {
  let browser: Browser;
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    opened = await open(browser, address, wide);
    page = opened.page;
    await seek(page, 480);
  });
  afterAll(() => browser?.close());

  const backShown = (): Promise<string | null> =>
    page.$eval('.back-button', (button) => ((button as HTMLElement).hidden ? null : button.textContent));

  test('a drag goes through the days that have been; a button leads back to the present', async () => {
    expect(await backShown()).toBeNull();
    const box = await (await found(page, '.u-over')).boundingBox();
    if (box === null) throw new Error('the chart has no plot');
    await page.mouse.move(box.x + box.width * 0.6, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 30, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(() => (window.cartLab?.tick ?? 480) < 300);
    await page.waitForSelector('.back-button:not([hidden])');
    expect(await backShown()).toContain('day 10');
    await press(page, 'Back to', '#top');
    await page.waitForFunction(() => window.cartLab?.tick === 480);
    await page.waitForSelector('.back-button[hidden]');
  });

  test('the same by keys: Shift with an arrow takes the cells along, End comes back', async () => {
    await page.focus('.probe');
    await page.keyboard.down('Shift');
    for (let n = 0; n < 3; n++) await page.keyboard.press('PageDown');
    await page.keyboard.up('Shift');
    await page.waitForFunction(() => (window.cartLab?.tick ?? 480) < 400);
    await page.waitForSelector('.back-button:not([hidden])');
    await page.$eval('.probe', (probe) => (probe as HTMLElement).blur());
    await page.keyboard.press('End');
    await page.waitForFunction(() => window.cartLab?.tick === 480);
    await page.waitForSelector('.back-button[hidden]');
    expect(await backShown()).toBeNull();
  });

  test('a run that plays stands still while one looks back, and goes on from the present', async () => {
    await page.keyboard.press('Space');
    await page.waitForFunction(() => (window.cartLab?.tick ?? 0) > 482);
    await page.focus('.probe');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.cartLab?.tick === 0);
    expect(await page.$('#transport button[aria-label^="Play"]')).not.toBeNull();
    await page.waitForSelector('.back-button:not([hidden])');
    await press(page, 'Back to', '#top');
    await page.waitForFunction(() => (window.cartLab?.tick ?? 0) > 484);
    await page.keyboard.press('Space');
    expect(opened.faults).toEqual([]);
  });

  test('a cell under the pointer lights up its curve and its number', async () => {
    expect(await litNames(page)).toEqual([]);
    const lit = await (async () => {
      for (let y = 140; y < 300; y += 9) {
        await page.mouse.move(560, y);
        await new Promise((done) => setTimeout(done, 150));
        const tag = await page.$eval('.cell-tag', (one) => ((one as HTMLElement).hidden ? '' : one.textContent));
        if (tag?.startsWith('CAR-T')) return litNames(page);
      }
      return [];
    })();
    expect(lit).toContain('CAR-T cells');
    await page.mouse.move(10, 715);
    await page.waitForFunction(() => document.querySelector('.legend-entry.lit') === null);
  });

  test('a cell tells its line: founder first, itself last, and a living mother can be gone to', async () => {
    // at this weight most are founders
    await page.keyboard.press('w');
    let id = '';
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('n');
      await page.waitForFunction(
        (former) => ![former, null, ''].includes(document.querySelector('.inspector-id')?.textContent ?? null),
        {},
        id,
      );
      id = await page.$eval('.inspector-id', (name) => name.textContent ?? '');
      if ((await page.$('.line-tree:not([hidden]) .cell-link')) !== null) break;
    }
    const rows = await page.$$eval('.line-list > li', (all) => all.map((row) => row.textContent ?? ''));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.at(-1)).toContain('this cell');
    expect(rows[0]).toMatch(/#\d+/);
    const mother = await page.$eval('.line-list .cell-link', (link) => link.textContent ?? '');
    await page.click('.line-list .cell-link');
    await page.waitForFunction((id) => document.querySelector('.inspector-id')?.textContent === id, {}, mother);
    expect(await litNames(page)).toEqual(['CAR-T cells']);
    expect(opened.faults).toEqual([]);
  });
});
