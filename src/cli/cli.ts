/** The command line: which command, what when it fails. */
import { modelVersion } from '../model/world.ts';
import { helpText } from './help.ts';
import { type Io, isUsageError, oneLine, quoted, usageError } from './io.ts';
import { list } from './list.ts';
import { merge } from './merge.ts';
import { hashCommand, run } from './run.ts';
import { sweep } from './sweep.ts';
import { validate } from './validate.ts';

/** A command: takes the arguments behind its name, returns the exit code. */
type CommandLine = (args: string[], io: Io) => number | Promise<number>;

const commands = new Map<string, CommandLine>([
  ['list', list],
  ['run', run],
  ['hash', hashCommand],
  ['sweep', sweep],
  ['merge', merge],
  ['validate', validate],
]);

/**
 * Carries out one call.
 * @param args what stands behind the program's name.
 * @returns 0 done, 1 a run failed, 2 bad usage; then one line on `err` says what was wrong. Never throws.
 */
export async function cli(args: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === undefined) throw usageError(`a command is missing; allowed: ${names()} (--help explains them)`);
    if (name === 'help' || args.includes('--help') || args.includes('-h')) {
      io.out(helpText);
      return 0;
    }
    if (name === '--version') {
      io.out(`${modelVersion}\n`);
      return 0;
    }
    const command = commands.get(name);
    if (command === undefined) throw usageError(`there is no command ${quoted(name)}; allowed: ${names()}`);
    return await command(rest, io);
  } catch (error) {
    io.err(`cart-lab: ${oneLine(error instanceof Error ? error.message : String(error))}\n`);
    return isUsageError(error) ? 2 : 1;
  }
}

function names(): string {
  return [...commands.keys()].join(', ');
}
