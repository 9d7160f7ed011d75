/** Runs the engine inside a worker: gives it turns, and has one way to end when anything breaks. */
import { createEngine } from './engine.ts';
import { type Fault, type FromWorker, readToWorker } from './protocol.ts';
import type { Model } from './timeline.ts';

/** What is used of a worker's global scope. */
export type Scope = {
  addEventListener: (type: string, listener: (event: Event) => void) => void;
  postMessage: (message: FromWorker, transfer: ArrayBuffer[]) => void;
};

/** Serves the page that started this worker until something breaks; after that nothing is done any more. */
export function serve<S>(scope: Scope, model: Model<S>): void {
  const channel = new MessageChannel();
  const engine = createEngine(model, {
    now: () => performance.now(),
    post: (message, transfer) => scope.postMessage(message, transfer),
    fail,
  });
  let isOver = false;
  let isNext = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One try around everything that runs, because an uncaught error leaves a worker alive and a rejection reaches no page. */
  function guard(work: () => void): void {
    if (isOver) return;
    try {
      work();
    } catch (error) {
      end(error);
    }
  }

  function end(error: unknown): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    channel.port1.close();
    const message = error instanceof Error ? error.message : String(error);
    scope.postMessage({ type: 'fatal', ...engine.place(), message }, []);
  }

  /** A message to oneself: comes behind the page's messages that are there already, and unlike a timer at once. */
  function next(): void {
    clearTimeout(timer);
    if (isNext) return;
    isNext = true;
    channel.port2.postMessage(null);
  }

  function turn(): void {
    isNext = false;
    const waitMs = engine.turn();
    if (waitMs === 0) next();
    else if (waitMs < Infinity) timer = setTimeout(next, waitMs);
  }

  channel.port1.onmessage = () => guard(turn);
  scope.addEventListener('message', (event) =>
    guard(() => {
      engine.receive(readToWorker((event as MessageEvent<unknown>).data));
      next();
    }),
  );
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    end((event as ErrorEvent).error ?? (event as ErrorEvent).message);
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    end((event as PromiseRejectionEvent).reason);
  });
}

/** The faults that tests order. */
function fail(kind: Fault['kind']): void {
  switch (kind) {
    case 'throw':
      throw new Error('a fault was ordered');
    case 'reject':
      void Promise.reject(new Error('a rejection was ordered'));
      return;
    case 'hang':
      for (;;);
  }
}
