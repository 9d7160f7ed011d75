/** Calls the command line inside the test, and keeps what it wrote. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { cli } from '../../src/cli/cli.ts';

/** What a call did. */
export type Called = { readonly code: number; readonly out: string; readonly err: string };

/** Calls the command line with the words of a text, or with a list of words. */
export async function call(args: string | readonly string[]): Promise<Called> {
  let out = '';
  let err = '';
  const words = typeof args === 'string' ? args.split(' ') : args;
  const code = await cli(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: false,
  });
  return { code, out, err };
}

/** Options that make a run take milliseconds. */
export const tiny = '--set weight=1e8 --days 0.25';

/** A folder that goes when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cart-lab-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
