/** A walk through everything that opens, in two browsers: nothing breaks the page's own policy, nothing is asked of others; and offline. */
import { expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { preview } from 'vite';
import { launchChromium, launchFirefox } from './browser.ts';
import { hashByCommandLine } from './command-line.ts';
import { hashOf, open, press, visit, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');

declare global {
  interface Window {
    /** What the page's policy refused, noted by the test. */
    refused?: string[];
  }
}

function noteRefusals(): void {
  window.refused = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    window.refused?.push(`${violatedDirective} ${blockedURI} ${sample}`);
  });
}

/** Opens and closes everything once. */
async function walk(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.waitForSelector('#inspector:not([hidden])');
  await page.keyboard.press('Escape');
  await press(page, 'Help', '#top');
  await press(page, 'Close', '#help');
  await press(page, 'Share', '#top');
  await press(page, 'Close', '#share');
  for (let n = 0; n < 3; n++) await press(page, 'Colours', '#top');
  for (const tab of ['Antigen', 'Deaths', 'Patient', 'Course']) {
    await press(page, tab, '#chart');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  }
  await press(page, 'Compare', '#chart');
  await page.waitForSelector('#compare input');
  await page.$$eval('#compare input', (boxes) => boxes.forEach((box) => (box as HTMLElement).click()));
  // the projector's look has folded the panel
  await press(page, 'Parameters', '#top');
  await page.$$eval('#panel .closed > button', (folders) =>
    folders.forEach((folder) => (folder as HTMLElement).click()),
  );
  await press(page, 'About', '#panel');
  await page.waitForSelector('#about:popover-open');
  await page.keyboard.press('Escape');
  await page.$$eval('#panel .treatments button', (gifts) => gifts.forEach((gift) => (gift as HTMLElement).click()));
  await page.$$eval('#look button, #look input', (tools) => tools.forEach((tool) => (tool as HTMLElement).click()));
  await page.select('select.scenario', 'killing-assay');
  await waitForTick(page, 3);
  await page.select('select.scenario', 'all');
  await press(page, 'Restart with a new seed', '#transport');
  await page.keyboard.press('b');
  await page.keyboard.press('b');
}

/** What went wrong on a walk in this browser, which is closed then. */
async function walkedIn(browser: Browser) {
  try {
    const { page, faults } = await open(browser, null, { width: 1000, height: 640, before: noteRefusals });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(baseUrl) && !/^(data:|blob:|about:)/.test(url)) elsewhere.push(url);
    });
    await visit(page, `${baseUrl}?scenario=all&weight=1e8&speed=48`);
    await walk(page);
    const refused = await page.evaluate(() => window.refused ?? ['nobody listened']);
    const found = { refused, elsewhere: [...elsewhere], faults: [...faults] };
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x.png' }));
    });
    await page.waitForFunction(() => (window.refused?.length ?? 0) > 0);
    return { ...found, wouldBeSeen: true };
  } finally {
    await browser.close();
  }
}

const clean = { refused: [], elsewhere: [], faults: [], wouldBeSeen: true };

test('a walk through the page in Chromium', async () => {
  expect(await walkedIn(await launchChromium())).toEqual(clean);
});

test('a walk through the page in Firefox', async () => {
  expect(await walkedIn(await launchFirefox())).toEqual(clean);
});

test('after one visit the page works without its server, with any link', async () => {
  const server = await preview({ preview: { host: '127.0.0.1', port: 41830, open: false }, logLevel: 'warn' });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await launchChromium();
  try {
    const { page, faults } = await open(browser, `${address}?weight=1e8&play=0`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    await server.close();
    await expect(fetch(address)).rejects.toThrow('fetch failed');
    const link = '?scenario=dlbcl&weight=2e7&dose=1e9';
    await visit(page, `${address}${link}&play=0&tick=48`);
    expect(await hashOf(page)).toBe(await hashByCommandLine(link, 1));
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
    await server.close().catch(() => undefined);
  }
});
