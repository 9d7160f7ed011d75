/** All cells in sight as one shape and one draw call: their records are a texture, from which the vertices pull them. */
import { BufferImageSource, Geometry, RenderTexture, type Shader, type UniformGroup } from 'pixi.js';
import { cellsPerRow, farEnd, wordsPerCell } from '../frame/record.ts';
import { cellFragment } from './cell-fragment.ts';
import { cellVertex } from './cell-shader.ts';
import { type Detail, detailFor } from './detail.ts';
import type { Device } from './device.ts';
import { type Box, everywhere, packInSight } from './in-sight.ts';
import { createShader, createSquares, type Shape } from './shape.ts';
import { squares } from './squares.ts';

/** What is seen: centre and size in µm, and device px per µm. */
type Seen = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
};

/** Radii of the smallest and the largest cell, in µm. */
type Radii = readonly [smallest: number, largest: number];

/** The shape and what changes it. */
export type Cells = {
  readonly shape: Shape;
  /** Takes the records of `count` cells over; the buffer is read until the next one is shown. Size of the field in µm. */
  show(buffer: ArrayBuffer, count: number, width: number, height: number): void;
  /** Gets ready for a picture: uploads the cells in sight where those uploaded before do not serve. @param radii smallest and largest in µm @param isSlow true to draw what a slow machine can */
  prepare(seen: Seen, radii: Radii, isSlow: boolean): void;
  /** What cells will be drawn with at a scale, in device px a µm. @param filled see `detailFor` */
  shaderAt(scale: number, radii: Radii, filled: number): Shader;
  /** Has one more program compiled, into a picture that nobody sees. @returns false when all are */
  prime(device: Device): boolean;
  destroy(): void;
};

const indicesPerCell = 6;
/** So much further than the screen reaches, as a part of it, cells are uploaded, so that the camera may move a little. */
const margin = 0.2;
/** Room for the body of a cell whose middle is not in sight, in µm. */
const room = 20;
/** A cell's square reaches so many radii from its middle. */
const reach = 1.3;
/** Cells are uploaded anew when those there fill so many times the area that is wanted. */
const mostArea = 6;

/**
 * The cells, none at first.
 * @param view uniforms shared with the tissue (camera, screen, field)
 * @param looks uniforms of shape and colour
 */
export function createCells(view: UniformGroup, looks: UniformGroup, noise: BufferImageSource): Cells {
  let frame = { words: new Uint32Array(0), count: 0, width: 1, height: 1 };
  let isNew = false;
  let packed: Box = everywhere;
  let inBox = 0;
  let records = source(1);
  const bodies = createSquares(cellsPerRow);
  const dots = new Geometry({ attributes: {}, indexBuffer: points(cellsPerRow), topology: 'point-list' });
  const shaders = ([0, 1, 2, 3] as const).map((detail: Detail) => {
    const source = { name: `cells-${detail}`, vertex: cellVertex(detail), fragment: cellFragment(detail) };
    return createShader(source, { view, looks, uCells: records, ...(detail > 1 ? { uNoise: noise } : {}) });
  });
  const shape: Shape = { geometry: bodies, shader: shaders[1], visible: false };
  let primed = 0;

  function show(buffer: ArrayBuffer, count: number, width: number, height: number): void {
    frame = { words: new Uint32Array(buffer), count, width, height };
    isNew = true;
  }

  function shaderAt(scale: number, [smallest, largest]: Radii, filled: number): Shader {
    return shaders[detailFor(smallest * scale, largest * scale, filled)];
  }

  function prepare(seen: Seen, radii: Radii, isSlow: boolean): void {
    const least = boxAround(seen, 0);
    const serves = holds(packed, least) && area(packed) < mostArea * area(boxAround(seen, margin));
    if (isNew || !serves) pack(boxAround(seen, margin));
    const side = (radii[0] + radii[1]) * seen.scale * reach;
    const filled = isSlow ? (inBox * side * side * area(least)) / area(packed) : 0;
    shape.shader = shaderAt(seen.scale, radii, filled);
    shape.geometry = shape.shader === shaders[0] ? dots : bodies;
    makePoints();
  }

  function pack(box: Box): void {
    isNew = false;
    packed = box;
    const { words, count } = frame;
    if (count > records.height * cellsPerRow) grow(Math.ceil(count / cellsPerRow));
    inBox = packInSight(words, count, packed, records.resource as Uint32Array);
    records.update(0, Math.max(1, Math.ceil(inBox / cellsPerRow)) * cellsPerRow);
    // an index count of 0 would mean "all"
    shape.visible = inBox > 0;
    dots.indexCount = Math.max(1, inBox);
    bodies.indexCount = Math.max(1, inBox) * indicesPerCell;
  }

  function prime(device: Device): boolean {
    const shader = shaders[primed];
    if (shader === undefined) return false;
    const geometry = createSquares(1);
    const unseen = RenderTexture.create({ width: 1, height: 1 });
    device.draw([{ geometry, shader, visible: true }], unseen);
    unseen.destroy(true);
    geometry.destroy(true);
    primed++;
    return primed < shaders.length;
  }

  /** The part of the field that is seen and some more, as a box that does not reach beyond it. */
  function boxAround({ x, y, width, height }: Seen, more: number): Box {
    const across = width * (0.5 + more) + room;
    const down = height * (0.5 + more) + room;
    const toX = farEnd / frame.width;
    const toY = farEnd / frame.height;
    return {
      left: Math.max(0, (x - across) * toX),
      top: Math.max(0, (y - down) * toY),
      right: Math.min(farEnd, (x + across) * toX),
      bottom: Math.min(farEnd, (y + down) * toY),
    };
  }

  function grow(rows: number): void {
    const former = records;
    records = source(Math.ceil(rows * 1.25));
    for (const shader of shaders) shader.resources['uCells'] = records;
    former.destroy();
    bodies.indexBuffer.data = squares(records.height * cellsPerRow);
    makePoints();
  }

  /** As many points as there may be cells, once they are what is drawn. */
  function makePoints(): void {
    const wanted = records.height * cellsPerRow;
    if (shape.geometry === dots && dots.indexBuffer.data.length < wanted) dots.indexBuffer.data = points(wanted);
  }

  function destroy(): void {
    for (const shader of shaders) shader.destroy(true);
    bodies.destroy(true);
    dots.destroy(true);
    records.destroy();
  }

  return { shape, shaderAt, show, prepare, prime, destroy };
}

function points(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, n) => n);
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom
  );
}

function area({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

function source(rows: number): BufferImageSource {
  return new BufferImageSource({
    resource: new Uint32Array(rows * cellsPerRow * wordsPerCell),
    width: cellsPerRow,
    height: rows,
    format: 'rgba32uint',
    scaleMode: 'nearest',
    autoGarbageCollect: false,
  });
}
