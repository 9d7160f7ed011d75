/** What the client needs from the page, and how a browser provides it: worker, clock, timer, visibility, test switch. */
import { trustedScript } from './trusted.ts';
import { type Fault, parseFault, type ToWorker } from './protocol.ts';
// oxlint-disable-next-line import/default -- vite makes this module
import workerUrl from './sim.worker.ts?worker&url';

/** What is used of a `Worker`. */
export type WorkerPort = {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage: (message: ToWorker, transfer: Transferable[]) => void;
  terminate: () => void;
};

/** What the client needs from the page. */
export type Environment = {
  spawn: () => WorkerPort;
  /** A clock, in ms. */
  now: () => number;
  /** Calls `work` again and again; returns what ends that. */
  repeat: (ms: number, work: () => void) => () => void;
  /** Tells whether the page is hidden, at once and at every change; returns what ends that. */
  onVisibility: (tell: (hidden: boolean) => void) => () => void;
  readonly fault?: Fault;
};

/** The environment of a page. @param ordered the fault that its worker is to have, as text, for tests */
export function browserEnvironment(ordered: string | undefined): Environment {
  const fault = parseFault(ordered ?? null);
  return {
    spawn: () => new Worker(trustedScript(workerUrl), { type: 'module', name: 'cart-lab simulation' }),
    now: () => performance.now(),
    repeat(ms, work) {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    onVisibility(tell) {
      const listener = () => tell(document.hidden);
      document.addEventListener('visibilitychange', listener);
      tell(document.hidden);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    ...(fault === undefined ? {} : { fault }),
  };
}
