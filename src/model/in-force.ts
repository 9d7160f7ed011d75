/** What is in force at a moment of a run, from its start and the commands given since. */
import type { Parameters } from './parameters.ts';
import type { Scenario } from './scenario.ts';
import { stageFacts } from './stages/facts.ts';
import { renameTargets } from './target.ts';

/**
 * The parameters that the cells obey at a tick.
 * @param scenario the run with its whole log, in the order of ticks
 * @param tick the moment; commands of this tick count
 */
export function parametersAt({ parameters, commands, scale }: Scenario, tick: number): Parameters {
  const inForce: Parameters = { ...parameters };
  for (const command of commands) {
    if (command.tick > tick) break;
    if (command.do === 'set') Object.assign(inForce, { [command.key]: command.value });
    // another product brings its own target and costimulation
    if (command.do !== 'infuse' || !stageFacts[scale].takesOtherProducts) continue;
    const { target = inForce.target, costim = inForce.costim } = command;
    if (target !== inForce.target) renameTargets(inForce, target);
    inForce.costim = costim;
  }
  return inForce;
}
