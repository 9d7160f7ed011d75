/** The chart: cell numbers against days, on the axis of the stage; drawn at most ten times a second. */
import uPlot from 'uplot';
import { perMicrolitre } from '../model/clinical-limits.ts';
import type { Summary } from '../model/summary.ts';
import type { StageName } from '../model/stages/facts.ts';
import { seriesStyles, type Theme } from '../palette.ts';
import {
  type ChartMark,
  drawCapped,
  drawLabels,
  drawMarks,
  drawNow,
  drawOverlayNames,
  drawOverlays,
} from './chart-draw.ts';
import { chartRanges, dayMarks, decades, evenMarks } from './chart-ranges.ts';
import { createChartTable } from './chart-table.ts';
import { figureText, unitText } from './chart-words.ts';
import { isSeen, numberText, type Reading, readingOf } from './clinic.ts';
import { element, setText } from './dom.ts';
import { type Curve, curves } from './legend.ts';
import { days, powerOfTen } from './numbers.ts';
import type { Overlay } from './overlays.ts';
import { listenToBrush } from './brush.ts';
import { createProbe } from './probe.ts';
import { secondCurves, secondText } from './second-curves.ts';
import { createSeries, forLogAxis, type Measure, type Series } from './series.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';
import { throttle } from './throttle.ts';
import { whenText } from './when.ts';

/** What the page tells the chart; it redraws itself when it is due. */
export type Chart = {
  /** Adds rows; `reset` forgets the rows before. */
  push(rows: readonly Summary[], reset: boolean): void;
  /** Adds rows of a second run; `reset` forgets the rows before. */
  pushSecond(rows: readonly Summary[], reset: boolean): void;
  show(curve: Curve, shown: boolean): void;
  /** The stage of the run decides on curves, unit and axis. */
  setStage(stage: StageName): void;
  setReading(reading: Reading): void;
  setMarks(marks: readonly ChartMark[]): void;
  /** Lights up the curves of a cell; with `dims` the others step back. */
  light(lit: readonly Curve[], dims: boolean): void;
  /** The day whose cells are shown, while that is the past; else null. */
  setNow(day: number | null): void;
  /** Published curves, in cells in the body. */
  setOverlays(overlays: readonly Overlay[]): void;
  /** Takes over colours, and sizes of text from the style sheet. */
  setTheme(theme: Theme): void;
  readonly series: Series;
};

const drawEvery = 100;
const lightEvery = 200;
/** More points than a screen has columns would only cost time. */
const mostPoints = 1200;

/** A curve lit up is so much wider; the others are so faint. */
const litWidth = 1.9;
const dimmed = 0.35;

/** Builds the chart inside `host`. A click or a drag on it asks through `seek` for the cells of that day. */
export function createChart(host: HTMLElement, firstTheme: Theme, seek: (day: number) => void): Chart {
  const series = createSeries();
  const second = createSeries();
  const shown = new Map<Curve, boolean>(curves.map((curve, index) => [curve, index < 4]));
  let theme = firstTheme;
  let plot: uPlot | null = null;
  let cappedFrom = Infinity;
  let stage: StageName = 'patient';
  let reading: Reading = 'truth';
  let marks: readonly ChartMark[] = [];
  let overlays: readonly Overlay[] = [];
  let lit: readonly Curve[] = [];
  let dims = false;
  let now: number | null = null;

  const table = createChartTable(host, series, () => reading);
  const figure = element('div', {
    class: 'chart-figure',
    attributes: { role: 'figure', 'aria-details': table.id },
  });
  const readout = element('div', { class: 'chart-readout', attributes: { 'aria-hidden': 'true' } });
  figure.append(readout);
  host.prepend(figure);

  const isShown = (curve: Curve): boolean =>
    shown.get(curve) === true && stageViews[stage].curves.includes(curve) && isSeen(curve, reading);
  const data = (): uPlot.AlignedData => {
    const day: Measure = { value: (of) => of('day'), least: 0 };
    const read = (curve: Curve): Measure => {
      const measure = readingOf(curve, reading);
      // on an even axis a curve may end at 0, but what has never been there is no curve
      const isThere =
        stageViews[stage].axis.isEven &&
        series
          .column(curve)
          .subarray(0, series.count)
          .some((cells) => cells > 0);
      return isThere ? { ...measure, least: 0 } : measure;
    };
    const measures = [day, ...curves.map(read)];
    return measures.map((measure) => forLogAxis(series, measure, mostPoints)) as uPlot.AlignedData;
  };

  const redraw = throttle<null>(() => {
    if (plot !== null && figure.clientWidth > 0) plot.setData(data());
    table.update();
  }, drawEvery);

  const nameFigure = (): void => {
    setText(readout, unitText(stage, reading));
    figure.setAttribute('aria-label', figureText(stage, reading));
  };
  const showReadout = (u: uPlot): void => {
    const index = u.cursor.idx;
    const day = index === null || index === undefined ? undefined : u.data[0][index];
    if (day === undefined) {
      setText(readout, unitText(stage, reading));
      return probe.show(null);
    }
    const row = series.row(series.at(day));
    const parts = curves.filter(isShown).map((curve) => `${t(`label.${curve}`)} ${numberText(row, curve, reading)}`);
    const near = marks.filter((mark) => Math.abs(u.valToPos(mark.day, 'x') - u.valToPos(day, 'x')) < 6);
    const first = `${whenText(day, stageViews[stage].inHours)}: ${parts.join(' · ')}`;
    const other = secondText(second, curves.filter(isShown), day, reading);
    const text = [first, ...other, ...near.map((mark) => mark.text)].join(' · ');
    setText(readout, text);
    probe.show({ day, text });
  };
  const lastDay = (): number => series.column('day')[series.count - 1] ?? 0;
  /** Puts the reading line on a day, as a pointer there would. */
  const probeAt = (day: number): void => {
    if (plot !== null) plot.setCursor({ left: plot.valToPos(day, 'x'), top: 10 });
  };
  const probe = createProbe(figure, {
    last: lastDay,
    step: () => ((plot?.scales['x']?.max ?? 7) as number) / 56,
    read: probeAt,
    leave: () => plot?.setCursor({ left: -10, top: -10 }),
    seek,
  });

  // seen from the back row: at least 1/270 of the screen's height
  const lineWidth = (): number => (theme.name === 'projector' ? Math.max(4, Math.ceil(innerHeight / 260)) : 2);
  const shine = (): void => {
    const isAny = lit.some(isShown);
    plot?.series.forEach((line, index) => {
      const curve = curves[index - 1];
      if (curve === undefined) return;
      const isLit = lit.includes(curve);
      line.width = lineWidth() * (isLit ? litWidth : 1);
      line.alpha = isAny && dims && !isLit ? dimmed : 1;
    });
    plot?.redraw(false);
  };
  // a pointer that crosses the field meets another kind at every step
  const relight = throttle<null>(shine, lightEvery);

  /** What is laid over: the curves of others, and those of a second run. */
  const laidOver = (): Overlay[] => [
    ...readOverlays(overlays, reading),
    ...secondCurves(second, curves.filter(isShown), stage, reading),
  ];

  const build = (): void => {
    plot?.destroy();
    const style = getComputedStyle(figure);
    const size = Math.max(10, Math.round(Number.parseFloat(style.fontSize)));
    const font = `${size}px ${style.fontFamily}`;
    const width = lineWidth();
    const fine = theme.name === 'projector' ? 3 : 1.25;
    const axis = { stroke: theme.quietText, font, grid: { stroke: theme.line, width: 1 }, ticks: { show: false } };
    const { isEven } = stageViews[stage].axis;
    const ranges = () => chartRanges([series, second], shown, stage, reading);
    plot = new uPlot(
      {
        width: Math.max(50, figure.clientWidth),
        height: Math.max(50, figure.clientHeight),
        padding: [size * 2.7, size * 6.5, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { size: size * 0.6 } },
        scales: {
          x: { time: false, range: () => ranges().x },
          y: { distr: isEven ? 1 : 3, range: () => ranges().y },
        },
        axes: [
          {
            ...axis,
            size: size * 2,
            splits: (_, __, low, high) => dayMarks(low, high, Math.max(2, Math.floor(figure.clientWidth / (size * 6)))),
            values: (u, splits) =>
              splits.map((day, index) => {
                if ((u.scales['x']?.max ?? 0) < 3) return `${days(day * 24)} h`;
                return index === splits.length - 1 ? t('chart.lastDay', { days: days(day) }) : days(day);
              }),
          },
          {
            ...axis,
            size: size * 3.2,
            splits: (_, __, low, high) => {
              const most = Math.max(2, Math.floor(figure.clientHeight / (size * 2.4)));
              return isEven ? evenMarks(high, Math.min(4, most)) : decades(low, high, most);
            },
            values: (_, splits) =>
              splits.map((value) => (isEven ? String(value) : powerOfTen(Math.round(Math.log10(value))))),
            filter: (_, splits) => splits,
          },
        ],
        series: [
          {},
          ...curves.map((curve) => ({
            label: t(`series.${curve}`),
            show: isShown(curve),
            stroke: theme.series[curve],
            dash: seriesStyles[curve].dash.map((length) => length * (width / 2)),
            width,
            points: { show: false },
            spanGaps: false,
          })),
        ],
        hooks: {
          drawClear: [(u) => drawCapped(u, theme, cappedFrom, font), (u) => drawOverlays(u, theme, laidOver(), fine)],
          draw: [
            (u) => drawNow(u, theme, now, width),
            (u) => drawMarks(u, theme, marks, font, size, fine),
            (u) => {
              const names = drawLabels(u, theme, isShown, font, size);
              drawOverlayNames(u, theme, laidOver(), font, size, names);
            },
          ],
          setCursor: [showReadout],
        },
      },
      data(),
      figure,
    );
    nameFigure();
    const made = plot;
    listenToBrush(made.over, {
      dayAt: (pixels) => made.posToVal(pixels, 'x'),
      last: lastDay,
      read: (pixels) => made.setCursor({ left: pixels, top: 10 }),
      seek,
    });
    if (lit.length > 0) shine();
  };

  new ResizeObserver(() => {
    if (figure.clientWidth === 0) return;
    // theme and reading may have changed while it was hidden
    build();
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
    pushSecond(rows, reset) {
      if (reset) second.clear();
      for (const row of rows) second.push(row);
      redraw(null);
    },
    show(curve, isWanted) {
      shown.set(curve, isWanted);
      plot?.setSeries(curves.indexOf(curve) + 1, { show: isShown(curve) });
      redraw(null);
    },
    setStage(next) {
      const isOther = next !== stage;
      stage = next;
      nameFigure();
      if (isOther && plot !== null && figure.clientWidth > 0) build();
      redraw(null);
    },
    setReading(next) {
      reading = next;
      if (plot !== null && figure.clientWidth > 0) build();
    },
    setMarks(next) {
      marks = next;
      plot?.redraw(false);
    },
    light(next, isPassing) {
      if (dims === isPassing && lit.join() === next.join()) return;
      lit = next;
      dims = isPassing;
      relight(null);
    },
    setNow(day) {
      if (now === day) return;
      now = day;
      plot?.redraw(false);
    },
    setOverlays(next) {
      overlays = next;
      plot?.redraw(false);
    },
    setTheme(next) {
      theme = next;
      if (plot !== null && figure.clientWidth > 0) build();
    },
  };
}

/** A clinic counts CAR-T cells in blood; cancer cells in the body it cannot count. */
function readOverlays(overlays: readonly Overlay[], reading: Reading): readonly Overlay[] {
  if (reading === 'truth') return overlays;
  const scaled = (cells: readonly number[], passing: readonly number[] = []): number[] =>
    cells.map((value, i) => perMicrolitre(value, passing[i]));
  return overlays
    .filter((overlay) => overlay.curve === 'cart')
    .map((overlay) => ({
      ...overlay,
      value: scaled(overlay.value, overlay.passing),
      ...(overlay.band && { band: { low: scaled(overlay.band.low), high: scaled(overlay.band.high) } }),
    }));
}
