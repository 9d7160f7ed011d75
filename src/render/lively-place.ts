/** Where a run is looked at first. */
import type { Frame } from '../frame/frame.ts';

/** The vessel nearest to the middle of the field, at its middle; undefined where there is none. */
export function livelyPlace(frame: Frame | undefined): { x: number; y: number } | undefined {
  if (frame === undefined) return undefined;
  const x = frame.width / 2;
  const middle = frame.height / 2;
  const vessels = frame.scene === 'marrow' ? (frame.tissue?.vessels ?? []) : [];
  const heights = vessels.map((v) => v.y + v.swing * Math.sin(2 * Math.PI * (x / v.length + v.phase)));
  if (heights.length === 0) return undefined;
  const nearest = heights.reduce((best, y) => (Math.abs(y - middle) < Math.abs(best - middle) ? y : best));
  return { x, y: nearest };
}
