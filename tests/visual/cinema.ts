/** Films in Chromium. */
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../e2e/browser.ts';
import type { Film, Footage } from './film.ts';
import type { Verdict } from './flashes.ts';
import { hostPage, scriptOf } from './studio.ts';

/** A browser that films. */
export type Cinema = {
  /** Films and looks for flashes. */
  film(wanted: Film): Promise<Footage>;
  readonly faults: readonly string[];
  close(): Promise<void>;
};

/** Opens a browser with a screen of 1024 × 768 px, of which it draws every second. */
export async function openCinema(): Promise<Cinema> {
  const browser: Browser = await launchChromium();
  const page = await hostPage(browser, { width: 1024, height: 768, deviceScaleFactor: 0.5 });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addScriptTag({ content: await scriptOf('film.ts') });
  return {
    faults,
    film: async (wanted) => (await page.evaluate(`studio.film(${JSON.stringify(wanted)})`)) as Footage,
    close: () => browser.close(),
  };
}

/** A verdict in a line. */
export function wordsOf(name: string, { general, swept, red, largest, restless }: Verdict): string {
  const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;
  return `${name}: ${general} flashes a second, ${swept} within a tenth of one, ${red} in red; at most ${percent(largest)} of a block changes within a tenth, ${percent(restless)} flickers out of step`;
}
