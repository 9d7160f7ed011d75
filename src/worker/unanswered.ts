/** Requests to a worker that wait for their answers. */
import type { FromWorker, ToWorker } from './protocol.ts';

/** A message that is answered. */
export type Request = Extract<ToWorker, { ask: number }>;

/** A request, and who is told the answer. */
type Asked = {
  readonly message: Request;
  readonly resolve?: (answer: FromWorker) => void;
  readonly reject?: (reason: Error) => void;
};

/** The requests, in the order in which they were made. */
export type Unanswered = {
  readonly count: number;
  messages(): Request[];
  add(asked: Asked): void;
  addFirst(message: Request): void;
  /** The request that an answer belongs to; it waits no longer. */
  take(ask: number): Asked | undefined;
  waitsFor(type: Request['type']): boolean;
  /** Drops requests that nobody outside waits for. */
  drop(...types: Request['type'][]): void;
  /** Gives up waiting. */
  forget(reason: string): void;
};

/** No requests. */
export function createUnanswered(): Unanswered {
  let all: Asked[] = [];
  return {
    get count() {
      return all.length;
    },
    messages: () => all.map(({ message }) => message),
    add: (asked) => void all.push(asked),
    addFirst: (message) => void all.unshift({ message }),
    take(ask) {
      const at = all.findIndex(({ message }) => message.ask === ask);
      return at < 0 ? undefined : all.splice(at, 1)[0];
    },
    waitsFor: (type) => all.some(({ message }) => message.type === type),
    drop(...types) {
      all = all.filter(({ message }) => !types.includes(message.type));
    },
    forget(reason) {
      for (const { reject } of all.splice(0)) reject?.(new Error(reason));
    },
  };
}
