/** A number of the panel: lil-gui's slider made into a real one (keys, role, spoken value), beside a field that is checked. */
import type { GUI, NumberController } from 'lil-gui';
import { checkParameter, type NumberRow } from '../model/parameters.ts';
import { element } from './dom.ts';
import { inWords, typed } from './numbers.ts';
import { fromPosition, type Move, moved, toPosition } from './slider-scale.ts';
import { unitText } from './parameter-words.ts';

/** A row of the panel, whatever its type. */
export type PanelRow = {
  readonly element: HTMLElement;
  /** The element that is to carry the name. */
  readonly name: HTMLElement;
  /** Shows a value that came from elsewhere. */
  show(value: number | string | boolean): void;
};

/** What a row tells the panel. */
export type RowEvents = {
  /** A value that may be used. */
  change(value: number | string | boolean): void;
  /** A text that may not, and the value that stays. */
  refuse(text: string, kept: number | string | boolean): void;
};

const moves: { readonly [key: string]: Move } = {
  ArrowRight: 'up',
  ArrowUp: 'up',
  ArrowLeft: 'down',
  ArrowDown: 'down',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'home',
  End: 'end',
};

/** Adds a number's row to a folder. */
export function addNumberRow(folder: GUI, row: NumberRow, first: number, events: RowEvents): PanelRow {
  let value = first;
  let showing = false;
  const model = { place: toPosition(row, first) };
  const controller = folder.add(model, 'place', 0, 1, 0.001) as NumberController;
  const { $slider: slider, domElement, $name: name, $widget: widget } = controller;

  // lil-gui's own field would show the place on the slider and swallow bad input
  controller.$input.remove();
  const field = element('input', {
    class: 'number-field',
    attributes: {
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-labelledby': name.id,
    },
  });
  const unit = element('span', { class: 'unit', text: unitText(row).trim() });
  unit.title = row.unit;
  widget.append(field, unit);

  const draw = (): void => {
    showing = true;
    model.place = toPosition(row, value);
    controller.updateDisplay();
    showing = false;
    if (document.activeElement !== field) field.value = typed(value);
    slider.setAttribute('aria-valuenow', String(value));
    slider.setAttribute('aria-valuetext', `${spoken(value)}${unitText(row)}`);
  };
  const change = (next: number): void => {
    if (next === value) return draw();
    value = next;
    draw();
    events.change(value);
  };

  slider.tabIndex = 0;
  slider.setAttribute('role', 'slider');
  slider.setAttribute('aria-labelledby', name.id);
  slider.setAttribute('aria-valuemin', String(row.scale === 'log0' ? 0 : row.min));
  slider.setAttribute('aria-valuemax', String(row.max));
  slider.addEventListener('keydown', (event) => {
    const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const fast = event.shiftKey && move === 'up' ? 'pageUp' : event.shiftKey && move === 'down' ? 'pageDown' : move;
    change(moved(row, value, fast));
  });
  slider.addEventListener('pointerdown', () => slider.focus({ preventScroll: true }));
  controller.onChange((place: number) => {
    if (!showing) change(fromPosition(row, place));
  });
  // turning the wheel over the panel must scroll it, never change a parameter by accident
  domElement.addEventListener('wheel', (event) => event.stopPropagation(), { capture: true, passive: true });

  const commit = (): void => {
    const text = field.value.trim();
    if (text === typed(value)) return;
    const checked = checkParameter(row.key, text);
    if (checked.ok) change(Number(checked.value));
    else events.refuse(text, value);
    field.value = typed(value);
  };
  field.addEventListener('focus', () => field.select());
  field.addEventListener('blur', commit);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      commit();
      field.select();
    } else if (event.key === 'Escape') field.value = typed(value);
  });
  draw();
  return {
    element: domElement,
    name,
    show(next) {
      value = Number(next);
      draw();
    },
  };
}

function spoken(value: number): string {
  return value >= 1000 ? inWords(value) : typed(value);
}
