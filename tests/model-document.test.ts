/** MODEL.md must tell of every parameter what the table in the code says. `npm run document` writes the section anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allowed, type ParameterRow, parameterTable, shortNumber } from '../src/model/parameters.ts';

const path = new URL('../src/model/MODEL.md', import.meta.url);
const begin = '<!-- parameters: written by `npm run document`, checked by a test -->\n';
const end = '<!-- end of parameters -->';

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

function section(): string {
  const head =
    '| key | what | default | allowed | unit | applies | evidence | source |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n';
  return `${head}${(parameterTable as readonly ParameterRow[]).map(line).join('\n')}\n`;
}

test('MODEL.md holds the parameter table of the code', () => {
  const text = readFileSync(path, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  if (process.env['DOCUMENT'] === 'write') writeFileSync(path, text.slice(0, from) + section() + text.slice(to));
  else expect(text.slice(from, to)).toBe(section());
});
