/**
 * `npm run soak -- --minutes 60 --weight 1e6 --seed 1`: watches the memory of a page that runs fast and is never left in
 * peace. A line a minute after forced garbage collection. In a run memory rises and falls by right: with the register of
 * births and the checkpoints in the worker, and with the checkpoint that the page holds in case the worker fails. So what
 * must be flat is read at tick 0 of a run begun anew; what is read on the way must stay below a bound.
 */
import { parseArgs } from 'node:util';
import { linearRegression } from 'simple-statistics';
import type { CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/browser.ts';
import { isPlaying, open, summaryOf, tickOf, visit } from '../e2e/open.ts';
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
/** MB an hour that page and worker may grow, each. */
const steepest = 1;
/** MB that the worker may ever hold: 67 of checkpoints, one more before they are thinned, and a world with its scratch. */
const mostInWorker = 150;
/** Minutes after which memory must be flat. */
const warmUp = Math.min(6, minutes / 4);
/** The run begins again after so many minutes. */
const restartEvery = 2;

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
  return 60 * linearRegression(samples.map((each) => [each.minute, of(each)])).m;
}

/** Begins the run again and waits, paused, at its tick 0, where nothing depends on how fast it went before. */
async function beginAgain(page: Page): Promise<void> {
  if (await isPlaying(page)) await page.keyboard.press('Space');
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.cartLab?.tick === 0);
}

function tell(name: string, taken: Sample, inputs: number): void {
  console.log(
    `${taken.minute.toFixed(1)} min, ${name}: page ${taken.page.toFixed(2)} MB, worker ${taken.worker.toFixed(2)} MB, ` +
      `${taken.nodes} nodes, ${taken.listeners} listeners, ${taken.gl}, ${inputs} inputs`,
  );
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
  const [onTheWay, anew]: Sample[][] = [[], []];
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
    const [tick, cells] = [await tickOf(page), (await summaryOf(page))?.agents];
    const taken = await sample(page, session, minutesGone());
    onTheWay.push(taken);
    tell(`tick ${tick}, ${cells} cells`, taken, done);
    if (minute % restartEvery !== 0) continue;
    await beginAgain(page);
    const fresh = await sample(page, session, minutesGone());
    anew.push(fresh);
    tell('begun anew', fresh, done);
    await page.keyboard.press('Space');
  }
  const settled = anew.filter((each) => each.minute > warmUp);
  const [onPage, inWorker] = [slope(settled, (each) => each.page), slope(settled, (each) => each.worker)];
  const highest = Math.max(...onTheWay.map((each) => each.worker));
  console.log(
    `begun anew, after ${warmUp.toFixed(0)} min: page ${onPage.toFixed(2)} MB/h, worker ${inWorker.toFixed(2)} MB/h ` +
      `(at most ${steepest}); on the way at most ${highest.toFixed(1)} MB in the worker (at most ${mostInWorker})`,
  );
  for (const fault of faults) console.log(`fault: ${fault}`);
  const isFlat = onPage <= steepest && inWorker <= steepest && highest <= mostInWorker;
  if (!isFlat || faults.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await served.close();
}
