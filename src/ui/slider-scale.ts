/** Where a parameter's value stands on its slider, and the values that arrow keys and dragging reach. Pure arithmetic. */
import type { NumberRow } from '../model/parameters.ts';

/** The leftmost part of a `log0` slider that means zero. */
const zeroPart = 0.05;

/** A value's place on its slider, 0 to 1. */
export function toPosition(row: NumberRow, value: number): number {
  if (row.scale === 'linear') return clamp((value - row.min) / (row.max - row.min));
  const place = clamp(Math.log(value / row.min) / Math.log(row.max / row.min));
  if (row.scale === 'log') return place;
  return value === 0 ? 0 : zeroPart + (1 - zeroPart) * place;
}

/** The value at a place on the slider: two figures on a log scale, a round step on a linear one. */
export function fromPosition(row: NumberRow, position: number): number {
  const place = clamp(position);
  if (row.scale === 'linear')
    return tidy(row, Math.round((row.min + place * (row.max - row.min)) / step(row)) * step(row));
  if (row.scale === 'log0' && place < zeroPart / 2) return 0;
  const above = row.scale === 'log' ? place : clamp((place - zeroPart) / (1 - zeroPart));
  return tidy(row, row.min * (row.max / row.min) ** above);
}

/** A key's change: one step, ten steps (a decade on a log scale) or to an end. */
export type Move = 'up' | 'down' | 'pageUp' | 'pageDown' | 'home' | 'end';

/** The value after a key. On a log scale a step is a tenth of a decade: 1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 7.9, 10. */
export function moved(row: NumberRow, value: number, move: Move): number {
  if (move === 'home') return row.scale === 'log0' ? 0 : row.min;
  if (move === 'end') return row.max;
  const by = { up: 1, down: -1, pageUp: 10, pageDown: -10 }[move];
  if (row.scale === 'linear') return tidy(row, Math.round(value / step(row) + by) * step(row));
  if (value <= row.min && by < 0) return row.scale === 'log0' ? 0 : row.min;
  if (value === 0) return row.min;
  const at = Math.round(Math.log10(value) * 10);
  const next = tidy(row, 10 ** ((at + by) / 10));
  // whole numbers near 1 are coarser than the steps
  return next === value ? tidy(row, value + Math.sign(by)) : next;
}

/** The step of a linear slider: 1, 2 or 5 times a power of ten, about a hundredth of the range. */
export function step(row: NumberRow): number {
  const rough = (row.max - row.min) / 100;
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const times = rough / power;
  const found = times < 1.5 ? power : times < 3.5 ? 2 * power : times < 7.5 ? 5 * power : 10 * power;
  return row.whole === true ? Math.max(1, found) : found;
}

function tidy(row: NumberRow, value: number): number {
  const figures = row.scale === 'linear' ? 6 : 2;
  const rounded = Number(value.toPrecision(figures));
  const whole = row.whole === true ? Math.round(rounded) : rounded;
  return Math.min(row.max, Math.max(row.min, whole));
}

function clamp(place: number): number {
  return place > 0 ? Math.min(1, place) : 0;
}
