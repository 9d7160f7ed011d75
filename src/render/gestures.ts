/** Mouse, touch and pen on the picture: drag with a little momentum, wheel and pinch about the pointer. */

/** What the gestures ask for; lengths in CSS px, places from the host's upper left corner. */
export type GestureTarget = {
  pan(dx: number, dy: number): void;
  zoom(factor: number, px: number, py: number): void;
};

/** Gestures that are being listened to. */
export type Gestures = {
  /** Lets momentum go on for `seconds`; true while there is some. */
  glide(seconds: number): boolean;
  stop(): void;
};

/** A pointer that moved less than this, in CSS px, was a click and not a drag. */
const clickSlop = 5;
/** Time in which momentum falls to a third, in seconds. */
const glideTime = 0.22;

/**
 * Listens to `host`; without momentum while `isCalm`. A drag swallows the click that ends it.
 * @param wheelWaits the wheel without Ctrl scrolls what is around the page until `host` is clicked, and again once the page is left
 */
export function listenToGestures(
  host: HTMLElement,
  target: GestureTarget,
  isCalm: () => boolean,
  wheelWaits: boolean,
): Gestures {
  const pointers = new Map<number, { x: number; y: number }>();
  const listening = new AbortController();
  const { signal } = listening;
  let travelled = 0;
  let speedX = 0;
  let speedY = 0;
  let movedAt = 0;
  let takesWheel = !wheelWaits;

  function place(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  host.addEventListener(
    'pointerdown',
    (event) => {
      takesWheel = true;
      if (event.button !== 0 && event.pointerType === 'mouse') return;
      if (pointers.size === 0) travelled = 0;
      pointers.set(event.pointerId, place(event));
      speedX = speedY = 0;
    },
    { signal },
  );

  host.addEventListener(
    'pointermove',
    (event) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = place(event);
      const dx = now.x - before.x;
      const dy = now.y - before.y;
      travelled += Math.abs(dx) + Math.abs(dy);
      if (travelled <= clickSlop) return;
      // captured only once it is a drag, so that a plain click still reaches what was clicked
      if (!host.hasPointerCapture(event.pointerId)) host.setPointerCapture(event.pointerId);
      if (pointers.size === 1) {
        target.pan(dx, dy);
        const seconds = Math.max(0.004, (event.timeStamp - movedAt) / 1000);
        speedX += 0.4 * (dx / seconds - speedX);
        speedY += 0.4 * (dy / seconds - speedY);
        movedAt = event.timeStamp;
      } else {
        pinch(event.pointerId, before, now);
      }
      pointers.set(event.pointerId, now);
    },
    { signal },
  );

  function pinch(id: number, before: { x: number; y: number }, now: { x: number; y: number }): void {
    const other = [...pointers].find(([each]) => each !== id)?.[1];
    if (other === undefined) return;
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(now.x - other.x, now.y - other.y);
    if (was > 1 && is > 1) target.zoom(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
    target.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    speedX = speedY = 0;
  }

  function release(event: PointerEvent): void {
    if (!pointers.delete(event.pointerId)) return;
    // a pointer that rested before it was lifted leaves no momentum
    if (isCalm() || event.timeStamp - movedAt > 60) speedX = speedY = 0;
  }
  host.addEventListener('pointerup', release, { signal });
  host.addEventListener('pointercancel', release, { signal });
  host.addEventListener('lostpointercapture', (event) => pointers.delete(event.pointerId), { signal });

  host.addEventListener(
    'click',
    (event) => {
      if (travelled > clickSlop) event.stopImmediatePropagation();
      travelled = 0;
    },
    { signal, capture: true },
  );

  addEventListener(
    'blur',
    () => {
      takesWheel = !wheelWaits;
    },
    { signal },
  );

  host.addEventListener(
    'wheel',
    (event) => {
      if (!takesWheel && !event.ctrlKey) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
      // a pinch on a touchpad arrives as a wheel with Ctrl, in smaller steps
      const step = Math.max(-120, Math.min(120, event.deltaY * unit)) * (event.ctrlKey ? 0.008 : 0.0018);
      const at = place(event);
      target.zoom(Math.exp(-step), at.x, at.y);
    },
    { signal, passive: false },
  );

  return {
    glide(seconds) {
      if (pointers.size > 0 || Math.abs(speedX) + Math.abs(speedY) < 12) return false;
      target.pan(speedX * seconds, speedY * seconds);
      const left = Math.exp(-seconds / glideTime);
      speedX *= left;
      speedY *= left;
      return true;
    },
    stop: () => listening.abort(),
  };
}
