/** How long the page keeps a visitor waiting: printed, not judged, because machines differ. Judged is only that every event is heard. */
import { availableParallelism, loadavg } from 'node:os';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { open, tickOf, visit, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');

declare global {
  interface Window {
    /** Noted by the test, in ms: tasks that were long, and the time from an event to its handler. */
    tasks?: number[];
    delays?: number[];
  }
}

function note(): void {
  window.tasks = [];
  window.delays = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.tasks?.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  for (const type of ['keydown', 'pointermove', 'pointerdown']) {
    addEventListener(type, (event) => window.delays?.push(performance.now() - event.timeStamp), { capture: true });
  }
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('a full patient at top speed: fifty events are heard', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?scenario=all&weight=1e6&speed=480`, {
    before: note,
  });
  await waitForTick(page, 2);
  // compiling shaders on the processor is a matter of the test machine, and over now
  const starting = await page.evaluate(() => window.tasks?.splice(0) ?? []);
  for (let n = 0; n < 25; n++) {
    await page.mouse.move(200 + 20 * n, 300 + 5 * n);
    await page.keyboard.press(n % 2 === 0 ? '[' : ']');
  }
  const delays = (await page.evaluate(() => window.delays ?? [])).sort((one, other) => one - other);
  const tasks = await page.evaluate(() => window.tasks ?? []);
  const load = loadavg()[0] / availableParallelism();
  const p95 = delays[Math.floor(0.95 * delays.length)];
  console.log(
    `event to handler: median ${delays[delays.length >> 1].toFixed(0)} ms, p95 ${p95.toFixed(0)} ms of ${delays.length}; ` +
      `longest task ${Math.max(0, ...tasks).toFixed(0)} ms of ${tasks.length} over 50 ms, while starting ${Math.max(0, ...starting).toFixed(0)} ms; tick ${await tickOf(page)}, load ${load.toFixed(1)} a processor`,
  );
  expect(delays.length).toBeGreaterThanOrEqual(50);
  expect(faults).toEqual([]);
  await close();
});

test('the first frame', async () => {
  const { page, faults, close } = await open(browser, null);
  const begun = performance.now();
  await visit(page, `${baseUrl}?scenario=all&weight=1e6`);
  console.log(`from the request to data-ready: ${(performance.now() - begun).toFixed(0)} ms`);
  expect(faults).toEqual([]);
  await close();
});
