/** Opens the page as a visitor does, and reads from outside what became of it. */
import type { Browser, Page } from 'puppeteer-core';
import type { Summary } from '../../src/model/summary.ts';

/** An opened page and everything that went wrong on it. */
export type Opened = {
  readonly page: Page;
  /** Uncaught errors and console errors so far; a test expects none. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
};

/** How a page is opened, where it is not the usual way. */
export type Opening = {
  readonly reducedMotion?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Runs before any script of the page. */
  readonly before?: () => void;
};

/** Opens an address, or an empty page where there is none, and waits for the first frame. The window is small, because here the processor draws. */
export async function open(browser: Browser, address: string | null, opening: Opening = {}): Promise<Opened> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.setViewport({ width: opening.width ?? 800, height: opening.height ?? 500 });
  if (opening.reducedMotion === true) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  }
  if (opening.before !== undefined) await page.evaluateOnNewDocument(opening.before);
  if (address !== null) await visit(page, address);
  return { page, faults, close: () => context.close() };
}

/** Goes to an address in an open page and waits for the first frame. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('html[data-ready]', { timeout: 60_000 });
  await page.waitForFunction(() => window.cartLab?.summary() !== undefined);
}

/** The tick that is shown. */
export const tickOf = (page: Page): Promise<number> => page.evaluate(() => window.cartLab?.tick ?? -1);

/** The numbers that are shown. */
export const summaryOf = (page: Page): Promise<Summary | undefined> => page.evaluate(() => window.cartLab?.summary());

/** The hash of the world, after all that was asked before. */
export const hashOf = (page: Page): Promise<string | undefined> => page.evaluate(() => window.cartLab?.hash());

/** Whether the button says that pressing it pauses. */
export const isPlaying = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('#transport button[aria-label^="Pause"]') !== null);

/** The text of every banner. */
export const noticesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('#notices .notice p')].map((text) => text.textContent ?? ''));

/** Waits until a tick is reached or passed. */
export async function waitForTick(page: Page, tick: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => (window.cartLab?.tick ?? -1) >= wanted,
    { timeout: 60_000, polling: 50 },
    tick,
  );
}

/** Waits until a banner says something. @returns its text */
export async function waitForNotice(page: Page, words: string, timeout = 30_000): Promise<string> {
  const said = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('#notices .notice p')]
        .map((text) => text.textContent ?? '')
        .find((text) => text.includes(wanted)),
    { timeout, polling: 50 },
    words,
  );
  return String(await said.jsonValue());
}

/** Moves the time bar, as a drag does, and waits until the run stands there. */
export async function seek(page: Page, tick: number): Promise<void> {
  await page.evaluate((wanted) => {
    const bar = document.querySelector<HTMLInputElement>('.time-range');
    if (bar === null) throw new Error('the page has no time bar');
    bar.value = String(wanted);
    bar.dispatchEvent(new Event('input', { bubbles: true }));
  }, tick);
  await page.waitForFunction((wanted) => window.cartLab?.tick === wanted, { timeout: 60_000, polling: 20 }, tick);
}

/** Presses the button of that name with the mouse's event, as soon as it is there; the name may be the beginning of a longer one. */
export async function press(page: Page, name: string, within = 'body'): Promise<void> {
  const pressed = page.waitForFunction(
    (wanted, part) => {
      const button = [...document.querySelectorAll<HTMLElement>(`${part} button`)].find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(wanted),
      );
      button?.click();
      return button !== undefined;
    },
    { timeout: 60_000, polling: 50 },
    name,
    within,
  );
  await pressed.catch(() => Promise.reject(new Error(`no button is called "${name}" in ${within}`)));
}
