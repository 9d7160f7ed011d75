/** What the chart paints besides its lines: names at their ends, marks of what happened, and other people's curves below them. */
import uPlot from 'uplot';
import type { Theme } from '../palette.ts';
import { type Curve, curves } from './legend.ts';
import type { Overlay } from './overlays.ts';
import { t } from './strings.ts';

/** Something that happened on a day, in a word or two. */
export type ChartMark = { readonly day: number; readonly text: string };

/** Marks the part of the course in which no further cell could be drawn. */
export function drawCapped(u: uPlot, theme: Theme, from: number, font: string): void {
  const max = u.scales['x']?.max ?? 0;
  if (from > max) return;
  const { ctx, bbox } = u;
  const left = Math.max(bbox.left, u.valToPos(from, 'x', true));
  ctx.save();
  ctx.fillStyle = theme.warning;
  ctx.globalAlpha = 0.1;
  ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height);
  ctx.globalAlpha = 1;
  ctx.font = scaled(font);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(t('chart.capped'), left + 4, bbox.top + bbox.height - 4);
  ctx.restore();
}

/** Shows the moment whose cells are in the picture, and veils what comes after it. */
export function drawNow(u: uPlot, theme: Theme, day: number | null, width: number): void {
  const { ctx, bbox } = u;
  if (day === null) return;
  const x = Math.round(u.valToPos(day, 'x', true));
  ctx.save();
  ctx.fillStyle = theme.panel;
  ctx.globalAlpha = 0.55;
  ctx.fillRect(x, bbox.top, bbox.left + bbox.width - x, bbox.height);
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme.text;
  const line = width * uPlot.pxRatio;
  ctx.fillRect(x - line / 2, bbox.top, line, bbox.height);
  ctx.beginPath();
  ctx.moveTo(x - 3 * line, bbox.top + bbox.height);
  ctx.lineTo(x + 3 * line, bbox.top + bbox.height);
  ctx.lineTo(x, bbox.top + bbox.height - 4 * line);
  ctx.fill();
  ctx.restore();
}

/** Where a word stands: left, foot and width, in device px. */
type Word = { readonly x: number; readonly y: number; readonly width: number };

/** Writes each curve's name at its end, moved apart where two would overlap. @returns where they stand */
export function drawLabels(
  u: uPlot,
  theme: Theme,
  isShown: (curve: Curve) => boolean,
  font: string,
  size: number,
): Word[] {
  const { ctx, bbox } = u;
  const labels = curves.flatMap((curve, index) => {
    // a curve that has fallen to zero keeps its name where it left the chart
    const values = u.data[index + 1] ?? [];
    let last = values.length - 1;
    while (last >= 0 && values[last] === null) last -= 1;
    const value = values[last];
    if (!isShown(curve) || value === null || value === undefined) return [];
    const y = u.valToPos(value, 'y', true);
    return [{ curve, x: u.valToPos(u.data[0][last] ?? 0, 'x', true), y, end: y }];
  });
  labels.sort((one, other) => one.y - other.y);
  const gap = size * 1.15 * uPlot.pxRatio;
  type Label = (typeof labels)[number];
  const isNear = (one: Label, other: Label): boolean => Math.abs(one.x - other.x) < 5 * gap;
  labels.forEach((label, index) => {
    const above = labels[index - 1];
    if (above !== undefined && isNear(label, above)) label.y = Math.max(label.y, above.y + gap);
  });
  // and none hangs below the plot
  [...labels].reverse().forEach((label, index, all) => {
    const below = all[index - 1];
    const foot = bbox.top + bbox.height - gap / 2;
    label.y = Math.min(label.y, below !== undefined && isNear(label, below) ? below.y - gap : foot);
  });
  ctx.save();
  ctx.font = scaled(font);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  // a name that had to move away from the end of its curve is led back to it
  const isAway = ({ y, end }: Label): boolean => Math.abs(y - end) > 0.6 * gap;
  const lead = labels.some(isAway) ? gap : 0;
  ctx.lineJoin = 'round';
  const words = labels.map((label) => {
    const { curve, x, y, end } = label;
    const text = t(`label.${curve}`);
    const left = x + lead + 5 * uPlot.pxRatio;
    ctx.fillStyle = ctx.strokeStyle = theme.series[curve];
    if (isAway(label)) {
      ctx.lineWidth = Math.max(1, size / 12) * uPlot.pxRatio;
      ctx.beginPath();
      ctx.moveTo(x + 2 * uPlot.pxRatio, end);
      ctx.lineTo(left - 2 * uPlot.pxRatio, y);
      ctx.stroke();
    }
    // an edge in the colour of the ground keeps it legible across lines
    ctx.strokeStyle = theme.panel;
    ctx.lineWidth = 4 * uPlot.pxRatio;
    ctx.strokeText(text, left, y);
    ctx.fillText(text, left, y);
    return { x: left, y: y + gap / 2, width: ctx.measureText(text).width };
  });
  ctx.restore();
  return words;
}

/** A font in device pixels. */
function scaled(font: string): string {
  return font.replace(/^([\d.]+)px/, (_, size: string) => `600 ${Number(size) * uPlot.pxRatio}px`);
}

/** Marks what happened: a line so many px wide, and a word on top where there is room for it. */
export function drawMarks(
  u: uPlot,
  theme: Theme,
  marks: readonly ChartMark[],
  font: string,
  size: number,
  width: number,
): void {
  const { ctx, bbox } = u;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.font = scaled(font).replace('600', '400');
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.strokeStyle = ctx.fillStyle = theme.quietText;
  ctx.lineWidth = width * ratio;
  // words stand above the plot; of one that would run into another only a tick stays
  let free = bbox.left;
  let lastLine = -Infinity;
  for (const { day, text } of [...marks].sort((one, other) => one.day - other.day)) {
    const x = Math.round(u.valToPos(day, 'x', true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    const long = ctx.measureText(text).width;
    const left = Math.min(x, ctx.canvas.width - long);
    const isNamed = left >= free;
    if (isNamed) {
      free = left + long + size * ratio;
      ctx.globalAlpha = 1;
      ctx.fillText(text, left, bbox.top - 2 * ratio);
    }
    // of lines that would run together one is enough
    if (x - lastLine < 3 * width * ratio) continue;
    lastLine = x;
    ctx.globalAlpha = 0.45;
    ctx.setLineDash([2 * width * ratio, 3 * width * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + (isNamed ? bbox.height : size * ratio));
    ctx.stroke();
  }
  ctx.restore();
}

/** Draws published curves, so many px wide and below the run's own. */
export function drawOverlays(u: uPlot, theme: Theme, overlays: readonly Overlay[], width: number): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const overlay of overlays) {
    const { day, value, band } = overlay;
    const at = (index: number, values: readonly number[]) => placeIn(u, day, index, values);
    ctx.strokeStyle = ctx.fillStyle = theme.series[overlay.curve];
    if (band !== undefined) {
      ctx.globalAlpha = 0.14;
      ctx.beginPath();
      day.forEach((_, index) => ctx.lineTo(...at(index, band.high)));
      for (let index = day.length - 1; index >= 0; index--) ctx.lineTo(...at(index, band.low));
      ctx.fill();
    }
    ctx.globalAlpha = 0.9;
    ctx.lineWidth = width * uPlot.pxRatio;
    ctx.setLineDash(overlay.dash.map((length) => length * width * uPlot.pxRatio));
    ctx.beginPath();
    day.forEach((_, index) => ctx.lineTo(...at(index, value)));
    ctx.stroke();
  }
  ctx.restore();
}

function placeIn(u: uPlot, day: readonly number[], index: number, values: readonly number[]): [number, number] {
  const y = u.valToPos(Math.max(1e-3, values[index] ?? 0), 'y', true);
  return [u.valToPos(day[index] ?? 0, 'x', true), y];
}

/** Where along the day axis the name of a published curve may stand, besides its own place. */
const otherPlaces = [0.08, 0.2, 0.32, 0.44, 0.56, 0.68, 0.8];

/** A place in the plot, in device px. */
type Point = readonly [x: number, y: number];

/** Points along all lines of the chart, close enough that none slips under a word unseen. */
function pointsOf(u: uPlot, overlays: readonly Overlay[]): Point[] {
  const most = 240;
  const thinned = <T>(count: number, at: (index: number) => T): T[] =>
    Array.from({ length: Math.min(count, most) }, (_, n) => at(Math.floor((n * count) / Math.min(count, most))));
  const days = u.data[0];
  const own = u.data.slice(1).flatMap((values, line) => {
    if (u.series[line + 1]?.show !== true) return [];
    return thinned(days.length, (index): Point | null => {
      const value = values[index];
      if (value === null || value === undefined) return null;
      return [u.valToPos(days[index] ?? 0, 'x', true), u.valToPos(value, 'y', true)];
    }).filter((point) => point !== null);
  });
  return [
    ...own,
    ...overlays.flatMap(({ day, value }) => thinned(day.length, (index): Point => placeIn(u, day, index, value))),
  ];
}

/** Names the published curves, each inside the plot where it meets no other name and the fewest lines. @param others names that stand already */
export function drawOverlayNames(
  u: uPlot,
  theme: Theme,
  overlays: readonly Overlay[],
  font: string,
  size: number,
  others: readonly Word[],
): void {
  const { ctx, bbox } = u;
  const tall = size * 1.2 * uPlot.pxRatio;
  const taken: Word[] = [...others];
  const points = overlays.length === 0 ? [] : pointsOf(u, overlays);
  ctx.save();
  ctx.font = scaled(font).replace('600', '400');
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * uPlot.pxRatio;
  ctx.strokeStyle = theme.panel;
  for (const { label, curve, day, value, nameAt } of overlays) {
    const { width } = ctx.measureText(label);
    const places = [nameAt, ...otherPlaces].flatMap((part) => {
      const named = (u.scales['x']?.max ?? 0) * part;
      const [x, y] = placeIn(
        u,
        day,
        day.findIndex((one) => one >= named),
        value,
      );
      // above the curve or below it
      const above = Math.max(bbox.top + tall, y - 2 * uPlot.pxRatio);
      return [above, Math.max(above, y) + tall].map((foot) => ({ x, y: foot, width }));
    });
    const isInside = (x: number, y: number): boolean =>
      x + width < bbox.left + bbox.width && y <= bbox.top + bbox.height;
    const isFree = (x: number, y: number): boolean =>
      taken.every((other) => x > other.x + other.width || x + width < other.x || Math.abs(y - other.y) > tall);
    const crossings = ({ x, y }: Word): number =>
      points.filter(([px, py]) => px > x && px < x + width && py < y && py > y - tall).length;
    const [place = places[0]] = places
      .filter(({ x, y }) => isInside(x, y) && isFree(x, y))
      .sort((one, other) => crossings(one) - crossings(other));
    if (place === undefined) continue;
    taken.push(place);
    ctx.fillStyle = theme.series[curve];
    // an edge in the colour of the ground keeps it legible across lines
    ctx.strokeText(label, place.x, place.y);
    ctx.fillText(label, place.x, place.y);
  }
  ctx.restore();
}
