/** Hears a worker: what it says, once that has been checked, and every way in which it may break. */
import { type FromWorker, readFromWorker } from './protocol.ts';
import type { WorkerPort } from './spawn.ts';

/** Who is told. */
type Ear = { said(message: FromWorker): void; broke(reason: string): void };

/** Starts listening. */
export function listenTo(port: WorkerPort, ear: Ear): void {
  port.onmessage = (event) => {
    let message: FromWorker;
    try {
      message = readFromWorker(event.data);
    } catch (error) {
      return ear.broke(String(error));
    }
    ear.said(message);
  };
  port.onerror = (event) => {
    event.preventDefault?.();
    ear.broke(event.message ?? 'the worker did not start');
  };
  port.onmessageerror = () => ear.broke('a message could not be read');
}

/** Hears no more of it. */
export function endListening(port: WorkerPort): void {
  port.onmessage = port.onerror = port.onmessageerror = null;
}
