/** `validate`: asks the model for the published figures and the acceptance tests, one row each. */
import { availableParallelism } from 'node:os';
import type { Measured } from '../validation/course.ts';
import { reportText } from '../validation/report.ts';
import { evaluate, type Form, type Job, jobsOf, runJob } from '../validation/validate.ts';
import { type Io, quoted, usageError } from './io.ts';
import { parse, wholeNumber } from './options.ts';
import { inThreads } from './pool.ts';
import { createProgress } from './progress.ts';
import { checkTarget, writeWhole } from './whole-file.ts';

const options = {
  short: { type: 'boolean' },
  json: { type: 'string' },
  force: { type: 'boolean' },
  jobs: { type: 'string' },
} as const;

/** What came of one run. */
type Outcome = { readonly ok: true; readonly measured: Measured } | { readonly ok: false; readonly message: string };

/** Runs the ensembles and prints the table. @returns 1 when a run failed; a missed target is no failure. */
export async function validate(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse(args, options);
  if (positionals.length > 0) throw usageError(`validate takes no ${quoted(positionals[0])}; allowed: --short --json`);
  const form: Form = values.short === true ? 'short' : 'full';
  const threads = values.jobs === undefined ? availableParallelism() : wholeNumber('--jobs', values.jobs, 1, 256);
  if (values.json !== undefined) checkTarget(values.json, values.force === true);

  const jobs = jobsOf(form);
  const measured = new Map<string, Measured[]>();
  const progress = createProgress(io);
  let ended = 0;
  let failed = 0;
  await inThreads(jobs, threads, {
    local: (job): Outcome => ({ ok: true, measured: runJob(job) }),
    message: (job) => ({ validation: job }),
    failure: (message): Outcome => ({ ok: false, message }),
    onResult: (job, result) => {
      ended += 1;
      progress.show(ended, jobs.length, `${ended} of ${jobs.length} runs, ${job.ensemble}`);
      if (result.ok) keep(measured, job, result.measured);
      else {
        failed += 1;
        io.err(`${job.ensemble} ${job.n + 1} failed: ${result.message}\n`);
      }
    },
  });
  progress.finish();

  const validation = evaluate(inOrder(measured), form);
  if (values.json !== undefined) writeWhole(values.json, `${JSON.stringify(validation, null, 1)}\n`);
  io.out(reportText(validation));
  return failed > 0 ? 1 : 0;
}

/** Each run in the place of its number, so that the table does not depend on which thread ended first. */
function keep(measured: Map<string, Measured[]>, { ensemble, n }: Job, result: Measured): void {
  const runs = measured.get(ensemble) ?? [];
  runs[n] = result;
  measured.set(ensemble, runs);
}

/** Without the gaps that failed runs left. */
function inOrder(measured: Map<string, Measured[]>): Map<string, Measured[]> {
  return new Map([...measured].map(([name, runs]) => [name, runs.filter((run) => run !== undefined)]));
}
