/** The stage of single cells: an agent is a cell; it touches, reads, holds, kills or lets go. */
import { addCells, createDish } from '../dish.ts';
import { kind } from '../kinds.ts';
import { growCells } from '../rules/cell/grow.ts';
import { release } from '../rules/cell/release.ts';
import { respondCells } from '../rules/cell/respond.ts';
import { search } from '../rules/cell/search.ts';
import { secrete } from '../rules/cell/secrete.ts';
import { settle } from '../rules/cell/settle.ts';
import { clear } from '../rules/clear.ts';
import type { Stage } from './stage.ts';

/** What happens in a dish. */
export const cell: Stage = {
  createWorld: createDish,
  rules: [release, clear, settle, search, growCells, respondCells, secrete],
  infuse: (world, { cells }) => addCells(world, kind.cart, cells, 0),
  challenge: (world, cells) => addCells(world, kind.cancer, cells, 0),
};
