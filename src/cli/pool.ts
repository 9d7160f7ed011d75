/** Carries out many runs, several at a time in worker threads. */
import { Worker } from 'node:worker_threads';
import type { OneResult } from '../analysis/one-run.ts';
import { oneRun } from '../analysis/one-run.ts';
import type { PlannedRun } from './plan.ts';

/** Called once for each run, in the order in which they end. */
export type OnResult = (run: PlannedRun, result: OneResult) => void;

/** Carries out all runs, `jobs` at a time; one at a time needs no thread. */
export async function runAll(runs: readonly PlannedRun[], jobs: number, onResult: OnResult): Promise<void> {
  await inThreads(runs, jobs, {
    local: (run) => oneRun(run.scenario),
    message: (run) => run.scenario,
    failure: (message): OneResult => ({ ok: false, message, seconds: 0 }),
    onResult,
  });
}

/** How tasks of one kind are carried out. */
export type Work<Task, Result> = {
  /** Carries out a task in this thread. */
  readonly local: (task: Task) => Result;
  /** What a worker thread is sent; it answers with the result (`pool-worker.ts`). */
  readonly message: (task: Task) => unknown;
  /** The result of a task of which its thread died. */
  readonly failure: (message: string) => Result;
  /** Called once for each task, in the order in which they end. */
  readonly onResult: (task: Task, result: Result) => void;
};

/** Carries out tasks, `threads` at a time; one at a time needs no thread. */
export async function inThreads<Task, Result>(
  tasks: readonly Task[],
  threads: number,
  work: Work<Task, Result>,
): Promise<void> {
  if (threads === 1) {
    for (const task of tasks) work.onResult(task, work.local(task));
    return;
  }
  const waiting = [...tasks].reverse();
  await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, () => takeTurns(waiting, work)));
}

/** One thread takes tasks until none waits. A thread that dies fails the task it had, and another takes its place. */
async function takeTurns<Task, Result>(waiting: Task[], work: Work<Task, Result>): Promise<void> {
  let worker: Worker | null = null;
  try {
    for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
      worker ??= new Worker(workerFile());
      try {
        work.onResult(task, await ask<Result>(worker, work.message(task)));
      } catch (error) {
        work.onResult(task, work.failure((error as Error).message));
        await worker.terminate();
        worker = null;
      }
    }
  } finally {
    await worker?.terminate();
  }
}

/** Gives a thread one task. @throws Error when the thread dies of it, as for want of memory. */
function ask<Result>(worker: Worker, message: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onMessage = (result: Result) => settle(() => resolve(result));
    const onError = (error: unknown) => settle(() => reject(error as Error));
    const onExit = (code: number) => settle(() => reject(new Error(`the worker thread ended with ${code}`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(message);

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
