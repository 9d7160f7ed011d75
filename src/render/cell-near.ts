/** A cell near by, as a piece of the cells' fragment program: body, nucleus, membrane with its signs, contact, division and death. */
import { flag } from '../frame/record.ts';
import { activity, phenotype } from '../model/kinds.ts';

/** Defines `near_`, for cells of about 8 px radius and more. */
export const cellNear = `
vec4 near_(float pixels) {
  float death = vSize.y;
  vec2 seed = vSeed.xy * 7.3;
  // into the cell's own frame: x along the heading, drawn out in front and narrower behind
  vec2 p = vec2(dot(vAt, vHead), dot(vAt, vec2(-vHead.y, vHead.x)));
  float stretch = vSeed.w;
  p.x /= 1.0 + stretch;
  p.y *= 1.0 + stretch * (0.55 - 0.7 * clamp(p.x, -1.0, 1.0));
  float far = length(p);
  vec2 way = p / max(far, 1e-3);
  if (far > 1.5) return vec4(0.0);
  float angle = atan(p.y, p.x) / 6.2831853 + 0.5;
  vec4 around = textureLod(uNoise, way * 0.17 + seed, 0.0);
  bool isBound = vIs.y == ${activity.bound};
  float splitting = vCore.w;
  // what is held, dies or divides rounds up
  float edge = 1.0 + vBuild.x * (1.0 - 0.75 * max(step(0.5, float(vIs.y)), splitting)) * (1.6 * around.r + 0.4 * around.g - 1.0);
  // a killer lies flat against its target; sisters that part lie flat against each other, with a waist between them
  bool isKiller = isBound && vCarries.y == 1;
  if (isKiller) edge *= 1.0 - 0.13 * smoothstep(0.72, 1.0, way.x);
  if (splitting > 0.0 && way.x < 0.0) {
    float wallAt = mix(1.0, 0.5, splitting);
    edge = mix(edge, min(edge, wallAt / -way.x), min(1.0, splitting * 6.0));
  }
  // round blebs swell out of a dying cell and then shrink
  float bleb = vLife.x;
  float lobes = sqrt(abs(sin(angle * 3.1415927 * (4.0 + floor(vSeed.x * 4.0)) + 5.0 * around.r + vSeed.y * 6.0)));
  edge += bleb * (0.04 + 0.5 * around.g * around.g) * (lobes - 0.6);
  float u = far / edge;
  float gap = far - edge;
  float broken = vLife.y;
  if (broken > 0.0) {
    // the blebs come off as round bodies that drift a little apart
    float nearest = 9.0;
    for (int k = 0; k < 6; k++) {
      float turn = 6.2831853 * (vSeed.y + float(k) * 0.1667) + 0.8 * sin(float(k) * 9.1 + vSeed.x * 20.0);
      float size = 0.2 + 0.16 * fract(vSeed.x * 13.7 + float(k) * 0.377);
      float away = (0.5 + 0.22 * fract(vSeed.y * 7.1 + float(k) * 0.617)) * (0.75 + 0.5 * broken);
      nearest = min(nearest, length(p - vec2(cos(turn), sin(turn)) * away) - size * (1.25 - 0.45 * broken));
    }
    nearest = min(nearest, far - 0.34 * (1.2 - 0.5 * broken));
    gap = mix(gap, nearest, broken);
    u = mix(u, 1.0 + gap * 2.2, broken);
  }
  float inside = clamp(0.5 - gap * vNear.w, 0.0, 1.0);
  vec4 grain = textureLod(uNoise, p * 0.21 + seed, 0.0);
  vec4 fine = textureLod(uNoise, p * 0.06 + seed.yx, 0.0);
  float lit = dot(normalize(vAt + 1e-4), vec2(-0.5, -0.86)) * min(u, 1.0);
  float isStain = uField.w;

  // body: on dark ground a thin translucent film that scatters more light towards its edge
  float opaque = max(isStain, 0.7 - 0.7 * uField.z);
  float graze = u * u * u;
  vec3 bodyColour = vBody * (0.78 + 0.3 * grain.g + 0.3 * graze * uField.z) * (1.0 + 0.18 * lit);
  float bodyCover = mix(0.34 + 0.34 * graze + 0.16 * grain.a, 0.92, opaque);
  vec4 colour = vec4(bodyColour, 1.0) * bodyCover;

  // what lies in the cytoplasm
  if (vIs.x == 3) {
    float bubble = smoothstep(0.74, 0.8, fine.b) * (1.0 - death);
    over(colour, mix(vBody * 0.45, vec3(0.97, 0.94, 0.92), max(isStain, 1.0 - step(0.01, uField.z))), bubble * 0.55);
  } else if (vIs.x == 4) {
    float speck = smoothstep(0.72, 0.84, grain.b) * step(0.6, u) * smoothstep(0.5, 0.6, fine.g) * (1.0 - death);
    over(colour, mix(vBody * 1.9, vNucleus, max(isStain, 1.0 - step(0.01, uField.z))), speck * 0.5 * smoothstep(10.0, 18.0, pixels));
  }

  // nucleus: shrinks into dense drops when the cell dies
  vec2 n = p - vCore.xy;
  float size = vCore.z;
  float wavy = (grain.r - 0.5) * 0.1 + bleb * 0.5 * (grain.b - 0.62);
  float nucleusAt = length(n) - size * (1.0 + wavy);
  bool isBlast = vIs.x == 1 || vIs.x == 5;
  if (isBlast) nucleusAt = max(nucleusAt, 0.2 - length(n - vec2(cos(seed.x * 9.0), sin(seed.x * 9.0)) * size * 1.12));
  if (vIs.x == 3) nucleusAt = max(nucleusAt, size * 0.62 - length(n - vec2(size * 0.75, 0.0)));
  float inNucleus = clamp(0.5 - nucleusAt * vNear.w, 0.0, 1.0) * inside;
  float lumps = vIs.x == 2
    ? 0.5 + 0.34 * cos(atan(n.y, n.x) * floor(5.0 + fract(seed.y) * 3.99) + seed.x * 6.0 + grain.r * 5.0) * (0.45 + grain.g) * smoothstep(0.25, 0.85, length(n) / size) + 0.3 * (grain.a - 0.5)
    : mix(grain.a, fine.b * 0.6 + grain.g * 0.6 - 0.1, vBuild.y);
  float chromatin = 1.0 + (lumps - 0.5) * mix(0.4, 0.95, vBuild.y) * smoothstep(6.0, 16.0, pixels);
  vec3 nucleusColour = vNucleus * chromatin * (1.0 - 0.25 * splitting) * (1.0 + 0.16 * lit) * (1.0 - 0.22 * uField.z * (1.0 - u * u));
  if (vIs.x == 2) {
    // the pale half-moon of a plasma cell, beside its nucleus
    float moon = smoothstep(0.5, 0.1, length(n + vec2(size * 1.05, 0.0)));
    over(colour, mix(vBody * 1.5, vec3(0.9), opaque * 0.7), moon * 0.32);
  }
  over(colour, nucleusColour, inNucleus * mix(0.62, 0.94, opaque));
  if (isBlast && death < 0.3) {
    vec2 dot1 = n - vec2(cos(seed.y * 8.0), sin(seed.y * 8.0)) * size * 0.45;
    vec2 dot2 = n + vec2(cos(seed.y * 8.0 + 1.1), sin(seed.y * 8.0 + 1.1)) * size * 0.5;
    float nucleolus = (1.0 - splitting) * max(smoothstep(0.17, 0.1, length(dot1)), smoothstep(0.13, 0.07, length(dot2)));
    over(colour, mix(vBody, vOutline, 0.35 * (1.0 - isStain)), nucleolus * (vIs.x == 5 ? 0.5 : 0.2) * smoothstep(7.0, 14.0, pixels));
  }
  // the nuclear envelope catches a little light
  over(colour, mix(vNucleus, vOutline, 0.6 * (1.0 - isStain)), 0.34 * inside * lineAt(nucleusAt, 0.02, pixels) * step(8.0, pixels));

  // who stands for fewer cells than others is clear as glass, and keeps its edge
  if (isPale()) colour *= paleness;

  // rim of light, brighter above
  float width = max(0.05, 0.8 / pixels);
  float rim = exp(-pow((u - 1.0 + width) / (width * 1.1), 2.0));
  float engaged = isBound ? 0.25 : 0.0;
  bool isLost = (vIs.w & ${flag.antigenNegative}) != 0 && isStain < 0.5;
  float dashes = isLost ? smoothstep(0.3, 0.4, abs(fract(angle * 9.0 + seed.x) - 0.5) * 2.0) : 1.0;
  // in a crowd of small cells the rims would be all that is seen
  float strength = (0.62 + 0.3 * lit + engaged) * vNear.z;
  vec3 rimColour = mix(vOutline, vec3(1.0), 0.28 * max(0.0, lit) * uField.z);
  over(colour, rimColour, clamp(rim * strength * dashes, 0.0, 1.0));
  colour *= inside * (isLost ? 0.8 : 1.0);

  // a faint halo on dark ground: light that the lens spreads
  float halo = exp(-max(0.0, u - 1.0) * 7.0) * (1.0 - inside) * smoothstep(1.5, 1.2, u);
  colour += vec4(vOutline, 0.35) * halo * 0.16 * uField.z * (1.0 + engaged);

  // signs on the membrane
  float alive = vLife.z;
  float away = mix((u - 1.0) * edge, gap, step(0.001, broken));
  if (vCarries.y == 1) {
    bool isSpent = vIs.z == ${phenotype.exhausted};
    vec3 ringColour = isSpent ? mix(uSigns[1].rgb, uSigns[3].rgb, 0.7) : uSigns[1].rgb;
    float band = lineAt(away - 0.005, max(0.034, 0.75 / pixels), pixels);
    float studded = smoothstep(12.0, 24.0, pixels);
    over(colour, ringColour, band * alive * mix(0.95, isSpent ? 0.3 : 0.55, studded));
    float knobs = studs(angle, isSpent ? 15.0 : 34.0, away - 0.055, 0.052, edge, pixels);
    over(colour, ringColour, knobs * alive * studded);
    if (isSpent) {
      // badges of exhaustion: PD-1, LAG-3, TIM-3
      float third = fract(angle * 3.0 + vSeed.x) - 0.5;
      vec2 badge = vec2(third / 3.0 * 6.2831853 * edge, away - 0.14);
      float square = 0.1 - max(abs(badge.x), abs(badge.y));
      over(colour, uSigns[3].rgb * 1.15, clamp(square * pixels + 0.5, 0.0, 1.0) * alive * smoothstep(8.0, 14.0, pixels));
    }
    if (vIs.z == ${phenotype.memory}) over(colour, uSigns[2].rgb, lineAt(away - 0.2, max(0.018, 0.55 / pixels), pixels) * alive * 0.9);
  }
  if (vCarries.x == 1 && vSize.z > 0.0) {
    float studded = smoothstep(11.0, 22.0, pixels) * alive;
    float count = floor(4.0 + 44.0 * vSize.z * vSize.z);
    over(colour, uSigns[0].rgb, studs(angle + seed.x, count, away - 0.03, 0.04, edge, pixels) * studded * 0.9);
  }
  if ((vIs.w & ${flag.pdl1}) != 0 && isStain < 0.5) {
    float along = abs(fract(angle * 7.0 + seed.y) - 0.5) / 7.0 * 6.2831853 * edge;
    float bar = clamp((0.12 - along) * pixels + 0.5, 0.0, 1.0) * lineAt(away - 0.1, 0.03, pixels);
    over(colour, uSigns[5].rgb, bar * alive * smoothstep(9.0, 18.0, pixels));
  }
  if (isKiller && isStain < 0.5) {
    // contact plate, and what crosses it
    vec3 plateColour = mix(uSigns[1].rgb, vec3(1.0), 0.45 * uField.z);
    float front = smoothstep(0.55, 0.9, way.x);
    over(colour, plateColour, lineAt(away, max(0.07, 0.9 / pixels), pixels) * front * 0.9);
    float shown = smoothstep(7.0, 12.0, pixels);
    for (int k = 0; k < 7; k++) {
      float t = fract(vSize.w * 2.6 + uScreen.w * 0.35 + float(k) * 0.381966 + vSeed.x);
      vec2 at = vec2(mix(0.3, 1.46, t), (fract(float(k) * 0.731 + vSeed.y) - 0.5) * mix(0.55, 0.75, t));
      float speck = clamp((0.062 - length(p - at)) * pixels + 0.5, 0.0, 1.0) * sin(3.14159 * t);
      over(colour, plateColour, speck * shown * 0.85);
    }
  }
  return colour * vLife.w;
}
`;
