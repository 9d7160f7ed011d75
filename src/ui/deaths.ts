/** The killing ledger: who has died of what so far, as one bar a kind; every part is also said in words. */
import { causes, kinds } from '../model/kinds.ts';
import type { Theme } from '../palette.ts';
import { causeColours } from '../ramps.ts';
import { percent } from './clinic.ts';
import { element, setText } from './dom.ts';
import { cellCount } from './numbers.ts';
import { t } from './strings.ts';

/** Draws who has died of what since the start. */
export type Deaths = {
  /** Shows deaths by kind × cause, in real cells. */
  show(deaths: readonly number[]): void;
  setTheme(theme: Theme): void;
};

/** Kinds that are listed, most telling first. */
const listed = ['cancer', 'cart', 'bCell', 'plasma', 'tHelper', 'tKiller'] as const;
/** Parts smaller than this are drawn, but not named. */
const leastNamed = 0.005;

/** The causes of one kind's deaths with their parts of the total, largest first; causes without a death are left out. Pure. */
export function partsOf(
  deaths: readonly number[],
  kindCode: number,
): { readonly total: number; readonly parts: readonly { readonly cause: number; readonly part: number }[] } {
  const row = causes.map((_, cause) => deaths[kindCode * causes.length + cause] ?? 0);
  const total = row.reduce((sum, cells) => sum + cells, 0);
  const parts = row
    .map((cells, cause) => ({ cause, part: total === 0 ? 0 : cells / total }))
    .filter(({ part }) => part > 0)
    .sort((one, other) => other.part - one.part);
  return { total, parts };
}

/** Builds the ledger inside `host`. */
export function createDeaths(host: HTMLElement, firstTheme: Theme): Deaths {
  let theme = firstTheme;
  let latest: readonly number[] = [];
  const none = element('p', { class: 'quiet-text', text: t('deaths.none') });
  const body = element('tbody');
  const heads = (['deaths.kind', 'deaths.total', 'deaths.causes'] as const).map((key) =>
    element('th', { text: t(key), attributes: { scope: 'col' } }),
  );
  // roles are named, because a row that is laid out as a grid would lose its own
  const table = element(
    'table',
    { class: 'deaths', attributes: { role: 'table' } },
    element('caption', { class: 'quiet-text', text: t('deaths.table') }),
    element('thead', { class: 'visually-hidden' }, element('tr', {}, ...heads)),
    body,
  );
  // a long ledger scrolls, by keys too
  host.tabIndex = 0;
  host.append(none, table);

  const rows = listed.map((name) => {
    const code = kinds.findIndex((kind) => kind.name === name);
    const total = element('td', { class: 'deaths-total', attributes: { role: 'cell' } });
    const bar = element('span', { class: 'deaths-bar', attributes: { 'aria-hidden': 'true' } });
    const words = element('span', { class: 'deaths-words' });
    const row = element(
      'tr',
      { attributes: { role: 'row' } },
      element('th', { text: t(`kind.${name}`), attributes: { scope: 'row', role: 'rowheader' } }),
      total,
      element('td', { class: 'deaths-causes', attributes: { role: 'cell' } }, bar, words),
    );
    body.append(row);
    return { code, row, total, bar, words };
  });

  const draw = (): void => {
    const colours = causeColours(theme);
    let isAny = false;
    for (const { code, row, total, bar, words } of rows) {
      const found = partsOf(latest, code);
      row.hidden = found.total === 0;
      isAny ||= found.total > 0;
      setText(total, cellCount(found.total));
      const pieces = found.parts.map(({ cause, part }) => {
        const piece = element('span');
        piece.style.flexGrow = String(part);
        piece.style.backgroundColor = colours[cause] ?? theme.text;
        return piece;
      });
      bar.replaceChildren(...pieces);
      const named = found.parts.filter(({ part }) => part >= leastNamed);
      words.replaceChildren(
        ...named.map(({ cause, part }) => {
          const dot = element('span', { class: 'deaths-dot', attributes: { 'aria-hidden': 'true' } });
          dot.style.backgroundColor = colours[cause] ?? theme.text;
          const share = { cause: t(`cause.${causes[cause] ?? 'turnover'}`), percent: percent(part) };
          return element('span', { class: 'deaths-share' }, dot, t('deaths.share', share));
        }),
      );
    }
    none.hidden = isAny;
    table.hidden = !isAny;
  };
  draw();
  return {
    show(deaths) {
      latest = deaths;
      draw();
    },
    setTheme(next) {
      theme = next;
      draw();
    },
  };
}
