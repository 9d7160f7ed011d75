/** The validation as text: one row for each target and acceptance test. */
import { shown } from './question.ts';
import type { Row, Validation } from './validate.ts';

/** The table, with a sentence of why below each miss, and the totals as the last lines. */
export function reportText(validation: Validation): string {
  const { rows, form, modelVersion } = validation;
  const lines = rows.filter((row) => row.verdict !== 'not asked').flatMap(linesOf);
  const left = rows.filter((row) => row.verdict === 'not asked');
  return [
    `Validation of model ${modelVersion}, ${form} form`,
    'verdict  number  what: ours with spread [range that agrees] (runs) | published | source',
    ...lines,
    ...(left.length === 0 ? [] : [`not asked in the ${form} form: ${left.map((row) => row.id).join(', ')}`]),
    '',
    `published targets: ${validation.targetsMet} of ${validation.targetsAsked} met (${validation.met} of ${validation.asked} rows)`,
    `acceptance tests: ${validation.acceptanceMet} of ${validation.acceptanceAsked} met`,
    '',
  ].join('\n');
}

function linesOf(row: Row): string[] {
  const { id, verdict, what, value, unit, spread, range, runs, published, source, why } = row;
  const number = value === null ? 'nothing measured' : `${shown(value)}${unit === '' ? '' : ` ${unit}`}`;
  const isTest = id.startsWith('A');
  const ours = isTest
    ? spread
    : `${number}${spread === '' ? '' : ` (${spread})`} [${shown(range[0])} to ${shown(range[1])}]`;
  const line = `${verdict === 'met' ? 'met   ' : 'MISSED'}  ${id.padEnd(4)}  ${what}: ${ours} (${runs} runs)${isTest ? '' : ` | ${published} | ${source}`}`;
  return why === '' ? [line] : [line, `              why: ${why}`];
}
