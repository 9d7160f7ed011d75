/** How a vertex program reads a frame that has been uploaded: pieces of its text. */
import { cellsPerRow, type Field, farEnd } from './record.ts';

/** Where the record of cell `rank` (an int) lies in a frame's texture: an `ivec2`. */
export function texelOf(rank: string): string {
  return `ivec2(${rank} & ${cellsPerRow - 1}, ${rank} >> ${Math.log2(cellsPerRow)})`;
}

/** A field of a record (a `uvec4`): a `uint`. */
export function fieldOf(record: string, { word, shift, mask }: Field): string {
  return `((${record}.${'xyzw'[word]} >> ${shift}) & ${mask}u)`;
}

/** The same as a part of the most that there is room for: a `float` from 0 to 1. */
export function shareOf(record: string, field: Field): string {
  return `(float(${fieldOf(record, field)}) / ${field.mask.toFixed(1)})`;
}

/** Defines `fractionOf`, which makes of a record's position a place in the field, 0 to 1 along each side. */
export const fractionOf = `
vec2 fractionOf(uint place) {
  return vec2(place & 0xffffu, place >> 16) / ${farEnd.toFixed(1)};
}
`;
