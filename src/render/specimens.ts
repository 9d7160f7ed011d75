/** One cell of every look that a cell may have, as a frame. */
import { cellBytes, cellsPerRow } from '../frame/write.ts';
import { activity, kind, phenotype } from '../model/kinds.ts';
import { type SpecimenName, specimenNames } from '../palette.ts';
import type { Place, ShownFrame } from './painter.ts';
import { flag } from '../frame/record.ts';

/** The record of a specimen: its kind and its flags. */
const records: { readonly [N in SpecimenName]: readonly [kind: number, flags: number] } = {
  cart: [kind.cart, 0],
  memory: [kind.cart, phenotype.memory << 2],
  exhausted: [kind.cart, phenotype.exhausted << 2],
  cancer: [kind.cancer, 0],
  negative: [kind.cancer, flag.antigenLost],
  pale: [kind.cancer, flag.light],
  bCell: [kind.bCell, 0],
  plasma: [kind.plasma, 0],
  tHelper: [kind.tHelper, 0],
  tKiller: [kind.tKiller, 0],
  macrophage: [kind.macrophage, 0],
  dying: [kind.cancer, activity.dying],
};

/** About 10,000 molecules of antigen. */
const muchAntigen = 192;
/** Half over: a dying cell is grey and has not yet fallen to pieces. */
const halfOver = 128;

/** A frame of one cell for each specimen, at its place in µm. Cancer cells look as in `like`. */
export function specimenFrame(
  places: readonly Place[],
  size: { readonly width: number; readonly height: number },
  like: Pick<ShownFrame, 'scene' | 'disease'>,
): ShownFrame {
  const buffer = new ArrayBuffer(cellsPerRow * cellBytes);
  const words = new Uint32Array(buffer);
  specimenNames.forEach((name, n) => {
    const { x, y } = places[n] ?? { x: 0, y: 0 };
    const place = Math.round((x / size.width) * 65535) | (Math.round((y / size.height) * 65535) << 16);
    const [code, flags] = records[name];
    const antigen = name === 'negative' ? 0 : muchAntigen;
    words.set([place, place, code | (flags << 8) | (antigen << 16), (halfOver << 8) | ((n + 1) << 16)], n * 4);
  });
  const { scene, disease } = like;
  return { buffer, count: specimenNames.length, ...size, tick: 0, scene, disease, secondsUntilNext: 0 };
}
