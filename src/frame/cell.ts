/** One cell of a frame as an object, to be named, asked after and found again. For all cells of a frame, read the records. */
import type { Frame } from './frame.ts';
import { activityOf, flag, fractionX, fractionY, hasFlag, idOf, kindOf, phenotypeOf } from './record.ts';

/** A cell of a frame; place in µm. */
export type Cell = {
  readonly index: number;
  readonly kind: number;
  readonly activity: number;
  readonly phenotype: number;
  readonly antigenNegative: boolean;
  /** Low bits of its id. */
  readonly lowBits: number;
  readonly x: number;
  readonly y: number;
};

/** The records of cells, and the size of their field in µm. */
export type Records = Pick<Frame, 'buffer' | 'count' | 'width' | 'height'>;

/** The cell at an index, where the frame has it; undefined when there is none. */
export function cellAt(frame: Records, index: number): Cell | undefined {
  return index < 0 || index >= frame.count ? undefined : readCell(frame, new Uint32Array(frame.buffer), index);
}

/** The cell at an index that the frame has. @param words those of its buffer */
export function readCell(frame: Records, words: Uint32Array, index: number): Cell {
  return {
    index,
    kind: kindOf(words, index),
    activity: activityOf(words, index),
    phenotype: phenotypeOf(words, index),
    antigenNegative: hasFlag(words, index, flag.antigenNegative),
    lowBits: idOf(words, index),
    x: fractionX(words, index, 1) * frame.width,
    y: fractionY(words, index, 1) * frame.height,
  };
}
