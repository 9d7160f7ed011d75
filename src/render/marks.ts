/** The ring around the selected cell, the trail behind it, and a line to its place of birth, drawn over the cells. */
import { UniformGroup } from 'pixi.js';
import type { Selection } from './painter.ts';
import { mostTrail } from './selection.ts';
import { createShape, destroyShape, type Shape } from './shape.ts';

const pairs = mostTrail / 2;

/** Squares of the ring, of the place of birth and of the line to it; those after them are the stretches of the trail. */
const fixedSquares = 3;

const shared = `#version 300 es
precision highp float;
precision highp int;
uniform vec4 uCamera;
uniform vec4 uScreen;
uniform vec4 uRing;    // x, y, radius in µm; places in the trail
uniform vec4 uBorn;    // x, y in µm; 1 to be shown
uniform vec4 uInk;     // colour, device px per CSS px
uniform vec4 uTrail[${pairs}]; // two places each, in µm
`;

const vertex = `${shared}
out vec2 vFrom; // from the middle of the ring, in device px
out vec3 vAt; // across in device px, along in device px (or x, y), and along from 0 to 1; 2 in the ring, 3 at the place of birth, 4 on the line
vec2 placeAt(int n) {
  vec4 two = uTrail[n >> 1];
  return (((n & 1) == 0 ? two.xy : two.zw) - uCamera.xy) * uCamera.z;
}
void main() {
  int n = gl_VertexID >> 2;
  int corner = gl_VertexID & 3;
  float side = corner == 1 || corner == 2 ? 1.0 : -1.0;
  float ahead = corner >= 2 ? 1.0 : 0.0;
  vec2 ring = (uRing.xy - uCamera.xy) * uCamera.z;
  vec2 born = (uBorn.xy - uCamera.xy) * uCamera.z;
  vec2 at;
  if (n == 0) {
    vec2 square = vec2(side, ahead * 2.0 - 1.0) * (uRing.z * uCamera.z + 8.0 * uInk.w);
    vAt = vec3(square, 2.0);
    at = ring + square;
  } else if (n == 1) {
    vAt = vec3(vec2(side, ahead * 2.0 - 1.0) * 10.0 * uInk.w, 3.0);
    at = born + vAt.xy;
  } else if (n == 2) {
    vec2 way = ring - born;
    float half_ = 1.6 * uInk.w;
    vAt = vec3(side * half_, ahead * length(way), 4.0);
    at = mix(born, ring, ahead) + normalize(vec2(-way.y, way.x) + 1e-4) * side * half_;
  } else {
    int last = int(uRing.w) - 1;
    int k = n - ${fixedSquares} + int(ahead);
    vec2 here = placeAt(k);
    vec2 way = placeAt(min(k + 1, last)) - placeAt(max(k - 1, 0));
    vec2 across = length(way) > 0.01 ? normalize(vec2(-way.y, way.x)) : vec2(0.0);
    float half_ = 2.4 * uInk.w;
    vAt = vec3(side * half_, 0.0, float(k) / float(max(1, last)));
    at = here + across * side * half_;
  }
  vFrom = at - ring;
  vec2 clip = at * 2.0 / uScreen.xy;
  bool isHidden = (n == 1 || n == 2) && uBorn.z < 0.5;
  gl_Position = isHidden ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(clip.x, -clip.y, 0.0, 1.0);
}
`;

const fragment = `${shared}
in vec2 vFrom;
in vec3 vAt;
out vec4 outColour;
void main() {
  float cover;
  float outside = length(vFrom) - uRing.z * uCamera.z - 5.0 * uInk.w;
  if (vAt.z > 3.5) {
    // a fine dashed line from the lozenge to the ring
    float dash = smoothstep(0.3, 0.45, abs(fract(vAt.y / (7.0 * uInk.w)) - 0.5) * 2.0);
    cover = clamp(0.6 * uInk.w - abs(vAt.x) + 0.5, 0.0, 1.0) * dash * 0.7;
    cover *= smoothstep(0.0, 2.0, outside) * smoothstep(6.0, 8.0, vAt.y / uInk.w);
  } else if (vAt.z > 2.5) {
    float distance = (abs(vAt.x) + abs(vAt.y) - 6.5 * uInk.w) * 0.7071;
    cover = clamp(1.0 * uInk.w - abs(distance) + 0.5, 0.0, 1.0) * 0.95;
    cover = max(cover, exp(-abs(distance) / (2.0 * uInk.w)) * 0.22);
  } else if (vAt.z > 1.5) {
    float distance = length(vAt.xy) - uRing.z * uCamera.z - 4.0 * uInk.w;
    cover = clamp(1.1 * uInk.w - abs(distance) + 0.5, 0.0, 1.0) * 0.95;
    cover = max(cover, exp(-abs(distance) / (2.2 * uInk.w)) * 0.22);
  } else {
    cover = clamp(1.0 * uInk.w - abs(vAt.x) + 0.5, 0.0, 1.0) * vAt.z * vAt.z * 0.75;
    cover *= smoothstep(0.0, 3.0, outside);
  }
  outColour = vec4(uInk.rgb, 1.0) * cover;
}
`;

/** Ring, trail and place of birth. */
export type Marks = {
  readonly shape: Shape;
  /** @param radius of the ring's cell in µm, 0 for no ring; @param x where that cell is, in µm; @param ratio device px per CSS px */
  place(selection: Selection | undefined, x: number, y: number, radius: number, ratio: number): void;
  setColour(red: number, green: number, blue: number): void;
  destroy(): void;
};

/** Nothing selected at first. @param view uniforms shared with the cells */
export function createMarks(view: UniformGroup): Marks {
  const vec4 = 'vec4<f32>';
  const group = new UniformGroup({
    uRing: { value: new Float32Array(4), type: vec4 },
    uBorn: { value: new Float32Array(4), type: vec4 },
    uInk: { value: new Float32Array([1, 1, 1, 1]), type: vec4 },
    uTrail: { value: new Float32Array(pairs * 4), type: vec4, size: pairs },
  });
  const { uRing, uBorn, uInk, uTrail } = group.uniforms;
  const shape = createShape({ name: 'marks', vertex, fragment }, { view, group }, mostTrail + fixedSquares);
  shape.visible = false;

  function place(selection: Selection | undefined, x: number, y: number, radius: number, ratio: number): void {
    shape.visible = selection !== undefined && radius > 0;
    if (selection === undefined || !shape.visible) return;
    // the last place is where the cell is drawn now
    const length = Math.min(selection.length, mostTrail - 1);
    uTrail.set(selection.trail.subarray(0, length * 2));
    uTrail[length * 2] = x;
    uTrail[length * 2 + 1] = y;
    uRing.set([x, y, radius, length + 1]);
    const { born } = selection;
    uBorn.set(born === undefined ? [0, 0, 0] : [born.x, born.y, 1]);
    uInk[3] = ratio;
    shape.geometry.indexCount = (length + fixedSquares) * 6;
  }

  return {
    shape,
    place,
    setColour: (red, green, blue) => uInk.set([red, green, blue]),
    destroy: () => destroyShape(shape),
  };
}
