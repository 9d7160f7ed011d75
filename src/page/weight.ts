/** How many real cells one drawn cell stands for: proposed on the first visit by a quick measurement. */
import { recall, remember } from './settings.ts';

/** The choices, finest first. */
export const weights = [1e6, 5e6, 2e7] as const;

/** The choice that fits a machine on which the test loop took so many milliseconds; about 8 on a laptop of 2020. */
export function weightFor(milliseconds: number, processors: number): number {
  const slowness = milliseconds * (processors < 4 ? 1.5 : 1);
  return slowness < 30 ? weights[0] : slowness < 90 ? weights[1] : weights[2];
}

/** The remembered choice, or one made now by a short measurement. */
export function proposedWeight(): number {
  const known = Number(recall('weight'));
  if (weights.some((weight) => weight === known)) return known;
  const weight = weightFor(measure(), navigator.hardwareConcurrency || 2);
  remember('weight', String(weight));
  return weight;
}

/** Below this many milliseconds the finest choice fits any machine. */
const fast = 20;

/** Milliseconds for a loop like the model's inner ones; when it is not fast, the faster of two tries, because the first one compiles. */
function measure(): number {
  const numbers = new Float64Array(20_000).map((_, i) => 1 + (i % 97) / 97);
  const once = (): number => {
    const start = performance.now();
    for (let round = 0; round < 100; round++) {
      for (let i = 0; i < numbers.length; i++) {
        const value = numbers[i] ?? 1;
        numbers[i] = Math.sqrt(value * 1.000001 + (Math.imul(i, 0x9e3779b1) >>> 31) * 1e-9);
      }
    }
    return performance.now() - start;
  };
  const first = once();
  return first < fast ? first : Math.min(first, once());
}
