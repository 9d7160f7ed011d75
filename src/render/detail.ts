/** How much of a cell is drawn, by its size on the screen. */

/** 0 dots, 1 bodies of a few px, 2 these and bodies seen near, 3 only bodies seen near. */
export type Detail = 0 | 1 | 2 | 3;

/** Radii in device px between which a dot becomes a body, and between which a body is seen near. */
export const bodyFrom = 3.5;
export const bodyFull = 6;
export const nearFrom = 7;
export const nearFull = 9.5;

/**
 * Bodies seen near cost a processor five times as much, about 0.4 µs a device px. Where it draws, their squares may fill
 * this many px, or more when the smallest cell has a radius from which on it would be missed.
 */
const mostFilled = 6e5;
const mostFilledClose = 4e6;
const closeFrom = 11;

/**
 * The cheapest detail that shows cells of these radii, in device px, as they should look.
 * @param filled device px that their squares fill together on a slow machine; 0 on a quick one
 */
export function detailFor(smallest: number, largest: number, filled: number): Detail {
  if (largest <= bodyFrom) return 0;
  if (filled > (smallest < closeFrom ? mostFilled : mostFilledClose)) return 1;
  if (largest <= nearFrom) return 1;
  return smallest < nearFull ? 2 : 3;
}
