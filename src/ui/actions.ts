/** What every key does: actions on the state of the page, or calls to the part that owns what is not in it. */
import type { Page } from '../page/actions.ts';
import { colourings } from '../page/state.ts';
import type { KeyAction } from './keys.ts';
import type { Steering } from './steering.ts';

/** The parts that keys reach. */
export type Parts = {
  readonly transport: { shiftSpeed(by: 1 | -1): void };
  readonly view: {
    showAll(): void;
    resetCamera(): void;
    zoomBy(factor: number): void;
    panBy(dx: number, dy: number): void;
  };
  readonly lens: { press(): void };
  readonly closer: { next(isCart: boolean): void };
  readonly steering: Pick<Steering, 'toggle' | 'comeBack' | 'restart'>;
  help(): void;
  newSeed(): void;
  fullScreen(): void;
  say(): void;
};

/** How far a key moves the picture, as a part of the screen, and how much nearer it brings it. */
const panStep = 0.1;
const zoomStep = 1.25;

/** The action of every key. */
export function createActions(page: Page, parts: Parts): { readonly [A in KeyAction]: () => void } {
  const { transport, view, lens, closer, steering } = parts;
  const { act } = page;
  const nextColouring = () => {
    const { colourBy } = page.state.picture;
    return colourings[(colourings.indexOf(colourBy) + 1) % colourings.length] ?? 'kind';
  };
  return {
    play: () => steering.toggle(),
    blank: () => act({ do: 'blank' }),
    stepBack: () => act({ do: 'step', ticks: -1 }),
    stepForward: () => act({ do: 'step', ticks: 1 }),
    slower: () => transport.shiftSpeed(-1),
    faster: () => transport.shiftSpeed(1),
    restart: () => steering.restart(),
    newSeed: () => parts.newSeed(),
    theme: () => act({ do: 'nextTheme' }),
    full: () => parts.fullScreen(),
    chart: () => act({ do: 'fold', part: 'chart' }),
    hide: () => act({ do: 'bare' }),
    look: () => act({ do: 'picture', change: { stain: !page.state.picture.stain } }),
    colour: () => act({ do: 'picture', change: { colourBy: nextColouring() } }),
    trails: () => act({ do: 'picture', change: { trails: !page.state.picture.trails } }),
    lens: () => lens.press(),
    present: () => steering.comeBack(),
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
    help: () => parts.help(),
  };
}
