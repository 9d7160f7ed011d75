/** A small tile of smooth noise, made once, that the shaders sample instead of computing noise for every pixel. */

/** Side of the tile in texels; the tile repeats without a seam. */
export const noiseSide = 256;

/** RGBA tile: red broad clouds, green fine clouds, blue round spots (near 255 at a spot's middle), alpha fine grain. */
export function noiseTile(): Uint8Array {
  const out = new Uint8Array(noiseSide * noiseSide * 4);
  const broad = clouds(4, 4, 1);
  const fine = clouds(16, 3, 2);
  const grain = clouds(64, 2, 3);
  const dots = spots(16);
  for (let k = 0; k < noiseSide * noiseSide; k++) {
    out[k * 4] = broad[k] * 255;
    out[k * 4 + 1] = fine[k] * 255;
    out[k * 4 + 2] = dots[k] * 255;
    out[k * 4 + 3] = grain[k] * 255;
  }
  return out;
}

/** A fraction that looks random, the same for the same whole numbers. */
function scatter(x: number, y: number, salt: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(salt, 1274126177);
  h = Math.imul(h ^ (h >>> 13), 1103515245);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Value noise with `first` bumps along a side and `octaves` finer ones on top, stretched to 0 … 1. */
function clouds(first: number, octaves: number, salt: number): Float32Array {
  const out = new Float32Array(noiseSide * noiseSide);
  for (let octave = 0, bumps = first, weight = 1; octave < octaves; octave++, bumps *= 2, weight *= 0.5) {
    for (let y = 0, k = 0; y < noiseSide; y++) {
      for (let x = 0; x < noiseSide; x++, k++) out[k] += weight * smooth(x, y, bumps, salt + octave * 7);
    }
  }
  return stretch(out);
}

function smooth(x: number, y: number, bumps: number, salt: number): number {
  const u = (x / noiseSide) * bumps;
  const v = (y / noiseSide) * bumps;
  const i = Math.floor(u);
  const j = Math.floor(v);
  const a = (u - i) * (u - i) * (3 - 2 * (u - i));
  const b = (v - j) * (v - j) * (3 - 2 * (v - j));
  const i1 = (i + 1) % bumps;
  const j1 = (j + 1) % bumps;
  const top = scatter(i, j, salt) * (1 - a) + scatter(i1, j, salt) * a;
  const bottom = scatter(i, j1, salt) * (1 - a) + scatter(i1, j1, salt) * a;
  return top * (1 - b) + bottom * b;
}

/** Nearness to the nearest of `across`² scattered points: 1 at the point, 0 where it is a cell's width away. */
function spots(across: number): Float32Array {
  const out = new Float32Array(noiseSide * noiseSide);
  const wrap = (value: number): number => (value + across) % across;
  for (let y = 0, k = 0; y < noiseSide; y++) {
    for (let x = 0; x < noiseSide; x++, k++) {
      const u = (x / noiseSide) * across;
      const v = (y / noiseSide) * across;
      let nearest = 4;
      for (let j = Math.floor(v) - 1; j <= Math.floor(v) + 1; j++) {
        for (let i = Math.floor(u) - 1; i <= Math.floor(u) + 1; i++) {
          const dx = i + 0.15 + 0.7 * scatter(wrap(i), wrap(j), 11) - u;
          const dy = j + 0.15 + 0.7 * scatter(wrap(i), wrap(j), 12) - v;
          nearest = Math.min(nearest, dx * dx + dy * dy);
        }
      }
      out[k] = Math.max(0, 1 - Math.sqrt(nearest));
    }
  }
  return out;
}

function stretch(values: Float32Array): Float32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.map((value) => (value - low) / (high - low));
}
