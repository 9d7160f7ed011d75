/** The chart's twin in text: a hidden table of a dozen days, for screen readers, brought up to date every five seconds. */
import { countText, type Reading } from './clinic.ts';
import { element } from './dom.ts';
import { curves } from './legend.ts';
import { days } from './numbers.ts';
import { type Series, sampled } from './series.ts';
import { t } from './strings.ts';
import { throttle } from './throttle.ts';

const updateEvery = 5000;
const mostRows = 12;

/** The table's id, and the call that tells it of new rows. */
export type ChartTable = { readonly id: string; update(): void };

/** Adds the hidden table to `host`. */
export function createChartTable(host: HTMLElement, series: Series, reading: () => Reading): ChartTable {
  const id = 'chart-table';
  const body = element('tbody');
  const heads = ['chart.days' as const, ...curves.map((curve) => `series.${curve}` as const)];
  const headRow = element('tr');
  for (const key of heads) headRow.append(element('th', { text: t(key), attributes: { scope: 'col' } }));
  const table = element(
    'table',
    { id },
    element('caption', { text: t('chart.table') }),
    element('thead', {}, headRow),
    body,
  );
  host.append(element('div', { class: 'visually-hidden' }, table));

  const update = throttle<null>(() => {
    body.replaceChildren(
      ...sampled(series.count, mostRows).map((index) => {
        const row = series.row(index);
        const line = element('tr', {}, element('th', { text: days(row.day), attributes: { scope: 'row' } }));
        line.append(...curves.map((curve) => element('td', { text: countText(row, curve, reading()) })));
        return line;
      }),
    );
  }, updateEvery);
  return { id, update: () => update(null) };
}
