/** One thing that is drawn in one call: a program with what it reads, over squares or points that have no vertex data. */
import { Geometry, GlProgram, Shader } from 'pixi.js';
import { squares } from './squares.ts';

/** A shape; of a list of them the first lies lowest. */
export type Shape = { geometry: Geometry; shader: Shader; visible: boolean };

/** What makes a program. */
type Source = { readonly name: string; readonly vertex: string; readonly fragment: string };

/** A program with what it reads. */
export function createShader(source: Source, resources: Record<string, unknown>): Shader {
  return new Shader({ glProgram: new GlProgram(source), resources });
}

/** So many squares; the programs tell their corners by the number of the vertex. */
export function createSquares(count: number): Geometry {
  return new Geometry({ attributes: {}, indexBuffer: squares(count) });
}

/** A visible shape of so many squares. */
export function createShape(source: Source, resources: Record<string, unknown>, count = 1): Shape {
  return { geometry: createSquares(count), shader: createShader(source, resources), visible: true };
}

/** Frees a shape and its program. */
export function destroyShape({ geometry, shader }: Shape): void {
  shader.destroy(true);
  geometry.destroy(true);
}
