/** The shape that tells a kind of cell from the others without colour, drawn as in legend and chart. */
import type { SeriesStyle } from '../palette.ts';
import { svg } from './dom.ts';

/** A small picture of a shape in the current text colour; a CAR-T cell is blue inside its ring, as in the picture. */
export function glyph(shape: SeriesStyle['shape']): SVGElement {
  return svg('svg', { viewBox: '0 0 20 20', class: 'glyph', 'aria-hidden': 'true' }, ...parts(shape));
}

function parts(shape: SeriesStyle['shape']): SVGElement[] {
  const full = { fill: 'currentColor' };
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2.5' };
  const circle = (r: number, look: { readonly [name: string]: string }): SVGElement =>
    svg('circle', { cx: '10', cy: '10', r: String(r), ...look });
  switch (shape) {
    case 'disc':
      return [circle(8, full)];
    case 'small disc':
      return [circle(5, full)];
    case 'hollow ring':
      return [circle(7, line)];
    case 'double ring':
      return [circle(8, { ...line, 'stroke-width': '2' }), circle(4, { ...line, 'stroke-width': '2' })];
    case 'studded ring': {
      const studs = [0, 60, 120, 180, 240, 300].map((degrees) => {
        const turn = (degrees * Math.PI) / 180;
        return svg('circle', {
          cx: (10 + 8 * Math.cos(turn)).toFixed(2),
          cy: (10 + 8 * Math.sin(turn)).toFixed(2),
          r: '2',
          ...full,
        });
      });
      return [circle(5.5, { ...line, 'stroke-width': '3', fill: 'var(--cart)' }), ...studs];
    }
    case 'diamond':
      return [svg('path', { d: 'M10 2l7 8-7 8-7-8z', ...full })];
    case 'triangle':
      return [svg('path', { d: 'M10 2.5l8 14.5H2z', ...full })];
    case 'square':
      return [svg('path', { d: 'M3.5 3.5h13v13h-13z', ...full })];
    case 'bar':
      return [svg('path', { d: 'M7 2h6v16H7z', ...full })];
  }
}
