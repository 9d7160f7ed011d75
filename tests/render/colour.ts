/** Colour arithmetic for the palette's tests: contrast, CIEDE2000 difference, and how colour-blind eyes see a colour. */

/** Kinds of colour vision that the palette is checked for. */
export const visions = ['normal', 'protan', 'deutan', 'tritan'] as const;

/** One kind of colour vision. */
export type Vision = (typeof visions)[number];

type Triple = readonly [number, number, number];

/** Full loss of one cone, on linear RGB (Machado, Oliveira and Fernandes 2009, severity 1.0). */
const matrices: { readonly [V in Exclude<Vision, 'normal'>]: readonly Triple[] } = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `#RRGGBB` as three linear parts, 0 to 1. */
function linear(hex: string): Triple {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function seen(hex: string, vision: Vision): Triple {
  const rgb = linear(hex);
  if (vision === 'normal') return rgb;
  const clamp = (row: Triple): number => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
  const [r, g, b] = matrices[vision];
  return [clamp(r as Triple), clamp(g as Triple), clamp(b as Triple)];
}

function lab([r, g, b]: Triple): Triple {
  const f = (t: number): number => (t > 0.008856451679 ? Math.cbrt(t) : t * 7.787037037 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Contrast ratio of two colours by WCAG, 1 to 21; `stray` is the light of the room, 0.2 for a washed-out projector. */
export function contrast(one: string, other: string, stray = 0.05): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + stray;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return a > b ? a / b : b / a;
}

/** CIEDE2000 difference of two colours as an eye of this vision sees them. */
export function difference(one: string, other: string, vision: Vision): number {
  const [l1, a1, b1] = lab(seen(one, vision));
  const [l2, a2, b2] = lab(seen(other, vision));
  const degrees = Math.PI / 180;
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const angle = (b: number, p: number): number => (b === 0 && p === 0 ? 0 : (Math.atan2(b, p) / degrees + 360) % 360);
  const [h1, h2] = [angle(b1, p1), angle(b2, p2)];
  const grey = c1 * c2 === 0;
  let turn = grey ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  let middle = h1 + h2;
  if (!grey) middle = Math.abs(h1 - h2) <= 180 ? middle / 2 : (middle + (middle < 360 ? 360 : -360)) / 2;
  const cos = (x: number): number => Math.cos(x * degrees);
  const t =
    1 - 0.17 * cos(middle - 30) + 0.24 * cos(2 * middle) + 0.32 * cos(3 * middle + 6) - 0.2 * cos(4 * middle - 63);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const swirl =
    -Math.sin(2 * 30 * Math.exp(-(((middle - 275) / 25) ** 2)) * degrees) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const dl = (l2 - l1) / sl;
  const dc = (c2 - c1) / sc;
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * degrees)) / sh;
  return Math.sqrt(dl * dl + dc * dc + dh * dh + swirl * dc * dh);
}
