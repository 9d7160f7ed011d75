/** A progress bar on standard error, only where somebody looks at it. */
import type { Io } from './io.ts';

const width = 30;

/** Shows how much is done; `finish` clears the line. */
export type Progress = {
  readonly show: (done: number, all: number, what: string) => void;
  readonly finish: () => void;
};

/** A bar that is redrawn at most ten times a second, and nothing at all without a terminal. */
export function createProgress(io: Io): Progress {
  if (!io.isTerminal) return { show: () => {}, finish: () => {} };
  let drawnAt = 0;
  return {
    show(done, all, what) {
      const now = Date.now();
      if (now - drawnAt < 100 && done < all) return;
      drawnAt = now;
      const full = Math.round((width * done) / Math.max(1, all));
      io.err(`\r[${'#'.repeat(full)}${' '.repeat(width - full)}] ${what}\u001b[K`);
    },
    finish: () => io.err('\r\u001b[K'),
  };
}
