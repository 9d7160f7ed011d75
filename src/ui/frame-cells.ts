/** Steps through the living cells of a frame, and counts them. Pure. */
import { type Cell, type Records, readCell } from '../frame/cell.ts';
import { isDying, kindOf } from '../frame/record.ts';
import { type Box, isCovered } from './sight.ts';

/** A part of the field, in µm, and what of it is covered. */
export type Area = Box & { readonly covers: readonly Box[] };

/** The directions of the arrow keys; y grows downwards. */
export const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;

/** How many living cells of a kind are drawn. */
export function numberOf(frame: Records, kind: number): number {
  const words = new Uint32Array(frame.buffer);
  let found = 0;
  for (let i = 0; i < frame.count; i++) if (kindOf(words, i) === kind && !isDying(words, i)) found++;
  return found;
}

/** The living cells of an area that pass a test. */
function living(frame: Records, area: Area, wanted: (kind: number) => boolean): Cell[] {
  const words = new Uint32Array(frame.buffer);
  const found: Cell[] = [];
  for (let i = 0; i < frame.count; i++) {
    if (!wanted(kindOf(words, i)) || isDying(words, i)) continue;
    const cell = readCell(frame, words, i);
    const isInside = cell.x >= area.left && cell.x <= area.right && cell.y >= area.top && cell.y <= area.bottom;
    if (isInside && !isCovered(area.covers, cell.x, cell.y)) found.push(cell);
  }
  return found;
}

/** The cell nearest to a place. */
export function nearestCell(
  frame: Records,
  area: Area,
  wanted: (kind: number) => boolean,
  to: { readonly x: number; readonly y: number },
): Cell | undefined {
  const away = (cell: Cell): number => Math.hypot(cell.x - to.x, cell.y - to.y);
  return living(frame, area, wanted).reduce<Cell | undefined>(
    (best, cell) => (best === undefined || away(cell) < away(best) ? cell : best),
    undefined,
  );
}

/** The next cell in reading order (bands from left to right, downwards) after a place; the first one again after the last. */
export function nextCell(
  frame: Records,
  area: Area,
  wanted: (kind: number) => boolean,
  from: { readonly x: number; readonly y: number },
): Cell | undefined {
  const cells = living(frame, area, wanted);
  const band = (area.bottom - area.top) / 8 || 1;
  const rank = (y: number, x: number): number => Math.floor((y - area.top) / band) * 1e6 + x;
  cells.sort((one, other) => rank(one.y, one.x) - rank(other.y, other.x));
  return cells.find((cell) => rank(cell.y, cell.x) > rank(from.y, from.x) + 0.5) ?? cells[0];
}

/** The nearest living cell in a direction from a place, within 45° of it. */
export function cellTowards(
  frame: Records,
  area: Area,
  from: { readonly x: number; readonly y: number },
  [dx, dy]: readonly [number, number],
): Cell | undefined {
  let best: Cell | undefined;
  let nearest = Infinity;
  for (const cell of living(frame, area, () => true)) {
    const along = (cell.x - from.x) * dx + (cell.y - from.y) * dy;
    const aside = Math.abs((cell.x - from.x) * dy) + Math.abs((cell.y - from.y) * dx);
    if (along < 0.5 || aside > along || along + aside >= nearest) continue;
    nearest = along + aside;
    best = cell;
  }
  return best;
}
