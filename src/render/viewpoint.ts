/** Where the view looks: its camera, what that keeps to when the screen changes, and the cell that it follows. */
import { type Camera, clampCamera, homeCamera, panned, type Size, toField, wholeCamera, zoomed } from './camera.ts';
import type { Place } from './painter.ts';

/** Time in which a camera that follows closes two thirds of its way, in seconds. */
const followTime = 0.35;

/** What the camera shows again when the screen changes. */
type Fitting = 'home' | 'whole' | 'none';

/** What a viewpoint needs. */
export type ViewpointOptions = {
  readonly screen: Size;
  /** Where something is going on, for first sight. */
  livelyPlace(): Place | undefined;
  onCamera(camera: Camera): void;
  onFollow(isFollowed: boolean): void;
};

/** The viewpoint. */
export type Viewpoint = {
  readonly camera: Camera;
  readonly screen: Size;
  /** Whether first sight is shown, from which nobody has turned away. */
  readonly isHome: boolean;
  /** Another field, in µm; goes to its first sight. */
  setField(next: Size): void;
  setScreen(next: Size): void;
  fit(to: 'home' | 'whole'): void;
  /** Moves by CSS px. */
  pan(dx: number, dy: number): void;
  /** Zooms about a place of the screen, in CSS px. */
  zoom(factor: number, px: number, py: number): void;
  /** Shows `width` µm around a place in µm. */
  lookAt(x: number, y: number, width: number): void;
  /** Keeps a cell at a place of the screen. */
  follow(at: Place): void;
  stopFollowing(): void;
  /** Moves towards the place of the cell, in µm. @returns true while there is some way to go */
  pursue(cell: Place | undefined, seconds: number, isCalm: boolean): boolean;
};

/** At first sight of a field of middle size. */
export function createViewpoint(options: ViewpointOptions): Viewpoint {
  let { screen } = options;
  let field: Size = { width: 1600, height: 1000 };
  let camera = homeCamera(field, screen);
  let fitting: Fitting = 'home';
  /** Where on the screen a followed cell is kept, in CSS px. */
  let followed: Place | undefined;

  function move(next: Camera): void {
    camera = next;
    options.onCamera(camera);
  }

  function stopFollowing(): void {
    if (followed === undefined) return;
    followed = undefined;
    options.onFollow(false);
  }

  function fit(to: 'home' | 'whole'): void {
    fitting = to;
    stopFollowing();
    move(to === 'home' ? homeCamera(field, screen, options.livelyPlace()) : wholeCamera(field, screen));
  }

  function leave(): void {
    fitting = 'none';
    stopFollowing();
  }

  return {
    get camera() {
      return camera;
    },
    get screen() {
      return screen;
    },
    get isHome() {
      return fitting === 'home';
    },
    setField(next) {
      field = next;
      fit('home');
    },
    setScreen(next) {
      screen = next;
      if (fitting !== 'none') fit(fitting);
      else move(clampCamera(camera, field, screen));
    },
    fit,
    pan(dx, dy) {
      leave();
      move(panned(camera, dx, dy, field, screen));
    },
    zoom(factor, px, py) {
      fitting = 'none';
      move(zoomed(camera, factor, px, py, field, screen));
    },
    lookAt(x, y, width) {
      leave();
      move(clampCamera({ x, y, scale: screen.width / width }, field, screen));
    },
    follow(at) {
      followed = at;
      fitting = 'none';
      options.onFollow(true);
    },
    stopFollowing,
    pursue(cell, seconds, isCalm) {
      if (cell === undefined || followed === undefined) return false;
      const part = isCalm ? 1 : 1 - Math.exp(-seconds / followTime);
      const aim = toField(camera, followed.x, followed.y, screen);
      const [dx, dy] = [cell.x - aim.x, cell.y - aim.y];
      const next = clampCamera({ ...camera, x: camera.x + dx * part, y: camera.y + dy * part }, field, screen);
      const way = Math.max(Math.abs(next.x - camera.x), Math.abs(next.y - camera.y)) * camera.scale;
      if (way < 0.05) return false;
      move(next);
      return true;
    },
  };
}
