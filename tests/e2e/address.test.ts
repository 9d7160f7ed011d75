/** The address says what is shown and is read once: a moment, a look, a page inside another; and a restart loses nothing without a word. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './browser.ts';
import { isPlaying, noticesOf, open, press, seek, tickOf, visit, waitForNotice, waitForTick } from './open.ts';

const baseUrl = inject('baseUrl');
const paused = `${baseUrl}?weight=1e8&play=0`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const waitForAddress = (page: Page, words: string) =>
  page.waitForFunction((wanted) => location.search.includes(wanted), { timeout: 20_000 }, words);
const commandsOf = (page: Page) => page.evaluate(() => window.cartLab?.scenario().commands ?? []);
const themeOf = (page: Page) => page.$eval('html', (root) => root.dataset['theme']);

test('a reload shows the moment at which the run rests; so does a shared link, and a restart begins anew', async () => {
  const { page, faults, close } = await open(browser, `${baseUrl}?weight=1e8&speed=480`);
  await waitForTick(page, 3);
  await press(page, 'Pause');
  await seek(page, 200);
  await waitForAddress(page, 'tick=200');
  await page.reload();
  await page.waitForSelector('html[data-ready]', { timeout: 60_000 });
  await waitForTick(page, 200);
  expect(await isPlaying(page)).toBe(false);
  await press(page, 'One step forward', '#transport');
  await waitForTick(page, 201);
  await press(page, 'Share', '#top');
  await page.waitForSelector('#share[open]');
  expect(await page.$eval('.link-field', (field) => (field as HTMLTextAreaElement).value)).toMatch(/&tick=201&play=0$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.cartLab?.tick === 0 && !location.search.includes('tick='));
  expect(faults).toEqual([]);
  await close();
});

test('a remembered theme gives way to theme=auto, and the address follows a theme chosen by hand', async () => {
  const { page, faults, close } = await open(browser, paused);
  const system = await themeOf(page);
  await page.keyboard.press('t');
  const chosen = await themeOf(page);
  expect(chosen).not.toBe(system);
  await visit(page, paused);
  expect(await themeOf(page)).toBe(chosen);
  await visit(page, `${paused}&theme=auto`);
  expect(await themeOf(page)).toBe(system);
  await page.keyboard.press('t');
  await waitForAddress(page, `theme=${chosen}`);
  expect(faults).toEqual([]);
  await close();
});

test('a restart gives what was given by hand again at its time, says so, and can be undone', async () => {
  const { page, faults, close } = await open(browser, `${paused}&at=1:tocilizumab`);
  await seek(page, 96);
  await press(page, 'Steroids', '#panel');
  await page.waitForFunction(() => window.cartLab?.scenario().commands.length === 2);
  await seek(page, 100);
  await page.keyboard.press('r');
  expect(await waitForNotice(page, 'same treatment again')).toContain('by hand: 1.');
  await page.waitForFunction(() => window.cartLab?.tick === 0);
  expect(await commandsOf(page)).toEqual([
    { do: 'tocilizumab', tick: 48 },
    { do: 'steroids', tick: 96 },
  ]);
  await press(page, 'Undo', '#notices');
  await page.waitForFunction(() => window.cartLab?.tick === 100, { timeout: 20_000 });
  expect(await commandsOf(page)).toHaveLength(2);
  await press(page, 'Back to the scenario', '#panel');
  await page.waitForFunction(() => window.cartLab?.scenario().commands.length === 0);
  expect(faults).toEqual([]);
  await close();
});

test('a slider that was moved comes again at its time, not on day 0', async () => {
  const { page, faults, close } = await open(browser, paused);
  await seek(page, 96);
  const slider = '#panel [role="slider"][aria-valuemax="100000"]';
  const before = await page.evaluate(() => window.cartLab?.scenario().parameters.antigen);
  await page.focus(slider);
  await page.keyboard.press('ArrowLeft');
  // sooner than it has come to rest
  await page.$eval('#transport button[aria-label^="Restart with the same"]', (button) =>
    (button as HTMLElement).click(),
  );
  await waitForNotice(page, 'same treatment again');
  await page.waitForFunction(() => window.cartLab?.tick === 0);
  expect(await commandsOf(page)).toEqual([
    { do: 'set', key: 'antigen', value: expect.any(Number) as number, tick: 96 },
  ]);
  expect(await page.evaluate(() => window.cartLab?.scenario().parameters.antigen)).toBe(before);
  expect(faults).toEqual([]);
  await close();
});

test('a restart that changes nothing says nothing', async () => {
  const { page, close } = await open(browser, `${paused}&at=1:tocilizumab&tick=50`);
  await waitForTick(page, 50);
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.cartLab?.tick === 0);
  expect(await noticesOf(page)).toEqual([]);
  await close();
});

test('inside another page: no header, and the wheel scrolls until somebody clicks', async () => {
  const { page, faults, close } = await open(browser, `${paused}&embed=1`);
  expect(await page.$eval('h1', (title) => title.checkVisibility())).toBe(false);
  expect(await page.$eval('.clock', (clock) => clock.checkVisibility())).toBe(true);
  expect(await page.$eval('.foot-disclaimer', (words) => words.checkVisibility())).toBe(true);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  const length = () => page.$eval('.scale-bar', (bar) => bar.parentElement?.textContent ?? '');
  const before = await length();
  const wheel = (ctrlKey: boolean) =>
    page.$eval(
      '#stage',
      (stage, held) => {
        const event = new WheelEvent('wheel', {
          deltaY: -600,
          ctrlKey: held,
          cancelable: true,
          bubbles: true,
          clientX: 300,
          clientY: 150,
        });
        stage.dispatchEvent(event);
        return event.defaultPrevented;
      },
      ctrlKey,
    );
  expect(await wheel(false)).toBe(false);
  expect(await length()).toBe(before);
  expect(await wheel(true)).toBe(true);
  await page.mouse.click(720, 250);
  expect(await wheel(false)).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  expect(await wheel(false)).toBe(false);
  expect(await tickOf(page)).toBe(0);
  await visit(page, paused);
  expect(await wheel(false)).toBe(true);
  expect(faults).toEqual([]);
  await close();
});

test('where no veil of cytokine is drawn, its switch is off for now and says why', async () => {
  const plain = await launchChromium(['--disable-3d-apis']);
  const { page, close } = await open(plain, paused);
  const veil = () =>
    page.$$eval('#look .toggle', (all) => {
      const one = all.find(({ textContent }) => textContent?.startsWith('Cytokine'));
      return [one?.textContent, one?.getAttribute('aria-pressed'), (one as HTMLElement | undefined)?.title];
    });
  expect(await veil()).toEqual(['Cytokine (off for now)', 'false', expect.stringContaining('WebGL')]);
  await close();
  await plain.close();
  const drawn = await open(browser, paused);
  const pressed = () =>
    drawn.page.$$eval('#look .toggle', (all) =>
      all.find(({ textContent }) => textContent === 'Cytokine')?.getAttribute('aria-pressed'),
    );
  expect(await pressed()).toBe('true');
  await drawn.page.keyboard.press('v');
  expect(await pressed()).toBeUndefined();
  await drawn.page.keyboard.press('v');
  expect(await pressed()).toBe('true');
  await drawn.close();
});

/** Makes every picture take long, as on a machine that draws slowly. */
function drawSlowly(): void {
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => ask(() => void setTimeout(() => draw(performance.now()), 250));
}

test('a machine that draws too slowly for the veil says so at the switch', async () => {
  const { page, close } = await open(browser, `${baseUrl}?weight=1e8&speed=24`, { before: drawSlowly });
  const isOff = page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLElement>('#look .toggle[aria-pressed="false"]')].find(
        ({ textContent }) => textContent === 'Cytokine (off for now)',
      )?.title,
    { timeout: 90_000, polling: 200 },
  );
  expect(await (await isOff).jsonValue()).toContain('draws slowly');
  await close();
});
