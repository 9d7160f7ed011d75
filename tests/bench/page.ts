/**
 * `npm run bench:page -- --cells 100000`: what a picture costs of the page's own thread. The graphics card's work is left
 * out, so that a machine that draws on its processor measures the same script at the pace of one with a card: calls that
 * draw are counted and not made; all else, uploads included, happens. Processor time, as in bench.ts. Begin with a quiet
 * machine.
 */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../e2e/browser.ts';
import { open, seek, summaryOf, waitForTick } from '../e2e/open.ts';
import { serveOwnPage } from '../e2e/own-page.ts';
import { countDraws, helperOfLoader } from './drawing.ts';
import { eventsOf, scriptMs } from './trace.ts';

const { values } = parseArgs({
  options: {
    /** Cells to be drawn, about: the weight is chosen for it. */
    cells: { type: 'string', default: '100000' },
    /** Seconds of each of the rounds, of which the median is told. */
    seconds: { type: 'string', default: '4' },
  },
});

/** From this tick on the number of cells stays within a tenth of what was asked for until a round is over. */
const fromTick = 150;
const cellsAtWeightOne = 7e10;
/** Ticks a second: as many new frames come from the worker as ever do. */
const speed = 36;

/** What one round has measured, of a picture but for the cells and pictures. */
type Round = { readonly cells: number; readonly pictures: number; readonly ms: number; readonly calls: number };

async function round(page: Page): Promise<Round> {
  await page.keyboard.press('Space');
  await seek(page, fromTick);
  await page.keyboard.press('Space');
  await sleep(1000);
  const cells = (await summaryOf(page))?.agents ?? 0;
  await page.tracing.start({ categories: ['devtools.timeline', 'v8'] });
  const begun = await page.evaluate(() => ({ ...window.drawn }));
  const { width, height } = page.viewport() ?? { width: 0, height: 0 };
  const untilMs = performance.now() + 1000 * Number(values.seconds);
  for (let n = 0; performance.now() < untilMs; n++) {
    await page.mouse.move(width * (0.4 + 0.1 * Math.sin(n / 5)), height * (0.4 + 0.1 * Math.cos(n / 7)));
    await sleep(50);
  }
  const ended = await page.evaluate(() => ({ ...window.drawn }));
  const trace = await page.tracing.stop();
  const pictures = (ended.pictures ?? 0) - (begun.pictures ?? 0);
  const calls = (ended.calls ?? 0) - (begun.calls ?? 0);
  return { cells, pictures, ms: scriptMs(eventsOf(trace)) / pictures, calls: calls / pictures };
}

const cores = cpus();
console.log(`${cores[0].model}, ${cores.length} processors`);
console.log('| sight | cells | script a picture | all rounds | pictures a second | draw calls |');
const served = await serveOwnPage();
const browser = await launchChromium();
try {
  for (const [sight, key] of Object.entries({ first: undefined, 'whole field': 'w' } as const)) {
    const weight = Math.round(cellsAtWeightOne / Number(values.cells));
    const { page, close, faults } = await open(browser, null, { width: 1920, height: 1080 });
    await page.evaluateOnNewDocument(helperOfLoader);
    await page.evaluateOnNewDocument(countDraws, true);
    await page.goto(`${served.baseUrl}?scenario=all&weight=${weight}&speed=${speed}&tick=${fromTick}`);
    await waitForTick(page, fromTick + 1);
    if (key !== undefined) await page.keyboard.press(key);
    await sleep(2000);
    const rounds = [await round(page), await round(page), await round(page)];
    const middle = (of: (each: Round) => number): number => median(rounds.map(of));
    console.log(
      `| ${sight} | ${middle((each) => each.cells)} | ${middle((each) => each.ms).toFixed(2)} ms | ` +
        `${rounds.map((each) => each.ms.toFixed(2)).join(', ')} | ` +
        `${middle((each) => each.pictures / Number(values.seconds)).toFixed(0)} | ${middle((each) => each.calls).toFixed(1)} |`,
    );
    for (const fault of faults) console.log(`fault: ${fault}`);
    await close();
  }
} finally {
  await browser.close();
  await served.close();
}
