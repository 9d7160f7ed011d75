/** The page opens from a plain static server, draws its first frame, and says nothing is wrong. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('the page draws its first frame without an error', async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('requestfailed', (request) => faults.push(`${request.url()} did not load`));
  await page.goto(`${inject('baseUrl')}?weight=2e7`);
  await page.waitForSelector('html[data-ready]', { timeout: 60_000 }).catch((error) => faults.push(String(error)));
  expect(faults).toEqual([]);
});

test('the page asks no other host for anything', async () => {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(inject('baseUrl')) && !/^(data|blob):/.test(url)) elsewhere.push(url);
  });
  await page.goto(`${inject('baseUrl')}?weight=2e7`, { waitUntil: 'networkidle0' });
  expect(elsewhere).toEqual([]);
});
