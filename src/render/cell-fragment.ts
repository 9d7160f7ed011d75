/**
 * The programs that draw one cell in its square: a dot when it is far, a body with a nucleus, and all that a microscope shows.
 * There is one for each detail, because a processor that stands in for a graphics card computes every branch of a program.
 */
import { flag } from '../frame/record.ts';
import { cellDot } from './cell-dot.ts';
import { cellNear } from './cell-near.ts';
import { sharedByCells } from './cell-shader.ts';
import { cellSmall } from './cell-small.ts';
import type { Detail } from './detail.ts';

const mains: { readonly [D in Detail]: string } = {
  0: 'vec4 colour = dot_(length(gl_PointCoord * 2.0 - 1.0) * vReach, pixels);',
  1: 'vec4 colour = small_(pixels);',
  2: `vec4 colour = vec4(0.0);
  if (vNear.y < 1.0) colour = small_(pixels) * (1.0 - vNear.y);
  if (vNear.y > 0.0) colour += near_(pixels) * vNear.y;`,
  3: 'vec4 colour = near_(pixels);',
};

const parts: { readonly [D in Detail]: string } = {
  0: cellDot,
  1: cellSmall,
  2: cellSmall + cellNear,
  3: cellNear,
};

/** Draws one cell in its square, colour premultiplied by alpha. */
export function cellFragment(detail: Detail): string {
  return `${sharedByCells}
uniform sampler2D uNoise;
uniform vec4 uSigns[6]; // antigen, receptor, memory, exhausted, dead, PD-L1

${detail === 0 ? 'flat in float vReach;' : 'in vec2 vAt;'}
flat in vec4 vSize;
flat in vec4 vNear;
flat in vec4 vLife;
flat in vec4 vCore;
flat in vec2 vBuild;
flat in vec4 vSeed;
flat in vec2 vHead;
flat in ivec4 vIs;
flat in ivec2 vCarries;
flat in vec4 vMark;
flat in vec3 vBody, vNucleus, vOutline;
out vec4 outColour;

// An agent that stands for fewer cells than a full one is pale.
const float paleness = 0.6;
bool isPale() {
  return (vIs.w & ${flag.lowWeight}) != 0;
}

// Lays a colour of this cover over what is there.
void over(inout vec4 under, vec3 colour, float cover) {
  under = vec4(colour * cover, cover) + under * (1.0 - cover);
}

// A line at distance 0, one pixel soft; half its width in radii.
float lineAt(float distance, float halfWidth, float pixels) {
  return clamp((halfWidth - abs(distance)) * pixels + 0.5, 0.0, 1.0);
}

// Studs on a ring: count around, radial distance from the ring in radii, size of a stud in radii.
float studs(float angle, float count, float radial, float size, float ring, float pixels) {
  float along = (fract(angle * count) - 0.5) / count * 6.2831853 * ring;
  return clamp((size - length(vec2(along, radial))) * pixels + 0.5, 0.0, 1.0);
}
${parts[detail]}
void main() {
  float pixels = vSize.x;
  ${mains[detail]}
  colour *= vMark.a;
  if (colour.a < 0.002) discard;
  outColour = colour;
}
`;
}
