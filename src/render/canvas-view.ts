/** Draws with Canvas 2D where WebGL is missing: a small stamp for each look of a cell, one copy of it a cell. */
import type { Frame } from '../frame/frame.ts';
import { farEnd, fractionX, fractionY, isDying, kindOf, xOf, yOf } from '../frame/record.ts';
import { kind, kinds } from '../model/kinds.ts';
import type { Theme } from '../palette.ts';
import { cellColour, drawStamp, leastRadius, presenceOf, stampKey } from './canvas-stamps.ts';
import { drawTissue, type Placed } from './canvas-tissue.ts';
import { cancerOf } from './looks.ts';
import { type Look, type Painter, plainLook, type Selection, type Shot, showsTrails } from './painter.ts';
import type { Surface } from './quality.ts';
import { placeOf } from './selection.ts';
import { stain } from './stain.ts';
import { createStretches, frameCount, wordsPerStretch } from './stretches.ts';

/** Above this many cells on the screen, or below this radius in device px, a cell is a plain square. */
const mostStamps = 12_000;
const leastStampRadius = 1.6;

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
  let frame: Frame | undefined;
  let words = new Uint32Array(0);
  let theme: Theme | undefined;
  let look: Look = plainLook;
  const stamps = new Map<number, HTMLCanvasElement>();
  let stampedFor = '';
  const stretches = createStretches();

  function resize(next: Surface): void {
    ratio = next.ratio;
    canvas.width = next.width;
    canvas.height = next.height;
  }

  function show(next: Frame): void {
    frame = next;
    words = new Uint32Array(next.buffer);
    if (showsTrails(look)) {
      const { width, height } = next;
      stretches.add(next, { x: width / 2, y: height / 2, width, height });
    }
  }

  function setTheme(nextTheme: Theme, nextLook: Look): void {
    theme = nextTheme;
    look = nextLook;
    stamps.clear();
    if (!showsTrails(look)) stretches.clear();
  }

  function paint(shot: Shot): void {
    if (theme === undefined) return;
    const scale = shot.camera.scale * ratio;
    const left = canvas.width / 2 - shot.camera.x * scale;
    const top = canvas.height / 2 - shot.camera.y * scale;
    context.globalAlpha = 1;
    context.fillStyle = look.stain ? '#E0D6D4' : theme.tissue.outside;
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (frame === undefined) return;
    const placed = { left, top, scale };
    drawTissue(context, frame, theme, look.stain, placed);
    trails(frame, theme, placed, shot.alpha);
    const isPlain = frame.count > mostStamps || 4 * scale < leastStampRadius;
    if (isPlain) squares(frame, theme, placed, shot.alpha);
    else stamped(frame, theme, placed, shot.alpha);
    context.globalAlpha = 1;
    mark(frame, theme, placed, shot.selection, shot.alpha);
  }

  function stamped(shown: Frame, colours: Theme, { left, top, scale }: Placed, alpha: number): void {
    const cancer = cancerOf(shown);
    const wanted = `${scale} ${cancer.radius}`;
    if (wanted !== stampedFor) stamps.clear();
    stampedFor = wanted;
    for (let i = 0; i < shown.count; i++) {
      const code = kindOf(words, i);
      const radius = (code === kind.cancer ? cancer.radius : kinds[code].radius) * scale;
      const x = fractionX(words, i, alpha) * shown.width * scale + left;
      const y = fractionY(words, i, alpha) * shown.height * scale + top;
      const reach = radius * 1.4 + 2;
      if (x < -reach || y < -reach || x > canvas.width + reach || y > canvas.height + reach) continue;
      const key = stampKey(words, i, code, look);
      let stamp = stamps.get(key);
      if (stamp === undefined) {
        stamp = drawStamp(colours, look, key, radius);
        stamps.set(key, stamp);
      }
      context.globalAlpha = presenceOf(words, i, code, look);
      // whole pixels, so that the copy is not filtered
      context.drawImage(stamp, Math.round(x - stamp.width / 2), Math.round(y - stamp.height / 2));
    }
  }

  function squares(shown: Frame, colours: Theme, { left, top, scale }: Placed, alpha: number): void {
    const others = kinds.map((row) => row.code).filter((code) => code !== kind.cart);
    for (const code of [...others, kind.cart]) {
      const side = Math.max(leastRadius * 2, kinds[code].radius * scale * 1.7);
      context.globalAlpha = ((look.fade >> code) & 1) === 1 ? 0.12 : 1;
      context.fillStyle = cellColour(colours, look, code, 'mark');
      for (let i = 0; i < shown.count; i++) {
        if (kindOf(words, i) !== code || isDying(words, i)) continue;
        const x = fractionX(words, i, alpha) * shown.width * scale + left;
        const y = fractionY(words, i, alpha) * shown.height * scale + top;
        context.fillRect(x - side / 2, y - side / 2, side, side);
      }
    }
  }

  /** Where CAR-T cells have lately been, fading with age. */
  function trails(shown: Frame, colours: Theme, { left, top, scale }: Placed, alpha: number): void {
    const { words: ways, count, newest } = stretches;
    const placeX = (word: number): number => left + (xOf(word) / farEnd) * shown.width * scale;
    const placeY = (word: number): number => top + (yOf(word) / farEnd) * shown.height * scale;
    context.strokeStyle = colours.signs.receptor;
    context.lineWidth = 1.4 * ratio;
    for (let n = 0; n < count; n++) {
      const [to, from, number] = ways.subarray(n * wordsPerStretch, n * wordsPerStretch + 3);
      const age = newest - number;
      // the newest stretch ends where the cell is drawn now
      const part = age === 0 ? alpha : 1;
      const [x, y] = [placeX(from), placeY(from)];
      context.globalAlpha = 0.8 * Math.max(0, 1 - (age + alpha) / frameCount) ** 2;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + (placeX(to) - x) * part, y + (placeY(to) - y) * part);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /** Ring, trail and place of birth of the selected cell. */
  function mark(shown: Frame, colours: Theme, placed: Placed, chosen: Selection | undefined, alpha: number): void {
    const place = placeOf(chosen, shown, alpha);
    if (chosen === undefined || place === undefined) return;
    const { left, top, scale } = placed;
    context.strokeStyle = look.stain ? stain.nucleus : colours.selected;
    context.lineWidth = 2 * ratio;
    context.beginPath();
    context.arc(left + place.x * scale, top + place.y * scale, place.radius * scale + 4 * ratio, 0, 2 * Math.PI);
    context.stroke();
    context.lineWidth = 1.5 * ratio;
    context.globalAlpha = 0.5;
    context.beginPath();
    for (let n = 0; n < chosen.length; n++) {
      context.lineTo(left + chosen.trail[n * 2] * scale, top + chosen.trail[n * 2 + 1] * scale);
    }
    context.lineTo(left + place.x * scale, top + place.y * scale);
    context.stroke();
    if (chosen.born !== undefined) {
      const [x, y, reach] = [left + chosen.born.x * scale, top + chosen.born.y * scale, 6.5 * ratio];
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(left + place.x * scale, top + place.y * scale);
      context.setLineDash([3 * ratio, 4 * ratio]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
      context.beginPath();
      context.moveTo(x, y - reach);
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
        [-1, 0],
      ])
        context.lineTo(x + dx * reach, y + dy * reach);
      context.closePath();
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  return {
    mode: 'canvas',
    canvas,
    isSoftware: true,
    resize,
    show,
    setTheme,
    paint,
    settle: () => true,
    destroy: () => canvas.remove(),
  };
}
