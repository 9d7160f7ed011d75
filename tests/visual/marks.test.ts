/** What is drawn around cells on top of them: trails of CAR-T cells, and the place of birth of the selected one. */
import { PNG } from 'pngjs';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kind } from '../../src/model/kinds.ts';
import { launchChromium } from '../e2e/browser.ts';
import type { Slide, Spot } from './specimen.ts';
import { hostPage, scriptOf } from './studio.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await hostPage(browser, { width: 640, height: 400 });
  await page.addScriptTag({ content: await scriptOf('specimen.ts') });
});
afterAll(() => browser?.close());

const take = async (): Promise<PNG> => PNG.sync.read(Buffer.from(await page.screenshot()));

async function lay(slide: Slide): Promise<readonly Spot[]> {
  return (await page.evaluate(`bench.lay(${JSON.stringify(slide)}, true)`)) as readonly Spot[];
}

/** How many pixels of a square differ clearly between two pictures. */
function changed(one: PNG, other: PNG, x: number, y: number, half: number): number {
  let count = 0;
  for (let py = Math.max(0, Math.round(y - half)); py <= Math.min(one.height - 1, y + half); py++) {
    for (let px = Math.max(0, Math.round(x - half)); px <= Math.min(one.width - 1, x + half); px++) {
      const at = (py * one.width + px) * 4;
      const gap = [0, 1, 2].reduce((sum, part) => sum + Math.abs(one.data[at + part] - other.data[at + part]), 0);
      if (gap > 60) count++;
    }
  }
  return count;
}

test.each(['dark', 'light', 'projector'] as const)('%s: a selected cell shows where it was born', async (theme) => {
  const spots = await lay({ scenario: 'all', theme, scale: 1.5 });
  const cell = spots.find(({ x, y }) => x > 250 && x < 400 && y > 150 && y < 250);
  if (cell === undefined) throw new Error('no cell lies in the middle');
  const born = { x: 90, y: 60 };
  await page.evaluate('bench.select(null, { x: 0, y: 0 })');
  const before = await take();
  await page.evaluate(`bench.select(${JSON.stringify(cell)}, ${JSON.stringify(born)})`);
  const after = await take();
  expect(changed(before, after, cell.x + born.x, cell.y + born.y, 8), 'the mark').toBeGreaterThan(20);
  expect(changed(before, after, cell.x + born.x / 2, cell.y + born.y / 2, 8), 'the line').toBeGreaterThan(4);
  expect(changed(before, after, cell.x - born.x, cell.y - born.y, 12), 'elsewhere').toBe(0);
});

test('CAR-T cells alone leave trails, and not when they are dots', async () => {
  /** Pixels that the trails changed behind cells that have gone to the right, by kind: median. */
  const behind = async (scale: number): Promise<(code: number) => number> => {
    const spots = await lay({ scenario: 'all', theme: 'dark', scale });
    await page.evaluate('bench.crawl(12, 3)');
    const withTrails = await take();
    return (code) => {
      const counts = spots
        .filter((spot) => spot.kind === code)
        .map(({ x, y }) => orange(withTrails, x + 15 * scale, y, 3 * scale));
      if (counts.length === 0) throw new Error(`no cell of kind ${code}`);
      counts.sort((one, other) => one - other);
      return counts[counts.length >> 1];
    };
  };
  const near = await behind(1.5);
  expect(near(kind.cart)).toBeGreaterThan(5);
  expect(near(kind.tHelper)).toBe(0);
  const far = await behind(0.5);
  expect(far(kind.cart)).toBe(0);
});

/** Pixels of a square that are more orange than tissue is. */
function orange(picture: PNG, x: number, y: number, half: number): number {
  let count = 0;
  for (let py = Math.max(0, Math.round(y - half)); py <= Math.min(picture.height - 1, y + half); py++) {
    for (let px = Math.max(0, Math.round(x - half)); px <= Math.min(picture.width - 1, x + half); px++) {
      const [red, , blue] = picture.data.subarray((py * picture.width + px) * 4, (py * picture.width + px) * 4 + 3);
      if (red > blue + 25) count++;
    }
  }
  return count;
}
