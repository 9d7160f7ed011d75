/** The picture of a run: takes frames, blends between them, and lets people look around in it. */
import { type ThemeName, themes } from '../palette.ts';
import { type Camera, type Size, clampCamera, coveringCamera, panned, toField, toScreen, zoomed } from './camera.ts';
import { listenToGestures } from './gestures.ts';
import type { Look, Painter, ShownFrame } from './painter.ts';
import { type Quality, type Surface, noteFrame, qualities, startLadder, surfaceFor } from './quality.ts';
import { nearestCell } from './record.ts';
import { type StandNotice, createStand } from './stand.ts';

export type { ShownFrame } from './painter.ts';

/** What the page may want to tell its reader about the picture. */
export type ViewNotice =
  | StandNotice
  | { readonly what: 'quality'; readonly quality: Quality; readonly isSoftware: boolean };

/** How a view starts. */
export type ViewOptions = {
  readonly theme: ThemeName;
  /** True: no blending between frames, no drift, no momentum, at most two pictures a second while it runs. */
  readonly reducedMotion: boolean;
  onNotice(notice: ViewNotice): void;
  /** The camera has moved, by gesture or by call. */
  onCamera?(camera: Camera): void;
};

/** The picture of a run. */
export type View = {
  readonly mode: 'webgl' | 'canvas';
  /** Shows a frame. @returns the buffer of the frame before, which nothing reads any more */
  apply(frame: ShownFrame): ArrayBuffer | undefined;
  setTheme(theme: ThemeName): void;
  setLook(look: Look): void;
  setReducedMotion(isReduced: boolean): void;
  /** Zooms about the middle of the screen; above 1 is nearer. */
  zoomBy(factor: number): void;
  /** Moves the camera by parts of the screen; `dx` above 0 looks further right. */
  panBy(dx: number, dy: number): void;
  /** Shows `width` µm of the field around a place in µm. */
  lookAt(x: number, y: number, width: number): void;
  /** Fills the screen with the field again. */
  resetCamera(): void;
  /** Index in the last frame of the cell at a place of the window, in CSS px; −1 for none. */
  pick(clientX: number, clientY: number): number;
  /** Where a place of the field, in µm, is in the host, in CSS px. */
  toScreen(x: number, y: number): { x: number; y: number };
  micrometresPerPixel(): number;
  /** Draws at once, with the last frame's own positions; the canvas can be copied in the same task. */
  drawNow(): void;
  /** The canvas in use. It changes when the way of drawing does. */
  canvas(): HTMLCanvasElement;
  destroy(): void;
};

/** How far outside a cell a pointer may be and still mean it, in CSS px. */
const pickReach = 8;
/** Shortest time between two pictures of a running simulation under reduced motion, in ms. */
const calmInterval = 500;
/** After this time without a frame the run counts as paused and the drift stops, in ms. */
const stillAfter = 1500;

/** Puts a view into `host`, which must have a size of its own and `position` other than static. */
export async function createView(host: HTMLElement, options: ViewOptions): Promise<View> {
  let theme = themes[options.theme];
  let look: Look = { stain: false };
  let isCalm = options.reducedMotion;
  let frame: ShownFrame | undefined;
  let screen: Size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
  let field: Size = { width: 1600, height: 1000 };
  let camera = coveringCamera(field, screen);
  let isFitted = true;
  let ladder = startLadder(false);
  let isSoftware = false;
  // wall time in ms: when the last frame came, when the last picture was drawn, when the last animation frame ran
  let appliedAt = -Infinity;
  let paintedAt = -Infinity;
  let tickedAt = -Infinity;
  let drift = 0;
  let wasMoving = false;
  let isDue = true;
  let request = 0;
  let calmTimer: ReturnType<typeof setTimeout> | undefined;
  let destroyed = false;

  const quality = (): Quality => qualities[ladder.level];
  const surface = (): Surface =>
    surfaceFor(screen.width, screen.height, Math.min(window.devicePixelRatio || 1, quality().ratio));

  const stand = await createStand(host, {
    surface,
    onNotice: (notice) => options.onNotice(notice),
    onPainter: (painter) => equip(painter),
  });
  host.style.touchAction = 'none';
  if (!host.hasAttribute('tabindex')) host.tabIndex = 0;

  /** Gives a painter everything it must know. */
  function equip(painter: Painter): void {
    isSoftware = painter.isSoftware;
    ladder = { level: Math.max(ladder.level, startLadder(isSoftware).level), times: [] };
    painter.setTheme(theme, look);
    painter.resize(surface());
    if (frame !== undefined) painter.show(frame);
    options.onNotice({ what: 'quality', quality: quality(), isSoftware });
    wake();
  }

  function wake(): void {
    isDue = true;
    if (request === 0 && !destroyed) request = requestAnimationFrame(tick);
  }

  function alphaAt(now: number): number {
    if (frame === undefined || isCalm || frame.secondsUntilNext <= 0) return 1;
    return Math.min(1, Math.max(0, (now - appliedAt) / (frame.secondsUntilNext * 1000)));
  }

  function tick(now: number): void {
    request = 0;
    const passed = now - tickedAt;
    const seconds = Math.min(0.1, Math.max(0, passed / 1000));
    const glides = gestures.glide(seconds);
    const drifts = quality().tissue === 'moving' && !isCalm && now - appliedAt < stillAfter;
    const blends = alphaAt(now) < 1;
    if (drifts) drift += seconds;
    const moves = glides || drifts || blends;
    if (isDue || moves) {
      isDue = false;
      paint(alphaAt(now), now);
      // only the time between pictures that follow each other at once says how fast this machine draws
      if (wasMoving && passed < 1000) note(passed);
    }
    tickedAt = now;
    wasMoving = moves;
    // one more after the last step of a blend, so that it ends exactly on the frame
    if (moves) wake();
  }

  function note(milliseconds: number): void {
    const before = ladder.level;
    ladder = noteFrame(ladder, milliseconds);
    if (ladder.level === before) return;
    stand.painter().resize(surface());
    options.onNotice({ what: 'quality', quality: quality(), isSoftware });
    wake();
  }

  function paint(alpha: number, now: number): void {
    if (stand.isLost()) return;
    paintedAt = now;
    stand.painter().paint({ camera, alpha, seconds: drift, quality: quality() });
  }

  function moveCamera(next: Camera): void {
    camera = next;
    options.onCamera?.(camera);
    wake();
  }

  function fit(): void {
    isFitted = true;
    moveCamera(coveringCamera(field, screen));
  }

  const gestures = listenToGestures(
    host,
    {
      pan(dx, dy) {
        isFitted = false;
        moveCamera(panned(camera, dx, dy, field, screen));
      },
      zoom(factor, px, py) {
        isFitted = false;
        moveCamera(zoomed(camera, factor, px, py, field, screen));
      },
    },
    () => isCalm,
  );

  function remeasure(): void {
    if (host.clientWidth === 0 || host.clientHeight === 0) return;
    screen = { width: host.clientWidth, height: host.clientHeight };
    stand.painter().resize(surface());
    if (isFitted) fit();
    else moveCamera(clampCamera(camera, field, screen));
    // a resized buffer is empty; fill it before the browser shows it
    paint(alphaAt(performance.now()), performance.now());
  }
  const observer = new ResizeObserver(remeasure);
  observer.observe(host);
  window.addEventListener('resize', remeasure);

  function apply(next: ShownFrame): ArrayBuffer | undefined {
    const former = frame;
    const isNewField = former === undefined || former.width !== next.width || former.height !== next.height;
    frame = next;
    appliedAt = performance.now();
    if (isNewField) {
      field = { width: next.width, height: next.height };
      fit();
    }
    // also during a loss: what the painter holds is what it uploads again
    stand.painter().show(next);
    const wait = isCalm ? paintedAt + calmInterval - appliedAt : 0;
    clearTimeout(calmTimer);
    if (wait > 0 && !isNewField) calmTimer = setTimeout(wake, wait);
    else wake();
    return former === undefined || former.buffer === next.buffer ? undefined : former.buffer;
  }

  function pick(clientX: number, clientY: number): number {
    if (frame === undefined) return -1;
    const box = host.getBoundingClientRect();
    const at = toField(camera, clientX - box.left, clientY - box.top, screen);
    const { count, width, height } = frame;
    const searched = { words: new Uint32Array(frame.buffer), count, width, height };
    return nearestCell(searched, at.x, at.y, alphaAt(performance.now()), pickReach / camera.scale);
  }

  return {
    get mode() {
      return stand.painter().mode;
    },
    apply,
    setTheme(name) {
      theme = themes[name];
      stand.painter().setTheme(theme, look);
      wake();
    },
    setLook(next) {
      look = next;
      stand.painter().setTheme(theme, look);
      wake();
    },
    setReducedMotion(isReduced) {
      isCalm = isReduced;
      wake();
    },
    zoomBy(factor) {
      isFitted = false;
      moveCamera(zoomed(camera, factor, screen.width / 2, screen.height / 2, field, screen));
    },
    panBy(dx, dy) {
      isFitted = false;
      moveCamera(panned(camera, -dx * screen.width, -dy * screen.height, field, screen));
    },
    lookAt(x, y, width) {
      isFitted = false;
      moveCamera(clampCamera({ x, y, scale: screen.width / width }, field, screen));
    },
    resetCamera: fit,
    pick,
    toScreen: (x, y) => toScreen(camera, x, y, screen),
    micrometresPerPixel: () => 1 / camera.scale,
    drawNow: () => paint(1, performance.now()),
    canvas: () => stand.painter().canvas,
    destroy() {
      destroyed = true;
      cancelAnimationFrame(request);
      clearTimeout(calmTimer);
      observer.disconnect();
      window.removeEventListener('resize', remeasure);
      gestures.stop();
      stand.destroy();
    },
  };
}
