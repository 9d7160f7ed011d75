/** A few cells where a test wants them. */
import { createAgents } from '../../src/model/agents.ts';
import { kind } from '../../src/model/kinds.ts';
import type { World } from '../../src/model/world.ts';

/** As much of a world as a frame is written from: a field of 1600 × 1000 µm. */
export function world(cells: { x: number; y: number; kind?: number }[]): World {
  const agents = createAgents(Math.max(1, cells.length));
  agents.count = cells.length;
  cells.forEach((cell, i) => {
    agents.id[i] = i + 1;
    agents.x[i] = cell.x;
    agents.y[i] = cell.y;
    agents.kind[i] = cell.kind ?? kind.bCell;
    agents.cells[i] = 1e6;
    agents.drawnX[i] = agents.drawnY[i] = -1;
  });
  return { agents, width: 1600, height: 1000, scale: 'patient', fullAgent: 1e6 } as unknown as World;
}
