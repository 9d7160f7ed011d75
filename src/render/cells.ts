/** All cells as one mesh and one draw call: the frame's buffer is a texture, the vertices pull their records from it. */
import { BufferImageSource, Geometry, GlProgram, Mesh, Rectangle, Shader, type UniformGroup } from 'pixi.js';
import { cellBytes, cellsPerRow } from '../model/frame.ts';
import { cellFragment, cellVertex } from './cell-shader.ts';

/** The mesh and the two things that a frame changes. */
export type Cells = {
  readonly mesh: Mesh<Geometry, Shader>;
  /** Uploads the records of `count` cells; the buffer is read again after a loss of the context. */
  show(buffer: ArrayBuffer, count: number): void;
  destroy(): void;
};

const verticesPerCell = 4;
const indicesPerCell = 6;

/**
 * The cells, none at first.
 * @param view uniforms shared with the tissue (camera, screen, field)
 * @param looks uniforms of shape and colour
 */
export function createCells(view: UniformGroup, looks: UniformGroup, noise: BufferImageSource): Cells {
  let records = recordSource(new Uint32Array(cellsPerRow * (cellBytes / 4)));
  const geometry = new Geometry({
    attributes: {},
    indexBuffer: squareIndices(cellsPerRow),
    indexCount: indicesPerCell,
  });
  const shader = new Shader({
    glProgram: new GlProgram({ vertex: cellVertex, fragment: cellFragment, name: 'cells' }),
    resources: { view, looks, uCells: records, uNoise: noise },
  });
  const mesh = new Mesh({ geometry, shader });
  mesh.eventMode = 'none';
  mesh.boundsArea = new Rectangle(0, 0, 1, 1);
  mesh.visible = false;

  function show(buffer: ArrayBuffer, count: number): void {
    const words = new Uint32Array(buffer);
    const rows = buffer.byteLength / (cellBytes * cellsPerRow);
    if (rows !== records.height) {
      const former = records;
      records = recordSource(words);
      shader.resources['uCells'] = records;
      former.destroy();
      const capacity = rows * cellsPerRow;
      if (geometry.indexBuffer.data.length < capacity * indicesPerCell) {
        geometry.indexBuffer.data = squareIndices(capacity);
      }
    } else {
      records.resource = words;
      records.update(0, Math.max(1, Math.ceil(count / cellsPerRow)) * cellsPerRow);
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
  }

  return { mesh, show, destroy };
}

function recordSource(words: Uint32Array): BufferImageSource {
  return new BufferImageSource({
    resource: words,
    width: cellsPerRow,
    height: words.byteLength / (cellBytes * cellsPerRow),
    format: 'rgba32uint',
    scaleMode: 'nearest',
    autoGarbageCollect: false,
  });
}

/** Two triangles a cell over the corners 0 to 3 of its square. */
function squareIndices(cells: number): Uint32Array {
  const out = new Uint32Array(cells * indicesPerCell);
  for (let i = 0; i < cells; i++) {
    const v = i * verticesPerCell;
    out.set([v, v + 1, v + 2, v, v + 2, v + 3], i * indicesPerCell);
  }
  return out;
}
