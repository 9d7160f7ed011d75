/** The picture of a run: takes frames, blends between them, and lets people look around in it. */
import { themes } from '../palette.ts';
import {
  type Camera,
  type Size,
  clampCamera,
  homeCamera,
  panned,
  toField,
  toScreen,
  wholeCamera,
  zoomed,
} from './camera.ts';
import { listenToGestures } from './gestures.ts';
import { livelyPlace } from './lively-place.ts';
import { createMagnifier } from './magnifier.ts';
import { createOverview, type Overview } from './overview.ts';
import { type Look, type Painter, plainLook, type ShownFrame } from './painter.ts';
import { type Quality, type Surface, noteFrame, qualities, startLadder, surfaceFor } from './quality.ts';
import { nearestCell } from './record.ts';
import { type Chosen, choose, findAgain, placeOf } from './selection.ts';
import { createStand } from './stand.ts';
import type { View, ViewOptions } from './view-api.ts';

export type { View } from './view-api.ts';

/** How far outside a cell a pointer may be and still mean it, in CSS px. */
const pickReach = 8;
/** Shortest time between two pictures of a running simulation under reduced motion, in ms. */
const calmInterval = 500;
/** The camera counts as moving until it has rested so long, in ms. */
const settleTime = 140;
/** Time in which a camera that follows closes two thirds of its way, in seconds. */
const followTime = 0.35;
/** Shortest time between two pictures where a processor draws them, in ms: what is left of it belongs to the simulation. */
const softwareInterval = 45;
/** Two pictures further apart than this, in ms, did not follow each other. */
const longestInterval = 3000;
/** After this time without a frame the run counts as paused and the drift stops, in ms. */
const stillAfter = 1500;

/** Puts a view into `host`, which must have a size of its own and `position` other than static. */
export async function createView(host: HTMLElement, options: ViewOptions): Promise<View> {
  let theme = themes[options.theme];
  let look: Look = plainLook;
  let isCalm = options.reducedMotion;
  let frame: ShownFrame | undefined;
  let screen: Size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
  let field: Size = { width: 1600, height: 1000 };
  let camera = homeCamera(field, screen);
  let fitting: 'home' | 'whole' | 'none' = 'home';
  let chosen: Chosen | undefined;
  /** Where in the host a followed cell is kept, in CSS px. */
  let followed: { readonly x: number; readonly y: number } | undefined;
  let small: Overview | undefined;
  const magnifier = createMagnifier();
  let ladder = startLadder(false);
  let isSoftware = false;
  // wall time in ms: when the last frame came, when the last picture was drawn, when the last animation frame ran
  let appliedAt = -Infinity;
  let paintedAt = -Infinity;
  let tickedAt = -Infinity;
  let cameraMovedAt = -Infinity;
  let isUnsettled = false;
  let drift = 0;
  let wasMoving = false;
  let isDue = true;
  // a picture has been begun and is not known to be done
  let isDrawing = false;
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
    const isRunning = !isCalm && now - appliedAt < stillAfter;
    const drifts = isRunning && quality().tissue === 'moving';
    const blends = alphaAt(now) < 1;
    const follows = pursue(seconds, alphaAt(now));
    if (isRunning) drift += seconds;
    const moves = glides || drifts || blends || follows;
    const isMoving = now - cameraMovedAt < settleTime;
    const since = now - paintedAt;
    // a picture that is still being drawn is waited for without holding the page up
    const isFree = stand.isLost() || stand.painter().settle();
    const isDone = isFree && isDrawing;
    if (isDone) options.onDrawn?.();
    isDrawing &&= !isFree;
    // behind a picture that has just come to the screen nothing is begun: a browser that reads it back would wait for that too
    const mustWait = !isFree || (isSoftware && (isDone || since < softwareInterval));
    if (!mustWait && (isDue || moves || (isUnsettled && !isMoving))) {
      isDue = false;
      isUnsettled = isMoving;
      paint(alphaAt(now), now, isMoving, false);
      // only the time between pictures that follow each other at once says how fast this machine draws
      if (wasMoving && since < longestInterval) note(since);
      wasMoving = moves;
    }
    tickedAt = now;
    // one more after the last step of a blend, so that it ends exactly on the frame
    if (moves) wake();
    else if ((isDue || isUnsettled || isDrawing) && request === 0) request = requestAnimationFrame(tick);
  }

  /** Moves the camera towards the followed cell; true while there is some way to go. */
  function pursue(seconds: number, alpha: number): boolean {
    const place = placeOf(chosen, frame, alpha);
    if (place === undefined || followed === undefined) return false;
    const part = isCalm ? 1 : 1 - Math.exp(-seconds / followTime);
    const aim = toField(camera, followed.x, followed.y, screen);
    const [dx, dy] = [place.x - aim.x, place.y - aim.y];
    const next = clampCamera({ ...camera, x: camera.x + dx * part, y: camera.y + dy * part }, field, screen);
    const way = Math.max(Math.abs(next.x - camera.x), Math.abs(next.y - camera.y)) * camera.scale;
    if (way < 0.05) return false;
    camera = next;
    cameraMovedAt = performance.now();
    options.onCamera?.(camera);
    small?.paint(camera, screen);
    return true;
  }

  function note(milliseconds: number): void {
    const before = ladder.level;
    ladder = noteFrame(ladder, milliseconds);
    if (ladder.level === before) return;
    stand.painter().resize(surface());
    options.onNotice({ what: 'quality', quality: quality(), isSoftware });
    wake();
  }

  function paint(alpha: number, now: number, isMoving: boolean, isAtOnce: boolean): void {
    if (frame === undefined || stand.isLost()) return;
    paintedAt = now;
    isDrawing = true;
    const shot = { camera, alpha, seconds: drift, quality: quality(), isMoving, isAtOnce, selection: chosen };
    stand.painter().paint(shot);
  }

  function moveCamera(next: Camera): void {
    camera = next;
    cameraMovedAt = performance.now();
    options.onCamera?.(camera);
    small?.paint(camera, screen);
    wake();
  }

  function fit(to: 'home' | 'whole'): void {
    fitting = to;
    stopFollowing();
    moveCamera(to === 'home' ? homeCamera(field, screen, livelyPlace(frame)) : wholeCamera(field, screen));
  }

  function stopFollowing(): void {
    if (followed === undefined) return;
    followed = undefined;
    options.onFollow?.(false);
  }

  const gestures = listenToGestures(
    host,
    {
      pan(dx, dy) {
        fitting = 'none';
        stopFollowing();
        moveCamera(panned(camera, dx, dy, field, screen));
      },
      zoom(factor, px, py) {
        fitting = 'none';
        moveCamera(zoomed(camera, factor, px, py, field, screen));
      },
    },
    () => isCalm,
  );

  function remeasure(): void {
    if (host.clientWidth === 0 || host.clientHeight === 0) return;
    screen = { width: host.clientWidth, height: host.clientHeight };
    stand.painter().resize(surface());
    if (fitting !== 'none') fit(fitting);
    else moveCamera(clampCamera(camera, field, screen));
    // a resized buffer is empty; fill it before the browser shows it
    paint(alphaAt(performance.now()), performance.now(), false, true);
  }
  const observer = new ResizeObserver(remeasure);
  observer.observe(host);
  window.addEventListener('resize', remeasure);

  function apply(next: ShownFrame): ArrayBuffer | undefined {
    const former = frame;
    const isNewField = former === undefined || former.width !== next.width || former.height !== next.height;
    const isNewTissue = former?.tissue !== next.tissue;
    frame = next;
    appliedAt = performance.now();
    if (isNewField) {
      field = { width: next.width, height: next.height };
      fit('home');
    } else if (isNewTissue && fitting === 'home') {
      fit('home');
    }
    if (chosen !== undefined) findAgain(chosen, next);
    small?.show(next);
    small?.paint(camera, screen);
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

  function magnify(lens: HTMLElement, clientX: number, clientY: number, zoom: number): void {
    if (frame === undefined) return;
    const box = host.getBoundingClientRect();
    const at = toField(camera, clientX - box.left, clientY - box.top, screen);
    const shot = { camera: { ...at, scale: camera.scale * zoom }, alpha: alphaAt(performance.now()), seconds: drift };
    const whole = { ...shot, quality: quality(), isMoving: false, isAtOnce: true, selection: chosen };
    magnifier.paint(lens, { mode: stand.painter().mode, frame, theme, look, shot: whole });
  }

  return {
    get mode() {
      return stand.painter().mode;
    },
    apply,
    setTheme(name) {
      theme = themes[name];
      small?.setTheme(theme);
      stand.painter().setTheme(theme, look);
      wake();
    },
    setLook(next) {
      look = { ...look, ...next };
      stand.painter().setTheme(theme, look);
      wake();
    },
    setReducedMotion(isReduced) {
      isCalm = isReduced;
      wake();
    },
    zoomBy(factor) {
      fitting = 'none';
      moveCamera(zoomed(camera, factor, screen.width / 2, screen.height / 2, field, screen));
    },
    panBy(dx, dy) {
      fitting = 'none';
      stopFollowing();
      moveCamera(panned(camera, -dx * screen.width, -dy * screen.height, field, screen));
    },
    lookAt(x, y, width) {
      fitting = 'none';
      stopFollowing();
      moveCamera(clampCamera({ x, y, scale: screen.width / width }, field, screen));
    },
    resetCamera: () => fit('home'),
    showAll: () => fit('whole'),
    setSelected(id, x, y) {
      chosen = id === null ? undefined : choose(id, x, y);
      if (chosen !== undefined && frame !== undefined) findAgain(chosen, frame);
      if (chosen === undefined) stopFollowing();
      wake();
    },
    selectedPlace() {
      const place = placeOf(chosen, frame, alphaAt(performance.now()));
      return place === undefined || chosen === undefined ? undefined : { index: chosen.index, x: place.x, y: place.y };
    },
    follow(isWanted, at) {
      if (!isWanted) return stopFollowing();
      followed = at ?? { x: screen.width / 2, y: screen.height / 2 };
      fitting = 'none';
      options.onFollow?.(true);
      wake();
    },
    overview(canvas) {
      small = canvas === null ? undefined : createOverview(canvas, theme);
      if (frame !== undefined) small?.show(frame);
      small?.paint(camera, screen);
    },
    magnify,
    pick,
    toScreen: (x, y) => toScreen(camera, x, y, screen),
    micrometresPerPixel: () => 1 / camera.scale,
    drawNow: () => paint(1, performance.now(), false, true),
    canvas: () => stand.painter().canvas,
    destroy() {
      destroyed = true;
      cancelAnimationFrame(request);
      clearTimeout(calmTimer);
      observer.disconnect();
      window.removeEventListener('resize', remeasure);
      gestures.stop();
      magnifier.destroy();
      stand.destroy();
    },
  };
}
