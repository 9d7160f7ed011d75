/** What every key does, as calls to the parts of the page. */
import type { KeyAction } from './keys.ts';

/** The parts that keys reach. */
export type Parts = {
  readonly run: { step(ticks: number): void };
  readonly transport: { shiftSpeed(by: 1 | -1): void };
  readonly layout: { toggleChart(): void; toggleAll(): void };
  readonly look: { toggleStain(): void; nextColouring(): void; toggleTrails(): void };
  readonly view: {
    showAll(): void;
    resetCamera(): void;
    zoomBy(factor: number): void;
    panBy(dx: number, dy: number): void;
  };
  readonly lens: { press(): void };
  readonly closer: { next(isCart: boolean): void };
  readonly lookingBack: { back(): void };
  readonly theme: { next(): void };
  readonly help: { open(): void };
  toggle(): void;
  blank(): void;
  restart(): void;
  newSeed(): void;
  fullScreen(): void;
  say(): void;
};

/** How far a key moves the picture, as a part of the screen, and how much nearer it brings it. */
const panStep = 0.1;
const zoomStep = 1.25;

/** The action of every key. */
export function createActions(parts: Parts): { readonly [A in KeyAction]: () => void } {
  const { run, transport, layout, look, view, lens, closer, lookingBack, theme, help } = parts;
  return {
    play: () => parts.toggle(),
    blank: () => parts.blank(),
    stepBack: () => run.step(-1),
    stepForward: () => run.step(1),
    slower: () => transport.shiftSpeed(-1),
    faster: () => transport.shiftSpeed(1),
    restart: () => parts.restart(),
    newSeed: () => parts.newSeed(),
    theme: () => theme.next(),
    full: () => parts.fullScreen(),
    chart: () => layout.toggleChart(),
    hide: () => layout.toggleAll(),
    look: () => look.toggleStain(),
    colour: () => look.nextColouring(),
    trails: () => look.toggleTrails(),
    lens: () => lens.press(),
    present: () => lookingBack.back(),
    whole: () => view.showAll(),
    nextCart: () => closer.next(true),
    nextOther: () => closer.next(false),
    zoomIn: () => view.zoomBy(zoomStep),
    zoomOut: () => view.zoomBy(1 / zoomStep),
    zoomReset: () => view.resetCamera(),
    panLeft: () => view.panBy(-panStep, 0),
    panRight: () => view.panBy(panStep, 0),
    panUp: () => view.panBy(0, -panStep),
    panDown: () => view.panBy(0, panStep),
    say: () => parts.say(),
    help: () => help.open(),
  };
}
