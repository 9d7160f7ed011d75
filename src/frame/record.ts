/**
 * The record of one cell in a frame: 16 bytes, so that a whole frame is one texture upload. This file alone knows where a
 * field stands; the programs of the graphics card are told by `glsl.ts`. Reading makes no objects.
 *
 * | word | bits | meaning |
 * | --- | --- | --- |
 * | 0 | 0–15, 16–31 | position now: x, y as 16-bit fractions of the field's width and height |
 * | 1 | 0–15, 16–31 | position in the frame written before, alike (equal to now for a cell that is new) |
 * | 2 | 0–4 | kind (row of the cell table) |
 * | 2 | 5–7 | free |
 * | 2 | 8–9 | activity (of the model, or `dividing`) |
 * | 2 | 10–11 | phenotype of a CAR-T cell |
 * | 2 | 12, 13, 14 | antigen-negative, PD-L1-positive, low weight (`flag`) |
 * | 2 | 15 | free |
 * | 2 | 16–23 | antigen density on a log scale: 0 none, 1 = 10 molecules, 255 = 100,000 molecules |
 * | 2 | 24–31 | the shown quantity, 0–255 (`shownQuantities`) |
 * | 3 | 0–7 | heading, a full turn is 256 |
 * | 3 | 8–15 | phase of what it is doing: 255 just begun, 0 over |
 * | 3 | 16–31 | low 16 bits of the id |
 *
 * A flag more takes a free bit and a line of `flag`. There is room for four, and for 32 kinds: that is why the loss of the
 * second antigen, which nobody draws, is not in the record.
 */
import { activity, kind } from '../model/kinds.ts';

/** Words (32 bits) and bytes of one cell in a frame. */
export const wordsPerCell = 4;
export const cellBytes = wordsPerCell * 4;

/** Cells in one row of the texture that a frame is uploaded to. A frame's buffer is a whole number of rows. */
export const cellsPerRow = 1024;

/** What a position is at the far end of the field. */
export const farEnd = 0xffff;

/** A cell that moved further than this part of the field between two frames jumps instead of gliding. */
export const longestGlide = 0.2;

/** Where a whole number stands in a record. */
export type Field = { readonly word: number; readonly shift: number; readonly mask: number };

/** The fields besides the positions. */
export const field = {
  kind: { word: 2, shift: 0, mask: 0x1f },
  activity: { word: 2, shift: 8, mask: 3 },
  phenotype: { word: 2, shift: 10, mask: 3 },
  antigen: { word: 2, shift: 16, mask: 0xff },
  shown: { word: 2, shift: 24, mask: 0xff },
  heading: { word: 3, shift: 0, mask: 0xff },
  phase: { word: 3, shift: 8, mask: 0xff },
  id: { word: 3, shift: 16, mask: 0xffff },
} as const satisfies { readonly [name: string]: Field };

/** Kinds for which a record has room. */
export const mostKinds = field.kind.mask + 1;

/** The word that the flags are bits of. */
export const flagWord = 2;

/** What is true of a cell or not, as masks of that word. */
export const flag = {
  /** The first target antigen is lost for good. */
  antigenNegative: 1 << 12,
  /** Carries the brake PD-L1. */
  pdl1: 1 << 13,
  /** A super-individual that stands for fewer cells than a full agent. */
  lowWeight: 1 << 14,
} as const;

/** In a record, beside the values of the model's `activity`: the cell has just parted from its sister, who lies behind it. */
export const dividing = 3;

/** Kinds whose antigen, as a record has it, is the CAR's target. */
export const targetKinds: readonly number[] = [kind.bCell, kind.cancer];

/** Bytes of a buffer that holds `cells` cells. */
export function frameBytes(cells: number): number {
  return Math.max(1, Math.ceil(cells / cellsPerRow)) * cellsPerRow * cellBytes;
}

/** The word of a position, each side 0 to `farEnd`. */
export function packPlace(x: number, y: number): number {
  return x | (y << 16);
}

/** The third word of a record. @param flags masks of `flag`, together @param antigen 0–255 @param shown 0–255 */
export function packState(
  kindOf: number,
  doing: number,
  programme: number,
  flags: number,
  antigen: number,
  shown: number,
): number {
  const { activity, phenotype } = field;
  return (
    kindOf |
    (doing << activity.shift) |
    (programme << phenotype.shift) |
    flags |
    (antigen << field.antigen.shift) |
    (shown << field.shown.shift)
  );
}

/** The last word of a record. @param heading 0–255 @param phase 0–255 @param id of any size, cut to what there is room for */
export function packRest(heading: number, phase: number, id: number): number {
  return heading | (phase << field.phase.shift) | (id << field.id.shift);
}

function read(words: Uint32Array, i: number, { word, shift, mask }: Field): number {
  return (words[i * wordsPerCell + word] >>> shift) & mask;
}

/** Row of the cell table. */
export function kindOf(words: Uint32Array, i: number): number {
  return read(words, i, field.kind);
}

/** What the cell is doing: a value of the model's `activity`, or `dividing`. */
export function activityOf(words: Uint32Array, i: number): number {
  return read(words, i, field.activity);
}

/** Whether the cell fades instead of living. */
export function isDying(words: Uint32Array, i: number): boolean {
  return activityOf(words, i) === activity.dying;
}

/** Programme of a CAR-T cell: a value of the model's `phenotype`. */
export function phenotypeOf(words: Uint32Array, i: number): number {
  return read(words, i, field.phenotype);
}

/** Whether a flag is set. @param mask of `flag` */
export function hasFlag(words: Uint32Array, i: number, mask: number): boolean {
  return (words[i * wordsPerCell + flagWord] & mask) !== 0;
}

/** Share of its activity that is still ahead: 1 just begun, 0 over. */
export function phaseOf(words: Uint32Array, i: number): number {
  return read(words, i, field.phase) / field.phase.mask;
}

/** An id as far as a record holds it: its low bits, which several cells may share. */
export function lowBitsOf(id: number): number {
  return id & field.id.mask;
}

/** Low bits of the cell's id. */
export function idOf(words: Uint32Array, i: number): number {
  return read(words, i, field.id);
}

/** Antigen byte: 0 none, 1 = 10 molecules, 255 = 100,000. */
export function antigenOf(words: Uint32Array, i: number): number {
  return read(words, i, field.antigen);
}

/** Byte of the shown quantity. */
export function shownOf(words: Uint32Array, i: number): number {
  return read(words, i, field.shown);
}

/** The position now, as a record has it. */
export function placeNow(words: Uint32Array, i: number): number {
  return words[i * wordsPerCell];
}

/** The position in the frame before, alike. */
export function placeBefore(words: Uint32Array, i: number): number {
  return words[i * wordsPerCell + 1];
}

/** Place along x of a position, 0 to `farEnd`. */
export function xOf(place: number): number {
  return place & 0xffff;
}

/** Place along y of a position, 0 to `farEnd`. */
export function yOf(place: number): number {
  return place >>> 16;
}

/** Place along x in this frame as a fraction of the field, below 1. */
export function placeX(words: Uint32Array, i: number): number {
  return xOf(placeNow(words, i)) / (farEnd + 1);
}

/** Place along y in this frame as a fraction of the field, below 1. */
export function placeY(words: Uint32Array, i: number): number {
  return yOf(placeNow(words, i)) / (farEnd + 1);
}

/** Place along x as a fraction of the field, `alpha` of the way from the last frame to this one. */
export function fractionX(words: Uint32Array, i: number, alpha: number): number {
  return glide(xOf(placeBefore(words, i)), xOf(placeNow(words, i)), alpha);
}

/** Place along y as a fraction of the field, `alpha` of the way from the last frame to this one. */
export function fractionY(words: Uint32Array, i: number, alpha: number): number {
  return glide(yOf(placeBefore(words, i)), yOf(placeNow(words, i)), alpha);
}

function glide(before: number, now: number, alpha: number): number {
  const way = now - before;
  return (Math.abs(way) > longestGlide * farEnd ? now : before + way * alpha) / farEnd;
}
