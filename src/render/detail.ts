/** How much of a cell is drawn, by its size on the screen. */

/** 0 dots, 1 bodies of a few px, 2 these and bodies seen near, 3 only bodies seen near. */
export type Detail = 0 | 1 | 2 | 3;

/** Radii in device px between which a dot becomes a body, and between which a body is seen near. */
export const bodyFrom = 3.5;
export const bodyFull = 6;
export const nearFrom = 7;
export const nearFull = 9.5;

/** The cheapest detail that shows cells of these radii, in device px, as they should look. */
export function detailFor(smallest: number, largest: number): Detail {
  if (largest <= bodyFrom) return 0;
  if (largest <= nearFrom) return 1;
  return smallest < nearFull ? 2 : 3;
}
