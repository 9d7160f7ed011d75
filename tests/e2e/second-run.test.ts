/** Two futures: what is changed after the press happens in the second run alone, and the chart tells both. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { createWorld, type Scenario } from '../../src/model/scenario.ts';
import { createScratch, step } from '../../src/model/step.ts';
import { hash } from '../../src/model/world.ts';
import { hashOf, open, press, seek, waitForNotice, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');

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

/** The hash at a tick of a scenario that runs without a page. */
function straightHash(scenario: Scenario, tick: number): string {
  const world = createWorld(scenario);
  const scratch = createScratch(world);
  while (world.tick < tick) step(world, scratch);
  return hash(world);
}

test('a change after the press makes another course beside the first, until a second press or a new start', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?weight=1e8&play=0`);
  await seek(page, 96);
  await press(page, 'What if?', '#chart');
  await waitForNotice(page, 'Two futures from day 2 on');
  const together = numbers(await read(page, true), 'CAR-T');
  expect(together).toEqual([together[0], together[0]]);

  await press(page, 'Safety switch', '#panel');
  await press(page, 'Play', '#transport');
  await waitForTick(page, 110);
  await press(page, 'Pause', '#transport');
  await seek(page, 160);
  const parted = await read(page, true);
  const [own, second] = numbers(parted, 'CAR-T');
  expect(second).not.toBe(own);
  expect(new Set(numbers(parted, 'cancer')).size).toBe(2);
  const scenario = await page.evaluate(() => window.cartLab?.scenario());
  expect(scenario?.commands).toEqual([]);
  expect(await hashOf(page)).toBe(straightHash(scenario as Scenario, 160));

  await press(page, 'What if?', '#chart');
  await waitForNotice(page, 'has ended');
  expect(numbers(await read(page, false), 'CAR-T')).toEqual([own]);
  await press(page, 'Safety switch', '#panel');
  await page.waitForFunction(() => window.cartLab?.scenario().commands.length === 1, { timeout: 30_000 });

  await press(page, 'Play', '#transport');
  await press(page, 'What if?', '#chart');
  await read(page, true);
  await press(page, 'Restart', '#transport');
  await read(page, false);
  expect(await page.$eval('.second-button', (button) => button.getAttribute('aria-pressed'))).toBe('false');
  expect(page.workers().length).toBe(1);
  expect(faults).toEqual([]);
  await close();
});
