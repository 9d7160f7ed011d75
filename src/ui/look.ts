/** The tools of the picture: what colours show, stain and haze, map, scale bar, and how many cells one drawn cell stands for. */
import type { ShownQuantity } from '../frame/frame.ts';
import type { Theme } from '../palette.ts';
import { type ColouredBy, rampOf } from '../ramps.ts';
import { element, setText, textButton } from './dom.ts';
import { inWords } from './numbers.ts';
import { recall, remember } from './settings.ts';
import { t } from './strings.ts';

/** What colours can show. */
const colourings = ['kind', 'antigen', 'signal', 'exhaustion', 'age', 'kills', 'clone'] as const;
type Colouring = (typeof colourings)[number];

/** The part of the picture's look that is chosen here. */
type ChosenLook = {
  readonly stain: boolean;
  readonly haze: boolean;
  readonly trails: boolean;
  readonly colourBy: 'kind' | ColouredBy;
};

/** A place of the camera: centre in µm, CSS px per µm. */
type Camera = { readonly x: number; readonly y: number; readonly scale: number };

/** What is used of picture and run. */
export type LookOptions = {
  readonly view: {
    setLook(look: Partial<ChosenLook>): void;
    showAll(): void;
    lookAt(x: number, y: number, width: number): void;
    overview(canvas: HTMLCanvasElement | null): void;
  };
  setShown(quantity: ShownQuantity): void;
  scaleBar(micrometresPerPixel: number, mostPixels: number): { micrometres: number; pixels: number };
  /** The field in µm, and the stage in CSS px. */
  field(): { readonly width: number; readonly height: number } | undefined;
  screen(): { readonly width: number; readonly height: number };
  chooseDetail(): void;
  lens(): void;
};

/** The tools. */
export type LookTools = {
  toggleStain(): void;
  toggleTrails(): void;
  /** Shows on its button whether the magnifier is in use. */
  setLens(isOn: boolean): void;
  nextColouring(): void;
  setTheme(theme: Theme): void;
  setCamera(camera: Camera): void;
  /** Shows for how many cells a drawn cell stands, 1 at the scale of single cells; and a drawn cancer cell, where those are far fewer. */
  setWeight(cells: number, cancer: number): void;
};

/** Less of the field than this in sight, and a map helps. */
const partForMap = 0.55;
const mapWidth = 168;
/** A cancer cell that stands for so many times fewer cells than others is worth a word. */
const fewer = 10;
/** The scale bar is at most such a part of the screen's width. */
const barPart = 0.08;

/** Builds the tools inside `host`. */
export function createLook(host: HTMLElement, firstTheme: Theme, options: LookOptions): LookTools {
  let theme = firstTheme;
  let colouring: Colouring = 'kind';
  let camera: Camera | undefined;

  const select = element('select', { class: 'look-select' });
  for (const name of colourings)
    select.append(element('option', { text: t(`look.${name}`), attributes: { value: name } }));
  const toggle = (key: 'stain' | 'haze' | 'trails', pressed: boolean): HTMLButtonElement => {
    const made = textButton(
      t(`look.${key}`),
      () => {
        const next = made.getAttribute('aria-pressed') !== 'true';
        made.setAttribute('aria-pressed', String(next));
        options.view.setLook({ [key]: next });
        if (key === 'trails') remember(key, next ? 'on' : 'off');
      },
      'quiet toggle',
    );
    made.setAttribute('aria-pressed', String(pressed));
    made.title = t(`look.${key}Title`);
    return made;
  };
  const stain = toggle('stain', false);
  const haze = toggle('haze', true);
  const hasTrails = recall('trails') === 'on';
  const trails = toggle('trails', hasTrails);
  if (hasTrails) options.view.setLook({ trails: true });
  const lens = textButton(t('look.lens'), () => options.lens(), 'quiet toggle');
  lens.setAttribute('aria-pressed', 'false');
  lens.title = t('look.lensTitle');
  const whole = textButton(t('look.whole'), () => options.view.showAll(), 'quiet');
  whole.title = t('look.wholeTitle');
  const label = element('label', { class: 'look-colour' }, element('span', { text: t('look.colour') }), select);

  const from = element('span');
  const to = element('span');
  const swatches = element('span', { class: 'ramp-colours', attributes: { 'aria-hidden': 'true' } });
  const ramp = element('p', { class: 'ramp' }, from, swatches, to);
  const bar = element('span', { class: 'scale-bar' });
  const length = element('span');
  const weight = textButton('', () => options.chooseDetail(), 'quiet weight');
  weight.title = t('legend.weightTitle');
  const scale = element('p', { class: 'scale', attributes: { 'aria-hidden': 'true' } }, bar, length);
  const map = element('canvas', { class: 'map', attributes: { 'aria-hidden': 'true' } });
  map.title = t('look.map');
  map.hidden = true;
  const tools = element('div', { class: 'look-tools' }, label, stain, haze, trails, lens, whole, ramp);
  host.append(element('div', { class: 'look-box' }, tools, element('div', { class: 'look-foot' }, scale, weight)), map);

  const showRamp = (): void => {
    ramp.hidden = colouring === 'kind';
    if (colouring === 'kind') return;
    setText(from, t(`ramp.${colouring}.from`));
    setText(to, t(`ramp.${colouring}.to`));
    swatches.replaceChildren(
      ...rampOf(theme, colouring).map((colour) => {
        const swatch = element('span');
        swatch.style.backgroundColor = colour;
        return swatch;
      }),
    );
  };
  const colour = (next: Colouring): void => {
    colouring = next;
    select.value = next;
    if (next !== 'kind' && next !== 'antigen') options.setShown(next);
    options.view.setLook({ colourBy: next });
    showRamp();
  };
  select.addEventListener('change', () => colour(colourings.find((name) => name === select.value) ?? 'kind'));
  map.addEventListener('click', (event) => {
    const field = options.field();
    if (field === undefined || camera === undefined) return;
    const box = map.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * field.width;
    const y = ((event.clientY - box.top) / box.height) * field.height;
    options.view.lookAt(x, y, options.screen().width / camera.scale);
  });
  showRamp();

  const showMap = (near: boolean, field: { width: number; height: number }): void => {
    const height = Math.round((mapWidth * 2 * field.height) / field.width);
    if (map.hidden !== near && (!near || map.height === height)) return;
    map.hidden = !near;
    if (near) {
      map.width = mapWidth * 2;
      map.height = height;
    }
    options.view.overview(near ? map : null);
  };
  let shownScale = 0;
  return {
    toggleStain: () => stain.click(),
    toggleTrails: () => trails.click(),
    setLens: (isOn) => lens.setAttribute('aria-pressed', String(isOn)),
    nextColouring: () => colour(colourings[(colourings.indexOf(colouring) + 1) % colourings.length] ?? 'kind'),
    setTheme(next) {
      theme = next;
      showRamp();
    },
    setCamera(next) {
      camera = next;
      const field = options.field();
      if (field !== undefined) {
        const { width, height } = options.screen();
        const seen =
          (Math.min(field.width, width / next.scale) * Math.min(field.height, height / next.scale)) /
          (field.width * field.height);
        showMap(seen < partForMap, field);
      }
      if (shownScale === next.scale) return;
      shownScale = next.scale;
      const { micrometres, pixels } = options.scaleBar(1 / next.scale, Math.max(50, options.screen().width * barPart));
      bar.style.width = `${pixels}px`;
      const isLong = micrometres >= 1000;
      setText(
        length,
        isLong ? t('look.millimetres', { length: micrometres / 1000 }) : t('look.micrometres', { length: micrometres }),
      );
    },
    setWeight(cells, cancer) {
      if (cells === 1) return setText(weight, t('legend.single'));
      const isPale = cancer * fewer < cells;
      const words = { cells: inWords(cells), few: inWords(Math.max(1, Math.round(cancer))) };
      setText(weight, t(isPale ? 'legend.weightNow' : 'legend.weight', words));
    },
  };
}
