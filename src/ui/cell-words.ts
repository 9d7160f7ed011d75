/** What is known of a cell, in words. Pure. */
import type { Cell } from '../frame/cell.ts';
import { targetKinds } from '../frame/record.ts';
import type { Portrait } from '../model/inspect.ts';
import { activity, causes, kind, kinds, phenotype } from '../model/kinds.ts';
import type { Parameters } from '../model/parameters.ts';
import { days, inWords } from './numbers.ts';
import { t } from './strings.ts';
import { whenText } from './when.ts';

/** One line of the card; `to` is the id of another cell that the text ends with. */
export type Line = { readonly term: string; readonly text: string; readonly to?: number };

const phenotypes = Object.keys(phenotype) as (keyof typeof phenotype)[];

/** The kind of a cell: `CAR-T cell, memory`. */
export function kindText(code: number, programme: number): string {
  const name = t(`kind.${kinds[code]?.name ?? 'cancer'}`);
  const part = phenotypes[programme];
  return code === kind.cart && part !== undefined ? `${name}, ${t(`phenotype.${part}`)}` : name;
}

/** The small tag beside the pointer. */
export function tagText(cell: Cell): string {
  const parts = [kindText(cell.kind, cell.phenotype)];
  if (cell.antigenNegative && cell.kind === kind.cancer) parts.push(t('cell.negative'));
  if (cell.activity === activity.dying) parts.push(t('cell.dying'));
  else if (cell.activity === activity.bound) parts.push(t(cell.kind === kind.cart ? 'cell.holding' : 'cell.held'));
  return parts.join(', ');
}

/** What the cell is doing. */
function doing(cell: Portrait): Line {
  const term = t('cell.doing');
  if (cell.death !== undefined || cell.activity === activity.dying) return { term, text: t('doing.dying') };
  if (cell.partner > 0) {
    return { term, text: t(cell.kind === kind.cart ? 'doing.holds' : 'doing.heldBy'), to: cell.partner };
  }
  if (cell.kind !== kind.cart) return { term, text: t(cell.kind === kind.cancer ? 'doing.living' : 'doing.waiting') };
  const ways = ['doing.hunting', 'doing.resting', 'doing.exhausted', 'doing.passing'] as const;
  return { term, text: t(ways[cell.phenotype] ?? 'doing.hunting') };
}

/** An age: hours up to two days. */
function ageText(age: number): string {
  return age < 2 ? t('age.hours', { hours: days(age * 24) }) : t('age.days', { days: days(age) });
}

/** How far it is from the founder; the tree shows who lies between. */
function lineText(generations: number, isOne: boolean): string {
  if (generations === 0) return t('cell.founder');
  // a light agent grows heavier by divisions that nobody draws
  if (!isOne) return t('cell.lineDrawn', { generations });
  return generations === 1 ? t('cell.lineOne') : t('cell.lineMany', { generations });
}

/** When the cell came to be. */
function originText(cell: Portrait): string {
  const age = ageText(cell.ageDays);
  const when = whenText(cell.bornDay);
  if (cell.ancestors.length > 0) return t('cell.ageValue', { age, when });
  if (cell.kind !== kind.cart) return t('cell.ageStart', { age });
  return cell.bornDay > 0 ? t('cell.ageGiven', { age, when }) : t('cell.ageFirst', { age });
}

/** How far it has come from its place of birth. */
function birthplaceText(cell: Portrait): string {
  const away = Math.hypot(cell.bornX - cell.x, cell.bornY - cell.y);
  if (away < 1) return t('cell.bornHere');
  const isLong = away >= 1000;
  const distance = isLong
    ? t('look.millimetres', { length: (away / 1000).toFixed(1) })
    : t('look.micrometres', { length: Number(away.toPrecision(2)) });
  return t('cell.bornAway', { distance });
}

/** All lines of the card. */
export function linesOf(cell: Portrait, parameters: Readonly<Parameters>): Line[] {
  const lines: Line[] = [doing(cell)];
  const { death } = cell;
  if (death !== undefined) {
    const cause = causes[death.cause];
    const [term, when] = [t('cell.death'), whenText(death.day)];
    if (death.killer > 0) lines.push({ term, text: t('death.killer', { when }), to: death.killer });
    else if (cause !== undefined) lines.push({ term, text: t('death.text', { when, cause: t(`cause.${cause}`) }) });
  }
  if (targetKinds.includes(cell.kind)) {
    const count = inWords(Math.round(cell.antigen));
    lines.push({ term: t('cell.antigen'), text: t('cell.molecules', { count, target: parameters.target }) });
    if (parameters.logic !== 'single') {
      const second = { count: inWords(Math.round(cell.secondAntigen)), target: parameters.secondTarget };
      lines.push({ term: t('cell.secondAntigen'), text: t('cell.molecules', second) });
    }
  }
  if (cell.kind === kind.cart) {
    const percent = Math.round(Math.min(1, cell.signal) * 100);
    lines.push({ term: t('cell.signal'), text: t('cell.signalValue', { percent }) });
    // a drawn cell that stands for many has their mean
    const kills = days(cell.kills);
    lines.push({ term: t('cell.kills'), text: cell.cells > 1 ? t('cell.each', { count: kills }) : kills });
  }
  const daughters = days(cell.daughters);
  const isOne = cell.cells === 1;
  lines.push({ term: t('cell.daughters'), text: isOne ? daughters : t('cell.drawn', { count: daughters }) });
  lines.push({ term: t('cell.age'), text: originText(cell) });
  lines.push({ term: t('cell.birthplace'), text: birthplaceText(cell) });
  const cells = inWords(cell.cells);
  lines.push({ term: t('cell.cells'), text: cell.cells > 1 ? t('cell.cellsValue', { cells }) : t('cell.one') });
  lines.push({ term: t('cell.line'), text: lineText(cell.ancestors.length, cell.cells === 1) });
  return lines;
}

/** One short sentence for a screen reader. */
export function pickedText(cell: Portrait): string {
  const line = doing(cell);
  const what = line.to === undefined ? line.text : `${line.text} #${line.to}`;
  return t('cell.picked', { kind: kindText(cell.kind, cell.phenotype), id: `#${cell.id}`, doing: what });
}
