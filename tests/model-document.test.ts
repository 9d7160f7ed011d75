/** MODEL.md must tell of every parameter and source what the tables in the code say. `npm run document` writes those sections anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allowed, type ParameterRow, parameterTable, shortNumber } from '../src/model/parameters.ts';
import { citedIn, sources } from '../src/model/sources.ts';
import { stages } from '../src/model/stages/table.ts';

const path = new URL('../src/model/MODEL.md', import.meta.url);

function line(row: ParameterRow): string {
  const value =
    row.type === 'number'
      ? shortNumber(row.default)
      : row.type === 'switch'
        ? row.default
          ? 'on'
          : 'off'
        : row.default;
  const unit = row.type === 'number' ? row.unit : '';
  const cells = [`\`${row.key}\``, row.label, value, allowed(row), unit, row.applies, row.evidence, row.source];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function parameters(): string {
  const head =
    '| key | what | default | allowed | unit | applies | evidence | source |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n';
  return `${head}${(parameterTable as readonly ParameterRow[]).map(line).join('\n')}\n`;
}

function works(): string {
  return Object.entries(sources)
    .map(([code, work]) => `- ${code} ${work}\n`)
    .join('');
}

test.each([
  ['parameters', parameters()],
  ['sources', works()],
])('MODEL.md holds the %s of the code', (name, section) => {
  const text = readFileSync(path, 'utf8');
  const begin = `<!-- ${name}: written by \`npm run document\`, checked by a test -->\n`;
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(`<!-- end of ${name} -->`);
  if (process.env['DOCUMENT'] === 'write') writeFileSync(path, text.slice(0, from) + section + text.slice(to));
  else expect(text.slice(from, to)).toBe(section);
});

test('MODEL.md tells of the rules of a patient in the order of the step', () => {
  const [, overview = ''] =
    readFileSync(path, 'utf8')
      .split(/^## \d.*$/m)[3]
      ?.match(/in this order([^]*)/) ?? [];
  const told = [...overview.matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, name]) => name);
  const rules = stages.patient.rules.map(({ name }) => name);
  // the text names it within "distribute"
  expect(rules.filter((name) => name !== 'keepSwitchedOff')).toEqual([
    ...told.slice(0, -1),
    ...told.slice(-1).map((name) => name.replace('advance the body', 'advanceBody')),
  ]);
});

test('every short name that a parameter cites is in the list', () => {
  const cited = parameterTable.flatMap(({ key, source }) => citedIn(source).map((one) => ({ key, ...one })));
  expect(cited.length).toBeGreaterThan(20);
  for (const { key, code, work } of cited) expect(work, `${key} cites ${code}`).not.toBe('');
});
