/** The living tissue behind the cells: marrow, lymph node, vessel or dish, as one rectangle over the screen. */
import {
  type BufferImageSource,
  Container,
  Geometry,
  GlProgram,
  Mesh,
  Rectangle,
  RenderTexture,
  Shader,
  type UniformGroup,
  type WebGLRenderer,
} from 'pixi.js';
import { type Theme, stain } from '../palette.ts';
import { rgb } from './looks.ts';
import type { Look, Scene } from './painter.ts';
import { copyFragment, tissueFragment, tissueVertex } from './tissue-shader.ts';

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

/** The tissue, drawn afresh for every picture while it drifts, and copied from a picture of it while it stands still. */
export type Tissue = {
  /** To be drawn before the cells. */
  readonly layer: Container;
  /**
   * Gets ready for the next picture of `width` × `height` device px.
   * @param sight all that a still tissue depends on; it is drawn anew when this changes. Undefined while it drifts.
   */
  prepare(width: number, height: number, sight: string | undefined): void;
  /** The context was lost, and with it the picture. */
  forget(): void;
  destroy(): void;
};

/** The tissue of a renderer. The parts of the uniforms that it reads must be set before `prepare`. */
export function createTissue(
  renderer: WebGLRenderer,
  view: UniformGroup,
  ground: UniformGroup,
  noise: BufferImageSource,
): Tissue {
  let picture = RenderTexture.create({ width: 1, height: 1, scaleMode: 'nearest', autoGarbageCollect: false });
  let drawn = '';
  const live = rectangle('tissue', tissueFragment, { view, ground, uNoise: noise });
  const copy = rectangle('tissue-copy', copyFragment, { view, uPicture: picture.source });
  const layer = new Container();
  layer.addChild(live, copy);
  const studio = new Container();

  function forget(): void {
    const former = picture;
    picture = RenderTexture.create({ width: 1, height: 1, scaleMode: 'nearest', autoGarbageCollect: false });
    if (copy.shader) copy.shader.resources['uPicture'] = picture.source;
    former.destroy(true);
    drawn = '';
  }

  function prepare(width: number, height: number, sight: string | undefined): void {
    copy.visible = sight !== undefined;
    live.visible = !copy.visible;
    if (sight === undefined) return;
    const wanted = `${width} ${height} ${sight}`;
    if (wanted === drawn) return;
    drawn = wanted;
    picture.resize(width, height);
    live.visible = true;
    studio.addChild(live);
    renderer.render({ container: studio, target: picture });
    layer.addChildAt(live, 0);
    live.visible = false;
  }

  function destroy(): void {
    for (const mesh of [live, copy]) {
      const { shader, geometry } = mesh;
      mesh.destroy();
      shader?.destroy(true);
      geometry.destroy(true);
    }
    layer.destroy();
    studio.destroy();
    picture.destroy(true);
  }

  return { layer, prepare, forget, destroy };
}

function rectangle(name: string, fragment: string, resources: Record<string, unknown>): Mesh<Geometry, Shader> {
  const mesh = new Mesh({
    geometry: new Geometry({ attributes: {}, indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]) }),
    shader: new Shader({ glProgram: new GlProgram({ vertex: tissueVertex, fragment, name }), resources }),
  });
  mesh.eventMode = 'none';
  mesh.boundsArea = new Rectangle(0, 0, 1, 1);
  return mesh;
}
