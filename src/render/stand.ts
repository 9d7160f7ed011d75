/** Holds the painter in use: WebGL while there is one, Canvas 2D after a loss or without it, and WebGL again when it returns. */
import { createCanvasPainter } from './canvas-view.ts';
import { createGlPainter } from './gl-painter.ts';
import type { Painter } from './painter.ts';
import type { Surface } from './quality.ts';

/** What happened to the way of drawing. */
export type StandNotice =
  /** The graphics context was lost; the picture stands still. */
  | { readonly what: 'lost' }
  /** WebGL draws again. */
  | { readonly what: 'restored' }
  /** The simple picture has taken over: from the start, or after a loss. */
  | { readonly what: 'canvas'; readonly why: 'missing' | 'lost' };

/** The painter in use. */
export type Stand = {
  painter(): Painter;
  /** True between a loss and what comes after it; nothing can be drawn then. */
  isLost(): boolean;
  destroy(): void;
};

/** What the stand needs from the view. */
export type StandOptions = {
  surface(): Surface;
  onNotice(notice: StandNotice): void;
  /** A painter is in use that has not been given theme and frame yet, or has lost what it was given. */
  onPainter(painter: Painter): void;
};

/** Time for which a lost context may come back by itself, in ms. */
const patience = 2000;
/** When WebGL is tried again, in seconds after the loss; browsers block a page for two minutes after two losses. */
const retries = [2, 10, 30, 60, 130] as const;
const laterRetries = 120;

/** Puts the best painter that works into `host`. */
export async function createStand(host: HTMLElement, options: StandOptions): Promise<Stand> {
  let painter: Painter;
  let lost = false;
  let destroyed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function use(next: Painter): void {
    painter = next;
    lost = false;
    const { style } = next.canvas;
    style.position = 'absolute';
    style.inset = '0';
    style.width = '100%';
    style.height = '100%';
    style.display = 'block';
    next.canvas.setAttribute('aria-hidden', 'true');
    host.prepend(next.canvas);
    if (next.mode === 'webgl') watch(next);
    options.onPainter(next);
  }

  function watch(watched: Painter): void {
    const { canvas } = watched;
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      noteLoss(watched);
    });
    canvas.addEventListener('webglcontextrestored', () => void renew(watched));
    // it may have been lost while it was made, when nobody listened yet
    if (canvas.getContext('webgl2')?.isContextLost() === true) noteLoss(watched);
  }

  function noteLoss(watched: Painter): void {
    if (destroyed || painter !== watched || lost) return;
    lost = true;
    options.onNotice({ what: 'lost' });
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(watched), patience);
  }

  /** The context is back: a new painter draws, because the old one believes what it read while the context was gone. */
  async function renew(former: Painter): Promise<void> {
    if (destroyed || painter !== former) return;
    clearTimeout(timer);
    const next = await glPainter(options.surface());
    if (destroyed || painter !== former) {
      if (next !== undefined) discard(next);
      return;
    }
    if (next === undefined) giveUp(former);
    else replace(former, next);
  }

  function replace(former: Painter, next: Painter): void {
    use(next);
    discard(former);
    if (!lost) options.onNotice({ what: 'restored' });
  }

  function giveUp(former: Painter): void {
    if (destroyed) return;
    use(createCanvasPainter(options.surface()));
    discard(former);
    options.onNotice({ what: 'canvas', why: 'lost' });
    void tryAgain(0, patience / 1000);
  }

  /** Waits until the `attempt`-th retry, tries WebGL, and goes on if it is still refused. */
  async function tryAgain(attempt: number, secondsGone: number): Promise<void> {
    const due = retries[attempt] ?? secondsGone + laterRetries;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, due - secondsGone) * 1000);
    });
    if (destroyed) return;
    const next = await glPainter(options.surface());
    if (destroyed) {
      if (next !== undefined) discard(next);
      return;
    }
    if (next === undefined) return tryAgain(attempt + 1, due);
    replace(painter, next);
  }

  const first = await glPainter(options.surface());
  if (first !== undefined) {
    // what is empty would be read back at great cost where a processor puts the page together. Only here: after a loss
    // the page would go on without the stage, which nobody takes for a picture that is being drawn anew
    first.canvas.style.visibility = 'hidden';
    use(first);
  } else {
    use(createCanvasPainter(options.surface()));
    options.onNotice({ what: 'canvas', why: 'missing' });
    void tryAgain(1, retries[0]);
  }

  return {
    painter: () => painter,
    isLost: () => lost,
    destroy() {
      destroyed = true;
      clearTimeout(timer);
      discard(painter);
    },
  };
}

/** A WebGL painter, or nothing where the browser refuses one. */
async function glPainter(surface: Surface): Promise<Painter | undefined> {
  try {
    return await createGlPainter(surface);
  } catch {
    return undefined;
  }
}

/** Frees a painter whose context may be gone already. */
function discard(painter: Painter): void {
  painter.canvas.remove();
  try {
    painter.destroy();
  } catch {
    // a context that is gone cannot be asked to free anything
  }
}
