/** Draws with Canvas 2D where WebGL is missing: a small stamp for each look of a cell, one copy of it a cell. */
import { activity, kinds, phenotype } from '../model/kinds.ts';
import { type CellColours, type Theme, stain } from '../palette.ts';
import type { Look, Painter, Shot, ShownFrame } from './painter.ts';
import type { Surface } from './quality.ts';
import { activityOf, flag, flagsOf, fractionX, fractionY, kindOf, phaseOf, phenotypeOf } from './record.ts';

/** Above this many cells on the screen, or below this radius in device px, a cell is a plain square. */
const mostStamps = 12_000;
const leastStampRadius = 1.6;
const leastRadius = 1.1;

/** How a cell may look besides its kind; the index is part of a stamp's key. */
const variants = ['plain', 'lost', 'memory', 'exhausted', 'dying', 'dead'] as const;
type Variant = (typeof variants)[number];

/**
 * A painter that needs no graphics card.
 * @throws Error when the browser gives no 2D context either
 */
export function createCanvasPainter(surface: Surface): Painter {
  const canvas = document.createElement('canvas');
  canvas.width = surface.width;
  canvas.height = surface.height;
  // kept in main memory: where WebGL is gone, the graphics card cannot be relied on for this either
  const found = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (found === null) throw new Error('This browser can draw neither with WebGL nor with Canvas 2D.');
  const context = found;
  let ratio = surface.ratio;
  let frame: ShownFrame | undefined;
  let words = new Uint32Array(0);
  let theme: Theme | undefined;
  let look: Look = { stain: false };
  const stamps = new Map<number, HTMLCanvasElement>();
  let stampScale = 0;

  function resize(next: Surface): void {
    ratio = next.ratio;
    canvas.width = next.width;
    canvas.height = next.height;
  }

  function show(next: ShownFrame): void {
    frame = next;
    words = new Uint32Array(next.buffer);
  }

  function setTheme(nextTheme: Theme, nextLook: Look): void {
    theme = nextTheme;
    look = nextLook;
    stamps.clear();
  }

  function paint(shot: Shot): void {
    if (theme === undefined) return;
    const scale = shot.camera.scale * ratio;
    const left = canvas.width / 2 - shot.camera.x * scale;
    const top = canvas.height / 2 - shot.camera.y * scale;
    context.fillStyle = look.stain ? '#E0D6D4' : theme.tissue.outside;
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (frame === undefined) return;
    context.fillStyle = look.stain ? stain.ground : theme.tissue.base;
    context.fillRect(left, top, frame.width * scale, frame.height * scale);
    context.strokeStyle = theme.tissue.wall;
    context.strokeRect(left, top, frame.width * scale, frame.height * scale);
    const isPlain = frame.count > mostStamps || 4 * scale < leastStampRadius;
    if (isPlain) squares(frame, theme, scale, left, top, shot.alpha);
    else stamped(frame, theme, scale, left, top, shot.alpha);
  }

  function stamped(shown: ShownFrame, colours: Theme, scale: number, left: number, top: number, alpha: number): void {
    if (scale !== stampScale) stamps.clear();
    stampScale = scale;
    for (let i = 0; i < shown.count; i++) {
      const code = kindOf(words, i);
      const x = fractionX(words, i, alpha) * shown.width * scale + left;
      const y = fractionY(words, i, alpha) * shown.height * scale + top;
      const reach = kinds[code].radius * scale * 1.4 + 2;
      if (x < -reach || y < -reach || x > canvas.width + reach || y > canvas.height + reach) continue;
      const variant = variantOf(words, i, code);
      const key = code * variants.length + variant;
      let stamp = stamps.get(key);
      if (stamp === undefined) {
        stamp = drawStamp(colours, look, code, variants[variant], kinds[code].radius * scale);
        stamps.set(key, stamp);
      }
      // whole pixels, so that the copy is not filtered
      context.drawImage(stamp, Math.round(x - stamp.width / 2), Math.round(y - stamp.height / 2));
    }
  }

  function squares(shown: ShownFrame, colours: Theme, scale: number, left: number, top: number, alpha: number): void {
    for (let code = 0; code < kinds.length; code++) {
      const side = Math.max(leastRadius * 2, kinds[code].radius * scale * 1.7);
      context.fillStyle = cellColour(colours, look, code, 'mark');
      for (let i = 0; i < shown.count; i++) {
        if (kindOf(words, i) !== code || activityOf(words, i) === activity.dying) continue;
        const x = fractionX(words, i, alpha) * shown.width * scale + left;
        const y = fractionY(words, i, alpha) * shown.height * scale + top;
        context.fillRect(x - side / 2, y - side / 2, side, side);
      }
    }
  }

  return { mode: 'canvas', canvas, isSoftware: true, resize, show, setTheme, paint, destroy: () => canvas.remove() };
}

function variantOf(words: Uint32Array, i: number, code: number): number {
  if (activityOf(words, i) === activity.dying) return phaseOf(words, i) > 0.5 ? 4 : 5;
  if ((flagsOf(words, i) & flag.antigenLost) !== 0) return 1;
  if (kinds[code].name !== 'cart') return 0;
  const programme = phenotypeOf(words, i);
  return programme === phenotype.memory ? 2 : programme === phenotype.exhausted ? 3 : 0;
}

function cellColour(theme: Theme, look: Look, code: number, which: keyof CellColours): string {
  if (!look.stain) return theme.cells[kinds[code].name][which];
  return which === 'body' ? stain.cytoplasm : which === 'outline' ? stain.outline : stain.nucleus;
}

/** One look of one kind, drawn once. */
function drawStamp(theme: Theme, look: Look, code: number, variant: Variant, radius: number): HTMLCanvasElement {
  const r = Math.max(leastRadius, radius);
  const stamp = document.createElement('canvas');
  stamp.width = stamp.height = Math.ceil(r * 2.7 + 3);
  const pen = stamp.getContext('2d');
  if (pen === null) return stamp;
  const middle = stamp.width / 2;
  const isCart = kinds[code].name === 'cart' && !look.stain;
  const isDying = variant === 'dying' || variant === 'dead';
  const line = Math.max(1, r * 0.1);
  const disc = (size: number): void => {
    pen.beginPath();
    pen.arc(middle, middle, Math.max(0.5, size), 0, 2 * Math.PI);
  };
  const size = isDying ? r * 0.82 : r;
  pen.globalAlpha = variant === 'dead' ? 0.3 : variant === 'lost' ? 0.25 : r < 5 ? 0.9 : 0.62;
  pen.fillStyle = isDying ? theme.signs.dead : cellColour(theme, look, code, r < 5 && !isCart ? 'mark' : 'body');
  disc(size - line / 2);
  pen.fill();
  if (r >= 5) {
    pen.globalAlpha *= 1.2;
    pen.fillStyle = isDying ? theme.tissue.stroma : cellColour(theme, look, code, 'nucleus');
    disc(size * (isDying ? 0.4 : isCart ? 0.64 : 0.76));
    pen.fill();
  }
  pen.globalAlpha = variant === 'dead' ? 0.4 : 0.95;
  pen.lineWidth = isCart ? Math.max(1.3, r * 0.16) : line;
  pen.strokeStyle = isDying
    ? theme.signs.dead
    : variant === 'exhausted'
      ? theme.signs.exhausted
      : cellColour(theme, look, code, 'outline');
  if (variant === 'lost' && r >= 5) pen.setLineDash([r * 0.4, r * 0.3]);
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
