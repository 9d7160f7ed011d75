/** Leaves the graphics card's work out of a measurement: calls that draw are counted and not made, all else happens. */

declare global {
  interface Window {
    /** Pictures, and calls that draw, so far. */
    drawn?: { pictures: number; calls: number };
  }
}

/** The loader of these scripts names functions by a helper that a page does not have; to be run there before `countDraws`. */
export const helperOfLoader = 'globalThis.__name = (work) => work';

/**
 * Counts the calls that draw and makes none. Given to the page as text, so it uses nothing from outside.
 * @param isCard true to say that a card draws, so that no picture is drawn aside and copied and none waits for another
 */
export function countDraws(isCard: boolean): void {
  const drawn = { pictures: 0, calls: 0 };
  let isDrawn = false;
  const { prototype } = WebGL2RenderingContext;
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    Object.assign(prototype, {
      [name]() {
        drawn.calls += 1;
        isDrawn = true;
      },
    });
  }
  if (isCard) {
    const told = Reflect.get(prototype, 'getParameter') as (name: number) => unknown;
    prototype.getParameter = function (name: number): unknown {
      return name === 0x9246 /* UNMASKED_RENDERER_WEBGL */ ? 'a graphics card' : told.call(this, name);
    };
  }
  const next = (): void => {
    if (isDrawn) drawn.pictures += 1;
    isDrawn = false;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  window.drawn = drawn;
}
