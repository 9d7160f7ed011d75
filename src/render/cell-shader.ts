/** The program that places every cell's square in one call: it pulls each cell's record from a texture. */
import { fieldOf, fractionOf, shareOf, texelOf } from '../frame/glsl.ts';
import { dividing, field, flagWord, longestGlide } from '../frame/record.ts';
import { activity, kind, phenotype } from '../model/kinds.ts';
import { bodyFrom, bodyFull, type Detail, nearFrom, nearFull } from './detail.ts';
import { kindCount } from './looks.ts';

/** What both programs for cells begin with. */
export const sharedByCells = `#version 300 es
precision highp float;
precision highp int;
uniform vec4 uCamera; // centre in µm, device px per µm, blend from last frame to this one
uniform vec4 uScreen; // width and height in device px, least radius in device px, clock in seconds
uniform vec4 uField;  // width and height in µm, glow of light on dark ground, 1 for the stain view
`;

/** A body's square lies along its heading, because crawling draws it out. */
const placeSquare = `
  float longer = 1.0 + abs(stretch);
  int corner = gl_VertexID & 3;
  vec2 own = vec2(corner == 1 || corner == 2 ? 1.0 : -1.0, corner >= 2 ? 1.0 : -1.0) * vec2(reach + longer - 1.0, reach);
  vAt = own.x * vHead + own.y * vec2(-vHead.y, vHead.x);
  vec2 clip = (middle + vAt * pixels) * 2.0 / uScreen.xy;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);`;

const placeDot = `
  vReach = reach;
  gl_Position = vec4(middle.x * 2.0 / uScreen.x, middle.y * -2.0 / uScreen.y, 0.0, 1.0);
  gl_PointSize = 2.0 * reach * pixels;`;

/** Places each cell: as a point where only dots are drawn, else as a square. Cells that cannot be seen go behind the camera. */
export function cellVertex(detail: Detail): string {
  const isDot = detail === 0;
  return `${sharedByCells}
uniform highp usampler2D uCells;
uniform vec4 uShape[${kindCount}];
uniform vec4 uGrain[${kindCount}];
uniform vec4 uMark[${kindCount}];
uniform vec4 uBody[${kindCount}];
uniform vec4 uNucleus[${kindCount}];
uniform vec4 uOutline[${kindCount}];
uniform vec4 uSigns[6];
uniform vec4 uRamp[8];
uniform ivec4 uColouring; // 0 by kind, 1 antigen, 2 shown quantity, 3 names; mask of kinds that have it; mask of kinds to fade
uniform vec4 uLight;     // antigen bytes from and to which targets are lit up, 1 to do so

${isDot ? 'flat out float vReach;' : 'out vec2 vAt;'} // size of the point, or place in the square, in cell radii
flat out vec4 vSize;        // radius in device px, death from 0 to 1, antigen 0…1, phase 1…0
flat out vec4 vNear;        // how much of a body rather than a dot is seen, and of a close body; strength of its rim; sharpness of edges
flat out vec4 vLife;        // of a dying cell: blebs, 1 broken up, signs still there, 1 not yet gone
flat out vec4 vCore;        // nucleus: place and radius, in cell radii; how far two sisters still hang together
flat out vec2 vBuild;       // raggedness, clumps
flat out vec4 vSeed;        // two random fractions, depth −1…1, stretch
flat out vec2 vHead;        // direction of crawling
flat out ivec4 vIs;         // kind's feature, activity, phenotype, word with the flags
flat out ivec2 vCarries;    // 1 if it carries the target antigen's kind of studs, 1 if it is a CAR-T cell
flat out vec4 vMark;        // with how much of the cell is there: less for what steps back
flat out vec3 vBody, vNucleus, vOutline;

vec3 ramp(float value) {
  float at = clamp(value, 0.0, 1.0) * 7.0;
  int low = min(int(at), 6);
  return mix(uRamp[low].rgb, uRamp[low + 1].rgb, at - float(low));
}
${fractionOf}
void main() {
  int rank = gl_VertexID${isDot ? '' : ' >> 2'};
  uvec4 cell = texelFetch(uCells, ${texelOf('rank')}, 0);
  vec2 now = fractionOf(cell.x);
  vec2 before = fractionOf(cell.y);
  vec2 way = now - before;
  if (max(abs(way.x), abs(way.y)) > ${longestGlide}) way = vec2(0.0);
  vec2 centre = (now - way * (1.0 - uCamera.w)) * uField.xy;

  int kind = min(int(${fieldOf('cell', field.kind)}), ${kindCount - 1});
  int activity = int(${fieldOf('cell', field.activity)});
  int phenotype = int(${fieldOf('cell', field.phenotype)});
  float antigen = ${shareOf('cell', field.antigen)};
  float shown = ${shareOf('cell', field.shown)};
  float turn = float(${fieldOf('cell', field.heading)}) / 64.0;
  float phase = ${shareOf('cell', field.phase)};
  uint name = ${fieldOf('cell', field.id)} * 747796405u + 2891336453u;
  name = ((name >> ((name >> 28) + 4u)) ^ name) * 277803737u;
  vec3 chance = vec3(name & 0x3ffu, (name >> 10) & 0x3ffu, (name >> 20) & 0x3ffu) / 1023.0;

  vec4 shape = uShape[kind];
  vec4 grain = uGrain[kind];
  float death = activity == ${activity.dying} ? 1.0 - phase : 0.0;
  float radius = shape.x * (0.94 + 0.12 * chance.z) * (1.0 - 0.28 * death);
  float pixels = max(radius * uCamera.z, uScreen.z * (1.0 + 0.3 * step(5.0, shape.x)));
  // room for one soft pixel, for gold rims, blebs and light around it, and when near for studs and badges
  float isWide = max(uField.z, max(death > 0.0 ? 1.0 : 0.0, phenotype == ${phenotype.memory} ? 1.0 : 0.0));
  float reach = 1.0 + mix(0.07, 0.24, isWide) * smoothstep(3.0, 5.0, pixels) + 0.3 * smoothstep(7.5, 11.0, pixels) + 0.85 / pixels;
  vec2 middle = (centre - uCamera.xy) * uCamera.z;
  vec2 edge = uScreen.xy * 0.5 + (reach + 0.4) * pixels;
  if (abs(middle.x) > edge.x || abs(middle.y) > edge.y || death >= 1.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }

  float headY = turn < 1.0 ? turn : turn < 3.0 ? 2.0 - turn : turn - 4.0;
  float headX = (turn < 1.0 || turn >= 3.0 ? 1.0 : -1.0) * (1.0 - abs(headY));
  vHead = normalize(vec2(headX, headY) + 1e-5);
  float crawling = activity == ${activity.free} ? 1.0 : 0.0;
  float stretch = shape.w < 0.0 ? -shape.w * (1.0 - death) : shape.w * crawling * (0.6 + 0.8 * chance.x);
${isDot ? placeDot : placeSquare}
  vSize = vec4(pixels, death, antigen, phase);
  vBuild = grain.xy;
  vNear = vec4(
    smoothstep(${bodyFrom.toFixed(1)}, ${bodyFull.toFixed(1)}, pixels),
    smoothstep(${nearFrom.toFixed(1)}, ${nearFull.toFixed(1)}, pixels),
    mix(0.62, 1.0, smoothstep(4.0, 13.0, pixels)) * mix(0.9, 0.45, uField.w),
    0.5 * pixels / (0.6 + 0.045 * pixels * abs(chance.z * 2.0 - 1.0)));
  float bleb = smoothstep(0.04, 0.35, death) * (1.0 - 0.6 * smoothstep(0.6, 1.0, death));
  vLife = vec4(bleb, smoothstep(0.42, 0.75, death), 1.0 - smoothstep(0.0, 0.3, death), 1.0 - smoothstep(0.55, 1.0, death));
  float hanging = activity == ${dividing} ? phase : 0.0;
  vec2 aside = (vec2(1.0, 0.0) + (chance.xy - 0.5) * 0.6) * shape.z * (1.0 - death);
  vCore = vec4(aside + vec2(0.2 * hanging, 0.0), shape.y * (1.0 - 0.42 * smoothstep(0.0, 0.6, death) - 0.22 * hanging), hanging);
  vSeed = vec4(chance.xy, chance.z * 2.0 - 1.0, stretch);
  vIs = ivec4(int(grain.z + 0.5), activity, phenotype, int(cell.${'xyzw'[flagWord]}));
  float marked = 1.0 - uField.w;
  vCarries = ivec2(grain.w * marked > 0.5 ? 1 : 0, kind == ${kind.cart} && marked > 0.5 ? 1 : 0);

  float shade = 1.0 + 0.1 * vSeed.z;
  float spent = kind == ${kind.cart} && phenotype == ${phenotype.exhausted} ? 0.72 * marked : 0.0;
  float dead = (0.85 - 0.5 * uField.w) * smoothstep(0.0, 0.5, death);
  vec3 grey = mix(uSigns[3].rgb, uSigns[4].rgb, step(0.01, dead));
  float fade = max(spent, dead);
  vec3 mark = uMark[kind].rgb;
  vec3 body = uBody[kind].rgb;
  vec3 nucleus = uNucleus[kind].rgb;
  vec3 outline = uOutline[kind].rgb;
  float there = 1.0;
  if (uColouring.x > 0) {
    bool has = ((uColouring.y >> kind) & 1) == 1;
    float value = uColouring.x == 1 ? antigen : shown;
    vec3 colour = uColouring.x == 3 ? uRamp[int(value * 7.99)].rgb : ramp(value);
    float light = uField.z;
    mark = has ? colour : mix(mark, uSigns[4].rgb, 0.85);
    body = has ? colour * mix(1.0, 0.72, light) : mix(body, uSigns[4].rgb * 0.6, 0.8);
    nucleus = has ? colour * mix(0.62, 0.5, light) : mix(nucleus, uSigns[4].rgb * 0.45, 0.8);
    outline = has ? mix(colour * mix(0.7, 1.0, light), vec3(1.0), 0.25 * light) : mix(outline, uSigns[4].rgb, 0.8);
    there = has ? 1.0 : 0.45;
    spent = 0.0;
    fade = has ? dead : max(fade, dead);
  }
  if (uLight.z > 0.5) {
    float byte = antigen * 255.0;
    bool isLit = grain.w > 0.5 && byte >= uLight.x - 0.5 && byte <= uLight.y + 0.5;
    there *= isLit ? 1.0 : 0.22;
    if (isLit) outline = mix(outline, uSigns[0].rgb, 0.6);
  }
  if (((uColouring.z >> kind) & 1) == 1) there *= 0.12;
  vMark = vec4(mix(mark, grey, fade) * shade, there);
  vBody = mix(body, grey * 0.75, fade) * shade;
  vNucleus = mix(nucleus, grey * 0.55, fade) * shade;
  vOutline = mix(outline, grey, fade) * shade;
}
`;
}
