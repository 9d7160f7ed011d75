/** Soft repulsion: cells that overlap push each other apart. A counting-sort grid and a half stencil, cell by cell in sorted order. */
import type { Crowd } from '../scratch.ts';

/**
 * Sums how far each cell is pushed by those it overlaps.
 * @param crowd `radius` in µm must be filled for 0 … count−1; `pushX`, `pushY` are written, in µm
 * @param cellSide side of a grid cell in µm, at least the largest sum of two radii that may touch
 * @param strength part of the overlap that each of the two gives way, 0 to 0.5
 */
export function repel(
  crowd: Crowd,
  x: Float32Array,
  y: Float32Array,
  count: number,
  width: number,
  height: number,
  cellSide: number,
  strength: number,
): void {
  const columns = Math.max(1, Math.floor(width / cellSide));
  const rows = Math.max(1, Math.floor(height / cellSide));
  if (crowd.start.length < columns * rows + 1) crowd.start = new Int32Array(columns * rows + 1);
  sortByCell(crowd, x, y, count, columns, rows, columns / width, rows / height);
  sumPushes(crowd, count, columns, rows, strength);
}

/** Sorts the agents by the grid cell they are in: `order`, `start`, and `x`, `y` in that order. `start` must have room for all cells. */
export function sortByCell(
  crowd: Crowd,
  x: Float32Array,
  y: Float32Array,
  count: number,
  columns: number,
  rows: number,
  toColumn: number,
  toRow: number,
): void {
  const { cellOf, order, start, x: sortedX, y: sortedY } = crowd;
  const cells = columns * rows;
  const lastColumn = columns - 1;
  const lastRow = rows - 1;
  start.fill(0, 0, cells + 1);
  for (let i = 0; i < count; i++) {
    let column = (x[i] * toColumn) | 0;
    let row = (y[i] * toRow) | 0;
    if (column > lastColumn) column = lastColumn;
    if (row > lastRow) row = lastRow;
    const cell = row * columns + column;
    cellOf[i] = cell;
    start[cell] += 1;
  }
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) {
    sum += start[cell];
    start[cell] = sum;
  }
  start[cells] = sum;
  // backwards, so that each cell's start ends up at its first agent
  for (let i = count - 1; i >= 0; i--) {
    const place = start[cellOf[i]] - 1;
    start[cellOf[i]] = place;
    order[place] = i;
    sortedX[place] = x[i];
    sortedY[place] = y[i];
  }
}

function sumPushes(crowd: Crowd, count: number, columns: number, rows: number, strength: number): void {
  const { order, start, x, y, radius, pushX, pushY, sortedRadius, sortedPushX, sortedPushY } = crowd;
  for (let place = 0; place < count; place++) {
    sortedRadius[place] = radius[order[place]];
    sortedPushX[place] = 0;
    sortedPushY[place] = 0;
  }
  const last = columns - 1;
  for (let row = 0; row < rows; row++) {
    const first = row * columns;
    const lowest = row === rows - 1;
    for (let column = 0; column < columns; column++) {
      const cell = first + column;
      const end = start[cell + 1];
      const right = start[column < last ? cell + 2 : cell + 1];
      const below = cell + columns;
      const belowFrom = lowest ? 0 : start[column > 0 ? below - 1 : below];
      const belowTo = lowest ? 0 : start[column < last ? below + 2 : below + 1];
      for (let place = start[cell]; place < end; place++) {
        const xi = x[place];
        const yi = y[place];
        const ri = sortedRadius[place];
        let sumX = 0;
        let sumY = 0;
        let from = place + 1;
        let to = right;
        for (let run = 0; run < 2; run++) {
          for (let other = from; other < to; other++) {
            const dx = xi - x[other];
            const dy = yi - y[other];
            const square = dx * dx + dy * dy;
            const reach = ri + sortedRadius[other];
            if (square >= reach * reach || square === 0) continue;
            const distance = Math.sqrt(square);
            const share = (strength * (reach - distance)) / distance;
            const px = dx * share;
            const py = dy * share;
            sumX += px;
            sumY += py;
            sortedPushX[other] -= px;
            sortedPushY[other] -= py;
          }
          from = belowFrom;
          to = belowTo;
        }
        sortedPushX[place] += sumX;
        sortedPushY[place] += sumY;
      }
    }
  }
  for (let place = 0; place < count; place++) {
    const i = order[place];
    pushX[i] = sortedPushX[place];
    pushY[i] = sortedPushY[place];
  }
}
