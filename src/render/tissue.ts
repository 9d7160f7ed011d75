/** The living tissue behind the cells: marrow, lymph node, vessel or dish, as one rectangle over the screen. */
import { type BufferImageSource, Geometry, GlProgram, Mesh, Rectangle, Shader, type UniformGroup } from 'pixi.js';
import { type Theme, stain } from '../palette.ts';
import { rgb } from './looks.ts';
import type { Look, Scene } from './painter.ts';
import { tissueFragment, tissueVertex } from './tissue-shader.ts';

/** How many colours the shader is given. */
export const tissueColours = 10;

const sceneCodes: { readonly [S in Scene]: number } = { marrow: 0, node: 1, vessel: 2, dish: 3 };

/** The number by which the shader knows a scene. */
export function sceneCode(scene: Scene): number {
  return sceneCodes[scene];
}

/** The shader's colours, in its order. */
export function tissueRows(theme: Theme, look: Look): Float32Array {
  const { base, stroma, vessel, wall, fat, bone, follicle, tZone, grid, outside } = theme.tissue;
  const hexes = look.stain
    ? [
        stain.ground,
        stain.fibre,
        '#F7E3E0',
        '#CDB0C0',
        '#FFFBF8',
        '#E6CFD3',
        '#E4DDEA',
        '#EDE3E6',
        '#DDD0D4',
        '#E0D6D4',
      ]
    : [base, stroma, vessel, wall, fat, bone, follicle, tZone, grid, outside];
  return Float32Array.from(hexes.flatMap((hex) => [...rgb(hex), 1]));
}

/** The rectangle, to be drawn before the cells. */
export function createTissue(
  view: UniformGroup,
  ground: UniformGroup,
  noise: BufferImageSource,
): Mesh<Geometry, Shader> {
  const mesh = new Mesh({
    geometry: new Geometry({ attributes: {}, indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]) }),
    shader: new Shader({
      glProgram: new GlProgram({ vertex: tissueVertex, fragment: tissueFragment, name: 'tissue' }),
      resources: { view, ground, uNoise: noise },
    }),
  });
  mesh.eventMode = 'none';
  mesh.boundsArea = new Rectangle(0, 0, 1, 1);
  return mesh;
}
