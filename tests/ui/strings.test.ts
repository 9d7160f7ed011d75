/** The table of texts is complete: every key that is put together at run time exists, and nothing is left unfilled. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drugs } from '../../src/model/commands.ts';
import {
  checkParameter,
  defaultParameters,
  type ParameterRow,
  type Parameters,
  parameterTable,
} from '../../src/model/parameters.ts';
import { keyCard } from '../../src/ui/keys.ts';
import { curves } from '../../src/ui/legend.ts';
import { stageViews } from '../../src/ui/stages.ts';
import { helpOf, labelOf, refusedText, valueText } from '../../src/ui/parameter-words.ts';
import { allTexts, t } from '../../src/ui/strings.ts';

const table: readonly ParameterRow[] = parameterTable;

test('every group, evidence, curve, drug, unit and key has its text', () => {
  const wanted = [
    ...table.flatMap((row) => [`group.${row.group}`, `evidence.${row.evidence}`]),
    ...curves.flatMap((curve) => [`series.${curve}`, `label.${curve}`]),
    ...drugs.map((drug) => `drug.${drug}`),
    ...[...stageViews.patient.speeds, ...stageViews.cell.speeds].map((stop) => `unit.${stop.unit}`),
    ...keyCard.map((line) => line.label),
  ];
  expect(wanted.filter((key) => !Object.hasOwn(allTexts, key))).toEqual([]);
});

/** All code that could ask for a text, without the table itself. */
function readCode(): string {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(`src/${file}`, 'utf8');
      return file.endsWith('strings.ts') ? (text.split('/** The key of a text')[1] ?? '') : text;
    })
    .join('\n');
}

/** Keys that no code asks for: neither whole, nor put together from a family such as `kind.${…}` and a word that the code has. */
function unused(keys: readonly string[], code: string): string[] {
  const families = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{[^}`]*\}([a-zA-Z.]*)`/g)].map(([, head, tail]) => ({
    head,
    tail,
  }));
  const words = new Set([...code.matchAll(/'([\w-]+)'|([\w]+)\??:/g)].map(([, quoted, name]) => quoted ?? name));
  const isMade = (key: string) =>
    families.some(
      ({ head, tail }) =>
        key.startsWith(head) && key.endsWith(tail) && words.has(key.slice(head.length, key.length - tail.length)),
    );
  return keys.filter((key) => !code.includes(`'${key}'`) && !isMade(key));
}

test('no text is empty, and every text is used', () => {
  for (const [key, text] of Object.entries(allTexts)) {
    expect(text.trim(), key).toBe(text);
    expect(text, key).not.toBe('');
  }
  expect(unused(Object.keys(allTexts), readCode())).toEqual([]);
});

test('a text that nobody asks for is found, also in a family', () => {
  const code = "t('a.b'); t(`kind.${name}`); t(`look.${key}Title`); const all = ['bCell', 'zoom'];";
  const keys = ['a.b', 'a.c', 'kind.bCell', 'kind.tCell', 'look.zoomTitle', 'look.panTitle', 'look.zoom'];
  expect(unused(keys, code)).toEqual(['a.c', 'kind.tCell', 'look.panTitle', 'look.zoom']);
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
    const message = refusedText(dose, text, 1e8, defaultParameters());
    expect(message).toContain('CAR-T dose');
    expect(message).toContain('1e5 to 1e10 cells');
    expect(message).toContain('1e8 cells');
    expect(message.length).toBeLessThan(160);
  }
});

test('every parameter has a name, a help and a value in words', () => {
  for (const row of table) {
    expect(labelOf(row, defaultParameters()).length).toBeGreaterThan(2);
    expect(helpOf(row, defaultParameters())).toMatch(/[.!?]$/);
    expect(valueText(row, row.default)).not.toBe('');
  }
});

/** Label and help of a parameter in a run. */
function wordsOf(key: string, changes: Partial<Parameters>): string {
  const row = table.find((one) => one.key === key);
  if (row === undefined) throw new Error(`no ${key}`);
  const parameters = { ...defaultParameters(), ...changes };
  return `${labelOf(row, parameters)}: ${helpOf(row, parameters)}`;
}

test.each(['CD20', 'CD22', 'BCMA', 'CD7'] as const)('a run against %s speaks of it and not of CD19', (target) => {
  expect(wordsOf('antigen', { target })).toMatch(new RegExp(`^${target} per cancer cell: .*number of ${target} mol`));
  expect(wordsOf('antigenSpread', { target })).toContain(`Spread of ${target}: `);
  expect(wordsOf('antigenNegative', { target })).toContain(`without any ${target},`);
  expect(wordsOf('antigenLoss', { target })).toContain(`loses ${target} for good`);
  // these speak of several targets, whatever the run's is
  const ofAll = ['target', 'secondTarget', 'plasmaCells'];
  for (const { key } of table) if (!ofAll.includes(key)) expect(wordsOf(key, { target }), key).not.toContain('CD19');
});

test('healthy B cells and their precursors are told to be spared where the CAR does not grip them', () => {
  expect(wordsOf('bCellsAtStart', {})).toContain('They carry CD19 as well, so CAR-T cells kill them too');
  expect(wordsOf('bCellsAtStart', { target: 'CD20' })).toContain('They carry CD20 as well');
  expect(wordsOf('bCellsAtStart', { target: 'BCMA' })).toContain('spare them');
  expect(wordsOf('cellBCells', { target: 'CD22' })).toContain('a CD22 CAR kills them alike');
  expect(wordsOf('cellBCells', { target: 'BCMA' })).toContain('spares them');
  expect(wordsOf('bCellInflow', {})).toContain('kill their precursors too');
  for (const target of ['CD20', 'BCMA'] as const) {
    expect(wordsOf('bCellInflow', { target })).toContain('the supply goes on');
    expect(wordsOf('precursorHalfKill', { target })).toContain('it changes nothing');
  }
  // a second target counts where either is enough
  const both = { target: 'BCMA', secondTarget: 'CD22' } as const;
  expect(wordsOf('bCellsAtStart', { ...both, logic: 'OR' })).toContain('They carry CD22 as well');
  expect(wordsOf('bCellsAtStart', { ...both, logic: 'AND' })).toContain('spare them');
});
