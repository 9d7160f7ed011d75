/** What the view asks of whatever draws: WebGL, or Canvas 2D where WebGL is missing. */
import type { Frame } from '../frame/frame.ts';
import { kind } from '../model/kinds.ts';
import type { Theme } from '../palette.ts';
import type { ColouredBy } from '../ramps.ts';
import type { Camera } from './camera.ts';
import type { Quality, Surface } from './quality.ts';

/** How the cells are shown. */
export type Look = {
  /** True: smeared and stained as a laboratory sees them, where all lymphocytes look alike. False: by their markers. */
  readonly stain: boolean;
  /** True: local cytokine as a warm veil (never in the stain view). */
  readonly haze: boolean;
  /** True: CAR-T cells leave trails (never in the stain view). */
  readonly trails: boolean;
  /** What the colour of a cell says. Cells that do not have the quantity turn grey. */
  readonly colourBy: 'kind' | ColouredBy;
  /** Kinds that step back: bit n for row n of the cell table. */
  readonly fade: number;
  /** Antigen bytes of a frame from and to which target cells are lit up, the others stepping back. */
  readonly light: readonly [number, number] | null;
};

/** How a picture starts. */
export const plainLook: Look = {
  stain: false,
  haze: true,
  trails: false,
  colourBy: 'kind',
  fade: 0,
  light: null,
};

/** Whether trails are drawn: they belong to CAR-T cells, which may step back, and no stain shows them. */
export function showsTrails({ trails, stain, fade }: Look): boolean {
  return trails && !stain && ((fade >> kind.cart) & 1) === 0;
}

/** The selected cell as it is to be marked. */
export type Selection = {
  /** Index in the frame; -1 when it is no longer there. */
  readonly index: number;
  /** Where it has been, oldest first: x, y in µm. */
  readonly trail: Float32Array;
  /** Places in the trail. */
  readonly length: number;
  /** Where it was born, in µm, if that is known. */
  readonly born?: Place | undefined;
};

/** A place of the field, in µm. */
export type Place = { readonly x: number; readonly y: number };

/** One picture to be drawn. */
export type Shot = {
  readonly camera: Camera;
  /** How far the shown positions are from the last frame to this one, 0 to 1. */
  readonly alpha: number;
  /** Clock of the slow drift, in seconds; stands still when nothing should move. */
  readonly seconds: number;
  readonly quality: Quality;
  /** The camera moves, so that what lies behind the cells may be a little coarse. */
  readonly isMoving: boolean;
  /** It must be on the screen in this task: to be copied, or because the screen is empty. */
  readonly isAtOnce: boolean;
  readonly selection?: Selection | undefined;
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
  show(frame: Frame): void;
  setTheme(theme: Theme, look: Look): void;
  /** Draws a picture, which may come to the screen later: `settle` brings it there. */
  paint(shot: Shot): void;
  /** To be called in every animation frame. @returns false while a picture is being drawn, so that another one would have to wait */
  settle(): boolean;
  destroy(): void;
};
