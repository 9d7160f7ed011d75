/** What the first picture of a visit needs: when it is there, and what was asked of the server until then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';

/** The mark in the page's timeline. */
export const firstPicture = 'cart-lab-first-picture';

/** A request as the server heard it, and when, in ms since 1970. */
export type Asked = { readonly path: string; readonly at: number };

/** Runs before the page's scripts: marks the moment when the first picture is there. */
export function markFirstPicture(): void {
  new MutationObserver((_, observer) => {
    if (document.documentElement?.hasAttribute('data-ready') !== true) return;
    performance.mark('cart-lab-first-picture');
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true });
}

/** When it was there: in ms after the navigation, and in ms since 1970. */
export function momentOf(page: Page): Promise<{ ms: number; at: number }> {
  return page.evaluate((name) => {
    const { startTime } = performance.getEntriesByName(name)[0];
    return { ms: startTime, at: performance.timeOrigin + startTime };
  }, firstPicture);
}

/** The files of a built folder that had been asked for by then, and their bytes, gzipped. */
export function neededUntil(at: number, asked: readonly Asked[], folder: string): { files: string[]; bytes: number } {
  const files = [...new Set(asked.filter((each) => each.at <= at).map(({ path }) => path))];
  const sizes = files.map((path) => gzipSync(readFileSync(join(folder, path === '/' ? 'index.html' : path))).length);
  return { files, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
