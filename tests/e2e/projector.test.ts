/** Seen from the back row: text, key numbers, lines and contrast of the projector's look, measured on real boxes and pixels. */
import { PNG } from 'pngjs';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './browser.ts';
import { open, press } from './open.ts';

const address = `${inject('baseUrl')}?weight=1e8&play=0&tick=200&theme=projector`;
const sizes = [
  [1024, 768],
  [1920, 1080],
  [3840, 2160],
] as const;

/** One draws cells; the other has no need to, because boxes are measured there, at sizes that would take a processor long. */
let browser: Browser;
let plain: Browser;
beforeAll(async () => {
  browser = await launchChromium();
  plain = await launchChromium(['--disable-3d-apis']);
});
afterAll(async () => {
  await browser?.close();
  await plain?.close();
});

/** Leaves the cells out of what is composed on the screen. */
function withoutCells(): void {
  addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#stage canvas { display: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
}

/** What is open, one after another in the same page. */
const states: readonly (readonly [name: string, reach: (page: Page) => Promise<unknown>])[] = [
  ['the course', async () => undefined],
  ['antigen', (page) => tab(page, 'Antigen')],
  ['deaths', (page) => tab(page, 'Deaths')],
  ['patient', (page) => tab(page, 'Patient')],
  ['compare', compare],
  ['the course again', compareNoMore],
  ['tools of the picture', openTools],
  ['a cell picked', pick],
  ['parameters', openPanel],
  ['help of a parameter', (page) => page.click('#panel .about-button')],
  ['key card', openKeys],
];

async function tab(page: Page, name: string): Promise<void> {
  await press(page, name, '#chart');
  await page.waitForFunction(
    () => document.querySelector('#chart [role="tabpanel"]:not([hidden])')?.textContent !== '',
  );
}

/** The published curves with the longest note beside them. */
async function compare(page: Page): Promise<void> {
  await tab(page, 'Course');
  await press(page, 'Compare', '#chart');
  await page.waitForSelector('#compare input');
  await page.click('.compare .check input');
  await page.waitForFunction(() => document.querySelector('.compare-note')?.textContent !== '');
}

async function compareNoMore(page: Page): Promise<void> {
  await page.click('.compare .check input');
  await press(page, 'Compare', '#chart');
}

async function openTools(page: Page): Promise<void> {
  await press(page, 'Picture', '#top');
  await page.select('.look-select', 'antigen');
}

async function pick(page: Page): Promise<void> {
  await press(page, 'Picture', '#top');
  await page.keyboard.press('n');
  await page.waitForSelector('#inspector:not([hidden])');
}

async function pickOther(page: Page): Promise<void> {
  await page.keyboard.down('Shift');
  await page.keyboard.press('n');
  await page.keyboard.up('Shift');
  await page.waitForSelector('#inspector:not([hidden])');
}

async function openPanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Parameters', '#top');
}

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Help', '#top');
  await page.waitForSelector('#help[open]');
}

/** A piece of text on the screen: size of type and box in CSS px. */
type Piece = {
  readonly text: string;
  readonly within: string;
  readonly size: number;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Every piece of text that can be seen, with that of fields. */
function pieces(page: Page): Promise<Piece[]> {
  return page.evaluate(() => {
    const found: Piece[] = [];
    const top = document.querySelector('dialog[open]') ?? document.querySelector(':popover-open') ?? document.body;
    const add = (text: string, holder: Element, box: DOMRect): void => {
      const isInside = box.width > 1 && box.height > 1 && box.top < innerHeight && box.left < innerWidth;
      if (!isInside || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      if (holder.closest('.visually-hidden, option, noscript, script, style') !== null) return;
      // what a scrolling part has moved out of sight, or what lies below something else, is not seen
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (at === null || !(holder.contains(at) || at.contains(holder))) return;
      const style = getComputedStyle(holder);
      const { x, y, width, height } = box;
      const size = Number.parseFloat(style.fontSize);
      found.push({
        text: text.slice(0, 40),
        within: holder.className || holder.tagName,
        size,
        colour: style.color,
        x,
        y,
        width,
        height,
      });
    };
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text === '' || node.parentElement === null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) add(text, node.parentElement, box);
    }
    for (const field of top.querySelectorAll<HTMLInputElement>('select, textarea, input[type="text"]')) {
      add(field.value, field, field.getBoundingClientRect());
    }
    return found;
  });
}

/** Relative luminance of a colour, each part 0 to 255. */
function luminance(red: number, green: number, blue: number): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of each piece with what lies behind it: the middle one of its box's pixels, because letters cover less than half. */
function contrasts(shown: readonly Piece[], picture: PNG): { piece: Piece; contrast: number }[] {
  return shown.map((piece) => {
    const found: number[] = [];
    const right = Math.min(picture.width, piece.x + piece.width);
    const bottom = Math.min(picture.height, piece.y + piece.height);
    for (let y = Math.max(0, Math.ceil(piece.y)); y < bottom; y += 2) {
      for (let x = Math.max(0, Math.ceil(piece.x)); x < right; x += 2) {
        const at = (y * picture.width + x) * 4;
        found.push(luminance(picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0));
      }
    }
    found.sort((one, other) => one - other);
    const [red = 0, green = 0, blue = 0] = (piece.colour.match(/[\d.]+/g) ?? []).map(Number);
    const [ink, paper] = [luminance(red, green, blue), found[found.length >> 1] ?? 0];
    return { piece, contrast: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) };
  });
}

/** How many device px a curve of the chart is thick: pixels of its colour in the columns where it is level. */
function thickness(page: Page, curve: string): Promise<number> {
  return page.evaluate((name) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.uplot canvas');
    const pen = canvas?.getContext('2d');
    if (canvas === null || pen === null || pen === undefined) return 0;
    const colour = getComputedStyle(document.documentElement).getPropertyValue(`--series-${name}`).trim();
    const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    const counts: number[] = [];
    for (let x = Math.round(canvas.width * 0.2); x < canvas.width * 0.4; x++) {
      const { data } = pen.getImageData(x, 0, 1, canvas.height);
      let count = 0;
      for (let y = 0; y < canvas.height; y++) {
        const far = wanted.reduce((sum, part, c) => sum + Math.abs(part - (data[y * 4 + c] ?? 0)), 0);
        if (far < 60 && (data[y * 4 + 3] ?? 0) > 200) count += 1;
      }
      counts.push(count);
    }
    counts.sort((one, other) => one - other);
    return (counts[counts.length >> 1] ?? 0) / devicePixelRatio;
  }, curve);
}

/** What is too small in a state, one line each. */
function tooSmall(shown: readonly Piece[], least: number): string[] {
  return shown.filter(({ size }) => size < least - 0.01).map(({ text, within, size }) => `${text} (${within}) ${size}`);
}

/** Waits until what was opened is drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
}

test.each(sizes)(
  '%i × %i: text is at least 1/40 of the height, key numbers 1/20, signs 3 %, curves 3 px',
  async (width, height) => {
    const { page, faults, close } = await open(plain, address, {
      width,
      height,
      reducedMotion: true,
      before: withoutCells,
    });
    for (const [name, reach] of states) {
      await reach(page);
      await settle(page);
      const shown = await pieces(page);
      expect(shown.length, name).toBeGreaterThan(8);
      expect(tooSmall(shown, height / 40), name).toEqual([]);
    }
    await page.keyboard.press('Escape');
    const smallest = async (selector: string): Promise<number> =>
      Math.min(
        ...(await page.$$eval(selector, (all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))),
      );
    expect(await smallest('.legend-entry:not([data-absent], [hidden]) .count, .clock-day')).toBeGreaterThanOrEqual(
      height / 20,
    );
    expect(await smallest('.vital-value')).toBeGreaterThanOrEqual(height * 0.03);
    // the chart writes in its figure's size
    expect(await smallest('.chart-figure')).toBeGreaterThanOrEqual(height / 40);
    expect(await thickness(page, 'cancer')).toBeGreaterThanOrEqual(Math.max(3, height / 270));
    await page.$eval('.vitals', (line) => (line as HTMLElement).style.setProperty('font-size', '10px'));
    expect(tooSmall(await pieces(page), height / 40).join(), 'a small text would be found').toContain('vitals');
    expect(faults).toEqual([]);
    await close();
  },
);

test('contrast of every text with what lies behind it is at least 7 : 1', async () => {
  const [width, height] = sizes[0];
  const { page, faults, close } = await open(browser, address, { width, height, reducedMotion: true });
  for (const [name, reach] of states) {
    await reach(page);
    await settle(page);
    const picture = PNG.sync.read(Buffer.from(await page.screenshot()));
    const faint = contrasts(await pieces(page), picture).filter(({ contrast }) => contrast < 7);
    expect(
      faint.map(({ piece, contrast }) => `${piece.text} (${piece.within}) ${contrast.toFixed(1)}`),
      name,
    ).toEqual([]);
  }
  expect(faults).toEqual([]);
  await close();
});

/** Of the lines that are to be read whatever the card shows, those that are outside the window or below something. */
const unread = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['.foot-disclaimer', '.weight', '.clock-day', '.legend-entry .count'].filter((name) => {
      const line = [...document.querySelectorAll(name)].find((one) => one.checkVisibility());
      const box = line?.getBoundingClientRect();
      if (line === undefined || box === undefined) return true;
      const isInside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return !isInside || at === null || !(line.contains(at) || at.contains(line));
    }),
  );

test.each(sizes.slice(0, 2))(
  '%i × %i: day, weight, counts and disclaimer are read whatever the card shows',
  async (width, height) => {
    const { page, faults, close } = await open(browser, address, {
      width,
      height,
      reducedMotion: true,
      before: withoutCells,
    });
    for (const [name, reach] of states.slice(0, 5)) {
      await reach(page);
      await settle(page);
      expect(await unread(page), name).toEqual([]);
    }
    await page.$eval('.compare-note', (note) => (note as HTMLElement).style.setProperty('min-height', '40em'));
    expect(await unread(page), 'what is pushed out would be found').not.toEqual([]);
    expect(faults).toEqual([]);
    await close();
  },
);

/** The panels that the caption lies over. */
const underCaption = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const line = document.querySelector('.caption');
    if (line === null || !line.checkVisibility({ visibilityProperty: true })) return [];
    const box = line.getBoundingClientRect();
    return ['#top', '#look', '#inspector', '#numbers', '#chart', '#transport', '#panel'].filter((name) => {
      const panel = document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
      const isBeside = panel.right <= box.left || panel.left >= box.right;
      return panel.width > 0 && !isBeside && panel.bottom > box.top && panel.top < box.bottom;
    });
  });

test.each([...sizes.slice(0, 2), [360, 640]] as const)(
  '%i × %i: a caption lies over no panel',
  async (width, height) => {
    const { page, faults, close } = await open(plain, address.replace('tick=200', 'speed=480'), {
      width,
      height,
      reducedMotion: true,
      before: withoutCells,
    });
    await page.keyboard.press('Space');
    await page.waitForSelector('.caption.shown');
    await page.keyboard.press('Space');
    // it stays for the test
    await page.$eval('.caption', (line) =>
      new MutationObserver(() => line.classList.add('shown')).observe(line, { attributes: true }),
    );
    expect(await page.$eval('.caption', (line) => line.checkVisibility({ visibilityProperty: true }))).toBe(true);
    const steps = [async () => undefined, pickOther, openTools, openPanel] as const;
    for (const step of steps) {
      await step(page);
      await settle(page);
      expect(await underCaption(page), step.name).toEqual([]);
    }
    expect(faults).toEqual([]);
    await close();
  },
);

test('a card that scrolls leaves no hole in the picture', async () => {
  const late = address.replace('tick=200', 'tick=340').replace('weight=1e8', 'weight=5e6');
  const { page, close } = await open(browser, late, { width: 1280, height: 720 });
  // some CAR-T cell of that day has a line of mothers that is longer than its card
  const scrolls = () => page.$eval('#inspector', (card) => card.scrollHeight > card.clientHeight);
  for (let n = 0; n === 0 || (n < 20 && !(await scrolls())); n++) {
    await page.keyboard.press('n');
    await page.waitForSelector('#inspector:not([hidden])');
    await settle(page);
  }
  expect(await scrolls()).toBe(true);
  const { data } = PNG.sync.read(Buffer.from(await page.screenshot()));
  let clear = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] < 255) clear++;
  expect(clear).toBe(0);
  await close();
});
