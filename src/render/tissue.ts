/** The living tissue behind the cells: the ground, the round pieces on it, the stream in its vessels, and the veil of cytokine. */
import { BufferImageSource, RenderTexture, UniformGroup } from 'pixi.js';
import type { Frame, Haze } from '../frame/frame.ts';
import { createCopy } from './copy.ts';
import type { Device } from './device.ts';
import type { Quality } from './quality.ts';
import { createShape, destroyShape, type Shape } from './shape.ts';
import { squares } from './squares.ts';
import { discFragment, discVertex, streamFragment, streamVertex } from './tissue-parts.ts';
import { copyFragment, hazeFragment, mostVessels, tissueFragment, tissueVertex } from './tissue-shader.ts';

/** What the view looks at: µm, and device px per µm. */
type Sight = {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
};

/** The tissue, drawn afresh for every picture while it drifts, and copied from a picture of it while it stands still. */
export type Tissue = {
  /** To be drawn before the cells. */
  readonly shapes: readonly Shape[];
  /** Those that the first picture needs. */
  readonly first: readonly Shape[];
  /** The walls of a run; undefined for the bare ground. */
  build(tissue: Frame['tissue']): void;
  /** The veil at this frame; undefined for none. */
  setHaze(haze: Haze | undefined): void;
  /**
   * Gets ready for the next picture.
   * @param sight what is seen
   * @param still all that a still tissue depends on besides; it is drawn anew when this changes. Undefined while it drifts.
   * @param seconds clock of the stream
   * @param quality what of it is drawn
   * @param isMoving true while the camera moves: the picture of before is then shifted as long as that is near enough
   */
  prepare(sight: Sight, still: string | undefined, seconds: number, quality: Quality, isMoving: boolean): void;
  /** The context was lost, and with it the picture. */
  forget(): void;
  destroy(): void;
};

/** Distance of lanes and of slots for red cells, in µm; the latter also in the program. */
const laneWidth = 11;
const slotLength = 17;
const mostRedCells = 16_384;

/** The tissue of a device. The parts of the uniforms that it reads must be set before `prepare`. */
export function createTissue(
  device: Device,
  view: UniformGroup,
  ground: UniformGroup,
  noise: BufferImageSource,
): Tissue {
  const vec4 = 'vec4<f32>';
  const walls = new UniformGroup({
    uWalls: { value: new Float32Array(4), type: vec4 },
    uVessels: { value: new Float32Array(mostVessels * 4), type: vec4, size: mostVessels },
    uWidths: { value: new Float32Array(mostVessels * 4), type: vec4, size: mostVessels },
    uStream: { value: new Float32Array(mostVessels * 4), type: vec4, size: mostVessels },
    uGrid: { value: new Float32Array(4), type: vec4 },
    uMoved: { value: new Float32Array([0, 0, 1, 0]), type: vec4 },
  });
  const { uWalls, uVessels, uWidths, uStream, uGrid, uMoved } = walls.uniforms;
  let shown: Frame['tissue'];
  let built = 0;
  let picture = RenderTexture.create({ width: 1, height: 1, scaleMode: 'linear', autoGarbageCollect: false });
  let drawn = '';
  let drawnFrom: Sight | undefined;
  let places = floatSource(new Float32Array(4));
  let veil = veilSource(new Uint8Array(4), 1, 1);
  const common = { view, ground, walls };
  const shapeOf = (name: string, vertex: string, fragment: string, read: Record<string, unknown>, count = 1): Shape =>
    createShape({ name, vertex, fragment }, { ...common, ...read }, count);
  const live = shapeOf('tissue', tissueVertex, tissueFragment, { uNoise: noise });
  const discs = shapeOf('discs', discVertex, discFragment, { uDiscs: places, uNoise: noise });
  const copy = shapeOf('tissue-copy', tissueVertex, copyFragment, { uPicture: picture.source });
  const same = createCopy(picture.source);
  const stream = shapeOf('stream', streamVertex, streamFragment, {}, mostRedCells);
  const haze = shapeOf('haze', tissueVertex, hazeFragment, { uHaze: veil });
  const shapes = [live, discs, copy, same, stream, haze];
  discs.visible = haze.visible = false;
  let hasDiscs = false;
  let hasHaze = false;

  function forget(): void {
    const former = picture;
    picture = RenderTexture.create({ width: 1, height: 1, scaleMode: 'linear', autoGarbageCollect: false });
    for (const { shader } of [copy, same]) shader.resources['uPicture'] = picture.source;
    former.destroy(true);
    drawn = '';
  }

  function build(next: Frame['tissue']): void {
    if (next === shown) return;
    shown = next;
    built++;
    const vessels = next?.vessels.slice(0, mostVessels) ?? [];
    uWalls[0] = vessels.length;
    uWalls[1] = next?.bone ?? 0;
    vessels.forEach((vessel, n) => {
      uVessels.set([vessel.y, vessel.swing, vessel.length, vessel.phase], n * 4);
      uWidths[n * 4] = vessel.halfWidth;
    });
    // a follicle lies under what is solid
    const roles = ['fat', 'megakaryocyte', 'follicle'];
    const found = [...(next?.discs ?? [])].sort((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role)).slice(0, 2048);
    hasDiscs = found.length > 0;
    if (!hasDiscs) return;
    const former = places;
    places = floatSource(Float32Array.from(found.flatMap((d) => [d.x, d.y, d.radius, roles.indexOf(d.role)])));
    discs.shader.resources['uDiscs'] = places;
    former.destroy();
    discs.geometry.indexBuffer.data = squares(found.length);
    discs.geometry.indexCount = found.length * 6;
  }

  function setHaze(next: Haze | undefined): void {
    hasHaze = next !== undefined && (hasHaze || next.values.some((value) => value > 3));
    if (next === undefined || !hasHaze) return;
    const { columns, rows, values } = next;
    const isSame = veil.width === columns && veil.height === rows;
    const pairs = isSame ? (veil.resource as Uint8Array) : new Uint8Array(columns * rows * 4);
    for (let k = 0; k < values.length; k++) {
      pairs[k * 4] = isSame ? pairs[k * 4 + 1] : values[k];
      pairs[k * 4 + 1] = values[k];
    }
    if (isSame) {
      veil.update();
      return;
    }
    const former = veil;
    veil = veilSource(pairs, columns, rows);
    haze.shader.resources['uHaze'] = veil;
    former.destroy();
    uGrid[0] = columns;
    uGrid[1] = rows;
  }

  function prepare(
    sight: Sight,
    still: string | undefined,
    seconds: number,
    quality: Quality,
    isMoving: boolean,
  ): void {
    uWalls[2] = seconds;
    haze.visible = hasHaze && quality.flows;
    stream.visible = quality.flows && layStream(sight) > 0;
    copy.visible = same.visible = false;
    live.visible = still === undefined;
    discs.visible = live.visible && hasDiscs;
    if (still === undefined) return;
    const { width, height } = sight;
    const wanted = [width, height, built, still].join(' ');
    const moved = drawnFrom === undefined || wanted !== drawn ? undefined : shiftOf(drawnFrom, sight, isMoving);
    uMoved.set(moved ?? [0, 0, 1]);
    same.visible = moved === undefined || moved === here;
    copy.visible = !same.visible;
    if (moved !== undefined) return;
    drawnFrom = sight;
    drawn = wanted;
    picture.resize(width, height);
    live.visible = true;
    discs.visible = hasDiscs && quality.tissue !== 'plain';
    device.draw([live, discs], picture);
    live.visible = discs.visible = false;
  }

  /** Gives each vessel in sight its squares for red cells. @returns how many squares */
  function layStream(sight: Sight): number {
    const isSeen = 3.75 * sight.scale > 1.2;
    let total = 0;
    const vessels = shown?.vessels.slice(0, mostVessels) ?? [];
    vessels.forEach((vessel, n) => {
      const half = sight.height / 2 / sight.scale + vessel.swing + vessel.halfWidth;
      const from = Math.floor((sight.x - sight.width / 2 / sight.scale) / slotLength) - 1;
      const slots = Math.ceil(sight.width / sight.scale / slotLength) + 3;
      // the lanes of a narrow venule are few, but there is always one
      const lanes = Math.max(1, Math.round((2 * (vessel.halfWidth - 5)) / laneWidth));
      const isIn = isSeen && Math.abs(vessel.y - sight.y) < half && total + slots * lanes <= mostRedCells;
      uStream.set([total, from, isIn ? slots : 0, lanes], n * 4);
      if (isIn) total += slots * lanes;
    });
    stream.geometry.indexCount = Math.max(1, total) * 6;
    return total;
  }

  function destroy(): void {
    for (const shape of shapes) destroyShape(shape);
    picture.destroy(true);
    places.destroy();
    veil.destroy();
  }

  return { shapes, first: [live, discs, same, stream], build, setHaze, prepare, forget, destroy };
}

const here: [x: number, y: number, scale: number] = [0, 0, 1];

/** Where a picture taken from one place is seen from another: shift in its px and its px per px; undefined when too far. */
function shiftOf(from: Sight, to: Sight, isMoving: boolean): [x: number, y: number, scale: number] | undefined {
  const x = (to.x - from.x) * from.scale;
  // px are counted upwards
  const y = (from.y - to.y) * from.scale;
  const scale = from.scale / to.scale;
  if (x === 0 && y === 0 && scale === 1) return here;
  const isNear = Math.abs(x) < from.width * 0.3 && Math.abs(y) < from.height * 0.3 && scale > 0.5 && scale < 1.4;
  return isMoving && isNear ? [x, y, scale] : undefined;
}

function floatSource(values: Float32Array): BufferImageSource {
  return new BufferImageSource({
    resource: values,
    width: values.length / 4,
    height: 1,
    format: 'rgba32float',
    alphaMode: 'no-premultiply-alpha',
    scaleMode: 'nearest',
    autoGarbageCollect: false,
  });
}

function veilSource(values: Uint8Array, columns: number, rows: number): BufferImageSource {
  return new BufferImageSource({
    resource: values,
    width: columns,
    height: rows,
    format: 'rgba8unorm',
    alphaMode: 'no-premultiply-alpha',
    addressMode: 'clamp-to-edge',
    scaleMode: 'linear',
    autoGarbageCollect: false,
  });
}
