/**
 * What one instant looks like: 16 bytes a cell, so that a whole frame is one texture upload. Cells come in the order in which
 * they are drawn: the dying lie under the living, and CAR-T cells over all others.
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
import { exp } from './maths.ts';
import { stageFacts } from './stages/facts.ts';
import type { World } from './world.ts';

/** Quantities by which cells can be coloured: antigen felt, exhaustion, age, kills, clone. */
export const shownQuantities = ['signal', 'exhaustion', 'age', 'kills', 'clone'] as const;

/** The quantity in byte 11 of a cell's record. */
export type ShownQuantity = (typeof shownQuantities)[number];

/** Bytes of one cell in a frame. */
export const cellBytes = 16;

/** Cells in one row of the texture that a frame is uploaded to. A frame's buffer is a whole number of rows. */
export const cellsPerRow = 1024;

/** In a frame's flags, beside the values of `activity`: the cell has just parted from its sister, who lies behind it. */
export const dividing = 3;

/** Hours for which two sisters are drawn as parting. */
const divisionHours = 0.6;

/** The layers of a picture from the lowest to the highest: dying, living, CAR-T. */
const layers = 3;

/** The layer of every look that an agent can have: its activity (bits 3 and up) and its kind. */
const layerOfLook = Uint8Array.from({ length: 32 }, (_, look) => {
  if (look >> 3 === activity.dying) return 0;
  return (look & 7) === kind.cart ? 2 : 1;
});

/** Where in a frame the first cell of each layer stands. A look-up and no branch: the next cell's look cannot be guessed. */
function startsOf({ count, kind: kindOf, activity: activityOf }: World['agents']): Int32Array {
  const starts = new Int32Array(layers + 1);
  for (let i = 0; i < count; i++) starts[layerOfLook[(activityOf[i] << 3) | kindOf[i]] + 1]++;
  for (let layer = 1; layer <= layers; layer++) starts[layer] += starts[layer - 1];
  return starts;
}

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
  const { agents, width, height, scale, tick, hoursPerTick, fullAgent } = world;
  const { count, x, y, drawnX, drawnY, headingX, headingY, hoursLeft, dividedTick, daughters, parent } = agents;
  const { kind: kindOf, activity: activityOf, phenotype: programme, traits, cells, antigen, expression, id } = agents;
  const words = new Uint32Array(out);
  const toX = 65535 / width;
  const toY = 65535 / height;
  const { fadeHours, holdHours } = stageFacts[scale];
  const shownByte = byteFor(world, shown);
  const next = startsOf(agents);
  for (let i = 0; i < count; i++) {
    const isNew = drawnX[i] < 0;
    const fromX = isNew ? x[i] : drawnX[i];
    const fromY = isNew ? y[i] : drawnY[i];
    const own = kindOf[i] === kind.cart ? part : 1;
    const toDrawX = fromX + (x[i] - fromX) * own;
    const toDrawY = fromY + (y[i] - fromY) * own;
    drawnX[i] = toDrawX;
    drawnY[i] = toDrawY;
    let doing: number = activityOf[i];
    let phase = 0;
    if (doing === activity.free) {
      const justDivided = divisionHours - (tick - dividedTick[i]) * hoursPerTick;
      if (justDivided > 0 && (daughters[i] > 0 || parent[i] !== 0)) {
        doing = dividing;
        phase = byteOf(justDivided / divisionHours);
      }
    } else phase = byteOf(hoursLeft[i] / (doing === activity.dying ? fadeHours : holdHours));
    const marks = traits[i];
    const flags =
      doing |
      (programme[i] << 2) |
      ((marks & 1) << 4) |
      ((marks & 4) << 3) |
      ((cells[i] < fullAgent ? 1 : 0) << 6) |
      ((marks & 2) << 6);
    const at = next[layerOfLook[(activityOf[i] << 3) | kindOf[i]]]++ * 4;
    words[at] = fraction(toDrawX * toX) | (fraction(toDrawY * toY) << 16);
    words[at + 1] = fraction(fromX * toX) | (fraction(fromY * toY) << 16);
    words[at + 2] = kindOf[i] | (flags << 8) | (antigenByte(antigen[i] * expression[i]) << 16) | (shownByte(i) << 24);
    words[at + 3] = headingByte(headingX[i], headingY[i]) | (phase << 8) | ((id[i] & 0xffff) << 16);
  }
  return count;
}

/** Days, and kills, that fill the scale of their quantity. */
const fullAge = 30;
const fullKills = 20;

/** Byte 11 of the record of agent `i`. */
function byteFor({ agents, tick, hoursPerTick }: World, shown: ShownQuantity): (i: number) => number {
  const { signal, kind: kindOf, phenotype: programme, bornTick, kills, clone } = agents;
  const perTick = hoursPerTick / 24 / fullAge;
  switch (shown) {
    case 'signal':
      return (i) => byteOf(signal[i]);
    case 'exhaustion':
      return (i) => (kindOf[i] === kind.cart && programme[i] === phenotype.exhausted ? 255 : 0);
    case 'age':
      return (i) => byteOf((tick - bornTick[i]) * perTick);
    case 'kills':
      return (i) => byteOf(kills[i] / fullKills);
    case 'clone':
      return (i) => Math.imul(clone[i], 0x9e3779b1) >>> 24;
  }
}

/** Writes the local cytokine, 0–255 on a square-root scale on which 255 is 16 active cells' output, a byte a node. */
export function writeHaze(world: World): Uint8Array {
  const { values } = world.cytokine;
  return Uint8Array.from(values, (value) => Math.min(255, Math.round(Math.sqrt(value / 16) * 255)));
}

/** A place on a side, 0 to 65,535, as a whole number. */
function fraction(value: number): number {
  return value < 0 ? 0 : value > 65535 ? 65535 : (value + 0.5) | 0;
}

/** A part of the whole as a byte; more than the whole is the whole. */
function byteOf(part: number): number {
  return part >= 1 ? 255 : (part * 255 + 0.5) | 0;
}

/** The fewest molecules of each antigen byte; of byte 256 there are none. */
const leastOfByte = Float64Array.from({ length: 257 }, (_, byte) => {
  if (byte < 2) return byte === 0 ? 0 : Number.MIN_VALUE;
  return byte === 256 ? Infinity : 10 * exp(((byte - 1.5) / 254) * 9.210340371976184);
});
const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);
/** Of a number's bits as a 32-bit float, those that say its byte nearly: the exponent and the first six of the mantissa. */
const dropped = 17;
const bitsOf = (molecules: number): number => {
  asFloat[0] = molecules;
  return asBits[0] >>> dropped;
};
const firstBits = bitsOf(10);
/** A byte for each value of those bits from 10 to 100,000 molecules: that of the fewest molecules which have them. */
const byteOfBits = Uint8Array.from({ length: bitsOf(1e5) - firstBits + 1 }, (_, n) => {
  asBits[0] = (firstBits + n) << dropped;
  let byte = 1;
  while (leastOfByte[byte + 1] <= asFloat[0]) byte++;
  return byte;
});

/** Density on the scale of a frame: 0 for none, 1 for 10 molecules and fewer, 255 for 100,000 and more. */
export function antigenByte(molecules: number): number {
  if (molecules <= 10) return molecules > 0 ? 1 : 0;
  if (molecules >= 1e5) return 255;
  let byte = byteOfBits[bitsOf(molecules) - firstBits];
  // the float may have been rounded over an edge, and an edge may lie among numbers of the same bits
  while (molecules < leastOfByte[byte]) byte--;
  while (molecules >= leastOfByte[byte + 1]) byte++;
  return byte;
}

/** A direction as a byte: the diamond angle, which needs no trigonometry and is within 4° of the true one. */
function headingByte(hx: number, hy: number): number {
  const sum = Math.abs(hx) + Math.abs(hy);
  if (sum === 0) return 0;
  const quarter = hy / sum;
  const turn = hx >= 0 ? (hy >= 0 ? quarter : 4 + quarter) : 2 - quarter;
  return (turn * 64 + 0.5) & 255;
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
