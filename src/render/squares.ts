/** Squares without vertex data: the programs tell their corners by the number of the vertex. */

/** Two triangles a square over its corners 0 to 3. */
export function squares(count: number): Uint32Array {
  const out = new Uint32Array(count * 6);
  for (let i = 0; i < count; i++) out.set([i * 4, i * 4 + 1, i * 4 + 2, i * 4, i * 4 + 2, i * 4 + 3], i * 6);
  return out;
}
