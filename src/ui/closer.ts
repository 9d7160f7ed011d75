/** Looking closer: hover names a cell, a click, a tap or a key selects one, and a card tells about it until it is let go. */
import { type Cell, cellAt, type Records } from '../frame/cell.ts';
import { lowBitsOf } from '../frame/record.ts';
import type { Portrait } from '../model/inspect.ts';
import { kind } from '../model/kinds.ts';
import type { Parameters } from '../model/parameters.ts';
import { pickedText, tagText } from './cell-words.ts';
import { element, setText } from './dom.ts';
import { type Area, cellTowards, directions, nearestCell, nextCell } from './frame-cells.ts';
import { createInspector } from './inspector.ts';
import type { Curve } from './legend.ts';
import { curvesOf, hasLostAntigen } from './lit.ts';
import { type Box, coversNow, freeMiddle, isCovered, nearestFree } from './sight.ts';
import { throttle } from './throttle.ts';

/** What is used of the picture. */
type PickView = {
  pick(clientX: number, clientY: number): number;
  setSelected(id: number | null, x?: number, y?: number, born?: { readonly x: number; readonly y: number }): void;
  selectedPlace(): { index: number; x: number; y: number } | undefined;
  follow(isFollowed: boolean, at?: { readonly x: number; readonly y: number }): void;
  panBy(dx: number, dy: number): void;
  toScreen(x: number, y: number): { x: number; y: number };
  micrometresPerPixel(): number;
};

/** What looking closer needs. */
export type CloserOptions = {
  readonly stage: HTMLElement;
  readonly card: HTMLElement;
  readonly view: PickView;
  frame(): Records | undefined;
  portrait(who: number | { readonly id: number }): Promise<Portrait | undefined>;
  parameters(): Readonly<Parameters>;
  /** Says something to a screen reader. */
  say(text: string): void;
  /** The curves of the cell that is looked at; `isPassing` while it is only under the pointer. */
  light(curves: readonly Curve[], isPassing: boolean): void;
};

/** Looking closer. */
export type Closer = {
  /** An instant is shown: the card and the tag follow, at most four times a second. */
  refresh(): void;
  /** Selects the next CAR-T cell in view, or the next cell of another kind. */
  next(isCart: boolean): void;
  clear(): void;
  setFollowed(isFollowed: boolean): void;
  /** The middle of what no panel covers, in CSS px of the window. */
  middle(): { readonly x: number; readonly y: number };
};

const refreshEvery = 250;

/** Starts listening on the stage. */
export function createCloser(options: CloserOptions): Closer {
  const { stage, view } = options;
  let selected: Portrait | undefined;
  /** Grows with every choice, so that a late answer cannot undo a newer one. */
  let choice = 0;
  let pointer: { readonly x: number; readonly y: number } | undefined;

  const inspector = createInspector(options.card, {
    close: clear,
    follow(isFollowed) {
      // where no panel covers it
      const { x, y } = middle();
      const { left, top } = stage.getBoundingClientRect();
      view.follow(isFollowed, { x: x - left, y: y - top });
    },
    go: (id) => void select({ id }),
  });
  const tag = element('div', { class: 'cell-tag', attributes: { 'aria-hidden': 'true' } });
  tag.hidden = true;
  stage.after(tag);

  async function select(who: number | { readonly id: number }, isSpoken = false): Promise<void> {
    const mine = ++choice;
    const found = await options.portrait(who);
    if (mine !== choice || found === undefined) return;
    selected = found;
    view.setSelected(lowBitsOf(found.id), found.x, found.y, { x: found.bornX, y: found.bornY });
    inspector.show(found, options.parameters());
    uncover();
    light(undefined);
    if (isSpoken) options.say(pickedText(found));
  }

  function clear(): void {
    choice += 1;
    selected = undefined;
    view.setSelected(null);
    inspector.hide();
    light(undefined);
  }

  /** Brings the selected cell out from under a panel, for one its own card may be. */
  function uncover(): void {
    const place = view.selectedPlace();
    if (place === undefined) return;
    const box = stage.getBoundingClientRect();
    const inStage = view.toScreen(place.x, place.y);
    const at = { x: inStage.x + box.left, y: inStage.y + box.top };
    const covers = coversNow();
    if (!isCovered(covers, at.x, at.y)) return;
    const free = nearestFree(box, covers, at);
    view.panBy((at.x - free.x) / box.width, (at.y - free.y) / box.height);
  }

  /** Lights up the curves of the cell under the pointer, or else of the selected one. */
  function light(hovered: Cell | undefined): void {
    if (hovered !== undefined) options.light(curvesOf(hovered), true);
    else if (selected === undefined) options.light([], false);
    else options.light(curvesOf({ ...selected, antigenNegative: hasLostAntigen(selected.traits) }), false);
  }

  const ask = throttle<null>(() => {
    showTag();
    if (selected === undefined) return;
    const mine = choice;
    const { id } = selected;
    void options.portrait({ id }).then((found) => {
      // asked while another cell was being chosen, it speaks of the one before
      if (mine !== choice || selected?.id !== id) return;
      if (found === undefined) return inspector.showGone();
      selected = found;
      inspector.show(found, options.parameters());
    });
  }, refreshEvery);

  /** The part of the field in sight, in µm, with what panels cover of it. */
  function area(): Area {
    return { ...inField(stage.getBoundingClientRect()), covers: coversNow().map(inField) };
  }
  /** A box of the window as a part of the field. */
  function inField(box: Box): Box {
    const { left, top } = stage.getBoundingClientRect();
    const origin = view.toScreen(0, 0);
    const scale = view.micrometresPerPixel();
    const x = (at: number): number => (at - left - origin.x) * scale;
    const y = (at: number): number => (at - top - origin.y) * scale;
    return { left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom) };
  }
  const middle = (): { x: number; y: number } => freeMiddle(stage.getBoundingClientRect(), coversNow());
  function middleOfField(): { x: number; y: number } {
    const { x, y } = middle();
    const { left, top } = inField({ left: x, top: y, right: x, bottom: y });
    return { x: left, y: top };
  }
  function take(cell: Cell | undefined): void {
    if (cell !== undefined) void select(cell.index, true);
  }
  function next(isCart: boolean): void {
    const frame = options.frame();
    if (frame === undefined) return;
    const isWanted = (code: number): boolean => (code === kind.cart) === isCart;
    const from = view.selectedPlace();
    take(
      from === undefined
        ? nearestCell(frame, area(), isWanted, middleOfField())
        : nextCell(frame, area(), isWanted, from),
    );
  }

  function showTag(): void {
    const frame = options.frame();
    const cell =
      pointer === undefined || frame === undefined ? undefined : cellAt(frame, view.pick(pointer.x, pointer.y));
    tag.hidden = cell === undefined;
    light(cell);
    if (cell === undefined || pointer === undefined) return;
    setText(tag, tagText(cell));
    // beside the pointer, on the side where there is room
    const isRight = pointer.x > innerWidth * 0.7;
    tag.style.translate = `calc(${Math.round(pointer.x)}px + ${isRight ? '-100% - 0.75rem' : '0.75rem'}) calc(${Math.round(pointer.y)}px + 1rem)`;
  }

  const hover = throttle<null>(showTag, 60);
  stage.addEventListener('pointermove', (event) => {
    pointer = event.pointerType === 'mouse' && event.buttons === 0 ? { x: event.clientX, y: event.clientY } : undefined;
    hover(null);
  });
  stage.addEventListener('pointerleave', () => {
    pointer = undefined;
    hover(null);
  });
  stage.addEventListener('click', (event) => {
    const index = view.pick(event.clientX, event.clientY);
    if (index >= 0) void select(index);
    else clear();
  });
  stage.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const frame = options.frame();
    const direction = directions[event.key as keyof typeof directions];
    if (frame === undefined || (direction === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (direction !== undefined)
      return take(cellTowards(frame, area(), view.selectedPlace() ?? middleOfField(), direction));
    take(nearestCell(frame, area(), () => true, middleOfField()));
  });
  addEventListener('keydown', (event) => {
    const busy = document.querySelector('dialog[open], :popover-open') !== null;
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    if (event.key === 'Escape' && selected !== undefined && !busy && !typing) clear();
  });

  return {
    refresh: () => ask(null),
    next,
    clear,
    middle,
    setFollowed: (isFollowed) => inspector.setFollowed(isFollowed),
  };
}
