/** Takes pictures of the stage in Chromium and compares them with the committed ones. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser, Page, Viewport } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import { launchChromium } from '../e2e/browser.ts';
import type { Wanted } from './stage.ts';

/** Width and height of a compared picture in px. */
export const pictureSize = { width: 320, height: 200 };

/** Part of the pixels that may differ between two machines whose processors draw, and how much a pixel must differ to count. */
const mostDifferent = 0.001;
const threshold = 0.1;

const committed = new URL('pictures/', import.meta.url);
const results = new URL('../../test-results/visual/', import.meta.url);

/** Committed pictures keep only these steps of brightness, which is far less than what counts as different, to stay small. */
const brightnessStep = 12;

/** A browser with the stage in it. */
export type Studio = {
  readonly page: Page;
  /** Errors of the page so far. */
  readonly faults: readonly string[];
  /** Shows what is wanted. @returns the way of drawing */
  show(wanted: Wanted): Promise<string>;
  take(): Promise<PNG>;
  close(): Promise<void>;
};

/** A file of this folder as one classic script. */
export async function scriptOf(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'unused', fileName: 'script' } },
  });
  const [{ output }] = [result].flat() as Rolldown.RolldownOutput[];
  return output[0].code;
}

/** A page with nothing in it but a place for a picture, as large as the window. */
export async function hostPage(browser: Browser, window: Viewport): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(window);
  await page.setContent(
    '<!doctype html><style>html,body{margin:0;height:100%;overflow:hidden}#host{position:absolute;inset:0}</style><div id="host"></div>',
  );
  return page;
}

let script: Promise<string> | undefined;

/** Opens a browser with the stage in it. @param before runs before the stage's own script */
export async function openStudio(extraArguments: string[] = [], before?: () => void): Promise<Studio> {
  const browser: Browser = await launchChromium(extraArguments);
  const page = await hostPage(browser, pictureSize);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  if (before !== undefined) await page.evaluate(before);
  script ??= scriptOf('stage.ts');
  await page.addScriptTag({ content: await script });
  return {
    page,
    faults,
    show: async (wanted) => String(await page.evaluate(`stage.show(${JSON.stringify(wanted)})`)),
    take: async () => PNG.sync.read(Buffer.from(await page.screenshot())),
    close: () => browser.close(),
  };
}

/** Part of the pixels in which two pictures of one size differ, 0 to 1; `outPicture` shows where. */
export function difference(one: PNG, other: PNG, outPicture?: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const { width, height } = one;
  const options = { threshold, includeAA: true };
  return pixelmatch(one.data, other.data, outPicture?.data, width, height, options) / (width * height);
}

/** Number of colours in a picture, each of three channels in 16 steps: a blank picture has one or two. */
export function coloursIn(picture: PNG): number {
  const found = new Set<number>();
  for (let k = 0; k < picture.data.length; k += 4) {
    found.add((picture.data[k] >> 4) | (picture.data[k + 1] & 0xf0) | ((picture.data[k + 2] & 0xf0) << 4));
  }
  return found.size;
}

/**
 * Compares a picture with the committed one of that name, or writes that one when the environment says `PICTURES=write`.
 * @returns what is wrong, or nothing
 */
export function compare(name: string, picture: PNG): string {
  const file = new URL(`${name}.png`, committed);
  if (process.env['PICTURES'] === 'write') {
    mkdirSync(committed, { recursive: true });
    const { data } = picture;
    for (let k = 0; k < data.length; k++)
      data[k] = Math.min(255, Math.round(data[k] / brightnessStep) * brightnessStep);
    writeFileSync(file, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: 0 }));
    return '';
  }
  if (!existsSync(file)) return `no picture ${name}.png; look at it and write it with PICTURES=write`;
  const map = new PNG({ width: picture.width, height: picture.height });
  const part = difference(PNG.sync.read(readFileSync(file)), picture, map);
  if (part <= mostDifferent) return '';
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL(`${name}.png`, results), PNG.sync.write(picture));
  writeFileSync(new URL(`${name}.difference.png`, results), PNG.sync.write(map));
  return `${(part * 100).toFixed(2)} % of the pixels of ${name} differ; see ${fileURLToPath(results)}`;
}
