/** The tissue for the simple picture: flat shapes with Canvas 2D, the same places as in the fine one. */
import type { Frame } from '../frame/frame.ts';
import type { Theme } from '../palette.ts';
import { stain } from './stain.ts';

/** Where the field lies on the canvas: place of its upper left corner in px, and px per µm. */
export type Placed = { readonly left: number; readonly top: number; readonly scale: number };

/** Draws the ground, vessels, bone and round pieces of a frame's field. */
export function drawTissue(
  pen: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  isStained: boolean,
  placed: Placed,
): void {
  const { left, top, scale } = placed;
  const { tissue } = theme;
  const width = frame.width * scale;
  const height = frame.height * scale;
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  pen.fillStyle = isStained ? stain.ground : frame.scene === 'node' ? tissue.tZone : tissue.base;
  pen.fillRect(left, top, width, height);
  const discs = frame.tissue?.discs ?? [];
  for (const disc of discs) {
    pen.beginPath();
    pen.arc(left + disc.x * scale, top + disc.y * scale, disc.radius * scale, 0, 2 * Math.PI);
    pen.fillStyle = isStained
      ? stain.fibre
      : disc.role === 'fat'
        ? tissue.fat
        : disc.role === 'follicle'
          ? tissue.follicle
          : tissue.giant;
    pen.fill();
  }
  for (const vessel of frame.tissue?.vessels ?? []) {
    pen.strokeStyle = isStained ? '#CDB0C0' : tissue.wall;
    pen.lineWidth = (2 * vessel.halfWidth + 2) * scale;
    trace(pen, vessel, frame.width, placed);
    pen.strokeStyle = isStained ? '#F7E3E0' : tissue.vessel;
    pen.lineWidth = (2 * vessel.halfWidth - 1) * scale;
    trace(pen, vessel, frame.width, placed);
  }
  const bone = frame.tissue?.bone ?? 0;
  pen.fillStyle = isStained ? '#E6CFD3' : tissue.bone;
  if (bone > 0) pen.fillRect(left, top, width, bone * scale);
  pen.restore();
  pen.lineWidth = 1;
  pen.strokeStyle = tissue.wall;
  pen.strokeRect(left, top, width, height);
}

function trace(
  pen: CanvasRenderingContext2D,
  vessel: NonNullable<Frame['tissue']>['vessels'][number],
  width: number,
  placed: Placed,
): void {
  pen.beginPath();
  for (let x = -20; x <= width + 20; x += 20) {
    const y = vessel.y + vessel.swing * Math.sin(2 * Math.PI * (x / vessel.length + vessel.phase));
    pen.lineTo(placed.left + x * placed.scale, placed.top + y * placed.scale);
  }
  pen.stroke();
}
