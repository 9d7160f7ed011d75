/** Copies a picture to the screen, pixel by pixel: fetching costs a processor far less than sampling. */
import { Geometry, GlProgram, Mesh, Rectangle, Shader, type TextureSource } from 'pixi.js';
import { squares } from './squares.ts';

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

/** A mesh that fills the screen with a picture of its size; the picture is its shader's resource `uPicture`. */
export function createCopy(picture: TextureSource): Mesh<Geometry, Shader> {
  const mesh = new Mesh({
    geometry: new Geometry({ attributes: {}, indexBuffer: squares(1) }),
    shader: new Shader({
      glProgram: new GlProgram({ vertex, fragment, name: 'copy' }),
      resources: { uPicture: picture },
    }),
  });
  mesh.eventMode = 'none';
  mesh.boundsArea = new Rectangle(0, 0, 1, 1);
  return mesh;
}
