/** A worker thread: takes a scenario of a sweep, or a run of the validation, and gives back its result. */
import { parentPort } from 'node:worker_threads';
import { type Job, runJob } from '../validation/validate.ts';
import type { Scenario } from '../model/scenario.ts';
import { oneRun } from '../analysis/one-run.ts';

/** What the thread is sent. */
type Message = Scenario | { readonly validation: Job };

parentPort?.on('message', (message: Message) => {
  parentPort?.postMessage('validation' in message ? validationRun(message.validation) : oneRun(message));
});

function validationRun(job: Job) {
  try {
    return { ok: true, measured: runJob(job) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
