/** Makes a view whose context is lost after a number of calls, and waits for its picture to come back. */
import type { PNG } from 'pngjs';
import type { GlLoss } from './loss.ts';
import type { Wanted } from './stage.ts';
import { difference, type Studio } from './studio.ts';

/** Part of the pixels that may differ between the picture before a loss and the one after it. */
export const mostDifferent = 0.001;
/** When waiting for a picture ends, in ms: a machine that does other work as well takes longer than the page's own 2 s. */
const longestWait = 15_000;

/** What became of a picture whose context was lost. */
export type Comeback = {
  /** Whether the context was really lost. */
  readonly wasLost: boolean;
  /** Part of the pixels that differ in the end, 0 to 1. */
  readonly gap: number;
  /** From the first sight of the picture until it was as before, in ms. */
  readonly milliseconds: number;
  readonly mode: string;
  /** Errors of the page, which may have none. */
  readonly faults: readonly string[];
};

/** Shows `wanted` in a new view, with the context lost after `calls` calls, and waits until it looks like `before`. */
export async function loseAfter(studio: Studio, wanted: Wanted, calls: number, before: PNG): Promise<Comeback> {
  const { page, faults } = studio;
  const lossesSoFar = (await lossOf(studio)).losses;
  const faultsSoFar = faults.length;
  await page.evaluate(`glLoss.armed = ${calls}`);
  await studio.show(wanted);
  const begun = performance.now();
  let gap = 1;
  while (gap > mostDifferent && performance.now() - begun < longestWait) {
    gap = difference(before, await studio.take());
  }
  const milliseconds = Math.round(performance.now() - begun);
  const mode = String(await page.evaluate('stage.view.mode'));
  const wasLost = (await lossOf(studio)).losses === lossesSoFar + 1;
  return { wasLost, gap, milliseconds, mode, faults: faults.slice(faultsSoFar) };
}

/** How things stand with the context. */
export async function lossOf(studio: Studio): Promise<GlLoss> {
  return (await studio.page.evaluate('glLoss')) as GlLoss;
}
