/** Cancer cells by antigen density, live, with a brush that lights up in the picture the cells of the bars chosen. */
import { histogramBins } from '../model/inspect.ts';
import type { Scenario } from '../model/scenario.ts';
import { carDesign } from '../model/rates.ts';
import type { Theme } from '../palette.ts';
import { bytesOfBins, digest, moleculesOf, placeOf } from './antigen-bins.ts';
import { percent } from './clinic.ts';
import { element, setText, textButton } from './dom.ts';
import { cellCount } from './numbers.ts';
import { t } from './strings.ts';

/** Draws how many cancer cells carry how much antigen. */
export type Antigen = {
  show(bins: readonly number[], parameters: Scenario['parameters']): void;
  /** While it is closed all cells are lit. */
  setOpen(isOpen: boolean): void;
  setTheme(theme: Theme): void;
};

/** Marks of the axis in molecules. */
const axis = [
  [100, '100'],
  [1000, '1,000'],
  [10_000, '10,000'],
] as const;

/** The last bin. */
const all = histogramBins - 1;

/** Builds the histogram inside `host`. @param light told the bytes of the chosen bars, or null for all */
export function createAntigen(
  host: HTMLElement,
  firstTheme: Theme,
  light: (bytes: readonly [number, number] | null) => void,
): Antigen {
  let theme = firstTheme;
  let bins: readonly number[] = [];
  let parameters: Scenario['parameters'] | null = null;
  let bytes: readonly [number, number] | null = null;

  const canvas = element('canvas', {
    class: 'antigen-canvas',
    attributes: { role: 'img', 'aria-label': t('tab.antigen') },
  });
  const summary = element('p', { class: 'antigen-summary' });
  const hint = element('p', { class: 'quiet-text antigen-hint', text: t('antigen.hint') });
  const makeEnd = (key: 'antigen.from' | 'antigen.to', value: number): HTMLInputElement => {
    const input = element('input', {
      class: 'range',
      attributes: { type: 'range', min: '0', max: String(all), step: '1', 'aria-label': t(key) },
    });
    input.value = String(value);
    input.addEventListener('input', () => choose(Number(from.value), Number(to.value)));
    return input;
  };
  const from = makeEnd('antigen.from', 0);
  const to = makeEnd('antigen.to', all);
  const fromText = element('span');
  const toText = element('span');
  const clear = textButton(t('antigen.clear'), () => choose(0, all), 'quiet');
  const ends = element(
    'div',
    { class: 'antigen-ends' },
    element('label', {}, fromText, from),
    element('label', {}, toText, to),
    clear,
  );
  host.append(summary, canvas, ends, hint);

  /** Says at the sliders where the chosen bars begin and end. */
  function showEnds({ from: least, to: most }: { readonly from: string; readonly to: string }): void {
    setText(fromText, `${t('antigen.from')} ${least}`);
    setText(toText, `${t('antigen.to')} ${most}`);
  }

  function choose(one: number, other: number): void {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    from.value = String(first);
    to.value = String(last);
    const range = { from: cellCount(moleculesOf(first)), to: cellCount(moleculesOf(last + 1)) };
    for (const input of [from, to]) input.setAttribute('aria-valuetext', t('antigen.bin', range));
    showEnds(range);
    const isAll = first === 0 && last === all;
    clear.disabled = isAll;
    bytes = isAll ? null : bytesOfBins(first, last);
    light(bytes);
    draw();
  }

  const binAt = (event: PointerEvent): number => {
    const box = canvas.getBoundingClientRect();
    return Math.min(all, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * (all + 1))));
  };
  let anchor: number | null = null;
  canvas.addEventListener('pointerdown', (event) => {
    anchor = binAt(event);
    canvas.setPointerCapture(event.pointerId);
    choose(anchor, anchor);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (anchor !== null) choose(anchor, binAt(event));
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(end, () => {
      anchor = null;
    });
  }

  function draw(): void {
    const pen = canvas.getContext('2d');
    const ratio = devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (pen === null || width === 0) return;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    pen.scale(ratio, ratio);
    const style = getComputedStyle(canvas);
    const size = Number.parseFloat(style.fontSize);
    pen.font = `${size}px ${style.fontFamily}`;
    const foot = size * 1.5;
    const head = size * 1.4;
    const most = Math.max(1, ...bins);
    const step = width / (all + 1);
    bins.forEach((cells, bin) => {
      const isChosen = bin >= Number(from.value) && bin <= Number(to.value);
      const tall = (cells / most) * (height - foot - head);
      pen.globalAlpha = isChosen ? 1 : 0.3;
      pen.fillStyle = theme.series[bin === 0 ? 'cancerNegative' : 'cancer'];
      // less than a line would not be seen
      if (cells > 0) pen.fillRect(bin * step + 1, height - foot - Math.max(2, tall), step - 2, Math.max(2, tall));
    });
    pen.globalAlpha = 1;
    pen.fillStyle = pen.strokeStyle = theme.quietText;
    pen.fillRect(0, height - foot, width, 1);
    pen.textBaseline = 'bottom';
    pen.textAlign = 'left';
    pen.fillText(t('antigen.none'), 0, height);
    pen.textAlign = 'center';
    for (const [molecules, text] of axis) pen.fillText(text, placeOf(molecules) * width, height);
    pen.textAlign = 'right';
    if (parameters !== null) pen.fillText(t('antigen.axis', { target: parameters.target }), width, height);
    if (parameters === null) return;
    const { killHalf, stimulationHalf } = carDesign(parameters);
    const marks = [
      { at: placeOf(killHalf) * width, text: t('antigen.kill'), align: 'right' as const },
      { at: placeOf(stimulationHalf) * width, text: t('antigen.stimulate'), align: 'left' as const },
    ];
    pen.textBaseline = 'top';
    for (const { at, text, align } of marks) {
      pen.setLineDash([3, 3]);
      pen.beginPath();
      pen.moveTo(at, 0);
      pen.lineTo(at, height - foot);
      pen.stroke();
      pen.textAlign = align;
      const left = Math.min(at + 4, width - pen.measureText(text).width);
      pen.fillText(text, align === 'left' ? left : at - 4, 0);
    }
  }
  new ResizeObserver(draw).observe(canvas);
  clear.disabled = true;
  showEnds({ from: cellCount(moleculesOf(0)), to: cellCount(moleculesOf(all + 1)) });

  return {
    show(next, nextParameters) {
      bins = next;
      parameters = nextParameters;
      const { total, negative, median } = digest(bins);
      const target = nextParameters.target;
      canvas.setAttribute('aria-label', t('antigen.figure', { target }));
      const values = { negative: percent(negative), target, median: cellCount(median) };
      const words =
        total === 0 ? 'antigen.summaryNone' : negative > 0.995 ? 'antigen.summaryNegative' : 'antigen.summary';
      setText(summary, t(words, values));
      draw();
    },
    setOpen: (isOpen) => light(isOpen ? bytes : null),
    setTheme(next) {
      theme = next;
      draw();
    },
  };
}
