/** Carries out many runs, several at a time in worker threads. */
import { Worker } from 'node:worker_threads';
import type { OneResult } from './one-run.ts';
import { oneRun } from './one-run.ts';
import type { PlannedRun } from './plan.ts';

/** Called once for each run, in the order in which they end. */
export type OnResult = (run: PlannedRun, result: OneResult) => void;

/** Carries out all runs, `jobs` at a time; one at a time needs no thread. */
export async function runAll(runs: readonly PlannedRun[], jobs: number, onResult: OnResult): Promise<void> {
  if (jobs === 1) {
    for (const run of runs) onResult(run, oneRun(run.scenario));
    return;
  }
  const waiting = [...runs].reverse();
  await Promise.all(Array.from({ length: Math.min(jobs, runs.length) }, () => work(waiting, onResult)));
}

/** One thread takes runs until none waits. A thread that dies fails the run it had, and another takes its place. */
async function work(waiting: PlannedRun[], onResult: OnResult): Promise<void> {
  let worker: Worker | null = null;
  try {
    for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
      worker ??= new Worker(workerFile());
      try {
        onResult(run, await ask(worker, run));
      } catch (error) {
        onResult(run, { ok: false, message: (error as Error).message, seconds: 0 });
        await worker.terminate();
        worker = null;
      }
    }
  } finally {
    await worker?.terminate();
  }
}

/** Gives a thread one run. @throws Error when the thread dies of it, as for want of memory. */
function ask(worker: Worker, run: PlannedRun): Promise<OneResult> {
  return new Promise((resolve, reject) => {
    const onMessage = (result: OneResult) => settle(() => resolve(result));
    const onError = (error: unknown) => settle(() => reject(error as Error));
    const onExit = (code: number) => settle(() => reject(new Error(`the worker thread ended with ${code}`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(run.scenario);

    function settle(act: () => void): void {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    }
  });
}

/** Beside this file: built as JavaScript, or as it stands when a loader for TypeScript is at work. */
function workerFile(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './pool-worker.ts' : './pool-worker.js', here);
}
