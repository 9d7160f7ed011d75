/** pixi's WebGL systems without its scene: they keep programs, textures and buffers, and draw lists of shapes. */
import 'pixi.js/unsafe-eval'; // the name is upside down: it removes pixi's need for eval
import {
  AbstractRenderer,
  BackgroundSystem,
  DOMAdapter,
  GlBufferSystem,
  GlContextSystem,
  GlEncoderSystem,
  GlGeometrySystem,
  GlRenderTargetSystem,
  GlShaderSystem,
  GlStateSystem,
  GlTextureSystem,
  GlUniformGroupSystem,
  RendererType,
  type RenderTexture,
  State,
  ViewSystem,
  type WebGLRenderer,
} from 'pixi.js';
import { createPrograms, type Programs } from './programs.ts';
import type { Surface } from './quality.ts';
import type { Shape } from './shape.ts';

/** A canvas with a WebGL 2 context, and what draws there. */
export type Device = {
  readonly canvas: HTMLCanvasElement;
  readonly gl: WebGL2RenderingContext;
  readonly programs: Programs;
  /** Draws shapes over nothing: into a texture, or else on the canvas, which is shown from then on if it was hidden. */
  draw(shapes: readonly Shape[], target?: RenderTexture): void;
  /** Size of the canvas in device px. */
  resize(width: number, height: number): void;
  destroy(): void;
};

/** What of a renderer is used, by the names under which it holds its systems. */
type Renderer = Pick<WebGLRenderer, 'init' | 'view' | 'resize' | 'destroy'> & {
  readonly gl: WebGL2RenderingContext;
  readonly context: GlContextSystem;
  readonly encoder: GlEncoderSystem;
  readonly renderTarget: GlRenderTargetSystem;
  readonly shader: GlShaderSystem;
};

/** Asks for what is used, each of which is a question to another process. */
class Context extends GlContextSystem {
  protected override getExtensions(): void {
    const { gl } = this;
    this.extensions = { loseContext: gl.getExtension('WEBGL_lose_context') } as GlContextSystem['extensions'];
    // what a vertex tells its whole square is then taken as it comes
    const vertices = gl.getExtension('WEBGL_provoking_vertex') as Provoking | null;
    vertices?.provokingVertexWEBGL(vertices.FIRST_VERTEX_CONVENTION_WEBGL);
  }
}
type Provoking = { readonly FIRST_VERTEX_CONVENTION_WEBGL: number; provokingVertexWEBGL(mode: number): void };

/** Believes what the browser says: pixi asks for the number of textures in a batch until it hears one, from a lost context for ever. */
class Limits {
  maxTextures = 0;
  maxBatchableTextures = 0;
  maxUniformBindings = 0;
  readonly renderer: Renderer;
  constructor(renderer: Renderer) {
    this.renderer = renderer;
  }
  contextChange(): void {
    const { gl } = this.renderer;
    this.maxTextures = this.maxBatchableTextures = Number(gl.getParameter(gl.MAX_TEXTURE_IMAGE_UNITS));
    this.maxUniformBindings = Number(gl.getParameter(gl.MAX_UNIFORM_BUFFER_BINDINGS));
  }
  destroy(): void {}
}

/** Collects nothing: all that is made here is freed by whoever made it. pixi's own collector looks around in every animation frame. */
class Collector {
  readonly now = 0;
  addCollection(): void {}
  addResourceHash(): void {}
  destroy(): void {}
}

/** In the order in which they need each other. */
const systems = Object.entries({
  background: BackgroundSystem,
  view: ViewSystem,
  gc: Collector,
  context: Context,
  limits: Limits,
  buffer: GlBufferSystem,
  texture: GlTextureSystem,
  renderTarget: GlRenderTargetSystem,
  geometry: GlGeometrySystem,
  uniformGroup: GlUniformGroupSystem,
  shader: GlShaderSystem,
  encoder: GlEncoderSystem,
  state: GlStateSystem,
}).map(([name, value]) => ({ name, value }));

/** Answers pixi's question how precise a fragment's numbers may be, for which it would make a context of its own: WebGL 2 promises the highest. */
const precise = {
  getContext: () => ({ isContextLost: () => false, getShaderPrecisionFormat: () => ({ precision: 23 }) }),
};

/**
 * A device on a canvas of its own.
 * @throws Error when the browser gives no WebGL 2 context
 */
export async function createDevice(surface: Surface): Promise<Device> {
  DOMAdapter.set({ ...DOMAdapter.get(), createCanvas: () => precise as unknown as HTMLCanvasElement });
  const config = { name: 'webgl', type: RendererType.WEBGL, systems, renderPipes: [], renderPipeAdaptors: [] };
  const renderer = new AbstractRenderer(config as never) as unknown as Renderer;
  const canvas = document.createElement('canvas');
  const options = {
    canvas,
    width: surface.width,
    height: surface.height,
    resolution: 1,
    skipExtensionImports: true,
    preferWebGLVersion: 2,
    antialias: false,
    backgroundAlpha: 1,
    autoDensity: false,
    powerPreference: 'high-performance',
  } as const;
  await renderer.init(options);
  if (renderer.context.webGLVersion !== 2) {
    renderer.destroy();
    throw new Error('This browser has no WebGL 2.');
  }
  const state = State.for2d();

  return {
    canvas,
    gl: renderer.gl,
    programs: createPrograms(renderer.gl, renderer.shader),
    draw(shapes, target) {
      const { renderTarget, view, encoder } = renderer;
      const clearColor = target === undefined ? opaque : clear;
      if (target === undefined && canvas.style.visibility !== '') canvas.style.visibility = '';
      renderTarget.bind({ target: target ?? view.renderTarget, clear: true, clearColor });
      for (const { geometry, shader, visible } of shapes) if (visible) encoder.draw({ geometry, shader, state });
    },
    resize: (width, height) => renderer.resize(width, height),
    destroy: () => renderer.destroy({ removeView: true }),
  };
}

const opaque: [number, number, number, number] = [0, 0, 0, 1];
const clear: [number, number, number, number] = [0, 0, 0, 0];
