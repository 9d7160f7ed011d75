/** A cell of a few px, as a piece of the cells' fragment program: cheap, because thousands of them fill a screen. */
import { flag } from '../frame/record.ts';
import { activity, phenotype } from '../model/kinds.ts';

/** Defines `small_`, for cells of about 4 to 9 px radius. */
export const cellSmall = `
// A bell of height 1, near exp(−x²).
float bell(float x) {
  float r = max(0.0, 1.0 - 0.25 * x * x);
  r *= r;
  return r * r;
}

// A cell of a few px: as near by, without what could not be seen, and without angles and noise, which cost most.
vec4 small_(float pixels) {
  vec2 p = vec2(dot(vAt, vHead), dot(vAt, vec2(-vHead.y, vHead.x)));
  p.x /= 1.0 + vSeed.w;
  p.y *= 1.0 + vSeed.w * (0.55 - 0.7 * clamp(p.x, -1.0, 1.0));
  float far = length(p);
  vec2 way = p / max(far, 1e-3);
  bool isBound = vIs.y == ${activity.bound};
  bool isKiller = isBound && vCarries.y == 1;
  float hanging = vCore.w;
  // eight waves around: the cosine of eight times the angle
  float two = 2.0 * way.x * way.x - 1.0;
  float four = 2.0 * two * two - 1.0;
  float waves = 2.0 * four * four - 1.0;
  float edge = 1.0 + vLife.x * (0.05 * waves + 0.05 * four + 0.04 * two) - (isKiller ? 0.13 * smoothstep(0.72, 1.0, way.x) : 0.0);
  float wall = mix(edge, min(edge, (1.0 - 0.5 * hanging) / max(-way.x, 1e-3)), min(1.0, hanging * 6.0));
  edge = way.x < 0.0 ? wall : edge;
  float u = far / edge;
  float gap = far - edge;
  float broken = vLife.y;
  // four drops of different size, and what is left in the middle
  float drops = length(abs(p) - vec2(0.42, 0.36) * (0.75 + 0.5 * broken)) - (0.22 + 0.09 * sign(p.x) * vSeed.x + 0.05 * sign(p.y)) * (1.25 - 0.45 * broken);
  gap = mix(gap, min(drops, far - 0.34 * (1.2 - 0.5 * broken)), broken);
  u = mix(u, 1.0 + gap * 2.2, broken);
  float inside = clamp(0.5 - gap * vNear.w, 0.0, 1.0);
  float lit = clamp(dot(vAt, vec2(-0.5, -0.86)), -1.0, 1.0);
  float isStain = uField.w;
  float opaque = max(isStain, 0.7 - 0.7 * uField.z);
  float graze = u * u * u;
  float bodyCover = mix(0.42 + 0.34 * graze, 0.92, opaque);
  vec4 colour = vec4(vBody * (0.93 + 0.3 * graze * uField.z) * (1.0 + 0.18 * lit), 1.0) * bodyCover;

  vec2 n = p - vCore.xy;
  float size = vCore.z;
  float nucleusAt = length(n) - size;
  if (vIs.x == 3) nucleusAt = max(nucleusAt, size * 0.62 - length(n - vec2(size * 0.75, 0.0)));
  float inNucleus = clamp(0.5 - nucleusAt * vNear.w, 0.0, 1.0) * inside;
  vec3 nucleusColour = vNucleus * (1.0 - 0.25 * hanging) * (1.0 + 0.16 * lit) * (1.0 - 0.22 * uField.z * (1.0 - u * u));
  over(colour, nucleusColour, inNucleus * mix(0.62, 0.94, opaque));

  // the smaller it is, the more it is a dot in its kind's colour
  over(colour, vCarries.y == 1 ? vBody * 0.8 : vMark.rgb, (1.0 - vNear.x) * inside * 0.8);

  if (isPale()) colour *= paleness;
  float width = max(0.05, 0.8 / pixels);
  float engaged = isBound ? 0.25 : 0.0;
  bool isLost = (vIs.w & ${flag.antigenNegative}) != 0 && isStain < 0.5;
  float dashes = isLost ? smoothstep(-0.5, -0.2, waves) : 1.0;
  float strength = (0.62 + 0.3 * lit + engaged) * vNear.z;
  vec3 rimColour = mix(vOutline, vec3(1.0), 0.28 * max(0.0, lit) * uField.z);
  over(colour, rimColour, clamp(bell((u - 1.0 + width) / (width * 1.1)) * strength * dashes, 0.0, 1.0));
  colour *= inside * (isLost ? 0.8 : 1.0);
  float halo = bell(max(0.0, u - 1.0) * 3.0) * (1.0 - inside);
  colour += vec4(vOutline, 0.35) * halo * 0.13 * uField.z * (1.0 + engaged);

  float alive = vLife.z;
  float away = mix((u - 1.0) * edge, gap, step(0.001, broken));
  if (vCarries.y == 1) {
    vec3 ringColour = vIs.z == ${phenotype.exhausted} ? mix(uSigns[1].rgb, uSigns[3].rgb, 0.7) : uSigns[1].rgb;
    over(colour, ringColour, lineAt(away - 0.005, max(0.034, 0.75 / pixels), pixels) * alive * 0.95);
    float gold = vIs.z == ${phenotype.memory} ? 0.9 : 0.0;
    over(colour, uSigns[2].rgb, lineAt(away - 0.2, max(0.018, 0.55 / pixels), pixels) * alive * gold);
    float plate = isKiller && isStain < 0.5 ? 0.9 * smoothstep(0.55, 0.9, way.x) : 0.0;
    over(colour, mix(uSigns[1].rgb, vec3(1.0), 0.45 * uField.z), lineAt(away, max(0.07, 0.9 / pixels), pixels) * plate);
  }
  return colour * vLife.w;
}
`;
