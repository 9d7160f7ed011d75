/** Soft repulsion: cells that overlap push each other apart. A counting-sort grid and a half stencil, agent by agent in sorted order. */
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
  sortByCell(crowd, x, y, count, columns, rows, width, height);
  sumPushes(crowd, count, columns + 1, strength);
}

/**
 * Sorts the agents by the grid cell they are in, row by row: fills `order`, `start`, and what is in that order. After the last
 * column of each row, and below the last row, lie cells that nobody is in, so that three cells side by side are one range of
 * places at the rims as well; the number of a cell is row × (columns + 1) + column.
 */
export function sortByCell(
  crowd: Crowd,
  x: Float32Array,
  y: Float32Array,
  count: number,
  columns: number,
  rows: number,
  width: number,
  height: number,
): void {
  const cells = (columns + 1) * (rows + 1);
  // only before the first step of a run
  if (crowd.start.length < cells + 1) crowd.start = new Int32Array(cells + 1);
  countCells(crowd, x, y, count, columns, rows, columns / width, rows / height);
  const { start, cellOf, order, sortedCell, x: sortedX, y: sortedY } = crowd;
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) {
    sum += start[cell];
    start[cell] = sum;
  }
  start[cells] = sum;
  // backwards, so that each cell's start ends up at its first agent
  for (let i = count - 1; i >= 0; i--) {
    const cell = cellOf[i];
    const place = start[cell] - 1;
    start[cell] = place;
    order[place] = i;
    sortedCell[place] = cell;
    sortedX[place] = x[i];
    sortedY[place] = y[i];
  }
}

/** Finds the cell of each agent, and how many are in each. */
function countCells(
  { cellOf, start }: Crowd,
  x: Float32Array,
  y: Float32Array,
  count: number,
  columns: number,
  rows: number,
  toColumn: number,
  toRow: number,
): void {
  const stride = columns + 1;
  const lastColumn = columns - 1;
  const lastRow = rows - 1;
  start.fill(0);
  for (let i = 0; i < count; i++) {
    let column = (x[i] * toColumn) | 0;
    let row = (y[i] * toRow) | 0;
    if (column > lastColumn) column = lastColumn;
    if (row > lastRow) row = lastRow;
    const cell = row * stride + column;
    cellOf[i] = cell;
    start[cell] += 1;
  }
}

/** A cell looks at no more than so many others in its row, and below: a hundred in one place are a heap whatever they do, and would cost their square. */
const mostNeighbours = 48;

/** Each pair is looked at once: with those after it in its own cell and the next, and those in the three cells below. */
function sumPushes(crowd: Crowd, count: number, stride: number, strength: number): void {
  const { order, start, x, y, radius, pushX, pushY, sortedCell, sortedRadius, sortedPushX, sortedPushY } = crowd;
  for (let place = 0; place < count; place++) {
    sortedRadius[place] = radius[order[place]];
    sortedPushX[place] = 0;
    sortedPushY[place] = 0;
  }
  for (let place = 0; place < count; place++) {
    const xi = x[place];
    const yi = y[place];
    const ri = sortedRadius[place];
    const cell = sortedCell[place];
    let sumX = 0;
    let sumY = 0;
    // written twice, because one loop over both ranges takes a tenth longer
    for (let other = place + 1, end = Math.min(start[cell + 2], other + mostNeighbours); other < end; other++) {
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
    let other = start[cell + stride - 1];
    let end = start[cell + stride + 2];
    if (end - other > mostNeighbours) {
      // a window that wanders, so that nobody below is looked at by all
      other += place % (end - other - mostNeighbours);
      end = other + mostNeighbours;
    }
    for (; other < end; other++) {
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
    // nobody after this one pushes it any more
    const i = order[place];
    pushX[i] = sortedPushX[place] + sumX;
    pushY[i] = sortedPushY[place] + sumY;
  }
}
