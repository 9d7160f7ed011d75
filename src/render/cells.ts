/** All cells as one mesh and one draw call: the frame's buffer is a texture, the vertices pull their records from it. */
import { BufferImageSource, Geometry, GlProgram, Mesh, Rectangle, Shader, type UniformGroup } from 'pixi.js';
import { cellBytes, cellsPerRow } from '../model/frame.ts';
import { cellFragment } from './cell-fragment.ts';
import { cellVertex } from './cell-shader.ts';
import { drawOrder } from './draw-order.ts';
import { squares } from './squares.ts';

/** The mesh and the two things that a frame changes. */
export type Cells = {
  readonly mesh: Mesh<Geometry, Shader>;
  /** Uploads the records of `count` cells; the buffer is read again after a loss of the context. */
  show(buffer: ArrayBuffer, count: number): void;
  destroy(): void;
};

const indicesPerCell = 6;

/**
 * The cells, none at first.
 * @param view uniforms shared with the tissue (camera, screen, field)
 * @param looks uniforms of shape and colour
 */
export function createCells(view: UniformGroup, looks: UniformGroup, noise: BufferImageSource): Cells {
  let records = source(new Uint32Array(cellsPerRow * (cellBytes / 4)), 1, 'rgba32uint');
  let ranks = new Uint32Array(cellsPerRow);
  let order = source(ranks, 1, 'r32uint');
  const geometry = new Geometry({
    attributes: {},
    indexBuffer: squares(cellsPerRow),
    indexCount: indicesPerCell,
  });
  const shader = new Shader({
    glProgram: new GlProgram({ vertex: cellVertex, fragment: cellFragment, name: 'cells' }),
    resources: { view, looks, uCells: records, uOrder: order, uNoise: noise },
  });
  const mesh = new Mesh({ geometry, shader });
  mesh.eventMode = 'none';
  mesh.boundsArea = new Rectangle(0, 0, 1, 1);
  mesh.visible = false;

  function show(buffer: ArrayBuffer, count: number): void {
    const words = new Uint32Array(buffer);
    const rows = buffer.byteLength / (cellBytes * cellsPerRow);
    if (rows !== records.height) {
      const former = [records, order];
      records = source(words, rows, 'rgba32uint');
      ranks = new Uint32Array(rows * cellsPerRow);
      drawOrder(words, count, ranks);
      order = source(ranks, rows, 'r32uint');
      shader.resources['uCells'] = records;
      shader.resources['uOrder'] = order;
      for (const one of former) one.destroy();
      const capacity = rows * cellsPerRow;
      if (geometry.indexBuffer.data.length < capacity * indicesPerCell) {
        geometry.indexBuffer.data = squares(capacity);
      }
    } else {
      records.resource = words;
      drawOrder(words, count, ranks);
      const used = Math.max(1, Math.ceil(count / cellsPerRow)) * cellsPerRow;
      records.update(0, used);
      order.update(0, used);
    }
    // an index count of 0 would mean "all"
    mesh.visible = count > 0;
    geometry.indexCount = Math.max(1, count) * indicesPerCell;
  }

  function destroy(): void {
    mesh.destroy();
    shader.destroy(true);
    geometry.destroy(true);
    records.destroy();
    order.destroy();
  }

  return { mesh, show, destroy };
}

function source(words: Uint32Array, rows: number, format: 'rgba32uint' | 'r32uint'): BufferImageSource {
  return new BufferImageSource({
    resource: words,
    width: cellsPerRow,
    height: rows,
    format,
    scaleMode: 'nearest',
    autoGarbageCollect: false,
  });
}
