/** One cell of every look that a cell may have, as a frame. */
import type { Frame } from '../frame/frame.ts';
import { farEnd, flag, frameBytes, packPlace, packRest, packState, wordsPerCell } from '../frame/record.ts';
import { activity, kind, phenotype } from '../model/kinds.ts';
import { type SpecimenName, specimenNames } from '../palette.ts';
import type { Place } from './painter.ts';

/** What tells a specimen from a common cell, which is free and of the first phenotype. */
type Specimen = {
  readonly kind: number;
  readonly activity?: number;
  readonly phenotype?: number;
  readonly flags?: number;
};

const specimens: { readonly [N in SpecimenName]: Specimen } = {
  cart: { kind: kind.cart },
  memory: { kind: kind.cart, phenotype: phenotype.memory },
  exhausted: { kind: kind.cart, phenotype: phenotype.exhausted },
  cancer: { kind: kind.cancer },
  negative: { kind: kind.cancer, flags: flag.antigenNegative },
  pale: { kind: kind.cancer, flags: flag.lowWeight },
  bCell: { kind: kind.bCell },
  plasma: { kind: kind.plasma },
  tHelper: { kind: kind.tHelper },
  tKiller: { kind: kind.tKiller },
  macrophage: { kind: kind.macrophage },
  dying: { kind: kind.cancer, activity: activity.dying },
};

/** About 10,000 molecules of antigen. */
const muchAntigen = 192;
/** Half over: a dying cell is grey and has not yet fallen to pieces. */
const halfOver = 128;

/** A frame of one cell for each specimen, at its place in µm. Cancer cells look as in `like`. */
export function specimenFrame(
  places: readonly Place[],
  size: { readonly width: number; readonly height: number },
  like: Pick<Frame, 'scene' | 'disease'>,
): Frame {
  const buffer = new ArrayBuffer(frameBytes(specimenNames.length));
  const words = new Uint32Array(buffer);
  specimenNames.forEach((name, n) => {
    const { x, y } = places[n] ?? { x: 0, y: 0 };
    const place = packPlace(Math.round((x / size.width) * farEnd), Math.round((y / size.height) * farEnd));
    const { kind: code, activity: doing = activity.free, phenotype: programme = 0, flags = 0 } = specimens[name];
    const antigen = name === 'negative' ? 0 : muchAntigen;
    const state = packState(code, doing, programme, flags, antigen, 0);
    words.set([place, place, state, packRest(0, halfOver, n + 1)], n * wordsPerCell);
  });
  const { scene, disease } = like;
  return { buffer, count: specimenNames.length, ...size, tick: 0, scene, disease, secondsUntilNext: 0 };
}
