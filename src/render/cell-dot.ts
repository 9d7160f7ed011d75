/** A cell far away, as a piece of the cells' fragment program. */
import { flag } from '../frame/record.ts';

/** Defines `dot_`, for cells of at most about 5 px radius. */
export const cellDot = `
// A cell far away: a clean dot; ring for CAR-T, hollow for a cancer cell without antigen, rimmed for the others.
vec4 dot_(float far, float pixels) {
  float soft = 0.75 / pixels;
  float inside = clamp((1.0 - far) / soft * 0.5 + 0.5, 0.0, 1.0);
  bool isRing = vCarries.y == 1;
  bool isHollow = (vIs.w & ${flag.antigenNegative}) != 0;
  float width = max(isRing ? 0.42 : 0.3, 1.1 / pixels);
  float rim = smoothstep(1.0 - width - soft, 1.0 - width + soft, far);
  // too small for a ring to be seen, a CAR-T cell is all orange
  vec3 core = isRing ? mix(vMark.rgb, vBody * 0.8, smoothstep(1.8, 4.0, pixels)) : vMark.rgb * 0.82;
  vec3 colour = mix(core, isRing ? vOutline : mix(vMark.rgb, vOutline, 0.45), rim);
  float cover = isHollow ? mix(0.12, 0.95, rim) : mix(isRing ? 0.75 : 0.86, 0.96, rim);
  if (isPale()) cover *= mix(paleness, 1.0, rim);
  float fade = 1.0 - smoothstep(0.35, 1.0, vSize.y);
  return vec4(colour, 1.0) * cover * inside * fade;
}
`;
