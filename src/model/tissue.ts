/** The tissue as data: where walls, vessels, fat and follicles are. The model keeps cells out of what is solid; the picture draws the same shapes. */
import { cos, sin } from './maths.ts';
import { draw, type Key, purpose, stream } from './random.ts';
import type { Scene } from './world.ts';

/** A round piece of tissue. Fat and megakaryocytes are solid; a follicle is where healthy B cells live in a lymph node. */
type Disc = {
  readonly role: 'fat' | 'megakaryocyte' | 'follicle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
};

/** A vessel that winds from left to right: its middle is at y + swing · sin(2π (x / length + phase)). All in µm but the phase. */
type Vessel = {
  readonly y: number;
  readonly swing: number;
  readonly length: number;
  readonly phase: number;
  readonly halfWidth: number;
};

/** Everything that does not move. */
export type Tissue = {
  readonly discs: readonly Disc[];
  readonly vessels: readonly Vessel[];
  /** Thickness of the bone along the upper edge, in µm; 0 for none. */
  readonly bone: number;
};

const twoPi = 6.283185307179586;

/** Middle of a vessel at `x`, in µm. */
function middleOf(vessel: Vessel, x: number): number {
  return vessel.y + vessel.swing * sin(twoPi * (x / vessel.length + vessel.phase));
}

/** A dish has neither walls nor vessels. */
const bareTissue: Tissue = { discs: [], vessels: [], bone: 0 };

/**
 * The tissue of a scene, drawn from the seed.
 * @param fullness part of the tissue that cancer fills, 0 to 1: fat gives way in the marrow
 */
export function createTissue(scene: Scene, width: number, height: number, key: Key, fullness: number): Tissue {
  const u = (n: number): number => draw(stream(key, 0, purpose.tissue), n);
  if (scene === 'marrow') return marrow(width, height, fullness, u);
  if (scene === 'node') return node(width, height, u);
  if (scene === 'vessel') {
    return {
      discs: [],
      vessels: [{ y: height / 2, swing: 0, length: width, phase: 0, halfWidth: height * 0.36 }],
      bone: 0,
    };
  }
  return bareTissue;
}

/** Bone along one edge, sinusoids (30–70 µm wide) between islands of cells, fat bubbles of 50–80 µm, now and then a megakaryocyte. */
function marrow(width: number, height: number, fullness: number, u: (n: number) => number): Tissue {
  const bone = Math.min(60, height * 0.06);
  const count = Math.max(1, Math.round(height / 620));
  const vessels: Vessel[] = [];
  for (let n = 0; n < count; n++) {
    vessels.push({
      y: bone + ((height - bone) * (n + 0.5)) / count,
      swing: 40 + 50 * u(n),
      length: 700 + 500 * u(n + 20),
      phase: u(n + 40),
      halfWidth: 15 + 12 * u(n + 60),
    });
  }
  const discs: Disc[] = [];
  const places = Math.round((width * height) / 160000);
  for (let n = 0; n < places; n++) {
    const isFat = n % 6 !== 0;
    // the fuller the marrow, the less fat is left
    if (isFat && u(n + 200) < 0.35 + 0.65 * fullness) continue;
    // wholly inside the field, so that whoever is moved to a rim stays inside as well
    const x = 45 + (width - 90) * u(n + 1000);
    const y = bone + 45 + (height - bone - 90) * u(n + 3000);
    const radius = isFat ? 25 + 16 * u(n + 5000) : 22;
    if (vessels.some((vessel) => Math.abs(y - middleOf(vessel, x)) < radius + vessel.halfWidth + 6)) continue;
    if (
      discs.some(
        (disc) =>
          (disc.x - x) * (disc.x - x) + (disc.y - y) * (disc.y - y) <
          (disc.radius + radius + 8) * (disc.radius + radius + 8),
      )
    )
      continue;
    discs.push({ role: isFat ? 'fat' : 'megakaryocyte', x, y, radius });
  }
  return { discs, vessels, bone };
}

/** Round follicles below the capsule, a T zone between and under them, a high endothelial venule through it. */
function node(width: number, height: number, u: (n: number) => number): Tissue {
  const radius = Math.min(height * 0.2, 420);
  const count = Math.max(2, Math.round(width / (radius * 2.9)));
  const discs: Disc[] = [];
  for (let n = 0; n < count; n++) {
    const x = (width * (n + 0.5)) / count + radius * 0.3 * (u(n) - 0.5);
    discs.push({
      role: 'follicle',
      x,
      y: height * 0.27 + radius * 0.5 * (u(n + 50) - 0.5),
      radius: radius * (0.8 + 0.3 * u(n + 100)),
    });
  }
  return {
    discs,
    vessels: [{ y: height * 0.78, swing: height * 0.05, length: width * 0.8, phase: u(7), halfWidth: 20 }],
    bone: 0,
  };
}

/** A place inside a follicle, for the n-th cell; [x, y] in µm into `out`. @returns false where there is no follicle */
export function placeInFollicle(tissue: Tissue, n: number, u: number, v: number, out: [number, number]): boolean {
  const follicles = tissue.discs.filter((disc) => disc.role === 'follicle');
  if (follicles.length === 0) return false;
  const disc = follicles[n % follicles.length];
  const distance = disc.radius * Math.sqrt(u);
  out[0] = disc.x + distance * cos(twoPi * v);
  out[1] = disc.y + distance * sin(twoPi * v);
  return true;
}

/** A place inside a vessel, for the n-th cell; [x, y] in µm into `out`. @returns false where there is no vessel */
export function placeInVessel(
  tissue: Tissue,
  n: number,
  width: number,
  u: number,
  v: number,
  out: [number, number],
): boolean {
  if (tissue.vessels.length === 0) return false;
  const vessel = tissue.vessels[n % tissue.vessels.length];
  out[0] = width * u;
  out[1] = middleOf(vessel, out[0]) + vessel.halfWidth * 0.8 * (2 * v - 1);
  return true;
}

/**
 * Carries agent `i` along the nearest vessel, and from its end back to its beginning. Without a vessel nothing happens.
 * @param way in µm @returns true when it was carried from the end to the beginning
 */
export function carryAlong(
  tissue: Tissue,
  width: number,
  x: Float32Array,
  y: Float32Array,
  i: number,
  way: number,
): boolean {
  if (tissue.vessels.length === 0) return false;
  let vessel = tissue.vessels[0];
  let off = y[i] - middleOf(vessel, x[i]);
  for (let n = 1; n < tissue.vessels.length; n++) {
    const other = y[i] - middleOf(tissue.vessels[n], x[i]);
    if (Math.abs(other) >= Math.abs(off)) continue;
    vessel = tissue.vessels[n];
    off = other;
  }
  const inner = vessel.halfWidth * 0.8;
  const along = x[i] + way;
  const isOut = along > width;
  x[i] = isOut ? along % width : along;
  y[i] = middleOf(vessel, x[i]) + Math.max(-inner, Math.min(inner, off));
  return isOut;
}

/** What stands in the way near a place: 0 nothing, −1 the bone, n the n-th disc (from 1). `toSquare` takes µm to squares of the map. */
export type Obstacles = {
  readonly columns: number;
  readonly toSquare: number;
  readonly solid: Int16Array;
};

/** A map of what is solid, so that most cells need not look at any shape. */
export function mapObstacles(tissue: Tissue, width: number, height: number): Obstacles {
  const side = 20;
  const columns = Math.ceil(width / side) + 1;
  const rows = Math.ceil(height / side) + 1;
  const solid = new Int16Array(columns * rows);
  const near = side * 0.75;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (column + 0.5) * side;
      const y = (row + 0.5) * side;
      if (tissue.bone > 0 && y < tissue.bone + near) solid[row * columns + column] = -1;
      for (let d = 0; d < tissue.discs.length; d++) {
        const disc = tissue.discs[d];
        const reach = disc.radius + near;
        const dx = x - disc.x;
        const dy = y - disc.y;
        if (disc.role !== 'follicle' && dx * dx + dy * dy < reach * reach) solid[row * columns + column] = d + 1;
      }
    }
  }
  return { columns, toSquare: 1 / side, solid };
}

/** Moves agent `i` out of what is solid, to the nearest place on its rim. */
export function keepOut(tissue: Tissue, obstacles: Obstacles, x: Float32Array, y: Float32Array, i: number): void {
  const { columns, solid, toSquare } = obstacles;
  const found = solid[((y[i] * toSquare) | 0) * columns + ((x[i] * toSquare) | 0)];
  if (found === 0) return;
  if (found < 0) {
    if (y[i] < tissue.bone) y[i] = tissue.bone;
    return;
  }
  const disc = tissue.discs[found - 1];
  const dx = x[i] - disc.x;
  const dy = y[i] - disc.y;
  const square = dx * dx + dy * dy;
  if (square >= disc.radius * disc.radius) return;
  const distance = Math.sqrt(square);
  if (distance < 1e-6) {
    x[i] = disc.x + disc.radius;
    return;
  }
  x[i] = disc.x + (dx / distance) * disc.radius;
  y[i] = disc.y + (dy / distance) * disc.radius;
}
