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
    const parts = partsOf(bumps);
    const rows = rowsThrough(bumps, parts, salt + octave * 7);
    const wide = noiseSide / bumps;
    for (let y = 0, k = 0; y < noiseSide; y++) {
      const b = parts[y];
      let top = Math.floor(y / wide) * noiseSide;
      let bottom = ((Math.floor(y / wide) + 1) % bumps) * noiseSide;
      for (let x = 0; x < noiseSide; x++) out[k++] += weight * (rows[top++] * (1 - b) + rows[bottom++] * b);
    }
  }
  return stretch(out);
}

/** How far the next bump counts at every texel of a side. */
function partsOf(bumps: number): Float64Array {
  const out = new Float64Array(noiseSide);
  for (let x = 0; x < noiseSide; x++) {
    const past = ((x / noiseSide) * bumps) % 1;
    out[x] = past * past * (3 - 2 * past);
  }
  return out;
}

/** The texels along every row of bumps, one row after the other. */
function rowsThrough(bumps: number, parts: Float64Array, salt: number): Float64Array {
  const out = new Float64Array(bumps * noiseSide);
  const wide = noiseSide / bumps;
  for (let j = 0, k = 0; j < bumps; j++) {
    for (let i = 0, x = 0; i < bumps; i++) {
      const left = scatter(i, j, salt);
      const right = scatter((i + 1) % bumps, j, salt);
      for (let n = 0; n < wide; n++, x++) out[k++] = left * (1 - parts[x]) + right * parts[x];
    }
  }
  return out;
}

/** Nearness to the nearest of `across`² scattered points: 1 at the point, 0 where it is a cell's width away. */
function spots(across: number): Float32Array {
  const out = new Float32Array(noiseSide * noiseSide);
  const wide = noiseSide / across;
  const wrap = (value: number): number => (value + across) % across;
  const near = new Float64Array(18);
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      // every texel of a square has the same nine points around it
      for (let n = 0; n < 9; n++) {
        const i = column - 1 + (n % 3);
        const j = row - 1 + Math.floor(n / 3);
        near[n * 2] = i + 0.15 + 0.7 * scatter(wrap(i), wrap(j), 11);
        near[n * 2 + 1] = j + 0.15 + 0.7 * scatter(wrap(i), wrap(j), 12);
      }
      nearness(out, near, column * wide, row * wide, wide);
    }
  }
  return out;
}

/** Fills a square of texels with the nearness to the nearest of these points, whose unit is the side of the square. */
function nearness(out: Float32Array, points: Float64Array, left: number, top: number, wide: number): void {
  for (let y = top; y < top + wide; y++) {
    for (let x = left; x < left + wide; x++) {
      let nearest = 4;
      for (let n = 0; n < points.length; n += 2) {
        const dx = points[n] - x / wide;
        const dy = points[n + 1] - y / wide;
        const far = dx * dx + dy * dy;
        if (far < nearest) nearest = far;
      }
      out[y * noiseSide + x] = Math.max(0, 1 - Math.sqrt(nearest));
    }
  }
}

function stretch(values: Float32Array): Float32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  for (let k = 0; k < values.length; k++) values[k] = (values[k] - low) / (high - low);
  return values;
}
