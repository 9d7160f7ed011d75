/** What of the picture is in sight: the stage without the panels that lie over it. */

/** A rectangle; CSS px of the window or µm of the field. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

type Place = { readonly x: number; readonly y: number };

const panels = '#top, #look, #inspector, #numbers, #chart, #transport, #panel';

/** A cell so near to a panel counts as covered, in CSS px: its ring would be cut. */
const margin = 18;

/** The panels that cover the stage now, with a margin, in CSS px of the window. */
export function coversNow(): Box[] {
  if (document.documentElement.hasAttribute('data-bare')) return [];
  return [...document.querySelectorAll(panels)]
    .map((panel) => panel.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0)
    .map(({ left, top, right, bottom }) => ({
      left: left - margin,
      top: top - margin,
      right: right + margin,
      bottom: bottom + margin,
    }));
}

/** Calls back whenever a panel over the stage opens, closes or changes its size. */
export function watchCovers(changed: () => void): void {
  const observer = new ResizeObserver(changed);
  for (const panel of document.querySelectorAll(panels)) observer.observe(panel);
}

/** Where a line of text may stand over a stage: its ends and its lower edge. */
export type Band = { readonly left: number; readonly right: number; readonly bottom: number };

/** The lowest free band of a stage that is so wide and high; undefined where there is none. Pure. */
export function lowestBand(stage: Box, covers: readonly Box[], width: number, height: number): Band | undefined {
  const bottoms = [stage.bottom, ...covers.map(({ top }) => top)]
    .filter((bottom) => bottom <= stage.bottom && bottom - height >= stage.top)
    .sort((one, other) => other - one);
  for (const bottom of bottoms) {
    const beside = covers
      .filter((box) => box.top < bottom && box.bottom > bottom - height)
      .sort((one, other) => one.left - other.left);
    let { left } = stage;
    let widest = { left, right: left, bottom };
    for (const next of [...beside, { left: stage.right, right: stage.right }]) {
      const right = Math.min(next.left, stage.right);
      if (right - left > widest.right - widest.left) widest = { left, right, bottom };
      left = Math.max(left, next.right);
    }
    if (widest.right - widest.left >= width) return widest;
  }
  return undefined;
}

/** Whether a place lies in one of the boxes. */
export function isCovered(boxes: readonly Box[], x: number, y: number): boolean {
  return boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}

/** Places that are tried along each side. */
const steps = 24;
/** Room that a cell and its ring want around them, in CSS px. */
const enoughRoom = 40;

/** Places all over a stage, each with the way to the nearest cover or edge; the middle comes first. */
function roomsIn(stage: Box, covers: readonly Box[]): (Place & { readonly room: number })[] {
  const places = [{ x: (stage.left + stage.right) / 2, y: (stage.top + stage.bottom) / 2 }];
  for (let row = 1; row < steps; row++) {
    for (let column = 1; column < steps; column++) {
      const x = stage.left + ((stage.right - stage.left) * column) / steps;
      places.push({ x, y: stage.top + ((stage.bottom - stage.top) * row) / steps });
    }
  }
  return places.map((place) => ({ ...place, room: roomAt(stage, covers, place.x, place.y) }));
}

/** The middle of the largest round part of a stage that nothing covers; of equal ones, the first. Pure. */
export function freeMiddle(stage: Box, covers: readonly Box[]): Place {
  const { x, y } = roomsIn(stage, covers).reduce((best, place) => (place.room > best.room ? place : best));
  return { x, y };
}

/** The nearest place at which a cell would be clear of every cover. Pure. */
export function nearestFree(stage: Box, covers: readonly Box[], from: Place): Place {
  const rooms = roomsIn(stage, covers);
  const least = Math.min(enoughRoom, Math.max(...rooms.map(({ room }) => room)));
  const away = (place: Place): number => Math.hypot(place.x - from.x, place.y - from.y);
  const free = rooms.filter(({ room }) => room >= least);
  const { x, y } = free.reduce((best, place) => (away(place) < away(best) ? place : best));
  return { x, y };
}

/** How far it is from a place to the nearest cover or edge; less than 0 under a cover. */
function roomAt(stage: Box, covers: readonly Box[], x: number, y: number): number {
  let room = Math.min(x - stage.left, stage.right - x, y - stage.top, stage.bottom - y);
  for (const box of covers) {
    const dx = Math.max(box.left - x, x - box.right);
    const dy = Math.max(box.top - y, y - box.bottom);
    room = Math.min(room, dx <= 0 && dy <= 0 ? Math.max(dx, dy) : Math.hypot(Math.max(0, dx), Math.max(0, dy)));
  }
  return room;
}
