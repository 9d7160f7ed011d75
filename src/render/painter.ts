/** What the view asks of whatever draws: WebGL, or Canvas 2D where WebGL is missing. */
import type { Theme } from '../palette.ts';
import type { Camera } from './camera.ts';
import type { Quality, Surface } from './quality.ts';

/** Where the cells live; decides what is drawn behind them. */
export type Scene = 'marrow' | 'node' | 'vessel' | 'dish';

/** One frame as the worker wrote it. */
export type ShownFrame = {
  /** Cell records, 16 bytes each, in whole rows of 1024 cells. */
  readonly buffer: ArrayBuffer;
  readonly count: number;
  /** Size of the field in µm. */
  readonly width: number;
  readonly height: number;
  readonly tick: number;
  readonly scene: Scene;
  /** Seconds of wall time until the next frame is due; 0 when paused. */
  readonly secondsUntilNext: number;
};

/** How the cells are shown. */
export type Look = {
  /** True: smeared and stained as a laboratory sees them, where all lymphocytes look alike. False: by their markers. */
  readonly stain: boolean;
};

/** One picture to be drawn. */
export type Shot = {
  readonly camera: Camera;
  /** How far the shown positions are from the last frame to this one, 0 to 1. */
  readonly alpha: number;
  /** Clock of the slow drift, in seconds; stands still when nothing should move. */
  readonly seconds: number;
  readonly quality: Quality;
};

/** Something that draws frames on a canvas of its own. */
export type Painter = {
  readonly mode: 'webgl' | 'canvas';
  readonly canvas: HTMLCanvasElement;
  /** True where a processor does the work of a graphics card. */
  readonly isSoftware: boolean;
  /** Sets the drawing buffer; the canvas is stretched over its host by CSS. */
  resize(surface: Surface): void;
  /** Takes a frame over; its buffer is read until the next frame is shown. */
  show(frame: ShownFrame): void;
  setTheme(theme: Theme, look: Look): void;
  paint(shot: Shot): void;
  destroy(): void;
};
