/** Reads single cells from a frame's buffer (its layout is at the top of `frame/write.ts`), to name them and to step through them. Pure. */
import { cellBytes } from '../frame/write.ts';
import { activity, kinds } from '../model/kinds.ts';
import { type Box, isCovered } from './sight.ts';

/** A frame: cell records and the field's size in µm. */
export type CellFrame = {
  readonly buffer: ArrayBuffer;
  readonly count: number;
  readonly width: number;
  readonly height: number;
};

/** One cell of a frame; place in µm. */
export type FrameCell = {
  readonly index: number;
  readonly kind: number;
  readonly activity: number;
  readonly phenotype: number;
  readonly lostAntigen: boolean;
  /** Low 16 bits of its id. */
  readonly lowBits: number;
  readonly x: number;
  readonly y: number;
};

/** A part of the field, in µm, and what of it is covered. */
export type Area = Box & { readonly covers: readonly Box[] };

/** The directions of the arrow keys; y grows downwards. */
export const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;

const words = cellBytes / 4;

/** The cell at an index, or undefined. */
export function cellAt(frame: CellFrame, index: number): FrameCell | undefined {
  return index < 0 || index >= frame.count ? undefined : read(frame, new Uint32Array(frame.buffer), index);
}

function read(frame: CellFrame, all: Uint32Array, index: number): FrameCell {
  const place = all[index * words] ?? 0;
  const state = all[index * words + 2] ?? 0;
  const flags = (state >>> 8) & 0xff;
  return {
    index,
    kind: Math.min(state & 0xff, kinds.length - 1),
    activity: flags & 3,
    phenotype: (flags >> 2) & 3,
    lostAntigen: (flags & 16) !== 0,
    lowBits: (all[index * words + 3] ?? 0) >>> 16,
    x: ((place & 0xffff) / 65535) * frame.width,
    y: ((place >>> 16) / 65535) * frame.height,
  };
}

/** How many living cells of a kind are drawn. */
export function numberOf(frame: CellFrame, kind: number): number {
  const all = new Uint32Array(frame.buffer);
  let found = 0;
  for (let i = 0; i < frame.count; i++) {
    const state = all[i * words + 2] ?? 0;
    if ((state & 0xff) === kind && ((state >>> 8) & 3) !== activity.dying) found++;
  }
  return found;
}

/** The living cells of an area that pass a test. */
function living(frame: CellFrame, area: Area, wanted: (kind: number) => boolean): FrameCell[] {
  const all = new Uint32Array(frame.buffer);
  const found: FrameCell[] = [];
  for (let i = 0; i < frame.count; i++) {
    if (!wanted((all[i * words + 2] ?? 0) & 0xff)) continue;
    const cell = read(frame, all, i);
    const inside = cell.x >= area.left && cell.x <= area.right && cell.y >= area.top && cell.y <= area.bottom;
    if (inside && cell.activity !== activity.dying && !isCovered(area.covers, cell.x, cell.y)) found.push(cell);
  }
  return found;
}

/** The cell nearest to a place. */
export function nearestCell(
  frame: CellFrame,
  area: Area,
  wanted: (kind: number) => boolean,
  to: { readonly x: number; readonly y: number },
): FrameCell | undefined {
  const away = (cell: FrameCell): number => Math.hypot(cell.x - to.x, cell.y - to.y);
  return living(frame, area, wanted).reduce<FrameCell | undefined>(
    (best, cell) => (best === undefined || away(cell) < away(best) ? cell : best),
    undefined,
  );
}

/** The next cell in reading order (bands from left to right, downwards) after a place; the first one again after the last. */
export function nextCell(
  frame: CellFrame,
  area: Area,
  wanted: (kind: number) => boolean,
  from: { readonly x: number; readonly y: number },
): FrameCell | undefined {
  const cells = living(frame, area, wanted);
  const band = (area.bottom - area.top) / 8 || 1;
  const rank = (y: number, x: number): number => Math.floor((y - area.top) / band) * 1e6 + x;
  cells.sort((one, other) => rank(one.y, one.x) - rank(other.y, other.x));
  return cells.find((cell) => rank(cell.y, cell.x) > rank(from.y, from.x) + 0.5) ?? cells[0];
}

/** The nearest living cell in a direction from a place, within 45° of it. */
export function cellTowards(
  frame: CellFrame,
  area: Area,
  from: { readonly x: number; readonly y: number },
  [dx, dy]: readonly [number, number],
): FrameCell | undefined {
  let best: FrameCell | undefined;
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
