/** The bins of the antigen histogram in molecules and in a frame's bytes. Pure. */
import { antigenByte } from '../model/antigen-scale.ts';
import { histogramBins } from '../model/inspect.ts';

const low = 10;
const decades = 4;
const logBins = histogramBins - 1;

/** The bin of a byte, as the census counts. */
export function binOfByte(byte: number): number {
  return byte === 0 ? 0 : 1 + Math.floor(((byte - 1) * logBins) / 255);
}

/** The first and the last byte whose bins are `from` to `to`. */
export function bytesOfBins(from: number, to: number): [number, number] {
  const first = from === 0 ? 0 : 1 + Math.ceil(((from - 1) * 255) / logBins);
  const last = to === 0 ? 0 : Math.min(255, Math.ceil((to * 255) / logBins));
  return [first, last];
}

/** Molecules at the lower edge of a bin; bin 0 has none. */
export function moleculesOf(bin: number): number {
  return bin === 0 ? 0 : low * 10 ** ((decades * (bin - 1)) / logBins);
}

/** Where a number of molecules stands among the bins, as a fraction of the whole width. */
export function placeOf(molecules: number): number {
  return (1 + ((Math.max(1, antigenByte(molecules)) - 1) / 254) * logBins) / histogramBins;
}

/** The part without antigen, and the median of the others. */
export function digest(bins: readonly number[]): { total: number; negative: number; median: number } {
  const total = bins.reduce((sum, cells) => sum + cells, 0);
  const negative = bins[0] ?? 0;
  let left = (total - negative) / 2;
  let bin = 1;
  while (bin < bins.length - 1 && left > (bins[bin] ?? 0)) {
    left -= bins[bin] ?? 0;
    bin += 1;
  }
  const inside = (bins[bin] ?? 0) > 0 ? left / (bins[bin] ?? 1) : 0;
  return { total, negative: total === 0 ? 0 : negative / total, median: moleculesOf(bin + inside) };
}
