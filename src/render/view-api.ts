/** What the page can ask of the picture, and what the picture tells the page. */
import type { Frame } from '../frame/frame.ts';
import type { ThemeName } from '../palette.ts';
import type { Camera } from './camera.ts';
import type { Look, Place } from './painter.ts';
import type { Quality } from './quality.ts';
import type { StandNotice } from './stand.ts';

/** What the page may want to tell its reader about the picture. */
type ViewNotice = StandNotice | { readonly what: 'quality'; readonly quality: Quality; readonly isSoftware: boolean };

/** How a view starts. */
export type ViewOptions = {
  readonly theme: ThemeName;
  /** True: no blending between frames, no drift, no momentum, at most two pictures a second while it runs. */
  readonly reducedMotion: boolean;
  /** True: the wheel belongs to the page around this one, except with Ctrl, until somebody clicks on the picture. */
  readonly wheelWaits?: boolean;
  onNotice(notice: ViewNotice): void;
  /** A picture of a frame is on the screen. */
  onDrawn?(): void;
  /** The camera has moved, by gesture or by call. */
  onCamera?(camera: Camera): void;
  /** The selected cell is being kept in the middle, or no longer so. */
  onFollow?(isFollowed: boolean): void;
};

/** The picture of a run. */
export type View = {
  readonly mode: 'webgl' | 'canvas';
  /** Shows a frame. @returns the buffer of the frame before, which nothing reads any more */
  apply(frame: Frame): ArrayBuffer | undefined;
  setTheme(theme: ThemeName): void;
  /** Changes what is named and leaves the rest of the look as it is. */
  setLook(look: Partial<Look>): void;
  setReducedMotion(isReduced: boolean): void;
  /** Zooms about the middle of the screen; above 1 is nearer. */
  zoomBy(factor: number): void;
  /** Moves the camera by parts of the screen; `dx` above 0 looks further right. */
  panBy(dx: number, dy: number): void;
  /** Shows `width` µm of the field around a place in µm. */
  lookAt(x: number, y: number, width: number): void;
  /** Goes back to first sight: about 1,400 µm around a vessel in the middle, or the whole of a smaller field. */
  resetCamera(): void;
  /** Shows the whole field. */
  showAll(): void;
  /**
   * Marks a cell with a ring, a trail and a line to where it was born, or none.
   * @param id low 16 bits of its id, as in bytes 14–15 of its record
   * @param x where it is, in µm, if known: cells may share these bits, and then the nearest is meant
   * @param born its place of birth in µm
   */
  setSelected(id: number | null, x?: number, y?: number, born?: Place): void;
  /** Index in the last frame and place in µm, as drawn now, of the selected cell; undefined when it is gone. */
  selectedPlace(): { index: number; x: number; y: number } | undefined;
  /** Keeps the selected cell where it is seen well (CSS px from the host's corner; else in the middle) until the picture is moved by hand. */
  follow(isFollowed: boolean, at?: { readonly x: number; readonly y: number }): void;
  /**
   * Paints a nearer picture of a place of the window (CSS px), `zoom` times as large, into `host`. To be called again for every
   * picture while the magnifier is in use; the first calls only make it ready.
   */
  magnify(host: HTMLElement, clientX: number, clientY: number, zoom: number): void;
  /**
   * Paints one cell of each look (`specimenNames` of palette.ts) into `host`, in the present theme and stain, until the host is hidden.
   * @param places where, in CSS px in the host
   * @param scale CSS px a µm
   */
  paintPlate(host: HTMLElement, places: readonly Place[], scale: number): void;
  /** Paints the whole field small into a canvas, with the part in sight, at most twice a second; null to stop. */
  overview(canvas: HTMLCanvasElement | null): void;
  /** Index in the last frame of the cell at a place of the window, in CSS px; −1 for none. */
  pick(clientX: number, clientY: number): number;
  /** Where a place of the field, in µm, is in the host, in CSS px. */
  toScreen(x: number, y: number): { x: number; y: number };
  micrometresPerPixel(): number;
  /** Draws at once, with the last frame's own positions; the canvas can be copied in the same task. */
  drawNow(): void;
  /** The canvas in use. It changes when the way of drawing does. */
  canvas(): HTMLCanvasElement;
  destroy(): void;
};
