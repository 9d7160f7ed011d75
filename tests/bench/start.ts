/**
 * `npm run bench:start -- before/dist dist`: what it costs until the first picture is there, without drawing it (drawing.ts),
 * in each of the built folders that are named, by turns; without a name in dist. Every visit is the
 * first one of a browser of its own, where a processor draws. Processor time, because other work makes times differ.
 */
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';
import { launchChromium } from '../e2e/browser.ts';
import { type Asked, firstPicture, markFirstPicture, momentOf, neededUntil } from '../e2e/first-picture.ts';
import { open } from '../e2e/open.ts';
import { serveFolder } from '../e2e/own-page.ts';
import { countDraws, helperOfLoader } from './drawing.ts';
import { eventsOf, onThreadOf, type TraceEvent } from './trace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Rounds, of which the median is told. */
    rounds: { type: 'string', default: '5' },
    /** Has the pictures drawn, which takes as long as the machine takes. */
    drawn: { type: 'boolean', default: false },
    /** The link that is visited. */
    link: { type: 'string', default: '?weight=1e6&play=0' },
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
type Folder = { readonly path: string; readonly baseUrl: string; readonly asked: Asked[] };

/** What Chromium's trace calls a task. */
const taskName = 'ThreadControllerImpl::RunTask';

/** Processor time of the page's own thread until it is ready, and of its longest task, in ms. */
function ownTime(events: readonly TraceEvent[], ready: TraceEvent): { ownMs: number; longestMs: number } {
  const tasks = onThreadOf(events, ready).filter(({ name, ts }) => name === taskName && ts < ready.ts);
  const costs = tasks.map((each) => (each.tdur ?? 0) / 1000);
  return { ownMs: costs.reduce((sum, cost) => sum + cost, 0), longestMs: Math.max(...costs) };
}

async function visit(folder: Folder): Promise<Visit> {
  const browser = await launchChromium();
  const asks = await browser.target().createCDPSession();
  /** Processor time so far of the processes of the browser that are chosen, in ms. */
  const spent = async (): Promise<(chosen: (process: { id: number; type: string }) => boolean) => number> => {
    const { processInfo } = await asks.send('SystemInfo.getProcessInfo');
    return (chosen) => processInfo.filter(chosen).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  };
  try {
    const { page } = await open(browser, null, { width: 1920, height: 1080 });
    await page.evaluateOnNewDocument(helperOfLoader);
    if (!values.drawn) await page.evaluateOnNewDocument(countDraws, false);
    await page.evaluateOnNewDocument(markFirstPicture);
    await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
    await untilQuiet(async () => (await spent())(() => true));
    folder.asked.length = 0;
    const before = await spent();
    await page.goto(`${folder.baseUrl}${values.link}`, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('html[data-ready]', { timeout: 120_000 });
    const after = await spent();
    const ready = await momentOf(page);
    const needed = neededUntil(ready.at, folder.asked, folder.path);
    const events = eventsOf(await page.tracing.stop());
    const mark = events.find((each) => each.name === firstPicture);
    if (mark === undefined) throw new Error('The trace lacks the mark of the first picture.');
    const ofPage = ({ id }: { id: number }): boolean => id === mark.pid;
    const ofCard = ({ type }: { type: string }): boolean => type === 'GPU';
    return {
      ms: ready.ms,
      ...ownTime(events, mark),
      pageMs: after(ofPage) - before(ofPage),
      cardMs: after(ofCard) - before(ofCard),
      kB: needed.bytes / 1000,
      files: needed.files.length,
    };
  } finally {
    await browser.close();
  }
}

/** Waits until a browser has done what it does of its own at its start. @param spent its processor time so far, in ms */
async function untilQuiet(spent: () => Promise<number>): Promise<void> {
  for (let before = -Infinity, now = await spent(); now - before > 25; now = await spent()) {
    before = now;
    await sleep(500);
  }
}

const cores = cpus();
console.log(`${cores[0].model}, ${cores.length} processors; ${values.link}`);
const closers: (() => Promise<void>)[] = [];
const folders: Folder[] = [];
for (const path of positionals.length > 0 ? positionals : ['dist']) {
  const asked: Asked[] = [];
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
