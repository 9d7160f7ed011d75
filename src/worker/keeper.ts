/** Keeps one worker at work: hires it, hears it, notices its silence, lends it buffers, and counts how often it had to be replaced. */
import { endListening, listenTo } from './listen.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Environment, WorkerPort } from './spawn.ts';
import { createWatchdog, hear, look } from './watchdog.ts';

/** Frame buffers that exist at any time: one on screen, one on its way, one being written. */
const buffersLent = 3;
/** After so many replacements within so many ms it gives up. */
const mostReplacements = 3;
const replacementsWithinMs = 30_000;

/** Who is told. */
type Ear = { said(message: FromWorker): void; broke(reason: string): void };

/** The one worker. */
export type Keeper = {
  readonly hasWorker: boolean;
  /** Starts a worker. @throws Error when the browser does not let one start */
  hire(): void;
  dismiss(): void;
  post(message: ToWorker): void;
  /** A frame's buffer goes back to the worker. */
  giveBack(buffer: ArrayBuffer): void;
  /** Whether it has been silent for longer than one that is `expected` to say something may be. */
  isSilent(expected: boolean): boolean;
  /** Whether one more replacement is allowed, which is counted. */
  mayReplace(): boolean;
  forgetReplacements(): void;
};

/** A keeper without a worker. */
export function createKeeper(environment: Environment, ear: Ear): Keeper {
  let worker: WorkerPort | undefined;
  let dog = createWatchdog(environment.now());
  let buffersHere = 0;
  let replacedMs: number[] = [];

  function lend(buffer: ArrayBuffer): void {
    // a buffer belongs to whichever run is made
    worker?.postMessage({ type: 'buffer', run: 0, buffer }, [buffer]);
  }

  function said(message: FromWorker): void {
    hear(dog, 'news' in message ? message.news.slowestMs : 0);
    if (message.type === 'frame') buffersHere += 1;
    ear.said(message);
  }

  return {
    get hasWorker() {
      return worker !== undefined;
    },
    hire() {
      const hired = environment.spawn();
      worker = hired;
      dog = createWatchdog(environment.now(), dog.slowestMs);
      listenTo(hired, {
        said: (message) => worker === hired && said(message),
        broke: (reason) => worker === hired && ear.broke(reason),
      });
      // they begin empty: the worker makes them as large as the frame
      for (let i = buffersHere; i < buffersLent; i++) lend(new ArrayBuffer(0));
    },
    dismiss() {
      if (worker === undefined) return;
      endListening(worker);
      worker.terminate();
      worker = undefined;
    },
    post: (message) => worker?.postMessage(message, []),
    giveBack(buffer) {
      buffersHere -= 1;
      lend(buffer);
    },
    isSilent: (expected) => look(dog, environment.now(), expected),
    mayReplace() {
      const nowMs = environment.now();
      replacedMs = replacedMs.filter((ms) => nowMs - ms < replacementsWithinMs);
      if (replacedMs.length >= mostReplacements) return false;
      replacedMs.push(nowMs);
      return true;
    },
    forgetReplacements() {
      replacedMs = [];
    },
  };
}
