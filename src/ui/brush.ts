/** A pointer on the chart: a click shows the cells of that day, a drag goes through the days that have been. */
import { throttle } from './throttle.ts';

/** What the brush asks of the chart. */
export type BrushEvents = {
  /** The day at so many CSS px from the left of the plot, and the last day known. */
  dayAt(pixels: number): number;
  last(): number;
  /** Puts the reading line there. */
  read(pixels: number): void;
  seek(day: number): void;
};

/** While it is dragged the picture follows at most this often, in ms. */
const seekEvery = 150;
/** A pointer that has moved less than this far was a click, in CSS px. */
const slop = 4;

/** Listens on the plot. */
export function listenToBrush(plot: HTMLElement, events: BrushEvents): void {
  const ask = throttle((day: number) => events.seek(day), seekEvery);
  let from: number | undefined;
  let isDragged = false;
  const at = (event: PointerEvent): number => event.clientX - plot.getBoundingClientRect().left;
  /** A drag stays in the past: a run must not jump ahead because a hand slipped. */
  const past = (pixels: number): number => Math.max(0, Math.min(events.last(), events.dayAt(pixels)));

  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = at(event);
    isDragged = false;
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener('pointermove', (event) => {
    if (from === undefined) return;
    const pixels = at(event);
    isDragged ||= Math.abs(pixels - from) > slop;
    if (!isDragged) return;
    events.read(pixels);
    ask(past(pixels));
  });
  plot.addEventListener('pointerup', (event) => {
    if (from === undefined) return;
    from = undefined;
    ask.cancel();
    events.seek(isDragged ? past(at(event)) : Math.max(0, events.dayAt(at(event))));
  });
  plot.addEventListener('pointercancel', () => {
    from = undefined;
  });
}
