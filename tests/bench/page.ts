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

const { values } = parseArgs({
  options: {
    /** Cells to be drawn, about: the weight is chosen for it. */
    cells: { type: 'string', default: '100000' },
    /** Seconds of each of the rounds, of which the median is told. */
    seconds: { type: 'string', default: '4' },
  },
});

declare global {
  interface Window {
    /** Pictures, and calls that draw, so far. */
    drawn?: { pictures: number; calls: number };
  }
}

/** Counts the calls that draw and makes none, and says that a card draws. Given to the page as text, so it uses nothing from outside. */
function countDraws(): void {
  const drawn = { pictures: 0, calls: 0 };
  let isDrawn = false;
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    Object.assign(WebGL2RenderingContext.prototype, {
      [name]() {
        drawn.calls += 1;
        isDrawn = true;
      },
    });
  }
  // as where a card draws: no picture is drawn aside and copied, none waits for another
  const { prototype } = WebGL2RenderingContext;
  const told = Reflect.get(prototype, 'getParameter') as (name: number) => unknown;
  prototype.getParameter = function (name: number): unknown {
    return name === 0x9246 /* UNMASKED_RENDERER_WEBGL */ ? 'a graphics card' : told.call(this, name);
  };
  const next = (): void => {
    if (isDrawn) drawn.pictures += 1;
    isDrawn = false;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  window.drawn = drawn;
}

type TraceEvent = { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number };

/** What Chromium's trace calls the outermost pieces of a page's script. */
const scriptEvents = new Set(['FireAnimationFrame', 'FunctionCall', 'EventDispatch', 'TimerFire', 'RunMicrotasks']);

/** Milliseconds of processor time of script on the thread that fires animation frames. */
function scriptMs(events: readonly TraceEvent[]): number {
  const fired = events.find((each) => each.name === 'FireAnimationFrame');
  if (fired === undefined) throw new Error('The trace holds no animation frame.');
  const own = events.filter((each) => each.pid === fired.pid && each.tid === fired.tid && each.ph === 'X');
  const scripts = own.filter((each) => scriptEvents.has(each.name)).sort((a, b) => a.ts - b.ts);
  let until = -Infinity;
  let sum = 0;
  for (const each of scripts) {
    if (each.ts < until) continue;
    until = each.ts + (each.dur ?? 0);
    sum += each.tdur ?? 0;
  }
  return sum / 1000;
}

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
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const calls = (ended.calls ?? 0) - (begun.calls ?? 0);
  return { cells, pictures, ms: scriptMs(traceEvents) / pictures, calls: calls / pictures };
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
    // the loader of this script names functions by a helper that the page does not have
    await page.evaluateOnNewDocument('globalThis.__name = (work) => work');
    await page.evaluateOnNewDocument(countDraws);
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
