/** What is at work before there is a page to show it: the link has been read, and the simulation makes its world. */
import type { Frame } from './frame/frame.ts';
import type { Summary } from './model/summary.ts';
import { readStart } from './page/start.ts';
import type { RunListener } from './runs/run.ts';
import { createRuns } from './runs/runs.ts';
import { browserEnvironment } from './worker/spawn.ts';

/** What the link says. */
export const start = readStart(location.search);

let listener: Required<RunListener> | undefined;
let frame: Frame | undefined;
const rows: Summary[] = [];
const notices: Parameters<RunListener['onNotice']>[] = [];

/** The runs; what the first one tells before somebody listens waits. */
export const runs = createRuns({
  scenario: start.scenario,
  pace: 0,
  environment: browserEnvironment(start.view.fault),
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

/** The run that the page began with. */
export const run = runs.first;

/** Has somebody listen, who first hears what has waited. */
export function listen(to: Required<RunListener>): void {
  listener = to;
  if (frame !== undefined) to.view.apply(frame);
  frame = undefined;
  to.onRows(rows, false);
  for (const notice of notices) to.onNotice(...notice);
}
