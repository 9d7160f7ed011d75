/** Links that are wrong: one message each, and the usual patient; text from a link is never anything but text. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { defaultScenario } from '../../src/story/scenarios.ts';
import { launchChromium } from './browser.ts';
import { noticesOf, open, type Opened, visit, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const long = 'x'.repeat(10_000);
const script = '<script>window.reached = 1</script>';
const image = '<img src=x onerror="window.reached=1">';

/** Field and value of a link, the part of its message that says what is allowed. */
const bad: readonly (readonly [field: string, value: string, allowed: string])[] = [
  ['dose', 'NaN', '1e5 to 1e10'],
  ['dose', 'Infinity', '1e5 to 1e10'],
  ['dose', '1e400', '1e5 to 1e10'],
  ['dose', '0x10', '1e5 to 1e10'],
  ['dose', '', '1e5 to 1e10'],
  ['dose', '1e11', '1e5 to 1e10'],
  ['dose', '-1e8', '1e5 to 1e10'],
  ['dose', '1,5', '1e5 to 1e10'],
  ['dose', '١٢', '1e5 to 1e10'],
  ['dose', long, '1e5 to 1e10'],
  ['dose', script, '1e5 to 1e10'],
  ['growth', '5px', '0 to 0.5'],
  ['burden', '😀', '1e8 to 1e12'],
  ['costim', 'CD29', 'CD28'],
  ['wellMixed', 'maybe', 'on or off'],
  ['days', '0', '3650'],
  ['days', '1e400', '3650'],
  ['seed', '', '1 to 64'],
  ['seed', long, '1 to 64'],
  ['seed', script.repeat(3), '1 to 64'],
  ['scenario', 'nobody', 'untreated'],
  ['scenario', '', 'untreated'],
  ['scenario', image, 'untreated'],
  ['scenario', '__proto__', 'untreated'],
  ['at', '7.5', 'DAY:command=value'],
  ['at', '3:antigen=1e9', '1e5'],
  ['at', '3:dose=1e8', 'at the next start'],
  ['theme', 'pink', 'dark, light'],
  ['lang', 'de', 'allowed: en'],
  ['embed', 'maybe', '1 or 0'],
  ['fault', 'fire', 'throw:100'],
  ['speed', '1e400', 'ticks per second'],
  ['tick', '1.5', 'whole number'],
  ['model', image, 'a version'],
  ['unknown', '1', 'no parameter'],
  [image, '1', 'no parameter'],
];

let browser: Browser;
let opened: Opened;
beforeAll(async () => {
  browser = await launchChromium();
  opened = await open(browser, `${baseUrl}?weight=1e8&play=0`, { width: 480, height: 320 });
});
afterAll(() => browser?.close());

test.each(bad.map(([field, value, allowed]) => [`${field}=${value}`.slice(0, 40), field, value, allowed]))(
  '%s',
  async (_, field, value, allowed) => {
    const { page, faults } = opened;
    await visit(page, `${baseUrl}?weight=1e8&play=0&${encodeURIComponent(field)}=${encodeURIComponent(value)}`);
    const notices = await noticesOf(page);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(field.slice(0, 40));
    // an unknown field and a time without a command have no value of their own to show
    if (allowed !== 'no parameter' && !allowed.startsWith('at the')) {
      expect(notices[0]).toContain(field === 'at' ? value.split('=').at(-1) : `"${value.slice(0, 40)}`);
    }
    expect(notices[0]).toContain(allowed.replace('no parameter', 'there is no parameter'));
    expect(notices[0].length).toBeLessThan(420);
    const now = await page.evaluate(() => ({
      scenario: window.cartLab?.scenario(),
      scripts: document.scripts.length,
      foreign: document.querySelectorAll('#notices :not(div, p, button, svg, path), img, iframe, [onerror]').length,
      reached: 'reached' in window,
    }));
    expect(now).toEqual({ scenario: expect.anything(), scripts: 1, foreign: 0, reached: false });
    const { title: _title, about: _about, ...usual } = defaultScenario;
    expect(now.scenario).toEqual({ ...usual, parameters: { ...usual.parameters, weight: 1e8 } });
    await page.keyboard.press('ArrowRight');
    await waitForTick(page, 1);
    expect(faults).toEqual([]);
  },
);

test('a good link has no message; a seed may be any text, and stays text', async () => {
  const { page, faults } = opened;
  await visit(page, `${baseUrl}?weight=1e8&play=0&dose=1e9&seed=${encodeURIComponent(image)}`);
  expect(await noticesOf(page)).toEqual([]);
  expect(await page.$eval('.seed-field', (field) => (field as HTMLInputElement).value)).toBe(image);
  await page.waitForFunction(() => location.search.includes('onerror'));
  expect(await page.evaluate(() => ['reached' in window, document.images.length])).toEqual([false, 0]);
  expect(faults).toEqual([]);
});
