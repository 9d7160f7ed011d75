/** The named stops of the speed slider, from one step at a time to several days a second. */
import type { StageName } from '../model/stages/facts.ts';
import { stageViews } from './stages.ts';

/** A stop: simulated minutes that pass in a second of real time, and how it is written. */
export type SpeedStop = { readonly ticksPerSecond: number; readonly amount: number; readonly unit: 'min' | 'h' | 'd' };

/** The stop nearest to a speed in ticks per second, by ratio. */
export function nearestStop(stage: StageName, ticksPerSecond: number): number {
  const stops = stageViews[stage].speeds;
  let best = 0;
  for (let i = 1; i < stops.length; i++) {
    const there = Math.abs(Math.log((stops[i]?.ticksPerSecond ?? 1) / ticksPerSecond));
    const here = Math.abs(Math.log((stops[best]?.ticksPerSecond ?? 1) / ticksPerSecond));
    if (there < here) best = i;
  }
  return best;
}

/** The reached fraction of the wanted speed as text (`0.4`), or null when it is reached well enough. */
export function slowness(actual: number, wanted: number): string | null {
  const fraction = actual / wanted;
  return wanted > 0 && actual > 0 && fraction < 0.85 ? String(Number(fraction.toPrecision(1))) : null;
}
