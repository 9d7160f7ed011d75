/** The magnifier: a round lens over the picture, while its key is held down or until its button is pressed again. */
import { element, setText } from './dom.ts';
import { t } from './strings.ts';

/** What is used of the picture. */
type LensView = {
  magnify(host: HTMLElement, clientX: number, clientY: number, zoom: number): void;
  selectedPlace(): { readonly x: number; readonly y: number } | undefined;
  toScreen(x: number, y: number): { readonly x: number; readonly y: number };
  micrometresPerPixel(): number;
};

/** What the magnifier needs. */
export type LensOptions = {
  readonly stage: HTMLElement;
  readonly view: LensView;
  /** The middle of what no panel covers, in CSS px of the window. */
  middle(): { readonly x: number; readonly y: number };
  /** Told whether the magnifier is in use. */
  changed(isOn: boolean): void;
};

/** Opens and closes the round, nearer view beside the pointer. */
export type Lens = {
  toggle(): void;
  /** Its key went down: the lens opens, or closes when it was left open. */
  press(): void;
};

/** Cells are at least so large in it, in CSS px per µm: then nucleus, receptors and antigen can be told apart. */
const clearScale = 5;
/** Times as large as the picture around it. */
const [leastZoom, mostZoom] = [2, 8];
/** A key held longer than this was meant to be held, in ms; a shorter press leaves the lens open. */
const heldFor = 350;

/** How many times larger a lens shows a picture of so many CSS px per µm. Pure. */
export function zoomFor(pixelsPerMicrometre: number): number {
  return Math.min(mostZoom, Math.max(leastZoom, clearScale / pixelsPerMicrometre));
}

/** Hangs the lens over the stage, closed. */
export function createLens(options: LensOptions): Lens {
  const { stage, view } = options;
  const glass = element('div', { class: 'lens-glass' });
  const factor = element('span', { class: 'lens-factor' });
  const lens = element('div', { class: 'lens', attributes: { 'aria-hidden': 'true' } }, glass, factor);
  lens.hidden = true;
  stage.after(lens);
  let pointer: { readonly x: number; readonly y: number } | undefined;
  let pressedAt = -Infinity;
  let isOn = false;

  /** The mouse if it was used last; else the selected cell, or the middle. */
  const place = (): { readonly x: number; readonly y: number } => {
    if (pointer !== undefined) return pointer;
    const cell = view.selectedPlace();
    if (cell === undefined) return options.middle();
    const { left, top } = stage.getBoundingClientRect();
    const at = view.toScreen(cell.x, cell.y);
    return { x: at.x + left, y: at.y + top };
  };
  const draw = (): void => {
    if (!isOn) return;
    const { x, y } = place();
    const zoom = zoomFor(1 / view.micrometresPerPixel());
    lens.style.translate = `calc(${Math.round(x)}px - 50%) calc(${Math.round(y)}px - 50%)`;
    setText(factor, t('lens.factor', { factor: Number(zoom.toPrecision(2)) }));
    view.magnify(glass, x, y, zoom);
    requestAnimationFrame(draw);
  };
  const open = (wanted: boolean): void => {
    if (wanted === isOn) return;
    isOn = wanted;
    lens.hidden = !isOn;
    options.changed(isOn);
    requestAnimationFrame(draw);
  };

  stage.addEventListener('pointermove', ({ pointerType, clientX, clientY }) => {
    // a finger would hide what the lens shows: there the picture is moved below it
    pointer = pointerType === 'mouse' ? { x: clientX, y: clientY } : undefined;
  });
  addEventListener('keydown', ({ key }) => {
    if (key.startsWith('Arrow') || key === 'Enter' || key.toLowerCase() === 'n') pointer = undefined;
  });
  addEventListener('keyup', (event) => {
    if (event.key.toLowerCase() !== 'z' || pressedAt === -Infinity) return;
    // by the events' own times: making the first lens may have kept this one waiting
    if (event.timeStamp - pressedAt > heldFor) open(false);
    pressedAt = -Infinity;
  });
  addEventListener('blur', () => {
    if (pressedAt !== -Infinity) open(false);
    pressedAt = -Infinity;
  });

  return {
    toggle: () => open(!isOn),
    press() {
      if (isOn) return open(false);
      pressedAt = performance.now();
      open(true);
    },
  };
}
