/** Crashes the browser's graphics process for real, and watches what the page makes of it. */
import { PNG } from 'pngjs';
import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** A session with the browser itself, through which its graphics process can be ended. */
export function sessionOf(browser: Browser): Promise<CDPSession> {
  return browser.target().createCDPSession();
}

/** Ends the graphics process as a crash would. The browser starts another one. */
export async function crashGpu(session: CDPSession): Promise<void> {
  await (session.send as (method: string) => Promise<unknown>)('Browser.crashGpuProcess');
}

/** What draws on the page now: a live WebGL context, a lost one, or the simple picture. */
function drawnBy(page: Page): Promise<'webgl' | 'lost' | 'canvas'> {
  return page.evaluate(() => {
    const gl = document.querySelector<HTMLCanvasElement>('#stage canvas')?.getContext('webgl2');
    if (gl === null || gl === undefined) return 'canvas';
    return gl.isContextLost() ? 'lost' : 'webgl';
  });
}

/** Waits until `wanted` draws. @returns false when it does not within `longest` ms */
export async function waitForDrawing(page: Page, wanted: 'webgl' | 'canvas', longest: number): Promise<boolean> {
  const begun = performance.now();
  while (performance.now() - begun < longest) {
    if ((await drawnBy(page)) === wanted) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

/** The picture without what lies over it, which comes and goes by a clock of its own. */
export async function pictureAlone(page: Page): Promise<PNG> {
  const show = (visibility: string) =>
    page.evaluate((value) => {
      for (const part of document.body.querySelectorAll<HTMLElement>('body > *, main > *')) {
        if (part.querySelector('#stage') === null && part.id !== 'stage') part.style.visibility = value;
      }
    }, visibility);
  await show('hidden');
  const stage = await page.$('#stage');
  const picture = PNG.sync.read(Buffer.from((await stage?.screenshot()) ?? []));
  await show('');
  return picture;
}
