/** The table of texts is complete: every key that is put together at run time exists, and nothing is left unfilled. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drugs } from '../../src/model/commands.ts';
import { checkParameter, type ParameterRow, parameterTable } from '../../src/model/parameters.ts';
import { keyCard } from '../../src/ui/keys.ts';
import { curves } from '../../src/ui/legend.ts';
import { speedStops } from '../../src/ui/speed.ts';
import { allTexts, helpOf, labelOf, refusedText, t, valueText } from '../../src/ui/strings.ts';

const table: readonly ParameterRow[] = parameterTable;

test('every group, evidence, curve, drug, unit and key has its text', () => {
  const wanted = [
    ...table.flatMap((row) => [`group.${row.group}`, `evidence.${row.evidence}`]),
    ...curves.flatMap((curve) => [`series.${curve}`, `label.${curve}`]),
    ...drugs.map((drug) => `drug.${drug}`),
    ...[...speedStops.patient, ...speedStops.cell].map((stop) => `unit.${stop.unit}`),
    ...keyCard.map((line) => line.label),
  ];
  expect(wanted.filter((key) => !Object.hasOwn(allTexts, key))).toEqual([]);
});

test('no text is empty, and every text is used', () => {
  const sources = readdirSync('src/ui')
    .filter((file) => file.endsWith('.ts') && file !== 'strings.ts')
    .map((file) => readFileSync(`src/ui/${file}`, 'utf8'))
    .concat(
      readFileSync('src/main.ts', 'utf8'),
      readFileSync('src/ui/strings.ts', 'utf8').split('/** The key of a text')[1] ?? '',
    )
    .join('\n');
  for (const [key, text] of Object.entries(allTexts)) {
    expect(text.trim(), key).toBe(text);
    expect(text, key).not.toBe('');
    const family = `\`${key.split('.')[0]}.\${`;
    expect(sources.includes(`'${key}'`) || sources.includes(family), `${key} is used`).toBe(true);
  }
});

test('names are filled in, and a value with braces stays as it is', () => {
  expect(t('day', { day: '7.5' })).toBe('day 7.5');
  expect(t('notice.refused', { message: '{message} <b>' })).toContain('{message} <b>');
});

test('a refused value gets one sentence with field, value, allowed range and the value that stays', () => {
  const dose = table.find((row) => row.key === 'dose');
  if (dose === undefined) throw new Error('no dose');
  for (const text of ['', '0x10', '1,5', '1e400', 'NaN', '١٢', '5px', '-1', '1e99', '😀'.repeat(5000)]) {
    expect(checkParameter('dose', text).ok).toBe(false);
    const message = refusedText(dose, text, 1e8);
    expect(message).toContain('CAR-T dose');
    expect(message).toContain('1e5 to 1e10 cells');
    expect(message).toContain('1e8 cells');
    expect(message.length).toBeLessThan(160);
  }
});

test('every parameter has a name, a help and a value in words', () => {
  for (const row of table) {
    expect(labelOf(row).length).toBeGreaterThan(2);
    expect(helpOf(row)).toMatch(/[.!?]$/);
    expect(valueText(row, row.default)).not.toBe('');
  }
});
