/** What a restless visitor does, by the seed: keys, wheel, drags, clicks and jumps in time. */
import type { Page } from 'puppeteer-core';

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const keys = [
  '[',
  ']',
  't',
  'c',
  '+',
  '-',
  '0',
  'n',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Escape',
] as const;

/** Jumps go to days on which cells are many, which are soon reached again: while one is on its way nothing is drawn. */
const mostCellsUntil = 400;

/** Does one thing. @returns what it was */
export async function doSomething(page: Page, random: () => number): Promise<string> {
  const { width, height } = page.viewport() ?? { width: 640, height: 400 };
  const x = width * (0.2 + 0.6 * random());
  const y = height * (0.3 + 0.4 * random());
  const choice = random();
  if (choice < 0.4) {
    const key = keys[Math.floor(random() * keys.length)];
    await page.keyboard.press(key);
    return `key ${key}`;
  }
  if (choice < 0.6) {
    await page.mouse.move(x, y);
    await page.mouse.wheel({ deltaY: random() < 0.5 ? -240 : 240 });
    return 'wheel';
  }
  if (choice < 0.75) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60 * (random() - 0.5), y + 60 * (random() - 0.5), { steps: 4 });
    await page.mouse.up();
    return 'drag';
  }
  if (choice < 0.9) {
    await page.mouse.click(x, y);
    return 'click';
  }
  const tick = Math.round(mostCellsUntil * random());
  await page.evaluate((wanted) => {
    const bar = document.querySelector<HTMLInputElement>('.time-range');
    if (bar === null) return;
    bar.value = String(wanted);
    bar.dispatchEvent(new Event('input', { bubbles: true }));
  }, tick);
  return 'seek';
}
