/** The plate of specimens: one cell of every look, drawn by the very programs that draw the picture, for a key to be read beside it. */
import type { Frame } from '../frame/frame.ts';
import type { Theme } from '../palette.ts';
import { createMagnifier } from './magnifier.ts';
import { type Look, type Painter, type Place, plainLook } from './painter.ts';
import { qualities } from './quality.ts';
import { specimenFrame } from './specimens.ts';

/** What of the picture the plate shares. */
type Like = {
  readonly mode: Painter['mode'];
  readonly theme: Theme;
  readonly look: Look;
  readonly frame: Pick<Frame, 'scene' | 'disease'>;
};

/** The plate. It costs nothing while its host is not shown. */
export type Plate = {
  /**
   * Paints the specimens at their places (CSS px in `host`, so many px a µm) until the host is hidden.
   * @param like asked for every picture, because theme and look may change meanwhile
   */
  show(host: HTMLElement, places: readonly Place[], scale: number, like: () => Like): void;
  destroy(): void;
};

/** A plate that nobody has looked at yet. */
export function createPlate(): Plate {
  const magnifier = createMagnifier();
  let request = 0;

  function show(host: HTMLElement, places: readonly Place[], scale: number, like: () => Like): void {
    cancelAnimationFrame(request);
    const size = { width: host.clientWidth / scale, height: host.clientHeight / scale };
    const camera = { x: size.width / 2, y: size.height / 2, scale };
    const frame = specimenFrame(
      places.map(({ x, y }) => ({ x: x / scale, y: y / scale })),
      size,
      like().frame,
    );
    // the coarsest leaves the ground bare
    const quality = qualities[qualities.length - 1];
    let look = plainLook;
    const draw = (): void => {
      if (host.clientWidth === 0) return magnifier.destroy();
      const { mode, theme, look: present } = like();
      if (look.stain !== present.stain) look = { ...plainLook, stain: present.stain };
      const shot = { camera, alpha: 1, seconds: 0, quality, isMoving: false, isAtOnce: true };
      magnifier.paint(host, { mode, frame, theme, look, shot });
      request = requestAnimationFrame(draw);
    };
    draw();
  }

  function destroy(): void {
    cancelAnimationFrame(request);
    magnifier.destroy();
  }

  return { show, destroy };
}
