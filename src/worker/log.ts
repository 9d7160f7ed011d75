/** The commands that were given while a run went on, with the tick before which each takes effect, earliest first. */
import type { TimedCommand } from '../model/commands.ts';
import type { Scenario } from '../model/scenario.ts';

/**
 * Adds a command that was given at its tick. Commands logged for later ticks go, because that future will not come; of
 * two values for one parameter at one tick (a slider that is being dragged) only the later stays.
 * @returns the command that the new one took the place of
 */
export function record(log: TimedCommand[], command: TimedCommand): TimedCommand | undefined {
  while (log.length > 0 && log[log.length - 1].tick > command.tick) log.pop();
  const last = log.at(-1);
  const replaced = last?.do === 'set' && command.do === 'set' && last.key === command.key && last.tick === command.tick;
  if (replaced) log.pop();
  log.push(command);
  return replaced ? last : undefined;
}

/** The scenario that repeats a run: its own commands and, behind those for the same tick, the logged ones. */
export function withLog(scenario: Scenario, log: readonly TimedCommand[]): Scenario {
  const commands = [...scenario.commands, ...log].sort((one, other) => one.tick - other.tick);
  return { ...scenario, commands };
}
