/** The ways that CAR-T cells went between the last frames. A trail is made of such stretches, and nobody need know whose they are. */
import { fractionX, fractionY, idOf, isDying, kindOf, placeBefore, placeNow } from '../frame/record.ts';
import { kind } from '../model/kinds.ts';
import type { Frame } from '../frame/frame.ts';

/** So many frames are remembered, and at most so many stretches. */
export const frameCount = 24;
export const mostStretches = 8192;
/** Words of a stretch: where it ends and where it begins (as in a cell's record), and the number of its frame. */
export const wordsPerStretch = 4;

/** A cell that has come further since the frame before was not seen crawling, in µm. */
const longest = 60;

/** A part of the field: middle and size in µm. */
export type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The stretches, oldest first. */
export type Stretches = {
  readonly words: Uint32Array;
  readonly count: number;
  /** Number of the newest frame. */
  readonly newest: number;
  /** Takes in the cells in sight; a frame that lies before the last, or is of another run, begins anew. */
  add(frame: Frame, sight: Part): void;
  clear(): void;
};

/** None at first. */
export function createStretches(): Stretches {
  const words = new Uint32Array(mostStretches * wordsPerStretch);
  let count = 0;
  let newest = 0;
  let last: Frame | undefined;

  function clear(): void {
    count = 0;
    last = undefined;
  }

  /** Drops what is too old, and of the rest the oldest so that `room` more have a place. */
  function makeRoom(room: number): void {
    let dropped = Math.max(0, count + room - mostStretches);
    while (dropped < count && words[dropped * wordsPerStretch + 2] + frameCount <= newest) dropped++;
    words.copyWithin(0, dropped * wordsPerStretch, count * wordsPerStretch);
    count -= dropped;
  }

  function add(frame: Frame, sight: Part): void {
    if (last !== undefined && (frame.tick < last.tick || frame.tissue !== last.tissue)) clear();
    // the same instant again says nothing new
    if (frame.tick === last?.tick) return;
    last = frame;
    newest++;
    const records = new Uint32Array(frame.buffer);
    let found = 0;
    for (let i = 0; i < frame.count; i++) if (crawls(frame, records, i, sight)) found++;
    // of many cells only every second, fourth … leaves a trail, always the same ones
    let every = 1;
    while (found > (every * mostStretches) / frameCount) every *= 2;
    makeRoom(Math.ceil(found / every));
    for (let i = 0; i < frame.count && count < mostStretches; i++) {
      if (idOf(records, i) % every !== 0 || !crawls(frame, records, i, sight)) continue;
      words[count * wordsPerStretch] = placeNow(records, i);
      words[count * wordsPerStretch + 1] = placeBefore(records, i);
      words[count * wordsPerStretch + 2] = newest;
      count++;
    }
  }

  return {
    words,
    get count() {
      return count;
    },
    get newest() {
      return newest;
    },
    add,
    clear,
  };
}

/** Whether this is a living CAR-T cell in sight that has moved since the frame before. */
function crawls({ width, height }: Frame, records: Uint32Array, i: number, sight: Part): boolean {
  if (kindOf(records, i) !== kind.cart || isDying(records, i)) return false;
  const x = fractionX(records, i, 1) * width;
  const y = fractionY(records, i, 1) * height;
  if (Math.abs(x - sight.x) > sight.width / 2 || Math.abs(y - sight.y) > sight.height / 2) return false;
  const way = Math.hypot(x - fractionX(records, i, 0) * width, y - fractionY(records, i, 0) * height);
  return way > 0 && way < longest;
}
