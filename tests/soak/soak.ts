/**
 * `npm run soak -- --minutes 60 --weight 1e6 --seed 1`: watches the memory of a page that runs fast and is never left in
 * peace. A line a minute after forced garbage collection; in the end the slope after warm-up, which may be 1 MB an hour.
 */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/browser.ts';
import { open, tickOf, visit } from '../e2e/open.ts';
import { serveOwnPage } from '../e2e/own-page.ts';
import { countGl } from './count-gl.ts';
import { doSomething, randomFrom } from './random-input.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    /** Real cells per agent: 1e6 draws about 50,000 cells. */
    weight: { type: 'string', default: '1e6' },
    seed: { type: 'string', default: '1' },
  },
});
const minutes = Number(values.minutes);
const steepest = 1;
/** Minutes after which memory must be flat. */
const warmUp = Math.min(6, minutes / 2);
/** The run begins again after so many minutes, because its history grows by right. */
const restartEvery = 4;

/** Megabytes in use after a collection, and counts. */
type Sample = {
  readonly minute: number;
  readonly page: number;
  readonly worker: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly gl: string;
};

const mega = 1e6;
/** The heap and the memory of its buffers after a collection, in MB. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / mega;
}

async function sample(page: Page, session: CDPSession, minute: number): Promise<Sample> {
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
  const workers = await Promise.all(page.workers().map((worker) => heapOf(worker.client)));
  const alive = await page.evaluate(() => window.glAlive?.() ?? {});
  return {
    minute,
    page: await heapOf(session),
    worker: workers.reduce((sum, each) => sum + each, 0),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    gl: Object.entries(alive)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(' '),
  };
}

/** MB an hour, by least squares. */
function slope(samples: readonly Sample[], of: (each: Sample) => number): number {
  const meanX = samples.reduce((sum, each) => sum + each.minute, 0) / samples.length;
  const meanY = samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const spread = samples.reduce((sum, each) => sum + (each.minute - meanX) ** 2, 0);
  return (60 * samples.reduce((sum, each) => sum + (each.minute - meanX) * (of(each) - meanY), 0)) / spread;
}

const served = await serveOwnPage();
const browser = await launchChromium();
try {
  const address = `${served.baseUrl}?scenario=all&weight=${values.weight}&speed=240`;
  const { page, faults } = await open(browser, null, { width: 640, height: 400 });
  // the loader of this script names functions by a helper that the page does not have
  await page.evaluateOnNewDocument('globalThis.__name = (work) => work');
  await page.evaluateOnNewDocument(countGl);
  await visit(page, address);
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const random = randomFrom(Number(values.seed));
  const samples: Sample[] = [];
  const begun = performance.now();
  const minutesGone = (): number => (performance.now() - begun) / 60_000;
  let done = 0;
  for (let minute = 1; minute <= minutes; minute++) {
    while (minutesGone() < minute) {
      await doSomething(page, random);
      done++;
      await new Promise((wake) => setTimeout(wake, 500 + 1500 * random()));
    }
    await page.keyboard.press('Escape');
    const tick = await tickOf(page);
    const taken = await sample(page, session, minutesGone());
    samples.push(taken);
    console.log(
      `${taken.minute.toFixed(1)} min: page ${taken.page.toFixed(2)} MB, worker ${taken.worker.toFixed(1)} MB, ` +
        `${taken.nodes} nodes, ${taken.listeners} listeners, ${taken.gl}, tick ${tick}, ${done} inputs`,
    );
    if (minute % restartEvery === 0) await page.keyboard.press('r');
  }
  const settled = samples.filter((each) => each.minute > warmUp);
  const [onPage, inWorker] = [slope(settled, (each) => each.page), slope(settled, (each) => each.worker)];
  console.log(
    `slope after ${warmUp.toFixed(0)} min: page ${onPage.toFixed(2)} MB/h, worker ${inWorker.toFixed(2)} MB/h`,
  );
  for (const fault of faults) console.log(`fault: ${fault}`);
  if (onPage > steepest || faults.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await served.close();
}
