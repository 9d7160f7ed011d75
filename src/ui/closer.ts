/** Looking closer: hover names a cell, a click, a tap or a key selects one, and a card tells about it until it is let go. */
import type { Portrait } from '../model/inspect.ts';
import { kind } from '../model/kinds.ts';
import type { Parameters } from '../model/parameters.ts';
import { pickedText, tagText } from './cell-words.ts';
import { element, setText } from './dom.ts';
import { type Area, cellAt, cellTowards, directions, type CellFrame, type FrameCell, nextCell } from './frame-cells.ts';
import { createInspector } from './inspector.ts';
import { throttle } from './throttle.ts';

/** What is used of the picture. */
type PickView = {
  pick(clientX: number, clientY: number): number;
  setSelected(id: number | null, x?: number, y?: number): void;
  selectedPlace(): { index: number; x: number; y: number } | undefined;
  follow(isFollowed: boolean): void;
  toScreen(x: number, y: number): { x: number; y: number };
  micrometresPerPixel(): number;
};

/** What looking closer needs. */
export type CloserOptions = {
  readonly stage: HTMLElement;
  readonly card: HTMLElement;
  readonly view: PickView;
  frame(): CellFrame | undefined;
  portrait(who: number | { readonly id: number }): Promise<Portrait | undefined>;
  parameters(): Readonly<Parameters>;
  /** Says something to a screen reader. */
  say(text: string): void;
};

/** Looking closer. */
export type Closer = {
  /** An instant is shown: the card and the tag follow, at most four times a second. */
  refresh(): void;
  /** Selects the next CAR-T cell in view, or the next cell of another kind. */
  next(isCart: boolean): void;
  clear(): void;
  setFollowed(isFollowed: boolean): void;
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
    follow: (isFollowed) => view.follow(isFollowed),
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
    view.setSelected(found.id & 0xffff, found.x, found.y);
    inspector.show(found, options.parameters());
    if (isSpoken) options.say(pickedText(found));
  }

  function clear(): void {
    choice += 1;
    selected = undefined;
    view.setSelected(null);
    inspector.hide();
  }

  const ask = throttle<null>(() => {
    showTag();
    if (selected === undefined) return;
    const mine = choice;
    void options.portrait({ id: selected.id }).then((found) => {
      if (mine !== choice) return;
      if (found === undefined) return inspector.showGone();
      selected = found;
      inspector.show(found, options.parameters());
    });
  }, refreshEvery);

  /** The part of the field in sight. */
  function area(): Area {
    const origin = view.toScreen(0, 0);
    const scale = view.micrometresPerPixel();
    const [left, top] = [-origin.x * scale, -origin.y * scale];
    return { left, top, right: left + stage.clientWidth * scale, bottom: top + stage.clientHeight * scale };
  }
  function middle(): { x: number; y: number } {
    const { left, top, right, bottom } = area();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }
  function take(cell: FrameCell | undefined): void {
    if (cell !== undefined) void select(cell.index, true);
  }
  function next(isCart: boolean): void {
    const frame = options.frame();
    if (frame === undefined) return;
    take(nextCell(frame, area(), (code) => (code === kind.cart) === isCart, view.selectedPlace()));
  }

  function showTag(): void {
    const frame = options.frame();
    const cell =
      pointer === undefined || frame === undefined ? undefined : cellAt(frame, view.pick(pointer.x, pointer.y));
    tag.hidden = cell === undefined;
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
    if (direction !== undefined) return take(cellTowards(frame, area(), view.selectedPlace() ?? middle(), direction));
    const box = stage.getBoundingClientRect();
    const index = view.pick(box.left + box.width / 2, box.top + box.height / 2);
    take(index >= 0 ? cellAt(frame, index) : cellTowards(frame, area(), middle(), directions.ArrowRight));
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
    setFollowed: (isFollowed) => inspector.setFollowed(isFollowed),
  };
}
