/** What a machine can check of accessibility, in every state that the page has; and calm for those who ask for it. */
import axe from 'axe-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { isPlaying, open, type Opening, press, seek, tickOf, waitForNotice, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const address = `${baseUrl}?weight=1e8&play=0`;
const phone: Opening = { width: 390, height: 844 };
const wide: Opening = { width: 1280, height: 800 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** Everything that axe finds wrong, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  });
}

const states: readonly (readonly [
  name: string,
  opening: Opening,
  query: string,
  reach: (page: Page) => Promise<unknown>,
])[] = [
  ['start', wide, '', async () => undefined],
  ['day 10 with marks, compared with published curves', wide, '', compared],
  ['every folder of the panel open', wide, '', openFolders],
  ['help of a parameter', wide, '', (page) => page.click('#panel .about-button')],
  ['share dialog', wide, '', (page) => openDialog(page, 'Share', '#share')],
  ['key card', wide, '', (page) => openDialog(page, 'Help', '#help')],
  ['antigen', wide, '', antigen],
  ['deaths', wide, '&tick=300', (page) => tab(page, 'Deaths')],
  ['patient', wide, '&tick=300', (page) => tab(page, 'Patient')],
  ['a cell picked', wide, '', pick],
  ['a cell with a line of mothers', wide, '&tick=480', pick],
  ['the magnifier', wide, '', (page) => press(page, 'Magnifier', '#look')],
  ['looking back', wide, '', lookBack],
  ['a value refused, a banner', wide, '&dose=NaN', (page) => waitForNotice(page, 'dose')],
  ['light', wide, '&theme=light', async () => undefined],
  ['light, a cell picked', wide, '&theme=light', pick],
  ['projector', wide, '&theme=projector', async () => undefined],
  ['light, looking back', wide, '&theme=light', lookBack],
  ['projector, a cell picked', wide, '&theme=projector&tick=480', pick],
  ['projector, panel open', wide, '&theme=projector', (page) => press(page, 'Parameters', '#top')],
  ['single cells', wide, '&scenario=killing-assay', async () => undefined],
  ['phone', phone, '', async () => undefined],
  ['phone, a cell picked', phone, '&tick=480', pick],
  ['phone, panel open', phone, '', (page) => press(page, 'Parameters', '#top')],
  ['phone, chart open', phone, '', (page) => press(page, 'Chart', '#top')],
];

async function openDialog(page: Page, button: string, dialog: string): Promise<void> {
  await press(page, button, '#top');
  await page.waitForSelector(`${dialog}[open]`);
}

async function compared(page: Page): Promise<void> {
  await seek(page, 480);
  await press(page, 'Compare', '#chart');
  await page.waitForSelector('#compare input');
  await page.$$eval('#compare input', (boxes) => boxes.forEach((box) => (box as HTMLElement).click()));
}

async function lookBack(page: Page): Promise<void> {
  await seek(page, 480);
  await seek(page, 96);
  await page.waitForSelector('.back-button:not([hidden])');
}

async function openFolders(page: Page): Promise<void> {
  await page.$$eval('#panel .closed > button', (folders) => folders.forEach((one) => (one as HTMLElement).click()));
}

async function tab(page: Page, name: string): Promise<void> {
  await press(page, name, '#chart');
  await page.waitForFunction(
    () => document.querySelector('#chart [role="tabpanel"]:not([hidden])')?.textContent !== '',
  );
}

async function antigen(page: Page): Promise<void> {
  await tab(page, 'Antigen');
  await page.waitForSelector('.antigen-canvas[aria-label]');
}

async function pick(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.waitForSelector('#inspector:not([hidden])');
}

test.each(states)('%s', async (_, opening, query, reach) => {
  const { page, faults, close } = await open(browser, `${address}${query}`, { ...opening, reducedMotion: true });
  await reach(page);
  // colours are measured as they are now, so nothing may still be fading
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('a violation would be found', async () => {
  const { page, close } = await open(browser, address);
  await page.evaluate(() => document.querySelector('.time-range')?.removeAttribute('aria-label'));
  expect((await violations(page)).join()).toContain('time-range');
  await close();
});

test('the chart names the axis that it draws', async () => {
  const name = (page: Page) => page.$eval('.chart-figure', (figure) => figure.getAttribute('aria-label'));
  const { page, faults, close } = await open(browser, address);
  expect(await name(page)).toContain('logarithmic axis');
  await page.select('select.scenario', 'killing-assay');
  await page.waitForFunction(() => window.cartLab?.scenario().scale === 'cell');
  expect(await name(page)).toContain('even (linear) axis');
  expect(faults).toEqual([]);
  await close();
});

test('who asks for less motion gets no motion unasked', async () => {
  const calm = await open(browser, `${baseUrl}?weight=2e7`, { reducedMotion: true });
  const usual = await open(browser, `${baseUrl}?weight=2e7`);
  await waitForTick(usual.page, 5);
  expect(await isPlaying(usual.page)).toBe(true);
  expect([await tickOf(calm.page), await isPlaying(calm.page)]).toEqual([0, false]);
  await calm.page.bringToFront();
  await calm.page.keyboard.press('Space');
  await waitForTick(calm.page, 2);
  expect([...calm.faults, ...usual.faults]).toEqual([]);
  await calm.close();
  await usual.close();
});
