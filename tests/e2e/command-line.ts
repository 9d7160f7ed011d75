/** Asks the command line about the same run. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Summary } from '../../src/model/summary.ts';

const script = fileURLToPath(new URL('../../src/launch/sim.mjs', import.meta.url));

async function sim(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...words], { maxBuffer: 1e8 });
  return stdout;
}

/** The hash after so many days, as `npm run sim -- hash` says it. */
export async function hashByCommandLine(link: string, days: number): Promise<string> {
  return (await sim('hash', link, '--days', String(days))).split(' ')[1];
}

/** The rows of a run, one a day. */
export async function rowsByCommandLine(link: string, days: number): Promise<readonly Summary[]> {
  return JSON.parse(await sim('run', link, '--days', String(days), '--format', 'json')).rows;
}
