/** The two programs that draw the living tissue behind the cells: one rectangle over the whole screen. */

const shared = `#version 300 es
precision highp float;
precision highp int;
uniform vec4 uCamera; // centre in µm, device px per µm, blend (unused here)
uniform vec4 uScreen; // width and height in device px, least radius (unused here), clock in seconds
uniform vec4 uField;  // width and height in µm, glow, 1 for the stain view
`;

/** Covers the screen. */
export const tissueVertex = `${shared}
out vec2 vAt; // place in µm
void main() {
  int corner = gl_VertexID & 3;
  vec2 square = vec2(corner == 1 || corner == 2 ? 1.0 : -1.0, corner >= 2 ? 1.0 : -1.0);
  vAt = uCamera.xy + square * uScreen.xy * 0.5 / uCamera.z;
  gl_Position = vec4(square.x, -square.y, 0.0, 1.0);
}
`;

/** Marrow, lymph node, vessel or dish; quiet, within a few per cent of the ground's brightness. */
export const tissueFragment = `${shared}
uniform vec4 uScene;      // 0 marrow, 1 node, 2 vessel, 3 dish; 1 to draw details
uniform vec4 uTissue[10]; // base, stroma, vessel, wall, fat, bone, follicle, T zone, grid, outside
uniform sampler2D uNoise;
in vec2 vAt;
out vec4 outColour;

float lineAt(float distance, float halfWidth) {
  return clamp((halfWidth - abs(distance)) * uCamera.z + 0.5, 0.0, 1.0);
}

float edgeAt(float distance, float softness) {
  return smoothstep(softness, -softness, distance);
}

vec3 stroma(vec3 colour, vec2 at, float drift) {
  vec4 broad = texture(uNoise, at / 760.0 + drift * vec2(0.004, 0.002));
  vec4 fine = texture(uNoise, at / 260.0 + (broad.rg - 0.5) * 0.22 - drift * vec2(0.003, 0.005));
  // reticulin: thin winding fibres where the warped noise crosses its middle
  float fibre = smoothstep(0.07, 0.0, abs(fine.r - 0.5)) * (0.35 + 0.65 * broad.g);
  colour = mix(colour, uTissue[1].rgb, clamp(broad.r * 0.75 + fine.g * 0.3 - 0.12, 0.0, 1.0));
  colour = mix(colour, uTissue[1].rgb * mix(1.35, 0.96, uScene.z), fibre * 0.34);
  // seen near, the ground substance has a texture of its own
  float near = smoothstep(1.5, 6.0, uCamera.z);
  if (near <= 0.0) return colour;
  vec4 close = texture(uNoise, at / 74.0 + (fine.gr - 0.5) * 0.3);
  float strand = smoothstep(0.05, 0.0, abs(close.r - 0.5)) * close.g;
  return mix(colour, uTissue[1].rgb * mix(1.3, 0.95, uScene.z), near * (0.3 * close.g * broad.g + 0.3 * strand));
}

vec3 tube(vec3 colour, float across, float along, float halfWidth, float drift) {
  float distance = abs(across) - halfWidth;
  float flow = texture(uNoise, vec2(along / 420.0 - drift * 0.03, across / 70.0)).g;
  vec3 inside = uTissue[2].rgb * (0.9 + 0.25 * flow);
  colour = mix(colour, inside, edgeAt(distance, 2.0) * 0.9);
  // flat endothelial cells: the wall thickens where a nucleus lies
  float bead = smoothstep(0.55, 0.8, texture(uNoise, vec2(along / 520.0, 0.37 + step(0.0, across) * 0.4)).g);
  return mix(colour, uTissue[3].rgb, lineAt(distance, 0.7 + 1.5 * bead) * 0.75);
}

vec3 marrow(vec3 colour, vec2 at, float drift) {
  colour = stroma(colour, at, drift);
  // fat cells: pale bubbles, each within its own square of 120 µm
  vec2 square = floor(at / 120.0);
  vec4 chance = texture(uNoise, square * vec2(0.1373, 0.2891) + 0.07);
  vec2 centre = (square + 0.34 + 0.32 * chance.ag) * 120.0;
  float size = 22.0 + 18.0 * chance.r;
  vec2 from = at - centre;
  float out_ = length(from) * (1.0 + 0.08 * (texture(uNoise, normalize(from + 0.01) * 0.05 + chance.rg).r - 0.5)) - size;
  // in groups, as fat lies in marrow
  float present = smoothstep(0.5, 0.56, texture(uNoise, centre / 2900.0 + 0.31).r) * step(0.3, chance.b + chance.g * 0.5);
  float shell = exp(-abs(out_) * 0.22);
  colour = mix(colour, uTissue[4].rgb, present * (edgeAt(out_, 1.5) * 0.3 + shell * 0.38 * step(out_, 2.0)));
  // the sinusoid wanders across the lower part of the field
  float wander = texture(uNoise, vec2(at.x / 2600.0, 0.21)).r * 0.24 + 0.58;
  float across = at.y - uField.y * wander;
  float halfWidth = 20.0 + 7.0 * texture(uNoise, vec2(at.x / 900.0, 0.63)).r;
  colour = tube(colour, across, at.x, halfWidth, drift);
  // bone along the left edge, in thin layers
  float surface = at.x - 16.0 - 34.0 * texture(uNoise, vec2(0.12, at.y / 1500.0)).r;
  float layers = 0.5 + 0.5 * sin(surface * 0.75);
  colour = mix(colour, uTissue[5].rgb * (0.86 + 0.14 * layers), edgeAt(surface, 1.2) * 0.85);
  return mix(colour, uTissue[5].rgb * mix(1.5, 0.85, uScene.z), lineAt(surface, 0.8) * 0.6);
}

vec3 node(vec3 colour, vec2 at, float drift) {
  colour = stroma(mix(colour, uTissue[7].rgb, 0.55), at, drift);
  float wave = 26.0 * (texture(uNoise, at / 900.0).r - 0.5);
  float size = uField.y * 0.27;
  float one = length(at - uField.xy * vec2(0.26, 0.34)) - size + wave;
  float two = length(at - uField.xy * vec2(0.62, 0.28)) - size * 0.85 + wave;
  float follicle = min(one, two);
  colour = mix(colour, uTissue[6].rgb, edgeAt(follicle, 14.0) * 0.85);
  colour = mix(colour, uTissue[6].rgb * mix(1.3, 0.95, uScene.z), edgeAt(follicle + size * 0.42, 18.0) * 0.6);
  colour = mix(colour, uTissue[6].rgb * mix(1.5, 0.9, uScene.z), exp(-pow(follicle / 9.0, 2.0)) * 0.35);
  float across = at.y - uField.y * (0.8 + 0.1 * (texture(uNoise, vec2(at.x / 2200.0, 0.4)).r - 0.5));
  return tube(colour, across, at.x, 14.0, drift);
}

vec3 vessel(vec3 colour, vec2 at, float drift) {
  colour = stroma(colour, at, 0.0);
  float across = at.y - uField.y * 0.5;
  return tube(colour, across, at.x, uField.y * 0.42, drift * 4.0);
}

vec3 dish(vec3 colour, vec2 at) {
  vec2 small = abs(fract(at / 50.0 + 0.5) - 0.5) * 50.0;
  vec2 large = abs(fract(at / 250.0 + 0.5) - 0.5) * 250.0;
  float shown = smoothstep(0.12, 0.4, uCamera.z);
  colour = mix(colour, uTissue[8].rgb, max(lineAt(small.x, 0.4 / uCamera.z), lineAt(small.y, 0.4 / uCamera.z)) * 0.55 * shown);
  return mix(colour, uTissue[8].rgb, max(lineAt(large.x, 0.6 / uCamera.z), lineAt(large.y, 0.6 / uCamera.z)));
}

void main() {
  vec3 colour = uTissue[0].rgb;
  vec2 beyond = abs(vAt - uField.xy * 0.5) - uField.xy * 0.5;
  float outside = max(beyond.x, beyond.y);
  float drift = uScreen.w;
  int scene = uScene.y > 0.5 && outside * uCamera.z < 2.0 ? int(uScene.x + 0.5) : -1;
  if (scene == 0) colour = marrow(colour, vAt, drift);
  else if (scene == 1) colour = node(colour, vAt, drift);
  else if (scene == 2) colour = vessel(colour, vAt, drift);
  else if (scene == 3) colour = dish(colour, vAt);
  // the edge of the field, as the stop of a microscope: a fine line and darkness
  colour = mix(uTissue[9].rgb, colour, edgeAt(outside * uCamera.z, 1.0));
  colour = mix(colour, uTissue[3].rgb, clamp(1.2 - abs(outside * uCamera.z), 0.0, 1.0) * 0.7);
  vec2 corner = gl_FragCoord.xy / uScreen.xy - 0.5;
  colour *= 1.0 - dot(corner, corner) * mix(0.42, 0.08, uScene.z);
  // half a step of grain, against bands in the dark
  float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
  outColour = vec4(colour + grain / 255.0, 1.0);
}
`;

/** Copies a picture of the tissue that was drawn before, pixel by pixel. */
export const copyFragment = `${shared}
uniform highp sampler2D uPicture;
in vec2 vAt;
out vec4 outColour;
void main() {
  outColour = texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0);
}
`;
