/** Which part of the field is seen: plain data and arithmetic, the same for both ways of drawing. */

/** Centre of the screen in µm, and CSS px per µm. */
export type Camera = { readonly x: number; readonly y: number; readonly scale: number };

/** A width and a height; µm for the field, CSS px for the screen. */
export type Size = { readonly width: number; readonly height: number };

/** The nearest look: CSS px per µm. A lymphocyte of 8 µm is then 320 px wide. */
const largestScale = 40;

/** How far out one can go, as a part of the scale at which the whole field fits. */
const smallestFit = 0.9;

/** Width of the field at first sight in µm, and the fewest CSS px per µm then, so that cells are more than dots. */
const homeWidth = 1400;
const homeScale = 0.8;

/** First sight: near enough to tell cells apart, about a lively place; the whole of a field that is smaller. */
export function homeCamera(field: Size, screen: Size, place?: { x: number; y: number }): Camera {
  const covering = Math.max(screen.width / field.width, screen.height / field.height);
  const scale = Math.min(largestScale, Math.max(covering, screen.width / homeWidth, homeScale));
  const at = place ?? { x: field.width / 2, y: field.height / 2 };
  return {
    x: covered(at.x, field.width, screen.width / scale),
    y: covered(at.y, field.height, screen.height / scale),
    scale,
  };
}

/** The whole field. */
export function wholeCamera(field: Size, screen: Size): Camera {
  const scale = Math.min(largestScale, 0.97 * Math.min(screen.width / field.width, screen.height / field.height));
  return { x: field.width / 2, y: field.height / 2, scale };
}

/** The centre nearest to a wanted one at which the field covers the screen. */
function covered(centre: number, field: number, seen: number): number {
  return seen >= field ? field / 2 : Math.min(field - seen / 2, Math.max(seen / 2, centre));
}

/** A round length for a scale bar of at most `mostPixels` CSS px: 1, 2 or 5 times a power of ten µm. */
export function scaleBar(micrometresPerPixel: number, mostPixels: number): { micrometres: number; pixels: number } {
  const most = micrometresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const micrometres = [5, 2, 1].map((digit) => digit * power).find((length) => length <= most) ?? power;
  return { micrometres, pixels: micrometres / micrometresPerPixel };
}

/** The nearest allowed camera: the centre stays in the field, the scale between the whole field and one cell. */
export function clampCamera(camera: Camera, field: Size, screen: Size): Camera {
  const least = smallestFit * Math.min(screen.width / field.width, screen.height / field.height);
  const scale = Math.min(largestScale, Math.max(Math.min(least, largestScale), camera.scale));
  return {
    x: within(camera.x, field.width, screen.width / scale),
    y: within(camera.y, field.height, screen.height / scale),
    scale,
  };
}

/** Keeps a centre so that the field covers the screen, or at least its middle where the field is smaller. */
function within(centre: number, field: number, seen: number): number {
  // a quarter of the screen may lie beyond the edge, so that cells under a panel can be pulled out from under it
  const margin = seen * 0.25;
  const low = Math.min(field / 2, margin);
  return Math.min(field - low, Math.max(low, centre));
}

/** The camera after zooming by `factor` about a place on the screen, in CSS px from its upper left corner. */
export function zoomed(camera: Camera, factor: number, px: number, py: number, field: Size, screen: Size): Camera {
  const at = toField(camera, px, py, screen);
  const scale = clampCamera({ ...camera, scale: camera.scale * factor }, field, screen).scale;
  const x = at.x - (px - screen.width / 2) / scale;
  const y = at.y - (py - screen.height / 2) / scale;
  return clampCamera({ x, y, scale }, field, screen);
}

/** The camera after the picture was pushed by `dx`, `dy` CSS px. */
export function panned(camera: Camera, dx: number, dy: number, field: Size, screen: Size): Camera {
  return clampCamera({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, field, screen);
}

/** Where a place of the field, in µm, is on the screen, in CSS px from its upper left corner. */
export function toScreen(camera: Camera, x: number, y: number, screen: Size): { x: number; y: number } {
  return {
    x: (x - camera.x) * camera.scale + screen.width / 2,
    y: (y - camera.y) * camera.scale + screen.height / 2,
  };
}

/** Which place of the field, in µm, is at a place of the screen, in CSS px from its upper left corner. */
export function toField(camera: Camera, px: number, py: number, screen: Size): { x: number; y: number } {
  return {
    x: camera.x + (px - screen.width / 2) / camera.scale,
    y: camera.y + (py - screen.height / 2) / camera.scale,
  };
}
