/** The named stops of the speed slider, from one step at a time to several days a second. */
import type { StageName } from '../model/stages/facts.ts';

/** A stop: simulated minutes that pass in a second of real time, and how it is written. */
export type SpeedStop = { readonly ticksPerSecond: number; readonly amount: number; readonly unit: 'min' | 'h' | 'd' };

const patient: readonly SpeedStop[] = [
  { ticksPerSecond: 1, amount: 30, unit: 'min' },
  { ticksPerSecond: 4, amount: 2, unit: 'h' },
  { ticksPerSecond: 12, amount: 6, unit: 'h' },
  { ticksPerSecond: 24, amount: 12, unit: 'h' },
  { ticksPerSecond: 48, amount: 1, unit: 'd' },
  { ticksPerSecond: 96, amount: 2, unit: 'd' },
  { ticksPerSecond: 240, amount: 5, unit: 'd' },
  { ticksPerSecond: 480, amount: 10, unit: 'd' },
];

const cell: readonly SpeedStop[] = [
  { ticksPerSecond: 1, amount: 1, unit: 'min' },
  { ticksPerSecond: 2, amount: 2, unit: 'min' },
  { ticksPerSecond: 5, amount: 5, unit: 'min' },
  { ticksPerSecond: 10, amount: 10, unit: 'min' },
  { ticksPerSecond: 20, amount: 20, unit: 'min' },
  { ticksPerSecond: 60, amount: 1, unit: 'h' },
  { ticksPerSecond: 180, amount: 3, unit: 'h' },
  { ticksPerSecond: 720, amount: 12, unit: 'h' },
];

/** The stops of a scale, slowest first. */
export const speedStops: { readonly [S in StageName]: readonly SpeedStop[] } = { patient, cell };

/** The stop that a run begins with. */
export const firstStop: { readonly [S in StageName]: number } = { patient: 3, cell: 3 };

/** The stop nearest to a speed in ticks per second, by ratio. */
export function nearestStop(scale: StageName, ticksPerSecond: number): number {
  const stops = speedStops[scale];
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
