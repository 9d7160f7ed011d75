/** The whole field as a small map: where which kinds of cells are, and which part is in sight. */
import { isDying, kindOf, placeX, placeY } from '../frame/record.ts';
import { kinds } from '../model/kinds.ts';
import type { Theme } from '../palette.ts';
import type { Camera, Size } from './camera.ts';
import { rgb } from './looks.ts';
import type { Frame } from '../frame/frame.ts';

/** A map on a canvas of the page. */
export type Overview = {
  /** Takes a frame in, if the last one was taken a second ago or earlier. */
  show(frame: Frame): void;
  /** Paints the map with the part in sight. */
  paint(camera: Camera, screen: Size): void;
  setTheme(theme: Theme): void;
};

/** Shortest time between two frames taken in, in ms. */
const interval = 1000;
/** Px of the canvas to one of the map along each side: a map of densities needs no finer ones. */
const coarseness = 2;

/** A map on `canvas`, whose own width and height in px are used as they are. */
export function createOverview(canvas: HTMLCanvasElement, first: Theme): Overview {
  const context = canvas.getContext('2d');
  const picture = document.createElement('canvas');
  let theme = first;
  let takenAt = -Infinity;
  let field: Size | undefined;

  function show(frame: Frame): void {
    const now = performance.now();
    const isOther = field === undefined || field.width !== frame.width || field.height !== frame.height;
    if (now - takenAt < interval && !isOther) return;
    takenAt = now;
    field = { width: frame.width, height: frame.height };
    draw(frame);
  }

  function draw(frame: Frame): void {
    const size = fitted(frame, canvas);
    const width = Math.ceil(size.width / coarseness);
    const height = Math.ceil(size.height / coarseness);
    picture.width = width;
    picture.height = height;
    const pen = picture.getContext('2d');
    if (pen === null) return;
    const image = pen.createImageData(width, height);
    image.data.set(densities(frame, width, height, theme));
    pen.putImageData(image, 0, 0);
  }

  function paint(camera: Camera, screen: Size): void {
    if (context === null || field === undefined) return;
    const size = fitted(field, canvas);
    const left = (canvas.width - size.width) / 2;
    const top = (canvas.height - size.height) / 2;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, left, top, size.width, size.height);
    const scale = size.width / field.width;
    const width = Math.min(field.width, screen.width / camera.scale) * scale;
    const height = Math.min(field.height, screen.height / camera.scale) * scale;
    context.strokeStyle = theme.text;
    context.lineWidth = Math.max(1, canvas.width / 160);
    context.strokeRect(left + camera.x * scale - width / 2, top + camera.y * scale - height / 2, width, height);
  }

  return {
    show,
    paint,
    setTheme(next) {
      theme = next;
      takenAt = -Infinity;
    },
  };
}

/** The largest size in whole px with the shape of the field that fits into the canvas. */
function fitted(field: Size, canvas: Size): Size {
  const scale = Math.min(canvas.width / field.width, canvas.height / field.height);
  return {
    width: Math.max(1, Math.round(field.width * scale)),
    height: Math.max(1, Math.round(field.height * scale)),
  };
}

/** RGBA of the map: each px in the mean colour of its cells, the stronger the more of it they cover. */
export function densities(frame: Frame, width: number, height: number, theme: Theme): Uint8ClampedArray {
  const words = new Uint32Array(frame.buffer);
  const colours = Float32Array.from(kinds.flatMap((kind) => rgb(theme.cells[kind.name].mark)));
  // part of a px that a cell covers
  const perArea = (width / frame.width) * (height / frame.height) * Math.PI;
  const covers = Float32Array.from(kinds, ({ radius }) => Math.min(1, radius * radius * perArea));
  const red = new Float32Array(width * height);
  const green = new Float32Array(width * height);
  const blue = new Float32Array(width * height);
  const sums = new Float32Array(width * height);
  for (let i = 0; i < frame.count; i++) {
    if (isDying(words, i)) continue;
    const code = kindOf(words, i);
    const k = Math.floor(placeY(words, i) * height) * width + Math.floor(placeX(words, i) * width);
    const cover = covers[code];
    red[k] += colours[code * 3] * cover;
    green[k] += colours[code * 3 + 1] * cover;
    blue[k] += colours[code * 3 + 2] * cover;
    sums[k] += cover;
  }
  const ground = rgb(theme.tissue.base);
  const out = new Uint8ClampedArray(width * height * 4);
  for (let k = 0; k < sums.length; k++) {
    // of a px the cells hide sum / (sum + 1/4), and each cell its share of that
    const cells = 1 / (sums[k] + 0.25);
    const bare = 1 - sums[k] * cells;
    out[k * 4] = 255 * (ground[0] * bare + red[k] * cells);
    out[k * 4 + 1] = 255 * (ground[1] * bare + green[k] * cells);
    out[k * 4 + 2] = 255 * (ground[2] * bare + blue[k] * cells);
    out[k * 4 + 3] = 255;
  }
  return out;
}
