/**
 * Writes frames. Cells come in the order in which they are drawn: the dying lie under the living, and CAR-T cells over all others.
 */
import { antigenByte } from '../model/antigen-scale.ts';
import { activity, kind, phenotype, trait } from '../model/kinds.ts';
import { stageFacts } from '../model/stages/facts.ts';
import type { World } from '../model/world.ts';
import type { Frame, Haze, ShownQuantity } from './frame.ts';
import {
  dividing,
  farEnd,
  flag,
  lowBitsOf,
  mostKinds,
  packPlace,
  packRest,
  packState,
  wordsPerCell,
} from './record.ts';

/** Hours for which two sisters are drawn as parting. */
const divisionHours = 0.6;

/** The layers of a picture from the lowest to the highest: dying, living, CAR-T. */
const layers = 3;

/** A number for each pair of activity and kind. */
const stateOf = (activityOf: number, kindOf: number): number => activityOf * mostKinds + kindOf;

/** The layer of every such pair. */
const layerOfState = Uint8Array.from({ length: stateOf(activity.dying + 1, 0) }, (_, state) => {
  if (state >= stateOf(activity.dying, 0)) return 0;
  return state % mostKinds === kind.cart ? 2 : 1;
});

/** The flags of every value of an agent's `traits`. A look-up and no branch, as with the layers. */
const flagsOfTraits = Uint16Array.from(
  { length: 256 },
  (_, traits) =>
    ((traits & trait.lostAntigen) !== 0 ? flag.antigenNegative : 0) | ((traits & trait.pdl1) !== 0 ? flag.pdl1 : 0),
);

/** Where in a frame the first cell of each layer stands. A look-up and no branch: the next cell's state cannot be guessed. */
function startsOf({ count, kind: kindOf, activity: activityOf }: World['agents']): Int32Array {
  const starts = new Int32Array(layers + 1);
  for (let i = 0; i < count; i++) starts[layerOfState[stateOf(activityOf[i], kindOf[i])] + 1]++;
  for (let layer = 1; layer <= layers; layer++) starts[layer] += starts[layer - 1];
  return starts;
}

/** How a frame is to be written. */
type Wanted = {
  /** The quantity that cells show. */
  readonly shown: ShownQuantity;
  /** Of the way from where it was drawn to where it is that a CAR-T cell is drawn to go; 1 shows where it is. */
  readonly part: number;
  /** As in the frame. */
  readonly secondsUntilNext: number;
};

/**
 * The frame of this instant; remembers where the cells were drawn.
 * @param buffer of at least `frameBytes(world.agents.count)` bytes
 */
export function takeFrame(world: World, buffer: ArrayBuffer, { shown, part, secondsUntilNext }: Wanted): Frame {
  const count = writeFrame(world, buffer, shown, part);
  const { width, height, tick, scene, tissue } = world;
  const { disease } = world.parameters;
  return { buffer, count, width, height, tick, scene, disease, tissue, haze: hazeOf(world), secondsUntilNext };
}

/**
 * Writes the cells into `out` and remembers where they were drawn.
 * @param out a buffer of at least `frameBytes(world.agents.count)` bytes
 * @param shown the quantity that they show
 * @param part of the way from where it was drawn to where it is that a CAR-T cell is drawn to go; 1 shows where it is
 * @returns how many cells were written
 */
export function writeFrame(world: World, out: ArrayBuffer, shown: ShownQuantity = 'signal', part = 1): number {
  const { agents, width, height, scale, tick, hoursPerTick, fullAgent } = world;
  const { count, x, y, drawnX, drawnY, headingX, headingY, hoursLeft, dividedTick, daughters, parent } = agents;
  const { kind: kindOf, activity: activityOf, phenotype: programme, traits, cells, antigen, expression, id } = agents;
  const words = new Uint32Array(out);
  const toX = farEnd / width;
  const toY = farEnd / height;
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
    const flags = flagsOfTraits[traits[i]] | (cells[i] < fullAgent ? flag.lowWeight : 0);
    const antigenNow = antigenByte(antigen[i] * expression[i]);
    const at = next[layerOfState[stateOf(activityOf[i], kindOf[i])]]++ * wordsPerCell;
    words[at] = packPlace(fraction(toDrawX * toX), fraction(toDrawY * toY));
    words[at + 1] = packPlace(fraction(fromX * toX), fraction(fromY * toY));
    words[at + 2] = packState(kindOf[i], doing, programme[i], flags, antigenNow, shownByte(i));
    words[at + 3] = packRest(headingByte(headingX[i], headingY[i]), phase, lowBitsOf(id[i]));
  }
  return count;
}

/** Days, and kills, that fill the scale of their quantity. */
const fullAge = 30;
const fullKills = 20;

/** The shown quantity of an agent as a byte. */
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

/** The local cytokine, 0–255 on a square-root scale on which 255 is 16 active cells' output, a byte a node. */
function hazeOf({ cytokine: { columns, rows, values } }: World): Haze {
  const bytes = Uint8Array.from(values, (value) => Math.min(255, Math.round(Math.sqrt(value / 16) * 255)));
  return { columns, rows, values: bytes };
}

/** A place on a side, 0 to `farEnd`, as a whole number. */
function fraction(value: number): number {
  return value < 0 ? 0 : value > farEnd ? farEnd : (value + 0.5) | 0;
}

/** A part of the whole as a byte; more than the whole is the whole. */
function byteOf(part: number): number {
  return part >= 1 ? 255 : (part * 255 + 0.5) | 0;
}

/** A direction as a byte: the diamond angle, which needs no trigonometry and is within 4° of the true one. */
function headingByte(hx: number, hy: number): number {
  const sum = Math.abs(hx) + Math.abs(hy);
  if (sum === 0) return 0;
  const quarter = hy / sum;
  const turn = hx >= 0 ? (hy >= 0 ? quarter : 4 + quarter) : 2 - quarter;
  return (turn * 64 + 0.5) & 255;
}
