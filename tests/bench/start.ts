/**
 * `npm run bench:start -- before/dist dist`: what it costs until the first picture is there, without drawing it (drawing.ts),
 * in each of the built folders that are named, by turns; without a name in dist. Every visit is the
 * first one of a browser of its own, where a processor draws. Processor time, because other work makes times differ.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { median } from 'simple-statistics';
import { launchChromium } from '../e2e/browser.ts';
import { open } from '../e2e/open.ts';
import { serveFolder } from '../e2e/own-page.ts';
import { countDraws, helperOfLoader } from './drawing.ts';
import { eventsOf, onThreadOf, type TraceEvent } from './trace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Rounds, of which the median is told. */
    rounds: { type: 'string', default: '5' },
    /** The link that is visited. */
    link: { type: 'string', default: '?weight=1e6' },
  },
});

/** What one visit has cost until the first picture. */
type Visit = {
  /** Wall time from the navigation on. */
  readonly ms: number;
  /** Processor time of the page's own thread, and of its longest task. */
  readonly ownMs: number;
  readonly longestMs: number;
  /** Processor time of all threads of the page, worker and compilers too, and of the process that stands for the card. */
  readonly pageMs: number;
  readonly cardMs: number;
  /** What was asked of the server, gzipped, in kB; and how many files that were. */
  readonly kB: number;
  readonly files: number;
};

/** A served folder, and what was asked of it when (ms since 1970). */
type Folder = { readonly path: string; readonly baseUrl: string; readonly asked: { path: string; at: number }[] };

const readyName = 'cart-lab-ready';
/** What Chromium's trace calls a task. */
const taskName = 'ThreadControllerImpl::RunTask';

/** Runs before the page's scripts: marks the trace when the first picture is there. */
function markReady(): void {
  new MutationObserver((_, observer) => {
    if (document.documentElement?.hasAttribute('data-ready') !== true) return;
    performance.mark('cart-lab-ready');
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true });
}

/** Processor time of the page's own thread until it is ready, and of its longest task, in ms. */
function ownTime(events: readonly TraceEvent[], ready: TraceEvent): { ownMs: number; longestMs: number } {
  const tasks = onThreadOf(events, ready).filter(({ name, ts }) => name === taskName && ts < ready.ts);
  const costs = tasks.map((each) => (each.tdur ?? 0) / 1000);
  return { ownMs: costs.reduce((sum, cost) => sum + cost, 0), longestMs: Math.max(...costs) };
}

async function visit(folder: Folder): Promise<Visit> {
  const browser = await launchChromium();
  const asks = await browser.target().createCDPSession();
  /** Processor time so far of every process, in ms. */
  const spent = async (): Promise<(which: (process: { id: number; type: string }) => boolean) => number> => {
    const { processInfo } = await asks.send('SystemInfo.getProcessInfo');
    return (which) => 1000 * (processInfo.find(which)?.cpuTime ?? 0);
  };
  try {
    const { page } = await open(browser, null, { width: 1920, height: 1080 });
    await page.evaluateOnNewDocument(helperOfLoader);
    await page.evaluateOnNewDocument(countDraws, false);
    await page.evaluateOnNewDocument(markReady);
    await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
    folder.asked.length = 0;
    const before = await spent();
    await page.goto(`${folder.baseUrl}${values.link}`, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('html[data-ready]', { timeout: 120_000 });
    const after = await spent();
    const ready = await page.evaluate(() => {
      const { startTime } = performance.getEntriesByName('cart-lab-ready')[0];
      return { ms: startTime, at: performance.timeOrigin + startTime };
    });
    const needed = [...new Set(folder.asked.filter(({ at }) => at <= ready.at).map(({ path }) => path))];
    const sizes = needed.map((path) => sizeOf(folder.path, path));
    const events = eventsOf(await page.tracing.stop());
    const mark = events.find((each) => each.name === readyName);
    if (mark === undefined) throw new Error('The trace lacks the mark of the first picture.');
    const ofPage = ({ id }: { id: number }): boolean => id === mark.pid;
    const ofCard = ({ type }: { type: string }): boolean => type === 'GPU';
    return {
      ms: ready.ms,
      ...ownTime(events, mark),
      pageMs: after(ofPage) - before(ofPage),
      cardMs: after(ofCard) - before(ofCard),
      kB: sizes.reduce((sum, size) => sum + size, 0) / 1000,
      files: sizes.length,
    };
  } finally {
    await browser.close();
  }
}

/** Bytes of a served file, gzipped. */
function sizeOf(folder: string, path: string): number {
  return gzipSync(readFileSync(join(folder, path === '/' ? 'index.html' : path))).length;
}

const cores = cpus();
console.log(`${cores[0].model}, ${cores.length} processors; ${values.link}`);
const closers: (() => Promise<void>)[] = [];
const folders: Folder[] = [];
for (const path of positionals.length > 0 ? positionals : ['dist']) {
  const asked: Folder['asked'] = [];
  const { baseUrl, close } = await serveFolder(resolve(path), (each) => asked.push({ path: each, at: Date.now() }));
  folders.push({ path: resolve(path), baseUrl, asked });
  closers.push(close);
}
const visits: Visit[][] = folders.map(() => []);
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [n, folder] of folders.entries()) visits[n].push(await visit(folder));
}
for (const close of closers) await close();

const middles = visits.map((all) => (key: keyof Visit) => median(all.map((each) => each[key])));
const told: readonly (readonly [keyof Visit, string, string])[] = [
  ['ms', 'time until the first picture', ' ms'],
  ['ownMs', 'processor time of the page’s thread', ' ms'],
  ['longestMs', 'its longest task', ' ms'],
  ['pageMs', 'all threads of the page', ' ms'],
  ['cardMs', 'the process that stands for the card', ' ms'],
  ['kB', 'asked of the server, gzipped', ' kB'],
  ['files', 'files', ''],
];
console.log(`| until the first picture | ${positionals.join(' | ')} | last ÷ first |`);
console.log(`|---|${folders.map(() => '---|').join('')}---|`);
for (const [key, name, unit] of told) {
  const each = middles.map((middle) => middle(key));
  const ratio = each[each.length - 1] / each[0];
  console.log(`| ${name} | ${each.map((one) => one.toFixed(0) + unit).join(' | ')} | ${ratio.toFixed(2)} |`);
}
