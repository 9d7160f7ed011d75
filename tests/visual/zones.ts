/** Colours of drawn cells by zone: the middle, the rim, and the tissue where the cell lies. */
import type { PNG } from 'pngjs';
import type { Spot } from './specimen.ts';

/** Linear red, green and blue, 0 to 1. */
export type Light = readonly [r: number, g: number, b: number];

/** Mean light of one cell's zones; `mark` is the third of its pixels that stands out most from the ground. */
export type Zones = { readonly core: Light; readonly rim: Light; readonly mark: Light; readonly ground: Light };

function linear(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Light of a pixel. */
function lightAt(picture: PNG, x: number, y: number): Light {
  const k = (y * picture.width + x) * 4;
  return [linear(picture.data[k]), linear(picture.data[k + 1]), linear(picture.data[k + 2])];
}

/** Light of the pixels whose distance from the cell's middle is within these parts of its radius. */
function lightsOf(picture: PNG, { x, y, radius }: Spot, from: number, to: number): Light[] {
  const found: Light[] = [];
  for (let py = Math.floor(y - radius * to); py <= y + radius * to; py++) {
    for (let px = Math.floor(x - radius * to); px <= x + radius * to; px++) {
      const far = Math.hypot(px + 0.5 - x, py + 0.5 - y) / radius;
      if (far < from || far > to || px < 0 || py < 0 || px >= picture.width || py >= picture.height) continue;
      found.push(lightAt(picture, px, py));
    }
  }
  return found;
}

/** The zones of a cell in a picture, and of the same place in the picture without cells. */
export function zonesOf(withCells: PNG, withoutCells: PNG, spot: Spot): Zones {
  const ground = meanLight(lightsOf(withoutCells, spot, 0, 1.1));
  const below = luminance(ground);
  const standing = lightsOf(withCells, spot, 0, 1).sort(
    (one, other) => contrastOf(luminance(other), below) - contrastOf(luminance(one), below),
  );
  return {
    core: meanLight(lightsOf(withCells, spot, 0, 0.55)),
    rim: meanLight(lightsOf(withCells, spot, 0.72, 0.98)),
    mark: meanLight(standing.slice(0, Math.max(1, Math.round(standing.length / 3)))),
    ground,
  };
}

/** Mean of many lights. */
export function meanLight(lights: readonly Light[]): Light {
  const [r, g, b] = [0, 1, 2].map((k) => lights.reduce((sum, light) => sum + light[k], 0) / lights.length);
  return [r, g, b];
}

/** Relative luminance. */
export function luminance([r, g, b]: Light): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two luminances by WCAG; `stray` is the light of the room, 0.2 for a washed-out projector. */
export function contrastOf(one: number, other: number, stray = 0.05): number {
  return (Math.max(one, other) + stray) / (Math.min(one, other) + stray);
}

/** `#RRGGBB` of a light. */
export function hexOf(light: Light): string {
  const byte = (part: number): string => {
    const value = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.min(255, Math.max(0, Math.round(value * 255)))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${byte(light[0])}${byte(light[1])}${byte(light[2])}`;
}

/**
 * A cell's outline and inner drawing in grey, free of how light it is: `side`² numbers over a square of 1.1 radii of
 * `reach` px, less the ground, as parts of the strongest.
 */
export function glyphOf(withCells: PNG, withoutCells: PNG, spot: Spot, reach: number, side: number): Float64Array {
  const glyph = new Float64Array(side * side);
  for (let n = 0; n < side * side; n++) {
    const px = Math.floor(spot.x + (((n % side) + 0.5) / side - 0.5) * 2 * reach);
    const py = Math.floor(spot.y + ((Math.floor(n / side) + 0.5) / side - 0.5) * 2 * reach);
    if (px < 0 || py < 0 || px >= withCells.width || py >= withCells.height) continue;
    glyph[n] = Math.sqrt(luminance(lightAt(withCells, px, py))) - Math.sqrt(luminance(lightAt(withoutCells, px, py)));
  }
  const strongest = glyph.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  return glyph.map((value) => Math.abs(value) / strongest);
}

/** How much of two glyphs is the same, 0 to 1: what both have over what either has. */
export function overlap(one: Float64Array, other: Float64Array): number {
  let [both, either] = [0, 0];
  one.forEach((value, n) => {
    both += Math.min(value, other[n]);
    either += Math.max(value, other[n]);
  });
  return either === 0 ? 1 : both / either;
}
