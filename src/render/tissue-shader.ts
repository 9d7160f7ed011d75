/** The programs for the ground behind the cells: stroma, vessels, bone, dish, as one rectangle over the whole screen. */

/** Most vessels that the programs are given. */
export const mostVessels = 8;

/** What all programs for the tissue begin with. */
export const sharedByTissue = `#version 300 es
precision highp float;
precision highp int;
uniform vec4 uCamera; // centre in µm, device px per µm, blend from last frame to this one
uniform vec4 uScreen; // width and height in device px, least radius (unused here), clock in seconds
uniform vec4 uField;  // width and height in µm, glow, 1 for the stain view
uniform vec4 uScene;  // 0 marrow, 1 node, 2 vessel, 3 dish; 1 to draw details; 1 on light ground; how far cancer has its place
uniform vec4 uWalls;  // vessels, thickness of the bone in µm, clock of the stream
uniform vec4 uTissue[13]; // base, stroma, vessel, wall, fat, bone, follicle, T zone, grid, outside, giant, blood, haze
uniform vec4 uVessels[${mostVessels}]; // y, swing, length, phase
uniform vec4 uWidths[${mostVessels}];  // half the width

float lineAt(float distance, float halfWidth) {
  return clamp((halfWidth - abs(distance)) * uCamera.z + 0.5, 0.0, 1.0);
}

float edgeAt(float distance, float softness) {
  return smoothstep(softness, -softness, distance);
}

float middleOf(vec4 vessel, float x) {
  return vessel.x + vessel.y * sin(6.2831853 * (x / vessel.z + vessel.w));
}
`;

/** Covers the screen. */
export const tissueVertex = `${sharedByTissue}
out vec2 vAt; // place in µm
void main() {
  int corner = gl_VertexID & 3;
  vec2 square = vec2(corner == 1 || corner == 2 ? 1.0 : -1.0, corner >= 2 ? 1.0 : -1.0);
  vAt = uCamera.xy + square * uScreen.xy * 0.5 / uCamera.z;
  gl_Position = vec4(square.x, -square.y, 0.0, 1.0);
}
`;

/** Marrow, lymph node, vessel or dish without the round pieces; quiet, within a few per cent of the ground's brightness. */
export const tissueFragment = `${sharedByTissue}
uniform sampler2D uNoise;
in vec2 vAt;
out vec4 outColour;

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

// A vessel: plasma in a lumen, and its wall. Tall cells line a high endothelial venule, flat ones everything else.
vec3 tube(vec3 colour, vec2 at, int n, bool isHigh, float drift) {
  vec4 vessel = uVessels[n];
  float halfWidth = uWidths[n].x;
  float across = at.y - middleOf(vessel, at.x);
  if (abs(across) > halfWidth + 40.0) return colour;
  float slope = vessel.y * 6.2831853 / vessel.z * cos(6.2831853 * (at.x / vessel.z + vessel.w));
  float lean = inversesqrt(1.0 + slope * slope);
  float distance = (abs(across) - halfWidth) * lean;
  float side = step(0.0, across);
  float flow = texture(uNoise, vec2(at.x / 420.0 - drift * 0.03, across / 70.0)).g;
  // the lumen is a little darker along the wall, as a round tube is
  float round_ = smoothstep(0.0, -halfWidth * 0.8, distance);
  vec3 inside = uTissue[2].rgb * (0.8 + 0.22 * flow + mix(0.22, 0.0, uScene.z) * round_);
  colour = mix(colour, inside, edgeAt(distance, 0.8) * 0.94);
  float along = at.x * (1.0 + 0.3 * slope * slope);
  vec3 wall = uTissue[3].rgb;
  if (isHigh) {
    float place = along / 9.5 + side * 0.5;
    float cell = abs(fract(place) - 0.5) * 9.5;
    float dome = 5.2 + 2.6 * sqrt(max(0.0, 1.0 - pow(cell / 4.75, 2.0)));
    float inWall = edgeAt(max(-distance - dome, distance), 0.6);
    colour = mix(colour, mix(uTissue[2].rgb, wall, 0.42), inWall * 0.85);
    float nucleus = length(vec2(cell / 3.1, (distance + 3.4) / 2.1)) - 1.0;
    colour = mix(colour, wall, edgeAt(nucleus * 2.0, 0.6) * 0.75);
    colour = mix(colour, wall, max(lineAt(distance, 0.5), lineAt(-distance - dome, 0.25)) * 0.7);
    // pericytes and reticulum around it
    return mix(colour, wall, exp(-pow((distance - 4.0) / 3.0, 2.0)) * 0.22);
  }
  // flat endothelial cells: the wall thickens where a nucleus lies
  float place = along / 34.0 + side * 0.43 + 0.3 * texture(uNoise, vec2(along / 900.0, 0.37 + side * 0.4)).r;
  float bead = exp(-pow((fract(place) - 0.5) * 34.0 / 5.0, 2.0));
  float gap = smoothstep(0.04, 0.09, abs(fract(place + 0.5) - 0.5));
  colour = mix(colour, wall, lineAt(distance, 0.55) * 0.8 * gap);
  colour = mix(colour, wall * mix(1.15, 0.94, uScene.z), edgeAt(abs(distance + 0.6) - 2.1 * bead, 0.7) * bead * 0.8);
  // light that the wall scatters
  return mix(colour, wall, exp(-abs(distance) / 5.0) * 0.16);
}

// Bone with its layers, its walled-in cells and a seam of new bone; the marrow side bulges up to the line that cells keep.
vec3 bone(vec3 colour, vec2 at) {
  if (at.y > uWalls.y + 14.0) return colour;
  float bay = texture(uNoise, vec2(at.x / 1400.0, 0.12)).r;
  float surface = uWalls.y - 12.0 * bay - 3.0 * texture(uNoise, vec2(at.x / 300.0, 0.7)).g;
  float depth = surface - at.y;
  vec4 cloud = texture(uNoise, at / vec2(900.0, 300.0));
  float layers = 0.5 + 0.5 * sin((depth + 9.0 * cloud.r) * 0.72);
  vec3 substance = uTissue[5].rgb * (0.84 + 0.1 * layers + 0.1 * cloud.g);
  // osteocytes in their lacunae, with a hint of canaliculi
  vec2 square = floor(at / vec2(30.0, 17.0));
  vec4 chance = texture(uNoise, square * vec2(0.2371, 0.3173) + 0.11);
  vec2 from = at - (square + 0.3 + 0.4 * chance.ag) * vec2(30.0, 17.0);
  float lacuna = length(from / vec2(4.6, 1.7)) - 1.0;
  float isThere = step(0.42, chance.r) * step(6.0, depth);
  substance = mix(substance, uTissue[1].rgb * mix(0.8, 1.0, uScene.z), edgeAt(lacuna, 0.25) * isThere * 0.8);
  substance = mix(substance, uTissue[1].rgb, exp(-max(lacuna, 0.0) * 0.9) * isThere * 0.22);
  colour = mix(colour, substance, edgeAt(-depth, 0.8) * 0.92);
  colour = mix(colour, uTissue[5].rgb * mix(1.45, 0.86, uScene.z), lineAt(depth - 0.4, 0.7) * 0.7);
  // flat lining cells on its surface
  float cell = abs(fract(at.x / 26.0 + bay) - 0.5) * 26.0;
  float lining = exp(-pow(cell / 5.5, 2.0));
  return mix(colour, uTissue[5].rgb * mix(1.25, 0.9, uScene.z), edgeAt(abs(depth + 1.6) - 1.5 * lining, 0.5) * lining * 0.7);
}

// The cells that the model leaves out, as shades out of focus. In marrow larger ones that become granulocytes, with bent
// nuclei, and islands of small ones that become red cells, with round ones; where all are small, lymphocytes of a node.
// They give way to cancer, but never wholly.
vec3 others(vec3 colour, vec2 at, bool areSmall) {
  vec4 broad = texture(uNoise, at / 900.0 + 0.31);
  vec2 warp = (broad.rg - 0.5) * 0.12;
  float large = texture(uNoise, at / 222.0 + 0.17 + warp).b;
  float bend = texture(uNoise, (at + vec2(2.6, 1.7)) / 222.0 + 0.17 + warp).b;
  float small = texture(uNoise, at.yx / 145.0 + 0.53 - warp).b;
  float island = areSmall ? 1.0 : smoothstep(0.5, 0.62, broad.g);
  float cell = mix(large, small, island);
  float left = (1.0 - 0.65 * uScene.w) * smoothstep(0.25, 0.45, broad.r + 0.15) * smoothstep(0.25, 1.0, uCamera.z);
  float stained = uField.w;
  vec3 tone = mix(uTissue[1].rgb, uTissue[10].rgb, 0.4 + 0.3 * island);
  float body = smoothstep(0.3, 0.48, cell);
  float bent = smoothstep(0.48, 0.6, large) * smoothstep(0.86, 0.7, bend);
  float nucleus = mix(mix(smoothstep(0.5, 0.66, cell), bent, stained), smoothstep(0.56, 0.68, small), island * stained);
  // gaps are as much like the bare ground as bodies differ from it: what lies in front must stand out as well as before
  vec3 gap = mix(uTissue[0].rgb, mix(uTissue[0].rgb, vec3(1.0), 0.4), uScene.z);
  colour = mix(mix(colour, gap, 0.5 * left), tone, body * left * mix(0.26, 0.3, stained));
  vec3 ink = mix(tone * mix(1.2, 0.92, uScene.z), uTissue[10].rgb * mix(0.86, 0.7, island), stained);
  return mix(colour, ink, nucleus * left * mix(0.2, mix(0.4, 0.55, island), stained));
}

vec3 marrow(vec3 colour, vec2 at, float drift) {
  colour = others(stroma(colour, at, drift), at, false);
  for (int n = 0; n < int(uWalls.x); n++) colour = tube(colour, at, n, false, drift);
  return bone(colour, at);
}

vec3 node(vec3 colour, vec2 at, float drift) {
  // T zone deep in the cortex, paler towards the capsule
  float deep = smoothstep(0.2, 0.62, at.y / uField.y + 0.12 * (texture(uNoise, at / 1500.0).r - 0.5));
  colour = others(stroma(mix(colour, uTissue[7].rgb, 0.2 + 0.6 * deep), at, drift), at, true);
  // the subcapsular sinus, a pale gap under the capsule
  float capsule = at.y - 10.0 - 5.0 * texture(uNoise, vec2(at.x / 1200.0, 0.3)).r;
  colour = mix(colour, uTissue[3].rgb * mix(0.7, 1.0, uScene.z), edgeAt(capsule, 1.5) * 0.5);
  colour = mix(colour, uTissue[0].rgb, exp(-pow((capsule - 8.0) / 6.0, 2.0)) * 0.6);
  for (int n = 0; n < int(uWalls.x); n++) colour = tube(colour, at, n, true, drift);
  return colour;
}

vec3 vessel(vec3 colour, vec2 at, float drift) {
  colour = stroma(colour, at, 0.0);
  for (int n = 0; n < int(uWalls.x); n++) colour = tube(colour, at, n, false, drift * 4.0);
  return colour;
}

vec3 dish(vec3 colour, vec2 at) {
  vec2 small = abs(fract(at / 50.0 + 0.5) - 0.5) * 50.0;
  vec2 large = abs(fract(at / 250.0 + 0.5) - 0.5) * 250.0;
  float shown = smoothstep(0.12, 0.4, uCamera.z);
  // a breath of unevenness, as light through medium and plastic
  colour *= 0.96 + 0.1 * texture(uNoise, at / 1100.0).r;
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

/** Copies a picture of the tissue that was drawn before, moved and scaled to where the camera is now. */
export const copyFragment = `${sharedByTissue}
uniform highp sampler2D uPicture;
uniform vec4 uMoved; // shift in px of the picture, its px per px of the screen
in vec2 vAt;
out vec4 outColour;
void main() {
  vec2 at = ((gl_FragCoord.xy - uScreen.xy * 0.5) * uMoved.z + uMoved.xy) / uScreen.xy + 0.5;
  bool isIn = min(at.x, at.y) >= 0.0 && max(at.x, at.y) <= 1.0;
  outColour = isIn ? textureLod(uPicture, at, 0.0) : uTissue[0];
}
`;

/** The veil of local cytokine: a smooth surface through the nodes of the field, blended from the frame before. */
export const hazeFragment = `${sharedByTissue}
uniform sampler2D uHaze; // before and now
uniform vec4 uGrid;      // columns and rows
in vec2 vAt;
out vec4 outColour;

float levelAt(vec2 at) {
  vec2 values = texture(uHaze, at).rg;
  return mix(values.x, values.y, uCamera.w);
}

void main() {
  vec2 part = vAt / uField.xy;
  if (min(part.x, part.y) < 0.0 || max(part.x, part.y) > 1.0) discard;
  // a cubic B-spline through four samples
  vec2 place = part * uGrid.xy - 0.5;
  vec2 f = fract(place);
  vec2 base = place - f;
  vec2 w0 = (1.0 - f) * (1.0 - f) * (1.0 - f) / 6.0;
  vec2 w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
  vec2 w3 = f * f * f / 6.0;
  vec2 w2 = 1.0 - w0 - w1 - w3;
  vec2 g = w0 + w1;
  vec2 low = (base - 0.5 + w1 / g) / uGrid.xy;
  vec2 high = (base + 1.5 + w3 / (w2 + w3)) / uGrid.xy;
  float level = mix(
    mix(levelAt(high), levelAt(vec2(low.x, high.y)), g.x),
    mix(levelAt(vec2(high.x, low.y)), levelAt(low), g.x), g.y);
  // gentle where there is a little everywhere, so that the places of action stand out
  float veil = pow(clamp(level, 0.0, 1.0), 2.0) * mix(0.3, 0.34, uScene.z);
  float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
  veil = max(0.0, veil + grain / 200.0 * step(0.004, veil));
  if (veil < 0.003) discard;
  // on dark ground it glows, on light ground it tints
  outColour = vec4(uTissue[12].rgb * veil, veil * mix(0.8, 1.0, uScene.z));
}
`;
