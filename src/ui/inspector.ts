/** The card of the selected cell. It is rewritten only where a text has changed, so that it can be read while time runs. */
import type { Portrait } from '../model/inspect.ts';
import { kinds } from '../model/kinds.ts';
import type { Parameters } from '../model/parameters.ts';
import { seriesStyles } from '../palette.ts';
import { kindText, type Line, linesOf } from './cell-words.ts';
import { element, iconButton, setText, textButton } from './dom.ts';
import { glyph } from './glyph.ts';
import { createLineage } from './lineage.ts';
import { t } from './strings.ts';

/** What the card asks of the page. */
export type InspectorEvents = {
  close(): void;
  follow(isFollowed: boolean): void;
  /** Another cell is to be selected. */
  go(id: number): void;
};

/** The card. */
export type Inspector = {
  show(cell: Portrait, parameters: Readonly<Parameters>): void;
  /** The cell has left the picture; what was known stays. */
  showGone(): void;
  hide(): void;
  setFollowed(isFollowed: boolean): void;
};

/** The curve whose colour and shape a kind has in the legend. */
const curveOf: { readonly [name: string]: 'bCells' | 'cancer' | 'cart' | 'tCells' } = {
  bCell: 'bCells',
  cancer: 'cancer',
  cart: 'cart',
};

/** Builds the card inside `host`, which is hidden while no cell is selected. */
export function createInspector(host: HTMLElement, events: InspectorEvents): Inspector {
  host.hidden = true;
  const mark = element('span', { class: 'inspector-mark' });
  const name = element('span');
  const id = element('span', { class: 'inspector-id' });
  const follow = textButton(t('cell.follow'), () => events.follow(follow.getAttribute('aria-pressed') !== 'true'));
  follow.classList.add('quiet', 'toggle');
  follow.setAttribute('aria-pressed', 'false');
  const head = element(
    'div',
    { class: 'inspector-head' },
    mark,
    element('h2', {}, name, ' ', id),
    follow,
    iconButton('close', t('cell.close'), () => events.close()),
  );
  const list = element('dl', { class: 'inspector-list' });
  const lineage = createLineage((to) => events.go(to));
  host.append(head, list, lineage.element);
  let rows: { readonly term: HTMLElement; readonly text: HTMLElement; readonly link: HTMLButtonElement; to: number }[] =
    [];
  let kindShown = -1;

  const makeRow = (): (typeof rows)[number] => {
    const term = element('dt');
    const text = element('span');
    const row = { term, text, link: textButton('', () => events.go(row.to), 'cell-link'), to: 0 };
    list.append(term, element('dd', {}, text, ' ', row.link));
    return row;
  };
  const write = (lines: readonly Line[]): void => {
    if (rows.length !== lines.length) {
      list.replaceChildren();
      rows = lines.map(makeRow);
    }
    lines.forEach((line, index) => {
      const row = rows[index];
      if (row === undefined) return;
      setText(row.term, line.term);
      setText(row.text, line.text);
      row.to = line.to ?? 0;
      row.link.hidden = line.to === undefined;
      setText(row.link, t('cell.id', { id: row.to }));
    });
  };

  return {
    show(cell, parameters) {
      host.hidden = false;
      const curve = curveOf[kinds[cell.kind]?.name ?? ''] ?? 'tCells';
      if (kindShown !== cell.kind) {
        kindShown = cell.kind;
        mark.className = `inspector-mark series-${curve}`;
        mark.replaceChildren(glyph(seriesStyles[curve].shape));
      }
      setText(name, kindText(cell.kind, cell.phenotype));
      setText(id, t('cell.id', { id: cell.id }));
      write(linesOf(cell, parameters));
      lineage.show(cell, `series-${curve}`);
      follow.hidden = false;
    },
    showGone() {
      const first = rows[0];
      if (first === undefined) return;
      setText(first.text, t('doing.gone'));
      first.link.hidden = true;
      follow.hidden = true;
    },
    hide() {
      host.hidden = true;
    },
    setFollowed: (isFollowed) => follow.setAttribute('aria-pressed', String(isFollowed)),
  };
}
