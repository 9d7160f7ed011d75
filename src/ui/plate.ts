/** The key to the picture: every look that a cell may have, with its name. The cells themselves are painted by the picture. */
import { specimenNames } from '../palette.ts';
import { element } from './dom.ts';
import { t } from './strings.ts';

/** Paints the cells into a host at these places (CSS px), so many px a µm, as long as the host is shown. */
export type PaintPlate = (host: HTMLElement, places: readonly { x: number; y: number }[], scale: number) => void;

/** Px a µm where text is 16 px: a lymphoblast is as large as two lines. */
const scaleAtRem = 3;
const usualRem = 16;

/** The key. It is painted whenever it comes into sight or changes its size. */
export function createPlate(paint: PaintPlate): HTMLElement {
  const tiles = specimenNames.map((name) => {
    const spot = element('span', { class: 'plate-spot' });
    return { spot, tile: element('li', {}, spot, element('span', { class: 'plate-name', text: t(`plate.${name}`) })) };
  });
  const picture = element('div', { class: 'plate-picture' });
  const host = element('div', { class: 'plate' }, picture, element('ul', {}, ...tiles.map(({ tile }) => tile)));
  new ResizeObserver(() => {
    if (host.clientWidth === 0) return;
    const { left, top } = picture.getBoundingClientRect();
    const places = tiles.map(({ spot }) => {
      const box = spot.getBoundingClientRect();
      return { x: box.left + box.width / 2 - left, y: box.top + box.height / 2 - top };
    });
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    paint(picture, places, (scaleAtRem * rem) / usualRem);
  }).observe(host);
  return host;
}
