/** The chart: real cell numbers on a logarithmic axis against days, drawn at most ten times a second. */
import uPlot from 'uplot';
import type { Summary } from '../model/summary.ts';
import type { Scale } from '../model/world.ts';
import { seriesStyles, type Theme } from '../palette.ts';
import { chartRanges, dayMarks, decades } from './chart-ranges.ts';
import { createChartTable } from './chart-table.ts';
import { element, setText } from './dom.ts';
import { type Curve, curves } from './legend.ts';
import { cellCount, days, powerOfTen } from './numbers.ts';
import { createSeries, forLogAxis, type Series } from './series.ts';
import { t } from './strings.ts';
import { throttle } from './throttle.ts';

/** The chart. */
export type Chart = {
  /** Adds rows; `reset` forgets the rows before. */
  push(rows: readonly Summary[], reset: boolean): void;
  show(curve: Curve, shown: boolean): void;
  /** The scale of the run decides how far the empty axes reach. */
  setScale(scale: Scale): void;
  /** Takes over colours, and sizes of text from the style sheet. */
  setTheme(theme: Theme): void;
  readonly series: Series;
};

const drawEvery = 100;
/** More points than a screen has columns would only cost time. */
const mostPoints = 1200;

/** Builds the chart inside `host`; a click on it asks for the day clicked. */
export function createChart(host: HTMLElement, firstTheme: Theme, seek: (day: number) => void): Chart {
  const series = createSeries();
  const shown = new Map<Curve, boolean>(curves.map((curve, index) => [curve, index < 4]));
  let theme = firstTheme;
  let plot: uPlot | null = null;
  let cappedFrom = Infinity;
  let scale: Scale = 'patient';

  const table = createChartTable(host, series);
  const figure = element('div', {
    class: 'chart-figure',
    attributes: { role: 'figure', 'aria-label': t('chart.figure'), 'aria-details': table.id },
  });
  const readout = element('div', { class: 'chart-readout', attributes: { 'aria-hidden': 'true' } });
  figure.append(readout);
  host.prepend(figure);

  const data = (): uPlot.AlignedData =>
    [
      forLogAxis(series, 'day', mostPoints),
      ...curves.map((curve) => forLogAxis(series, curve, mostPoints)),
    ] as uPlot.AlignedData;

  const redraw = throttle<null>(() => {
    if (plot !== null && !host.hidden) plot.setData(data());
    table.update();
  }, drawEvery);

  const showReadout = (u: uPlot): void => {
    const index = u.cursor.idx;
    const day = index === null || index === undefined ? undefined : u.data[0][index];
    if (day === undefined || index === null || index === undefined) return setText(readout, '');
    const parts = curves.flatMap((curve, i) => {
      const value = u.data[i + 1]?.[index];
      return shown.get(curve) === true ? [`${t(`label.${curve}`)} ${cellCount(value ?? 0)}`] : [];
    });
    setText(readout, `${t('day', { day: days(day) })}: ${parts.join(' · ')}`);
  };

  const build = (): void => {
    plot?.destroy();
    const style = getComputedStyle(figure);
    const size = Math.max(10, Math.round(Number.parseFloat(style.fontSize)));
    const font = `${size}px ${style.fontFamily}`;
    // seen from the back row: at least 1/270 of the screen's height
    const width = theme.name === 'projector' ? Math.max(4, Math.ceil(innerHeight / 260)) : 2;
    const axis = { stroke: theme.quietText, font, grid: { stroke: theme.line, width: 1 }, ticks: { show: false } };
    plot = new uPlot(
      {
        width: Math.max(50, figure.clientWidth),
        height: Math.max(50, figure.clientHeight),
        padding: [size, size * 6.5, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { size: size * 0.6 } },
        scales: {
          x: { time: false, range: () => chartRanges(series, shown, scale).x },
          y: { distr: 3, range: () => chartRanges(series, shown, scale).y },
        },
        axes: [
          {
            ...axis,
            size: size * 2,
            splits: (_, __, low, high) => dayMarks(low, high, Math.max(2, Math.floor(figure.clientWidth / (size * 6)))),
            values: (u, splits) =>
              splits.map((day) => ((u.scales['x']?.max ?? 0) < 3 ? `${days(day * 24)} h` : days(day))),
          },
          {
            ...axis,
            size: size * 3.2,
            splits: (_, __, low, high) =>
              decades(low, high, Math.max(2, Math.floor(figure.clientHeight / (size * 2.4)))),
            values: (_, splits) => splits.map((value) => powerOfTen(Math.round(Math.log10(value)))),
            filter: (_, splits) => splits,
          },
        ],
        series: [
          {},
          ...curves.map((curve) => ({
            label: t(`series.${curve}`),
            show: shown.get(curve) === true,
            stroke: theme.series[curve],
            dash: seriesStyles[curve].dash.map((length) => length * (width / 2)),
            width,
            points: { show: false },
            spanGaps: false,
          })),
        ],
        hooks: {
          drawClear: [(u) => drawCapped(u, theme, cappedFrom, font)],
          draw: [(u) => drawLabels(u, theme, shown, font, size)],
          setCursor: [showReadout],
        },
      },
      data(),
      figure,
    );
    plot.over.addEventListener('click', () => {
      const { left } = plot?.cursor ?? {};
      if (plot !== null && left !== undefined && left >= 0) seek(plot.posToVal(left, 'x'));
    });
  };

  new ResizeObserver(() => {
    if (figure.clientWidth === 0) return;
    if (plot === null) build();
    else plot.setSize({ width: figure.clientWidth, height: figure.clientHeight });
  }).observe(figure);

  return {
    series,
    push(rows, reset) {
      if (reset) {
        series.clear();
        cappedFrom = Infinity;
      }
      for (const row of rows) {
        series.push(row);
        if (row.day <= cappedFrom) cappedFrom = row.capped === 1 ? row.day : Infinity;
      }
      redraw(null);
    },
    show(curve, isShown) {
      shown.set(curve, isShown);
      plot?.setSeries(curves.indexOf(curve) + 1, { show: isShown });
      redraw(null);
    },
    setScale(next) {
      scale = next;
      redraw(null);
    },
    setTheme(next) {
      theme = next;
      if (plot !== null) build();
    },
  };
}

/** Marks the part of the course in which no further cell could be drawn. */
function drawCapped(u: uPlot, theme: Theme, from: number, font: string): void {
  const max = u.scales['x']?.max ?? 0;
  if (from > max) return;
  const { ctx, bbox } = u;
  const left = Math.max(bbox.left, u.valToPos(from, 'x', true));
  ctx.save();
  ctx.fillStyle = theme.warning;
  ctx.globalAlpha = 0.1;
  ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height);
  ctx.globalAlpha = 1;
  ctx.font = scaled(font);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(t('chart.capped'), left + 4, bbox.top + bbox.height - 4);
  ctx.restore();
}

/** Writes each curve's name at its end, moved apart where two would overlap. */
function drawLabels(u: uPlot, theme: Theme, shown: ReadonlyMap<Curve, boolean>, font: string, size: number): void {
  const { ctx, bbox } = u;
  const labels = curves.flatMap((curve, index) => {
    // a curve that has fallen to zero keeps its name where it left the chart
    const values = u.data[index + 1] ?? [];
    let last = values.length - 1;
    while (last >= 0 && values[last] === null) last -= 1;
    const value = values[last];
    if (shown.get(curve) !== true || value === null || value === undefined) return [];
    return [{ curve, x: u.valToPos(u.data[0][last] ?? 0, 'x', true), y: u.valToPos(value, 'y', true) }];
  });
  labels.sort((one, other) => one.y - other.y);
  const gap = size * 1.15 * uPlot.pxRatio;
  for (let i = 1; i < labels.length; i++) {
    const label = labels[i];
    const above = labels[i - 1];
    const isNear = label !== undefined && above !== undefined && Math.abs(label.x - above.x) < 5 * gap;
    if (isNear) label.y = Math.max(label.y, above.y + gap);
  }
  const over = (labels.at(-1)?.y ?? 0) - (bbox.top + bbox.height);
  ctx.save();
  ctx.font = scaled(font);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { curve, x, y } of labels) {
    ctx.fillStyle = theme.series[curve];
    ctx.fillText(t(`label.${curve}`), x + 5 * uPlot.pxRatio, y - Math.max(0, over));
  }
  ctx.restore();
}

/** A font in device pixels. */
function scaled(font: string): string {
  return font.replace(/^([\d.]+)px/, (_, size: string) => `600 ${Number(size) * uPlot.pxRatio}px`);
}
