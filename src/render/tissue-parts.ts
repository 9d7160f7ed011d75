/** The programs for what lies on the ground one by one: fat, megakaryocytes, follicles, and red cells in the stream. */
import { mostVessels, sharedByTissue } from './tissue-shader.ts';

/** Places a square around each round piece of tissue. */
export const discVertex = `${sharedByTissue}
uniform highp sampler2D uDiscs; // x, y, radius, role
out vec2 vAt;                   // from the middle, in µm
flat out vec4 vDisc;            // radius, role, two random fractions
out vec2 vPlace;                // in µm
void main() {
  vec4 disc = texelFetch(uDiscs, ivec2(gl_VertexID >> 2, 0), 0);
  int corner = gl_VertexID & 3;
  vec2 square = vec2(corner == 1 || corner == 2 ? 1.0 : -1.0, corner >= 2 ? 1.0 : -1.0);
  vAt = square * (disc.z * 1.12 + 4.0);
  vPlace = disc.xy + vAt;
  vDisc = vec4(disc.z, disc.w, fract(sin(disc.xy * mat2(12.9898, 78.233, 39.346, 11.135)) * 43758.5453));
  vec2 clip = (vPlace - uCamera.xy) * uCamera.z * 2.0 / uScreen.xy;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
`;

/** Draws one round piece; colour premultiplied by alpha. */
export const discFragment = `${sharedByTissue}
uniform sampler2D uNoise;
in vec2 vAt;
in vec2 vPlace;
flat in vec4 vDisc;
out vec4 outColour;

void over(inout vec4 under, vec3 colour, float cover) {
  under = vec4(colour * cover, cover) + under * (1.0 - cover);
}

// A fat cell: one clear drop, a thin rim of cytoplasm, and a nucleus pressed flat against it.
vec4 fat(float distance, vec2 way) {
  float clear = edgeAt(distance + 1.2, 0.8);
  vec4 colour = vec4(0.0);
  float depth = clamp(-distance / vDisc.x, 0.0, 1.0);
  over(colour, uTissue[4].rgb * mix(0.82 + 0.2 * (1.0 - depth), 1.0, uScene.z), clear * mix(0.62, 0.85, uScene.z));
  float lit = 0.5 + 0.5 * dot(way, vec2(-0.5, -0.86));
  vec3 rim = mix(uTissue[4].rgb * 2.0, uTissue[3].rgb, uScene.z);
  over(colour, rim, lineAt(distance + 0.7, 0.5) * mix(0.35 + 0.4 * lit, 0.8, uScene.z));
  // light bent at the rim of the drop
  over(colour, rim, exp(-pow((distance + 3.4) / 2.2, 2.0)) * lit * lit * 0.22);
  float turn = vDisc.z * 6.2831853;
  vec2 seat = vec2(cos(turn), sin(turn));
  float beside = abs(dot(way, vec2(-seat.y, seat.x))) * vDisc.x;
  float nucleus = length(vec2(beside / 5.5, (distance + 1.5) / 1.5)) - 1.0;
  over(colour, uTissue[3].rgb, edgeAt(nucleus, 0.3) * step(0.0, dot(way, seat)) * 0.85);
  return colour;
}

// A megakaryocyte: wide granular cytoplasm around one nucleus of many lobes.
vec4 giant(float distance) {
  vec4 grain = texture(uNoise, vAt / 60.0 + vDisc.zw);
  vec4 colour = vec4(0.0);
  over(colour, uTissue[10].rgb * (0.72 + 0.4 * grain.a), edgeAt(distance + 1.5 * grain.g, 1.0) * 0.62);
  float lobes = 99.0;
  for (int k = 0; k < 9; k++) {
    float turn = 2.399963 * float(k) + vDisc.w * 6.0;
    float away = vDisc.x * 0.44 * sqrt((float(k) + 0.4) / 9.0) * 1.25;
    lobes = min(lobes, length(vAt - vec2(cos(turn), sin(turn)) * away) - vDisc.x * (0.2 + 0.05 * sin(float(k) * 5.0)));
  }
  vec3 nucleus = mix(uTissue[10].rgb * 1.5, uTissue[10].rgb * 0.72, uScene.z);
  over(colour, nucleus * (0.75 + 0.4 * grain.g), edgeAt(lobes, 0.8) * 0.7);
  over(colour, nucleus * mix(1.25, 0.85, uScene.z), lineAt(lobes, 0.35) * 0.45);
  over(colour, mix(uTissue[10].rgb * 1.7, uTissue[10].rgb * 0.8, uScene.z), lineAt(distance + 0.8, 0.5) * 0.6);
  return colour;
}

// A follicle: a pale germinal centre, light at one pole, in a dense mantle; it dissolves as cancer fills the node.
vec4 follicle(float distance) {
  vec4 broad = texture(uNoise, vPlace / 900.0);
  vec4 fine = texture(uNoise, vPlace / 190.0);
  float left = 1.0 - smoothstep(0.25, 1.0, uScene.w);
  float wave = 46.0 * (broad.r - 0.5) + 16.0 * (fine.g - 0.5);
  float ragged = (1.0 - left) * 190.0 * (fine.r * 0.6 + broad.g * 0.7 - 0.45);
  float rim = distance + wave * 0.5 + max(0.0, ragged);
  vec4 colour = vec4(0.0);
  float light = uScene.z;
  vec3 zone = uTissue[6].rgb;
  over(colour, zone * mix(0.82, 0.94, light), edgeAt(rim, 10.0) * 0.85);
  float centre = rim + vDisc.x * 0.3;
  float pole = 0.5 - 0.5 * vAt.y / vDisc.x;
  over(colour, zone * mix(1.12 + 0.3 * pole, 1.02 + 0.03 * pole, light), edgeAt(centre, 16.0) * 0.75);
  // layers of the mantle, like an onion
  float layer = smoothstep(0.55, 1.0, sin(rim * 0.34 + 3.0 * fine.r));
  over(colour, zone * mix(1.35, 0.9, light), layer * edgeAt(rim, 6.0) * (1.0 - edgeAt(centre, 10.0)) * 0.3);
  over(colour, zone * mix(1.5, 0.88, light), exp(-pow(rim / 5.0, 2.0)) * 0.3);
  return colour * (0.2 + 0.8 * left);
}

void main() {
  float far = length(vAt);
  vec2 way = vAt / max(far, 0.01);
  float wobble = texture(uNoise, way * 0.06 + vDisc.zw).r - 0.5;
  vec2 beyond = abs(vPlace - uField.xy * 0.5) - uField.xy * 0.5;
  if (max(beyond.x, beyond.y) > 0.0) discard;
  // the drawn rim lies on the line that cells keep, or a little within it
  float distance = far - vDisc.x * (1.0 + 0.05 * (wobble - 0.5));
  if (vDisc.y < 0.5) outColour = fat(distance, way);
  else if (vDisc.y < 1.5) outColour = giant(distance);
  else outColour = follicle(far - vDisc.x);
}
`;

/** Places the squares of red cells: slots in lanes along each vessel, of which many are empty. */
export const streamVertex = `${sharedByTissue}
uniform vec4 uStream[${mostVessels}]; // first square of the vessel, first slot in sight, slots, lanes
out vec2 vAt;         // in cell radii
flat out vec4 vCell;  // width over length, radius in device px, shade, cover

float chanceOf(int a, int b, int c) {
  uint h = uint(a) * 374761393u + uint(b) * 668265263u + uint(c) * 2246822519u;
  h = (h ^ (h >> 13)) * 1274126177u;
  return float((h ^ (h >> 16)) & 0xffffu) / 65535.0;
}

void main() {
  int n = gl_VertexID >> 2;
  int v = 0;
  for (int k = 1; k < int(uWalls.x); k++) if (n >= int(uStream[k].x)) v = k;
  vec4 stream = uStream[v];
  int index = n - int(stream.x);
  int lanes = int(stream.w);
  int lane = index % lanes;
  int slot = index / lanes;
  vec4 vessel = uVessels[v];
  float halfWidth = uWidths[v].x;
  const float spacing = 17.0;
  // a parabola of speeds: fast in the middle, slow at the wall
  float side = (float(lane) + 0.5) / float(lanes) * 2.0 - 1.0;
  float gone = uWalls.z * 11.0 * (1.15 - side * side) / spacing + chanceOf(lane, v, 1) * 40.0;
  int whole = int(stream.y) + slot;
  int name = whole - int(floor(gone));
  float isThere = step(chanceOf(name, lane, v + 7), 0.4 - 0.14 * side * side);
  float x = (float(whole) + fract(gone) + 0.5 * (chanceOf(name, lane, 3) - 0.5)) * spacing;
  float room = max(0.0, halfWidth - 6.0);
  float y = middleOf(vessel, x) + side * room + (chanceOf(name, lane, 5) - 0.5) * 4.0;
  float radius = 3.75;
  float tilt = chanceOf(name, lane, 11);
  float pixels = radius * uCamera.z;
  float slope = vessel.y * 6.2831853 / vessel.z * cos(6.2831853 * (x / vessel.z + vessel.w));
  float angle = atan(slope) + (chanceOf(name, lane, 13) - 0.5) * 1.4;
  int corner = gl_VertexID & 3;
  vec2 square = vec2(corner == 1 || corner == 2 ? 1.0 : -1.0, corner >= 2 ? 1.0 : -1.0) * (1.0 + 1.0 / pixels);
  vAt = square;
  vCell = vec4(mix(0.34, 1.0, tilt), pixels, chanceOf(name, lane, 17), smoothstep(1.2, 3.0, pixels));
  vec2 turned = vec2(cos(angle) * square.x - sin(angle) * square.y, sin(angle) * square.x + cos(angle) * square.y);
  vec2 clip = (vec2(x, y) + turned * radius - uCamera.xy) * uCamera.z * 2.0 / uScreen.xy;
  bool isOut = isThere < 0.5 || vCell.w <= 0.0 || x < 4.0 || x > uField.x - 4.0;
  gl_Position = isOut ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(clip.x, -clip.y, 0.0, 1.0);
}
`;

/** A red cell: a disc without a nucleus, pale in the middle; seen from the side, a rod. */
export const streamFragment = `${sharedByTissue}
in vec2 vAt;
flat in vec4 vCell;
out vec4 outColour;
void main() {
  vec2 p = vec2(vAt.x, vAt.y / vCell.x);
  float far = length(p);
  float inside = clamp((1.0 - far) * vCell.y * vCell.x * 0.9 + 0.5, 0.0, 1.0);
  float dent = smoothstep(0.75, 0.1, far) * smoothstep(0.4, 0.8, vCell.x);
  vec3 colour = uTissue[11].rgb * (0.8 + 0.25 * vCell.z) * (1.0 - 0.3 * dent * (1.0 - uScene.z)) + 0.1 * dent * uScene.z;
  float rim = smoothstep(0.6, 1.0, far);
  float cover = inside * vCell.w * (0.5 + 0.3 * rim - 0.2 * dent);
  outColour = vec4(colour * (1.0 + 0.25 * rim * (1.0 - uScene.z)), 1.0) * cover;
}
`;
