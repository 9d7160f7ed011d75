/** What one instant looks like: the frame, which the worker writes and the page shows. Its cells are records (`record.ts`). */
import type { Parameters } from '../model/parameters.ts';
import type { Tissue } from '../model/tissue.ts';
import type { Scene } from '../model/world.ts';

/** The local cytokine over the field, row by row: 0 to 255 on a square-root scale. */
export type Haze = { readonly columns: number; readonly rows: number; readonly values: Uint8Array };

/** One instant. Whoever has it reads its buffer until the next one is shown; then the buffer goes back to the worker. */
export type Frame = {
  /** Cell records in whole rows of a texture (`frameBytes`), in the order in which cells are drawn. */
  readonly buffer: ArrayBuffer;
  /** Cells in the buffer. */
  readonly count: number;
  /** Size of the field in µm. */
  readonly width: number;
  readonly height: number;
  readonly tick: number;
  /** Where the cells live; decides what is drawn behind them. */
  readonly scene: Scene;
  /** What the cancer cells are; they look accordingly. */
  readonly disease: Parameters['disease'];
  /** What does not move: the same object all through a run on screen. Absent from a frame that no world wrote. */
  readonly tissue?: Tissue | undefined;
  /** Local cytokine over the field; absent alike. */
  readonly haze?: Haze | undefined;
  /** Seconds of wall time that the cells may take from the positions before to those now; 0 to show them at once. */
  readonly secondsUntilNext: number;
};

/** Quantities by which cells can be coloured: antigen felt, exhaustion, age, kills, clone. */
export const shownQuantities = ['signal', 'exhaustion', 'age', 'kills', 'clone'] as const;

/** The quantity that a cell's record shows. */
export type ShownQuantity = (typeof shownQuantities)[number];
