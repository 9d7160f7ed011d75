/** The picture survives what happens to screens and graphics cards: a lost context, none at all, and windows of any size. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from '../e2e/browser.ts';
import { PNG } from 'pngjs';
import { pictures } from './pictures.ts';
import { coloursIn, compare, difference, openStudio, pictureSize, type Studio } from './studio.ts';

const wanted = pictures['marrow-start-dark'];

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio?.close());

test('a lost context comes back with the same picture, five times over', async () => {
  await studio.show(wanted);
  const before = await studio.take();
  for (let n = 0; n < 5; n++) {
    await studio.page.evaluate(`new Promise((done) => {
      const canvas = stage.view.canvas();
      const loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
      canvas.addEventListener('webglcontextrestored', () => setTimeout(done, 100), { once: true });
      canvas.addEventListener('webglcontextlost', () => setTimeout(() => loss.restoreContext(), 30), { once: true });
      loss.loseContext();
    })`);
    await studio.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(difference(before, await studio.take()), `loss ${n + 1}`).toBeLessThanOrEqual(0.001);
  }
  expect(studio.faults).toEqual([]);
  expect(await studio.page.evaluate('stage.notices.filter((what) => what === "restored").length')).toBe(5);
});

test('a window that was other sizes shows what one of that size shows from the start', async () => {
  await studio.page.setViewport(pictureSize);
  await studio.show(wanted);
  const before = await studio.take();
  for (const [width, height, deviceScaleFactor] of [
    [100, 100, 1],
    [1280, 300, 0.5],
    [300, 700, 3],
    [7680, 400, 4],
  ]) {
    await studio.page.setViewport({ width, height, deviceScaleFactor });
    await studio.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const size = (await studio.page.evaluate('[stage.view.canvas().width, stage.view.canvas().height]')) as number[];
    expect(Math.max(...size)).toBeLessThanOrEqual(4096);
    expect(size[0] * size[1]).toBeLessThanOrEqual(8.3e6);
  }
  await studio.page.setViewport(pictureSize);
  await studio.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  expect(difference(before, await studio.take())).toBeLessThanOrEqual(0.001);
  expect(studio.faults).toEqual([]);
});

test('while the camera moves, the shifted picture of the tissue lies where the tissue is', async () => {
  await studio.page.setViewport({ width: 640, height: 400 });
  await studio.show({ ...pictures['bone-and-fat-light'], look: { fade: 0x7f, haze: false } });
  const urls = (await studio.page.evaluate(`(async () => {
    const url = () => stage.view.canvas().toDataURL();
    await new Promise((done) => setTimeout(done, 400));
    stage.view.drawNow();
    const before = url();
    await new Promise((done) => setTimeout(done, 300));
    // a canvas can be copied only in the frame in which a picture comes to it; the view's own callback comes first there
    const empty = url();
    stage.view.panBy(0.11, -0.07);
    stage.view.zoomBy(1.1);
    let moving = empty;
    while (moving === empty) moving = await new Promise((done) => requestAnimationFrame(() => done(url())));
    stage.view.drawNow();
    return [before, moving, url()];
  })()`)) as string[];
  const [before, moving, exact] = urls.map((url) => PNG.sync.read(Buffer.from(url.split(',')[1], 'base64')));
  // the shifted picture is a little soft, but it is shifted
  expect(meanGap(exact, moving)).toBeGreaterThan(0);
  expect(meanGap(exact, moving)).toBeLessThan(0.35 * meanGap(exact, before));
  await studio.page.setViewport(pictureSize);
  expect(studio.faults).toEqual([]);
});

/** Mean difference of brightness in the middle of two pictures, where nothing has just come into sight. */
function meanGap(one: PNG, other: PNG): number {
  let sum = 0;
  for (let y = 100; y < 300; y++) {
    for (let x = 160; x < 480; x++) {
      const k = (y * one.width + x) * 4;
      sum += Math.abs(one.data[k] - other.data[k]);
    }
  }
  return sum / (200 * 320);
}

test('without WebGL the simple picture shows the same cells', async () => {
  const simple = await openStudio(['--disable-3d-apis']);
  try {
    expect(await simple.show({ ...wanted, at: [0.5, 0.5, 400] })).toBe('canvas');
    expect(compare('marrow-canvas-dark', await simple.take())).toBe('');
    expect(simple.faults).toEqual([]);
  } finally {
    await simple.close();
  }
});

test('the page itself draws, with WebGL and without', async () => {
  for (const extra of [[], ['--disable-3d-apis']]) {
    const browser = await launchChromium(extra);
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.setViewport({ width: 800, height: 500 });
      await page.goto(`${inject('baseUrl')}?scenario=all&seed=1&weight=2e7&tick=48&play=0`);
      await page.waitForSelector('html[data-ready]', { timeout: 60_000 });
      const stage = await page.$('#stage');
      const picture = PNG.sync.read(Buffer.from((await stage?.screenshot()) ?? []));
      expect(coloursIn(picture), extra.join(' ')).toBeGreaterThan(30);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  }
});
