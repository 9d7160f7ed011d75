/** What tests and pages that embed this one may read: `window.cartLab`. */
import type { Scenario } from '../model/scenario.ts';
import type { Summary } from '../model/summary.ts';

/** What can be read of the run. */
export type Readable = {
  summary(): Summary | undefined;
  readonly tick: number;
  hash(): Promise<string>;
  scenario(): Scenario;
};

declare global {
  interface Window {
    /** What tests and pages that embed this one may read. */
    readonly cartLab?: Readable;
  }
}

/** Puts the reading end on the window, once. */
export function expose(run: Readable): void {
  const value = Object.freeze({
    summary: () => run.summary(),
    get tick() {
      return run.tick;
    },
    hash: () => run.hash(),
    scenario: () => run.scenario(),
  });
  Object.defineProperty(window, 'cartLab', { value });
}
