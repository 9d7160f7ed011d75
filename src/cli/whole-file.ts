/** Files that appear in one piece or not at all, and that replace nothing unless asked to. */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { quoted, usageError } from './io.ts';

/** Checks, before the work begins, that a file can be written here. @throws a usage error when not. */
export function checkTarget(path: string, mayExist: boolean): void {
  const folder = dirname(path);
  if (path === '') throw usageError('--out is empty; allowed: the name of a file');
  if (path.includes('\0')) throw usageError(`--out cannot be ${quoted(path)}; allowed: the name of a file`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw usageError(`there is no folder ${quoted(folder)}`);
  if (!existsSync(path)) return;
  if (!statSync(path).isFile()) throw usageError(`--out cannot be ${quoted(path)}; allowed: a file`);
  if (!mayExist) throw usageError(`${quoted(path)} exists already; --force replaces it`);
}

/** Writes a file under a passing name and gives it its own when it is whole. */
export function writeWhole(path: string, text: string): void {
  const passing = `${path}.${process.pid}.part`;
  try {
    writeFileSync(passing, text, { flag: 'wx' });
    renameSync(passing, path);
  } catch (error) {
    rmSync(passing, { force: true });
    throw new Error(
      `${quoted(path)} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
      {
        cause: error,
      },
    );
  }
}
