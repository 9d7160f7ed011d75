/**
 * What one instant looks like: 16 bytes a cell, so that a whole frame is one texture upload.
 *
 * | bytes | meaning |
 * | --- | --- |
 * | 0–3 | position now: x, y as 16-bit fractions of the field's width and height |
 * | 4–7 | position in the frame written before, alike (equal to now for a cell that is new) |
 * | 8 | kind (row of the cell table) |
 * | 9 | flags: bits 0–1 activity (3: just divided), 2–3 phenotype, 4 antigen lost, 5 PD-L1, 6 lighter than a full agent, 7 second antigen lost |
 * | 10 | antigen density on a log scale: 0 none, 1 = 10 molecules, 255 = 100,000 molecules |
 * | 11 | the shown quantity, 0–255 (`shownQuantities`) |
 * | 12 | heading, a full turn is 256 |
 * | 13 | phase of what it is doing: 255 just begun, 0 over |
 * | 14–15 | low 16 bits of the id |
 */
import { activity, kind, phenotype } from './kinds.ts';
import { log } from './maths.ts';
import type { World } from './world.ts';

/** Quantities by which cells can be coloured: antigen felt, exhaustion, age, kills, clone. */
export const shownQuantities = ['signal', 'exhaustion', 'age', 'kills', 'clone'] as const;

/** The quantity in byte 11 of a cell's record. */
export type ShownQuantity = (typeof shownQuantities)[number];

/** Bytes of one cell in a frame. */
export const cellBytes = 16;

/** Cells in one row of the texture that a frame is uploaded to. A frame's buffer is a whole number of rows. */
export const cellsPerRow = 1024;

/** Hours for which a dead cell stays in the picture at each scale. */
export const fadeHours = { patient: 12, cell: 3 } as const;

/** Hours for which a CAR-T cell holds a target, the length of the `bound` phase. */
export const holdHours = { patient: 0.5, cell: 1 } as const;

/** In a frame's flags, beside the values of `activity`: the cell has just parted from its sister, who lies behind it. */
export const dividing = 3;

/** Hours for which two sisters are drawn as parting. */
const divisionHours = 0.6;

/** Bytes of a buffer that holds `cells` cells. */
export function frameBytes(cells: number): number {
  return Math.max(1, Math.ceil(cells / cellsPerRow)) * cellsPerRow * cellBytes;
}

/**
 * Writes the cells into `out` and remembers where they were drawn.
 * @param out a buffer of at least `frameBytes(world.agents.count)` bytes
 * @param shown the quantity in byte 11
 * @param part of the way from where it was drawn to where it is that a CAR-T cell is drawn to go; 1 shows where it is
 * @returns how many cells were written
 */
export function writeFrame(world: World, out: ArrayBuffer, shown: ShownQuantity = 'signal', part = 1): number {
  const { agents, width, height, scale } = world;
  const { x, y, drawnX, drawnY, headingX, headingY, hoursLeft } = agents;
  const words = new Uint32Array(out);
  const toX = 65535 / width;
  const toY = 65535 / height;
  const count = agents.count;
  for (let i = 0; i < count; i++) {
    const isNew = drawnX[i] < 0;
    const fromX = isNew ? x[i] : drawnX[i];
    const fromY = isNew ? y[i] : drawnY[i];
    const own = agents.kind[i] === kind.cart ? part : 1;
    drawnX[i] = fromX + (x[i] - fromX) * own;
    drawnY[i] = fromY + (y[i] - fromY) * own;
    const nowX = fraction(drawnX[i] * toX);
    const nowY = fraction(drawnY[i] * toY);
    const beforeX = fraction(fromX * toX);
    const beforeY = fraction(fromY * toY);
    const justDivided = divisionHours - (world.tick - agents.dividedTick[i]) * world.hoursPerTick;
    const isPart = agents.daughters[i] > 0 || agents.parent[i] !== 0;
    const doing = agents.activity[i] === activity.free && justDivided > 0 && isPart ? dividing : agents.activity[i];
    const traits = agents.traits[i];
    const light = agents.cells[i] < world.fullAgent ? 1 : 0;
    const flags =
      doing |
      (agents.phenotype[i] << 2) |
      ((traits & 1) << 4) |
      ((traits & 4) << 3) |
      (light << 6) |
      ((traits & 2) << 6);
    const longest = doing === dividing ? divisionHours : doing === activity.dying ? fadeHours[scale] : holdHours[scale];
    const left = doing === dividing ? justDivided : hoursLeft[i];
    const phase = doing === activity.free ? 0 : Math.min(255, Math.round((left / longest) * 255));
    const at = i * 4;
    words[at] = nowX | (nowY << 16);
    words[at + 1] = beforeX | (beforeY << 16);
    words[at + 2] =
      agents.kind[i] |
      (flags << 8) |
      (antigenByte(agents.antigen[i] * agents.expression[i]) << 16) |
      (shownByte(world, i, shown) << 24);
    words[at + 3] = headingByte(headingX[i], headingY[i]) | (phase << 8) | ((agents.id[i] & 0xffff) << 16);
  }
  return count;
}

/** Days, and kills, that fill the scale of their quantity. */
const fullAge = 30;
const fullKills = 20;

function shownByte(world: World, i: number, shown: ShownQuantity): number {
  const { agents } = world;
  switch (shown) {
    case 'signal':
      return Math.round(Math.min(1, agents.signal[i]) * 255);
    case 'exhaustion':
      return agents.kind[i] === kind.cart && agents.phenotype[i] === phenotype.exhausted ? 255 : 0;
    case 'age':
      return Math.min(255, Math.round((((world.tick - agents.bornTick[i]) * world.hoursPerTick) / 24 / fullAge) * 255));
    case 'kills':
      return Math.min(255, Math.round((agents.kills[i] / fullKills) * 255));
    case 'clone':
      return Math.imul(agents.clone[i], 0x9e3779b1) >>> 24;
  }
}

/** Writes the local cytokine, 0–255 on a square-root scale on which 255 is 16 active cells' output, a byte a node. */
export function writeHaze(world: World): Uint8Array {
  const { values } = world.cytokine;
  return Uint8Array.from(values, (value) => Math.min(255, Math.round(Math.sqrt(value / 16) * 255)));
}

function fraction(value: number): number {
  return value < 0 ? 0 : value > 65535 ? 65535 : Math.round(value);
}

/** Density on the scale of a frame: 0 for none, 1 for 10 molecules and fewer, 255 for 100,000 and more. */
export function antigenByte(molecules: number): number {
  if (molecules <= 0) return 0;
  if (molecules <= 10) return 1;
  if (molecules >= 1e5) return 255;
  return 1 + Math.round((log(molecules / 10) / 9.210340371976184) * 254);
}

/** A direction as a byte: the diamond angle, which needs no trigonometry and is within 4° of the true one. */
function headingByte(hx: number, hy: number): number {
  const sum = Math.abs(hx) + Math.abs(hy);
  if (sum === 0) return 0;
  const quarter = hy / sum;
  const turn = hx >= 0 ? (hy >= 0 ? quarter : 4 + quarter) : 2 - quarter;
  return Math.round(turn * 64) & 255;
}

/** Kinds of which a frame's antigen byte is the CAR target. */
export const carriesAntigen = [kind.bCell, kind.cancer] as const;

/** The low bits of the id, and the place in µm, of cell `i` of a frame. */
export function cellAt(
  frame: { readonly buffer: ArrayBuffer; readonly width: number; readonly height: number },
  i: number,
): { lowBits: number; x: number; y: number } {
  const shorts = new Uint16Array(frame.buffer, i * cellBytes, cellBytes / 2);
  return { lowBits: shorts[7], x: (shorts[0] / 65535) * frame.width, y: (shorts[1] / 65535) * frame.height };
}
