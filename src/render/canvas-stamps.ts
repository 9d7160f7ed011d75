/** Small pictures of cells for the simple view: one for each look that a cell may have, drawn once and copied. */
import { antigenOf, flag, hasFlag, isDying, phaseOf, phenotypeOf, shownOf, targetKinds } from '../frame/record.ts';
import { kind, kinds, phenotype } from '../model/kinds.ts';
import type { CellColours, Theme } from '../palette.ts';
import { rampOf } from '../ramps.ts';
import { colouring } from './looks.ts';
import type { Look } from './painter.ts';
import { stain } from './stain.ts';

/** How a cell may look besides its kind; the index is part of a stamp's key. */
const variants = ['plain', 'negative', 'memory', 'exhausted', 'dying', 'dead'] as const;
type Variant = (typeof variants)[number];

/** Smallest radius of a cell in px. */
export const leastRadius = 1.1;

/** Stands for a cell that does not have the quantity by which cells are coloured, and for colouring by kind. */
const withoutValue = 8;
const byKind = 9;

/** Which stamp cell `i` of kind `code` gets. */
export function stampKey(words: Uint32Array, i: number, code: number, look: Look): number {
  return (code * variants.length + variantOf(words, i, code)) * 10 + valueOf(words, i, code, look);
}

function variantOf(words: Uint32Array, i: number, code: number): number {
  if (isDying(words, i)) return phaseOf(words, i) > 0.5 ? 4 : 5;
  if (hasFlag(words, i, flag.antigenNegative)) return 1;
  if (code !== kind.cart) return 0;
  const programme = phenotypeOf(words, i);
  return programme === phenotype.memory ? 2 : programme === phenotype.exhausted ? 3 : 0;
}

/** Step 0 to 7 on the ramp, or one of the two above. */
function valueOf(words: Uint32Array, i: number, code: number, look: Look): number {
  const [mode, bearers] = colouring(look);
  if (mode === 0) return byKind;
  if (((bearers >> code) & 1) === 0) return withoutValue;
  return (mode === 1 ? antigenOf(words, i) : shownOf(words, i)) >> 5;
}

/** How much of a cell is there: less for kinds and densities that step back. */
export function presenceOf(words: Uint32Array, i: number, code: number, look: Look): number {
  let there = ((look.fade >> code) & 1) === 1 ? 0.12 : 1;
  // who stands for fewer cells than others is pale
  if (hasFlag(words, i, flag.lowWeight)) there *= 0.6;
  if (look.light !== null) {
    const antigen = antigenOf(words, i);
    const isLit = targetKinds.includes(code) && antigen >= look.light[0] && antigen <= look.light[1];
    if (!isLit) there *= 0.22;
  }
  return there;
}

/** Colour of a kind as the look has it. */
export function cellColour(theme: Theme, look: Look, code: number, which: keyof CellColours): string {
  if (!look.stain) return theme.cells[kinds[code].name][which];
  return which === 'body' ? stain.cytoplasm : which === 'outline' ? stain.outline : stain.nucleus;
}

/** The picture for a key that `stampKey` gave, for cells of `radius` px. */
export function drawStamp(theme: Theme, look: Look, key: number, radius: number): HTMLCanvasElement {
  const value = key % 10;
  const code = Math.floor(key / 10 / variants.length);
  const variant: Variant = variants[Math.floor(key / 10) % variants.length];
  const r = Math.max(leastRadius, radius);
  const stamp = document.createElement('canvas');
  stamp.width = stamp.height = Math.ceil(r * 2.7 + 3);
  const pen = stamp.getContext('2d');
  if (pen === null) return stamp;
  const middle = stamp.width / 2;
  const isCart = code === kind.cart && !look.stain;
  const isDying = variant === 'dying' || variant === 'dead';
  const colour = (which: keyof CellColours): string => {
    if (value === byKind) return cellColour(theme, look, code, which);
    return value === withoutValue
      ? theme.signs.dead
      : rampOf(theme, look.colourBy === 'clone' ? 'clone' : 'age')[value];
  };
  const disc = (size: number): void => {
    pen.beginPath();
    pen.arc(middle, middle, Math.max(0.5, size), 0, 2 * Math.PI);
  };
  const line = Math.max(1, r * 0.1);
  const size = isDying ? r * 0.82 : r;
  pen.globalAlpha = variant === 'dead' ? 0.3 : variant === 'negative' ? 0.25 : r < 5 ? 0.9 : 0.62;
  pen.fillStyle = isDying ? theme.signs.dead : colour(r < 5 && !isCart ? 'mark' : 'body');
  disc(size - line / 2);
  pen.fill();
  if (r >= 5) {
    pen.globalAlpha *= 1.2;
    pen.fillStyle = isDying ? theme.tissue.stroma : colour('nucleus');
    disc(size * (isDying ? 0.4 : isCart ? 0.64 : 0.76));
    pen.fill();
  }
  pen.globalAlpha = variant === 'dead' ? 0.4 : 0.95;
  pen.lineWidth = isCart ? Math.max(1.3, r * 0.16) : line;
  pen.strokeStyle = isDying
    ? theme.signs.dead
    : variant === 'exhausted'
      ? theme.signs.exhausted
      : isCart
        ? theme.cells.cart.outline
        : colour('outline');
  if (variant === 'negative' && r >= 5) pen.setLineDash([r * 0.4, r * 0.3]);
  disc(size - pen.lineWidth / 2);
  pen.stroke();
  if (variant === 'memory') {
    pen.lineWidth = Math.max(0.8, r * 0.06);
    pen.strokeStyle = theme.signs.memory;
    disc(r * 1.22);
    pen.stroke();
  }
  return stamp;
}
