/** Squares without vertex data: the programs tell their corners by the number of the vertex. */

/** Two triangles a square over its corners 0 to 3. */
export function squares(count: number): Uint32Array {
  const out = new Uint32Array(count * 6);
  // without an array for each, which would take longer than all else here
  for (let corner = 0, k = 0; k < out.length; corner += 4, k += 6) {
    out[k] = out[k + 3] = corner;
    out[k + 1] = corner + 1;
    out[k + 2] = out[k + 4] = corner + 2;
    out[k + 5] = corner + 3;
  }
  return out;
}
