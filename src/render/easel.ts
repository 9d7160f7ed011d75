/** Where pictures are drawn: on the screen, or aside first, so that nobody waits for a processor that stands in for a graphics card. */
import { RenderTexture } from 'pixi.js';
import { createCopy } from './copy.ts';
import type { Device } from './device.ts';
import { destroyShape, type Shape } from './shape.ts';

/** Takes one picture after the other. */
export type Easel = {
  /** Draws a picture. @param isAtOnce true to have it on the screen in this task, whatever that costs */
  draw(shapes: readonly Shape[], isAtOnce: boolean): void;
  /** Brings a picture that was drawn aside to the screen when it is done. @returns false while one is still being drawn; asking does not wait */
  settle(): boolean;
  /** The context was lost, and with it the picture aside. */
  forget(): void;
  destroy(): void;
};

/**
 * An easel of a device.
 * @param isAside true to draw aside: the screen takes a picture over only when it is done, because a browser that must
 * read an unfinished picture back holds the page up
 */
export function createEasel(device: Device, isAside: boolean): Easel {
  const { canvas, gl } = device;
  let fence: WebGLSync | null = null;
  let isWaiting = false;
  let picture = emptyPicture();
  const copy = createCopy(picture.source);

  function draw(shapes: readonly Shape[], isAtOnce: boolean): void {
    isWaiting = isAside && !isAtOnce;
    if (isWaiting) {
      picture.resize(canvas.width, canvas.height);
      device.draw(shapes, picture);
    } else device.draw(shapes);
    if (fence !== null) gl.deleteSync(fence);
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  }

  function settle(): boolean {
    if (fence === null || gl.isContextLost()) return true;
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) return false;
    gl.deleteSync(fence);
    fence = null;
    if (isWaiting) device.draw([copy]);
    isWaiting = false;
    return true;
  }

  function forget(): void {
    fence = null;
    isWaiting = false;
    const former = picture;
    picture = emptyPicture();
    copy.shader.resources['uPicture'] = picture.source;
    former.destroy(true);
  }

  function destroy(): void {
    destroyShape(copy);
    picture.destroy(true);
  }

  return { draw, settle, forget, destroy };
}

function emptyPicture(): RenderTexture {
  return RenderTexture.create({ width: 1, height: 1, scaleMode: 'nearest', autoGarbageCollect: false });
}
