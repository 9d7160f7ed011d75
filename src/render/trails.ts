/** Where CAR-T cells have lately been: thin lines behind them that fade, all in one draw call. */
import { BufferImageSource, UniformGroup } from 'pixi.js';
import type { Frame } from '../frame/frame.ts';
import { fractionOf } from '../frame/glsl.ts';
import { createShape, destroyShape, type Shape } from './shape.ts';
import { createStretches, frameCount, mostStretches, type Part } from './stretches.ts';

const perRow = 1024;

const vertex = `#version 300 es
precision highp float;
precision highp int;
uniform vec4 uCamera;
uniform vec4 uScreen;
uniform vec4 uField;
uniform vec4 uTrail; // number of the newest frame, device px per CSS px
uniform highp usampler2D uStretches;
out float vAcross; // from the middle of the line, in device px
out float vFade;
${fractionOf}
vec2 placeOf(uint word) {
  return (fractionOf(word) * uField.xy - uCamera.xy) * uCamera.z;
}
void main() {
  int n = gl_VertexID >> 2;
  int corner = gl_VertexID & 3;
  uvec4 stretch = texelFetch(uStretches, ivec2(n % ${perRow}, n / ${perRow}), 0);
  float age = uTrail.x - float(stretch.z);
  vec2 from = placeOf(stretch.y);
  vec2 to = placeOf(stretch.x);
  // the newest stretch ends where the cell is drawn now
  if (age < 0.5) to = mix(from, to, uCamera.w);
  bool isAhead = corner >= 2;
  float side = corner == 1 || corner == 2 ? 1.0 : -1.0;
  vec2 way = to - from;
  float halfWidth = 1.6 * uTrail.y;
  vAcross = side * halfWidth;
  vFade = clamp(1.0 - (age + uCamera.w - (isAhead ? 1.0 : 0.0)) / ${frameCount.toFixed(1)}, 0.0, 1.0);
  vec2 across = length(way) > 0.001 ? normalize(vec2(-way.y, way.x)) : vec2(0.0);
  vec2 clip = ((isAhead ? to : from) + across * vAcross) * 2.0 / uScreen.xy;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
`;

const fragment = `#version 300 es
precision highp float;
uniform vec4 uTrail;
uniform vec4 uInk;
in float vAcross;
in float vFade;
out vec4 outColour;
void main() {
  float cover = clamp(0.7 * uTrail.y - abs(vAcross) + 0.5, 0.0, 1.0) * vFade * vFade * 0.8;
  outColour = vec4(uInk.rgb, 1.0) * cover;
}
`;

/** Draws where CAR-T cells have crawled in the last frames. */
export type Trails = {
  readonly shape: Shape;
  /** Takes in how the CAR-T cells in sight came to where a frame shows them. */
  add(frame: Frame, sight: Part): void;
  /** Forgets them. */
  clear(): void;
  /** Gets ready for a picture. @param ratio device px per CSS px */
  prepare(ratio: number): void;
  setColour(red: number, green: number, blue: number): void;
  destroy(): void;
};

/** None at first. @param view uniforms shared with the cells */
export function createTrails(view: UniformGroup): Trails {
  const vec4 = 'vec4<f32>';
  const group = new UniformGroup({
    uTrail: { value: new Float32Array(4), type: vec4 },
    uInk: { value: new Float32Array(4), type: vec4 },
  });
  const { uTrail, uInk } = group.uniforms;
  const stretches = createStretches();
  const records = new BufferImageSource({
    resource: stretches.words,
    width: perRow,
    height: mostStretches / perRow,
    format: 'rgba32uint',
    scaleMode: 'nearest',
    autoGarbageCollect: false,
  });
  const shape = createShape({ name: 'trails', vertex, fragment }, { view, group, uStretches: records }, mostStretches);
  shape.visible = false;

  return {
    shape,
    add(frame, sight) {
      stretches.add(frame, sight);
      const rows = Math.max(1, Math.ceil(stretches.count / perRow));
      records.update(0, rows * perRow);
    },
    clear: () => stretches.clear(),
    prepare(ratio) {
      shape.visible = stretches.count > 0;
      uTrail[0] = stretches.newest;
      uTrail[1] = ratio;
      shape.geometry.indexCount = Math.max(1, stretches.count) * 6;
    },
    setColour: (red, green, blue) => uInk.set([red, green, blue]),
    destroy() {
      destroyShape(shape);
      records.destroy();
    },
  };
}
