/** Stops pixi from asking a lost context the same question for ever: its search for how many textures a batch may have never ends without an answer. */
import { GlLimitsSystem } from 'pixi.js';

/** What pixi takes for granted everywhere else; nothing here is drawn in batches. */
const texturesInBatch = 16;

/** The system as it is inside; its renderer is private to pixi. */
type Limits = {
  readonly _renderer: { readonly gl: WebGL2RenderingContext };
  maxTextures: number;
  maxBatchableTextures: number;
  maxUniformBindings: number;
};

/** Makes pixi trust what the browser says. The context may be lost at any moment, so that every answer may be null. */
export function boundLimits(): void {
  GlLimitsSystem.prototype.contextChange = function (): void {
    const limits = this as unknown as Limits;
    const { gl } = limits._renderer;
    limits.maxTextures = Number(gl.getParameter(gl.MAX_TEXTURE_IMAGE_UNITS));
    limits.maxBatchableTextures = Math.min(texturesInBatch, limits.maxTextures || texturesInBatch);
    limits.maxUniformBindings = Number(gl.getParameter(gl.MAX_UNIFORM_BUFFER_BINDINGS));
  };
}
