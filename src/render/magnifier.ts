/** A second, nearer picture of one place in a host of its own: the magnifier. It is made when it is first used, and costs nothing while it is away. */
import type { Frame } from '../frame/frame.ts';
import type { Theme } from '../palette.ts';
import { createCanvasPainter } from './canvas-view.ts';
import { createGlPainter } from './gl-painter.ts';
import type { Look, Painter, Shot } from './painter.ts';
import { surfaceFor } from './quality.ts';

/** What is to be seen in it. */
type Seen = {
  /** The way of drawing in use; cells look alike in both pictures. */
  readonly mode: Painter['mode'];
  readonly frame: Frame;
  readonly theme: Theme;
  readonly look: Look;
  readonly shot: Shot;
};

/** The magnifier. */
export type Magnifier = {
  /** Paints into `host`, whose first calls only make things ready. */
  paint(host: HTMLElement, seen: Seen): void;
  destroy(): void;
};

/** Finer than the screen's own px would not be seen. */
const mostRatio = 2;

/** A magnifier that nobody has looked through yet. */
export function createMagnifier(): Magnifier {
  let painter: Painter | undefined;
  let isMaking = false;
  let madeFor: Painter['mode'] | undefined;
  let side = 0;
  let frame: Frame | undefined;
  let theme: Theme | undefined;
  let look: Look | undefined;

  function forget(): void {
    painter?.canvas.remove();
    painter?.destroy();
    painter = undefined;
    frame = theme = look = undefined;
    side = 0;
  }

  async function make(host: HTMLElement, mode: Painter['mode']): Promise<void> {
    isMaking = true;
    madeFor = mode;
    const surface = surfaceOf(host);
    try {
      painter = mode === 'webgl' ? await createGlPainter(surface) : createCanvasPainter(surface);
    } catch {
      // without a second context the simpler picture is magnified
      painter = createCanvasPainter(surface);
    }
    isMaking = false;
    const made = painter;
    Object.assign(made.canvas.style, { display: 'block', width: '100%', height: '100%' });
    made.canvas.setAttribute('aria-hidden', 'true');
    made.canvas.addEventListener('webglcontextlost', () => painter === made && forget());
    host.prepend(made.canvas);
  }

  function paint(host: HTMLElement, seen: Seen): void {
    if (isMaking || host.clientWidth === 0) return;
    if (painter !== undefined && madeFor !== seen.mode) forget();
    if (painter === undefined) return void make(host, seen.mode);
    if (side !== host.clientWidth) {
      side = host.clientWidth;
      painter.resize(surfaceOf(host));
    }
    if (theme !== seen.theme || look !== seen.look) {
      ({ theme, look } = seen);
      painter.setTheme(theme, look);
    }
    if (frame !== seen.frame) {
      frame = seen.frame;
      painter.show(frame);
    }
    painter.paint(seen.shot);
  }

  return { paint, destroy: forget };
}

function surfaceOf(host: HTMLElement): ReturnType<typeof surfaceFor> {
  return surfaceFor(host.clientWidth, host.clientHeight, Math.min(window.devicePixelRatio || 1, mostRatio));
}
