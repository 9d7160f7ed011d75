/** Copies a picture to the screen, pixel by pixel: fetching costs a processor far less than sampling. */
import type { TextureSource } from 'pixi.js';
import { createShape, type Shape } from './shape.ts';

const vertex = `#version 300 es
void main() {
  int corner = gl_VertexID & 3;
  gl_Position = vec4(corner == 1 || corner == 2 ? 1.0 : -1.0, corner >= 2 ? 1.0 : -1.0, 0.0, 1.0);
}
`;

const fragment = `#version 300 es
precision highp float;
uniform highp sampler2D uPicture;
out vec4 outColour;
void main() {
  outColour = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0);
}
`;

/** A shape that fills the screen with a picture of its size; the picture is its shader's resource `uPicture`. */
export function createCopy(picture: TextureSource): Shape {
  return createShape({ name: 'copy', vertex, fragment }, { uPicture: picture });
}
