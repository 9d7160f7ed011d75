/** The picture of a run: takes frames, blends between them, and lets people look around in it. */
import type { Frame } from '../frame/frame.ts';
import { themes } from '../palette.ts';
import { toField, toScreen } from './camera.ts';
import { listenToGestures } from './gestures.ts';
import { livelyPlace } from './lively-place.ts';
import { createMagnifier } from './magnifier.ts';
import { createOverview, type Overview } from './overview.ts';
import { type Look, type Painter, plainLook } from './painter.ts';
import { nearestCell } from './pick.ts';
import { createPlate } from './plate.ts';
import { type Quality, type Surface, noteFrame, qualities, startLadder, surfaceFor } from './quality.ts';
import { type Chosen, choose, findAgain, placeOf } from './selection.ts';
import { createStand } from './stand.ts';
import type { View, ViewOptions } from './view-api.ts';
import { createViewpoint } from './viewpoint.ts';

export type { View } from './view-api.ts';

/** How far outside a cell a pointer may be and still mean it, in CSS px. */
const pickReach = 8;
/** Shortest time between two pictures of a running simulation under reduced motion, in ms. */
const calmInterval = 500;
/** The camera counts as moving until it has rested so long, in ms. */
const settleTime = 140;
/** Shortest time between two pictures where a processor draws them, in ms: what is left of it belongs to the simulation. */
const softwareInterval = 45;
/** Two pictures further apart than this, in ms, did not follow each other, unless it took so long to draw one. */
const longestInterval = 3000;
/** After this time without a frame the run counts as paused and the drift stops, in ms. */
const stillAfter = 1500;

/** Puts a view into `host`, which must have a size of its own and `position` other than static. */
export async function createView(host: HTMLElement, options: ViewOptions): Promise<View> {
  let theme = themes[options.theme];
  let look: Look = plainLook;
  let isCalm = options.reducedMotion;
  let frame: Frame | undefined;
  let chosen: Chosen | undefined;
  let small: Overview | undefined;
  const magnifier = createMagnifier();
  const plate = createPlate();
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

  const viewpoint = createViewpoint({
    screen: { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) },
    livelyPlace: () => livelyPlace(frame),
    onCamera(camera) {
      cameraMovedAt = performance.now();
      options.onCamera?.(camera);
      small?.paint(camera, viewpoint.screen);
      wake();
    },
    onFollow: (isFollowed) => options.onFollow?.(isFollowed),
  });
  const quality = (): Quality => qualities[ladder.level];
  const surface = (): Surface => {
    const { width, height } = viewpoint.screen;
    return surfaceFor(width, height, Math.min(window.devicePixelRatio || 1, quality().ratio));
  };

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
    const follows = viewpoint.pursue(placeOf(chosen, frame, alphaAt(now)), seconds, isCalm);
    if (isRunning) drift += seconds;
    const moves = glides || drifts || blends || follows;
    const isMoving = now - cameraMovedAt < settleTime;
    const since = now - paintedAt;
    // a picture that is still being drawn is waited for without holding the page up
    const isFree = stand.isLost() || stand.painter().settle();
    const isDone = isFree && isDrawing;
    if (isDone) options.onDrawn?.();
    if (isDone && since >= longestInterval) note(since);
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
    const { camera } = viewpoint;
    const shot = { camera, alpha, seconds: drift, quality: quality(), isMoving, isAtOnce, selection: chosen };
    stand.painter().paint(shot);
  }

  const gestures = listenToGestures(host, viewpoint, () => isCalm, options.wheelWaits === true);

  function remeasure(): void {
    if (host.clientWidth === 0 || host.clientHeight === 0) return;
    viewpoint.setScreen({ width: host.clientWidth, height: host.clientHeight });
    stand.painter().resize(surface());
    // a resized buffer is empty; fill it before the browser shows it
    paint(alphaAt(performance.now()), performance.now(), false, true);
  }
  const observer = new ResizeObserver(remeasure);
  observer.observe(host);
  window.addEventListener('resize', remeasure);

  function apply(next: Frame): ArrayBuffer | undefined {
    const former = frame;
    const isNewField = former === undefined || former.width !== next.width || former.height !== next.height;
    const isNewTissue = former?.tissue !== next.tissue;
    frame = next;
    appliedAt = performance.now();
    if (isNewField) viewpoint.setField({ width: next.width, height: next.height });
    else if (isNewTissue && viewpoint.isHome) viewpoint.fit('home');
    if (chosen !== undefined) findAgain(chosen, next);
    small?.show(next);
    small?.paint(viewpoint.camera, viewpoint.screen);
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
    const { camera, screen } = viewpoint;
    const at = toField(camera, clientX - box.left, clientY - box.top, screen);
    return nearestCell(frame, at.x, at.y, alphaAt(performance.now()), pickReach / camera.scale);
  }

  function magnify(lens: HTMLElement, clientX: number, clientY: number, zoom: number): void {
    if (frame === undefined) return;
    const box = host.getBoundingClientRect();
    const { camera, screen } = viewpoint;
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
      const { width, height } = viewpoint.screen;
      viewpoint.zoom(factor, width / 2, height / 2);
    },
    panBy(dx, dy) {
      const { width, height } = viewpoint.screen;
      viewpoint.pan(-dx * width, -dy * height);
    },
    lookAt: (x, y, width) => viewpoint.lookAt(x, y, width),
    resetCamera: () => viewpoint.fit('home'),
    showAll: () => viewpoint.fit('whole'),
    setSelected(id, x, y, born) {
      chosen = id === null ? undefined : choose(id, x, y, born);
      if (chosen !== undefined && frame !== undefined) findAgain(chosen, frame);
      if (chosen === undefined) viewpoint.stopFollowing();
      wake();
    },
    selectedPlace() {
      const place = placeOf(chosen, frame, alphaAt(performance.now()));
      return place === undefined || chosen === undefined ? undefined : { index: chosen.index, x: place.x, y: place.y };
    },
    follow(isWanted, at) {
      if (!isWanted) return viewpoint.stopFollowing();
      const { width, height } = viewpoint.screen;
      viewpoint.follow(at ?? { x: width / 2, y: height / 2 });
      wake();
    },
    overview(canvas) {
      small = canvas === null ? undefined : createOverview(canvas, theme);
      if (frame !== undefined) small?.show(frame);
      small?.paint(viewpoint.camera, viewpoint.screen);
    },
    magnify,
    paintPlate(plateHost, places, scale) {
      const like = frame ?? { scene: 'marrow', disease: 'ALL' };
      plate.show(plateHost, places, scale, () => ({ mode: stand.painter().mode, theme, look, frame: like }));
    },
    pick,
    toScreen: (x, y) => toScreen(viewpoint.camera, x, y, viewpoint.screen),
    micrometresPerPixel: () => 1 / viewpoint.camera.scale,
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
      plate.destroy();
      stand.destroy();
    },
  };
}
