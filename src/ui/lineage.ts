/** The line of a cell back to its founder, as a small tree: a row a mother, time from left to right. Its rows are text as well. */
import type { Portrait } from '../model/inspect.ts';
import { element, setText, textButton } from './dom.ts';
import { t } from './strings.ts';
import { whenText } from './when.ts';

/** One row of the tree, the founder first; days since infusion. */
export type Branch = {
  readonly id: number;
  readonly bornDay: number;
  /** When the next of the line was born, or until when the cell itself is known. */
  readonly untilDay: number;
  /** When it died, if it has. */
  readonly diedDay?: number;
  /** The antigen was lost at its birth, or in it. */
  readonly isLoss: boolean;
  readonly isSelf: boolean;
  /** Generations left out above it. */
  readonly skipped: number;
};

/** More mothers than this are left out in the middle of the line until they are asked for. */
const mostRows = 6;

/** The rows of a cell's tree. Pure. @param isWhole true to leave nobody out */
export function branchesOf(cell: Portrait, isWhole = false): Branch[] {
  const died = cell.death === undefined ? {} : { diedDay: cell.death.day };
  const line = [...cell.ancestors].reverse();
  const all = [...line, { id: cell.id, bornDay: cell.bornDay, ...died }].map((one, index) => ({
    ...one,
    untilDay: [...line, cell][index + 1]?.bornDay ?? cell.death?.day ?? cell.bornDay + cell.ageDays,
    isLoss: one.id === cell.lostIn,
    isSelf: one.id === cell.id,
    skipped: 0,
  }));
  if (isWhole || all.length <= mostRows) return all;
  const tail = all.slice(1 - mostRows);
  const lost = all.findIndex((one) => one.isLoss);
  // the founder, where the antigen was lost, and the nearest ones
  const kept = all.filter((one, index) => index === 0 || index === lost || tail.includes(one));
  return kept.map((one, index) => {
    const before = index === 0 ? -1 : all.indexOf(kept[index - 1] ?? one);
    return { ...one, skipped: Math.max(0, all.indexOf(one) - before - 1) };
  });
}

/** Draws the mothers of one cell, the founder on top. */
export type Lineage = {
  readonly element: HTMLElement;
  show(cell: Portrait, className: string): void;
};

/** An empty tree. @param go another cell is to be selected */
export function createLineage(go: (id: number) => void): Lineage {
  const list = element('ol', { class: 'line-list', attributes: { 'aria-label': t('line.title') } });
  const whole = textButton('', () => open(!isWhole), 'quiet');
  const box = element('div', { class: 'line-tree' }, list, whole);
  let isWhole = false;
  let cell: Portrait | undefined;
  let shown = '';

  function open(wanted: boolean): void {
    isWhole = wanted;
    shown = '';
    draw();
  }

  function draw(): void {
    if (cell === undefined) return;
    const rows = branchesOf(cell, isWhole);
    const first = rows[0]?.bornDay ?? 0;
    const now = cell.bornDay + cell.ageDays;
    const span = Math.max(1e-6, now - first);
    // told anew only when the line differs; time alone moves its ends
    const line = rows.map((row) => `${row.id} ${row.diedDay ?? ''} ${row.isLoss} ${row.skipped}`).join();
    if (line !== shown) {
      shown = line;
      list.replaceChildren(...rows.map(rowOf));
    }
    rows.forEach((row, index) => {
      const part = list.children[index];
      if (!(part instanceof HTMLElement)) return;
      const place = (day: number): string => String(Math.min(1, Math.max(0, (day - first) / span)));
      part.style.setProperty('--from', place(row.bornDay));
      part.style.setProperty('--until', place(row.untilDay));
      part.style.setProperty('--to', place(row.diedDay ?? now));
    });
    box.hidden = cell.ancestors.length === 0;
    const isLong = cell.ancestors.length + 1 > mostRows;
    whole.hidden = !isLong;
    whole.setAttribute('aria-expanded', String(isWhole));
    setText(whole, t(isWhole ? 'line.fewer' : 'line.all', { generations: cell.ancestors.length }));
  }

  function rowOf(row: Branch): HTMLElement {
    const name = t('cell.id', { id: row.id });
    const isGone = row.diedDay !== undefined;
    const who =
      row.isSelf || isGone
        ? element('span', { class: 'line-name', text: row.isSelf ? t('line.self') : name })
        : textButton(name, () => go(row.id), 'line-name cell-link');
    const signs = [
      'line-after',
      'line-way',
      ...(row.isSelf ? [] : ['line-down']),
      ...(row.isLoss ? ['line-loss'] : []),
    ];
    const drawn = signs.map((sign) => element('span', { class: sign, attributes: { 'aria-hidden': 'true' } }));
    const born = row.bornDay > 0 ? whenText(row.bornDay) : t('line.start');
    const words = [
      ...(row.skipped > 0 ? [t('line.skipped', { count: row.skipped })] : []),
      born,
      ...(row.isLoss ? [t('line.lost')] : []),
      ...(row.diedDay === undefined || row.isSelf ? [] : [t('line.died', { when: whenText(row.diedDay) })]),
    ];
    const text = element('span', { class: 'line-words', text: words.join(' · ') });
    return element(
      'li',
      { class: isGone ? 'gone' : '' },
      who,
      element('span', { class: 'line-track' }, ...drawn, text),
    );
  }

  return {
    element: box,
    show(next, className) {
      if (cell?.id !== next.id) isWhole = false;
      cell = next;
      box.className = `line-tree ${className}`;
      draw();
    },
  };
}
