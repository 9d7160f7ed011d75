/** What is at work before there is a page to show it: the link has been read, and the simulation makes its world. */
import type { Frame } from './frame/frame.ts';
import type { Summary } from './model/summary.ts';
import { createRun, type RunListener } from './run.ts';
import { readStart } from './ui/start.ts';
import { browserEnvironment } from './worker/spawn.ts';

/** What the link says. */
export const start = readStart(location.search);

let listener: RunListener | undefined;
let frame: Frame | undefined;
const rows: Summary[] = [];
const notices: Parameters<RunListener['onNotice']>[] = [];

/** The run; what it tells before somebody listens waits. */
export const run = createRun({
  scenario: start.scenario,
  pace: 0,
  environment: browserEnvironment(),
  view: {
    apply(next) {
      if (listener !== undefined) return listener.view.apply(next);
      frame = next;
      return undefined;
    },
  },
  onRows(more, reset) {
    if (listener !== undefined) listener.onRows(more, reset);
    else rows.push(...more);
  },
  onStatus: (status) => listener?.onStatus(status),
  onNotice(...notice) {
    if (listener !== undefined) listener.onNotice(...notice);
    else notices.push(notice);
  },
});

/** Has somebody listen, who first hears what has waited. */
export function listen(to: RunListener): void {
  listener = to;
  if (frame !== undefined) to.view.apply(frame);
  frame = undefined;
  to.onRows(rows, false);
  for (const notice of notices) to.onNotice(...notice);
}
