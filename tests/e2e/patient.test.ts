/** Patients as seen on the page: the courses that textbooks tell, and the very numbers and bits of the command line. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import type { Summary } from '../../src/model/summary.ts';
import { launchChromium, launchFirefox } from './browser.ts';
import { hashByCommandLine, rowsByCommandLine } from './command-line.ts';
import { hashOf, open, press, seek, summaryOf, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const usual = '?scenario=all&weight=2e7';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What the page says after going to a day. */
async function onDay(page: Page, day: number): Promise<Summary> {
  await seek(page, day * 48);
  const now = await summaryOf(page);
  if (now === undefined) throw new Error('the page has no numbers');
  return now;
}

test('the default patient, played: expansion, peak, contraction, remission, B-cell aplasia', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}${usual}&speed=480`);
  const waiting = await page.evaluate(() => window.cartLab?.summary()?.day ?? 28);
  expect(waiting).toBeLessThan(28);
  await waitForTick(page, 28 * 48);
  await press(page, 'Pause');
  const seen: Summary[] = [];
  for (let day = 0; day <= 28; day += 2) seen.push(await onDay(page, day));
  expect(seen[0].cart).toBeLessThan(1e9);
  expect(seen[0].cancer).toBeGreaterThan(4e10);
  const peak = seen.reduce((best, row) => (row.cart > best.cart ? row : best));
  expect(peak.cart).toBeGreaterThan(5e9);
  expect(peak.day).toBeGreaterThan(5);
  expect(peak.day).toBeLessThan(15);
  const last = seen[seen.length - 1];
  expect(last.cart).toBeLessThan(peak.cart / 3);
  expect(last.cancer).toBeLessThan(1e6);
  expect(last.bCells).toBeLessThan(0.03 * 2.5e10);
  const rows = await rowsByCommandLine(usual, 28);
  expect(seen).toEqual(rows.filter((row) => row.day % 2 === 0));
  expect(faults).toEqual([]);
  await close();
});

describe('the page has the bits of the command line', () => {
  const links: readonly (readonly [string, number])[] = [
    ['?scenario=all&weight=2e7&seed=caf%C3%A9', 300],
    ['?scenario=dlbcl&weight=2e7&at=2:antigen=300&at=3.5:infuse=1e8&at=4:tocilizumab', 240],
    ['?scenario=killing-assay&weight=2e7&at=0.1:infuse=40', 300],
  ];

  test.each(links)('%s at tick %i', async (link, tick) => {
    const ticksPerDay = link.includes('killing') ? 1440 : 48;
    const { page, faults, close } = await open(browser, `${baseUrl}${link}&tick=${tick}&play=0`);
    expect(await hashOf(page)).toBe(await hashByCommandLine(link, tick / ticksPerDay));
    expect(faults).toEqual([]);
    await close();
  });

  test('in Firefox too', async () => {
    const firefox = await launchFirefox();
    try {
      const [link, tick] = links[1];
      const { page, faults } = await open(firefox, `${baseUrl}${link}&tick=${tick}&play=0`);
      expect(await hashOf(page)).toBe(await hashByCommandLine(link, tick / 48));
      expect(faults).toEqual([]);
    } finally {
      await firefox.close();
    }
  });

  test('after changes by hand while it played, back and forth, by the link of the share dialog', async () => {
    const { page, faults, close } = await open(browser, `${baseUrl}${usual}&speed=24`);
    await waitForTick(page, 3);
    await press(page, 'Steroids', '#panel');
    await waitForTick(page, 12);
    await press(page, 'Another CAR-T dose', '#panel');
    await page.focus('#panel [role="slider"][aria-valuemax="100000"]');
    await page.keyboard.press('ArrowLeft');
    await waitForTick(page, 24);
    await press(page, 'Pause');
    await seek(page, 2);
    // past every change: before one, the hash of a run by link differs, because it knows what is to come
    await seek(page, 480);
    await press(page, 'Share');
    await page.waitForSelector('#share[open]');
    const link = await page.$eval('#share textarea', (field) => field.value);
    expect(link.match(/at=/g)?.length).toBeGreaterThanOrEqual(3);
    expect(await hashOf(page)).toBe(await hashByCommandLine(link, 10));
    expect(faults).toEqual([]);
    await close();
  });
});

describe('other patients, day by day', () => {
  /** What the page says on those days; every one of them must be what the command line says. */
  async function onDays(link: string, days: readonly number[]): Promise<Summary[]> {
    const last = days[days.length - 1];
    const { page, faults, close } = await open(browser, `${baseUrl}${link}&days=${last}&play=0`);
    const rows = await rowsByCommandLine(link, last);
    const found: Summary[] = [];
    for (const day of days) found.push(await onDay(page, day));
    expect(found).toEqual(days.map((day) => rows.find((row) => row.day === day)));
    expect(faults).toEqual([]);
    await close();
    return found;
  }

  const peakDay = (rows: readonly Summary[]) =>
    rows.reduce((best, row) => (row.cart > best.cart ? row : best), rows[0]).day;

  test('ten times the dose: an earlier peak', async () => {
    const days = [4, 5, 6, 7, 8, 9, 10, 11, 12];
    const one = await onDays(usual, days);
    const ten = await onDays(`${usual}&dose=1e9`, days);
    expect(peakDay(ten)).toBeLessThan(peakDay(one));
  });

  test('300 molecules of antigen: no expansion to speak of, no remission', async () => {
    const [start, later] = await onDays(`${usual}&antigen=300`, [1, 28]);
    expect(later.cancer).toBeGreaterThan(start.cancer);
  });

  test('100,000 cells without the antigen: remission, then a relapse without it', async () => {
    const [, remission, relapse] = await onDays('?scenario=escape&weight=2e7', [1, 20, 200]);
    expect(remission.cancer).toBeLessThan(1e7);
    expect(relapse.cancer).toBeGreaterThan(5e9);
    expect(relapse.cancerNegative / relapse.cancer).toBeGreaterThan(0.99);
  });

  test('not treated: it grows', async () => {
    const [start, later] = await onDays('?scenario=untreated&weight=2e7', [1, 14]);
    expect(later.cart).toBe(0);
    expect(later.cancer).toBeGreaterThan(1.5 * start.cancer);
  });
});
