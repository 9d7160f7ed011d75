/** A concentration over the field of cells: secreted where cells act, spreading and decaying. */

/** Values on a grid over the whole field, row by row; in units of one active cell's output. */
export type Field = { columns: number; rows: number; values: Float32Array };

/** A field without anything in it, with nodes about `side` µm apart. */
export function createField(width: number, height: number, side: number): Field {
  const columns = Math.max(2, Math.round(width / side));
  const rows = Math.max(2, Math.round(height / side));
  return { columns, rows, values: new Float32Array(columns * rows) };
}

/** The node in which a place lies. */
export function nodeAt(field: Field, x: number, y: number, width: number, height: number): number {
  const column = Math.max(0, Math.min(field.columns - 1, Math.floor((x / width) * field.columns)));
  const row = Math.max(0, Math.min(field.rows - 1, Math.floor((y / height) * field.rows)));
  return row * field.columns + column;
}

/**
 * One step of spreading and decay, explicit and stable for `spread` ≤ 0.25. Walls let nothing through.
 * @param spread part of the difference to each of the four neighbours that flows in a step
 * @param decay part that is lost in a step, 0 to 1
 * @param room as many numbers as the field has nodes
 */
export function diffuse(field: Field, spread: number, decay: number, room: Float32Array): void {
  const { columns, rows, values } = field;
  const keep = 1 - decay;
  for (let row = 0; row < rows; row++) {
    const up = row > 0 ? -columns : 0;
    const down = row < rows - 1 ? columns : 0;
    const first = row * columns;
    const last = first + columns - 1;
    // the one behind, carried along: it is the node itself at a wall
    let left = values[first];
    let own = left;
    for (let k = first; k < last; k++) {
      const right = values[k + 1];
      room[k] = (own + spread * (left + right + values[k + up] + values[k + down] - 4 * own)) * keep;
      left = own;
      own = right;
    }
    room[last] = (own + spread * (left + own + values[last + up] + values[last + down] - 4 * own)) * keep;
  }
  values.set(room);
}
