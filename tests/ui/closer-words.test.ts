/** What the page says of cells, patients and antigen: the words and numbers that a reader relies on. */
import { expect, test } from 'vitest';
import { antigenByte } from '../../src/model/antigen-scale.ts';
import { histogramBins, type Portrait } from '../../src/model/inspect.ts';
import { cause, causes, kind, kinds } from '../../src/model/kinds.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Summary } from '../../src/model/summary.ts';
import { binOfByte, bytesOfBins, digest, moleculesOf } from '../../src/ui/antigen-bins.ts';
import { linesOf } from '../../src/ui/cell-words.ts';
import { clinicReading, countText, isSeen, numberText, spokenCount } from '../../src/ui/clinic.ts';
import { partsOf } from '../../src/ui/deaths.ts';
import { groupOf } from '../../src/ui/header.ts';
import { isFitting, overlaysOf, peakOf } from '../../src/ui/overlays.ts';
import { fileName } from '../../src/ui/save.ts';
import { refusalAtDoor } from '../../src/ui/share.ts';
import { scenarioByName, scenarios } from '../../src/story/scenarios.ts';
import { allTexts } from '../../src/ui/strings.ts';

const cell: Portrait = {
  id: 9,
  kind: kind.cancer,
  activity: 0,
  phenotype: 0,
  traits: 1,
  x: 0,
  y: 0,
  cells: 1e6,
  antigen: 0,
  secondAntigen: 0,
  signal: 0,
  kills: 0,
  daughters: 2,
  bornDay: 3,
  ageDays: 5.25,
  bornX: 30,
  bornY: 40,
  ancestors: [
    { id: 7, bornDay: 2, bornX: 0, bornY: 0 },
    { id: 4, bornDay: 0, bornX: 0, bornY: 0, diedDay: 6 },
  ],
  lostIn: 7,
  partner: 0,
};
const textOf = (one: Portrait): string =>
  linesOf(one, defaultParameters())
    .map((line) => `${line.term}: ${line.text}${line.to === undefined ? '' : ` #${line.to}`}`)
    .join('\n');

test('the card of a cell tells its line, its age, and who killed it', () => {
  expect(textOf(cell)).toContain('Line: generation 2 of those drawn');
  expect(textOf({ ...cell, cells: 1 })).toContain('Line: 2 divisions after the founder');
  expect(textOf(cell)).toContain('Birthplace: 50 µm from here');
  expect(textOf({ ...cell, bornX: 2100 })).toContain('Birthplace: 2.1 mm from here');
  expect(textOf({ ...cell, bornX: 0, bornY: 0 })).toContain('Birthplace: here');
  expect(textOf(cell)).toContain('0 CD19 molecules');
  expect(textOf(cell)).toContain('5.3 days, born at day 3');
  expect(textOf({ ...cell, death: { day: 8, cause: cause.carT, killer: 12 } })).toContain(
    'day 8: killed by CAR-T cell #12',
  );
  expect(textOf({ ...cell, kind: kind.cart, partner: 3 })).toContain('holds cell #3');
  expect(textOf({ ...cell, ancestors: [] })).toContain('Line: no mother');
  expect(textOf({ ...cell, kind: kind.cart, ancestors: [], kills: 2.1 })).toContain('given at day 3');
  expect(textOf({ ...cell, kind: kind.cart, kills: 2.1 })).toContain('Kills: 2.1 per real cell');
});

test('every kind and cause has its words', () => {
  for (const { name } of kinds) expect(allTexts[`kind.${name}`], name).toBeDefined();
  for (const name of causes) expect(allTexts[`cause.${name}`], name).toBeDefined();
});

test('bins and bytes are each other’s inverse', () => {
  for (let bin = 0; bin < histogramBins; bin++) {
    const [from, to] = bytesOfBins(bin, bin);
    const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => binOfByte(byte) === bin);
    expect([from, to]).toEqual([bytes[0], bytes[bytes.length - 1]]);
  }
  expect(binOfByte(antigenByte(moleculesOf(17) * 1.05))).toBe(17);
});

test('the digest finds the part without antigen and the median of the others', () => {
  const bins = Array.from({ length: histogramBins }, () => 0);
  bins[0] = 25;
  bins[17] = 75;
  expect(digest(bins).negative).toBe(0.25);
  expect(digest(bins).median).toBeGreaterThan(moleculesOf(17));
  expect(digest(bins).median).toBeLessThan(moleculesOf(18));
  expect(digest(bins.map(() => 0))).toMatchObject({ total: 0, negative: 0 });
});

test('the clinic sees blood counts and marrow parts, and nothing below its limits', () => {
  const now = { cart: 3.4e10, passing: 0, cancer: 7e7, cancerNegative: 7e7, bCells: 1e6, mrd: 9e-5 } as Summary;
  expect(countText(now, 'cart', 'marrow')).toBe('140 /µl');
  expect(countText(now, 'cancer', 'marrow')).toBe('not found');
  expect(countText(now, 'cancerNegative', 'marrow')).toBe('not seen');
  expect(countText(now, 'cancer', 'truth')).toBe('7.0 × 10⁷');
  expect(isSeen('memory', 'marrow')).toBe(false);
  expect(countText(now, 'bCells', 'marrow')).toBe('< 0.1 /µl');
  expect(countText({ ...now, mrd: 0.0625 }, 'cancer', 'marrow')).toBe('6.3 % of marrow');
});

test('CAR-T cells that have not settled are all in the blood', () => {
  const infused = { cart: 1e8, passing: 1e8 } as Summary;
  const settled = { cart: 1e7, passing: 0 } as Summary;
  for (const reading of ['marrow', 'scan'] as const) {
    expect(countText(infused, 'cart', reading)).toBe('20 /µl');
    expect(spokenCount(infused, 'cart', reading)).toBe('20 /µl');
    expect(numberText({ ...infused, passing: 5e7 }, 'cart', reading)).toBe('10');
    expect(countText(settled, 'cart', reading)).toBe('< 0.1 /µl');
  }
  expect(countText(infused, 'cart', 'truth')).toBe('1.0 × 10⁸');
});

test('lymphoma is followed by a scan, leukaemia and myeloma by marrow', () => {
  const diseases = ['ALL', 'DLBCL', 'myeloma', 'T-ALL'] as const;
  expect(diseases.map(clinicReading)).toEqual(['marrow', 'scan', 'marrow', 'marrow']);
  const now = { cancer: 9.5e10, mrd: 0.11 } as Summary;
  expect(countText(now, 'cancer', 'scan')).toBe('95 ml (PET)');
  expect(countText({ ...now, cancer: 4.24e9 }, 'cancer', 'scan')).toBe('4.2 ml (PET)');
  // more than marrow shows and less than a scan does
  const few = { cancer: 9e8, mrd: 1.2e-3 } as Summary;
  expect(countText(few, 'cancer', 'scan')).toBe('not found');
  expect(countText(few, 'cancer', 'marrow')).toBe('0.12 % of marrow');
});

test('deaths of a kind are parts of its own total, largest first', () => {
  const deaths = Array.from({ length: kinds.length * causes.length }, () => 0);
  deaths[kind.cancer * causes.length + cause.carT] = 90;
  deaths[kind.cancer * causes.length + cause.turnover] = 10;
  expect(partsOf(deaths, kind.cancer)).toEqual({
    total: 100,
    parts: [
      { cause: cause.carT, part: 0.9 },
      { cause: cause.turnover, part: 0.1 },
    ],
  });
  expect(partsOf(deaths, kind.cart)).toEqual({ total: 0, parts: [] });
});

test('published curves are laid over only where they hold', () => {
  const all = scenarioByName('all');
  const lymphoma = scenarioByName('dlbcl');
  if (all === undefined || lymphoma === undefined) throw new Error('no scenario');
  const names = ['stein', 'leon', 'reference'] as const;
  expect(names.map((name) => isFitting(name, all))).toEqual([true, true, true]);
  expect(names.map((name) => isFitting(name, lymphoma))).toEqual([false, false, true]);
  const drugged = { ...all, commands: [{ do: 'steroids' as const, tick: 200 }] };
  expect(names.map((name) => isFitting(name, drugged))).toEqual([true, false, false]);
  const heavy = { ...all, parameters: { ...all.parameters, burden: 3e11 } };
  expect(isFitting('leon', heavy)).toBe(false);
  const peak = peakOf(all, [], 0);
  expect(peak).toBeGreaterThan(1e10);
  const laid = names.map((name) => overlaysOf(name, all, 28, peak));
  expect(laid.every((curves) => curves.length > 0)).toBe(true);
  for (const { day, value } of laid.flat()) {
    expect(value.length).toBe(day.length);
    expect([...day].sort((one, other) => one - other)).toEqual([...day]);
  }
  const [{ value, band }] = laid[0];
  expect(band?.low.length).toBe(value.length);
  expect(value.every((one, i) => one >= (band?.low[i] ?? Infinity) * 0.5)).toBe(true);
});

test('the reference equations begin with the whole dose in the blood', () => {
  const all = scenarioByName('all');
  if (all === undefined) throw new Error('no scenario');
  const [cart] = overlaysOf('reference', all, 7, 0);
  expect(cart?.value[0]).toBe(1e8);
  expect(cart?.passing?.[0]).toBe(1e8);
});

test('the menu has patients, products and single cells', () => {
  expect(new Set(scenarios.map(groupOf))).toEqual(new Set(['patients', 'products', 'cells']));
});

test('files are named plainly, and refused at the door by size and name', () => {
  expect(fileName(['cart-lab', 'all', 'seed../../x y'], '.csv')).toBe('cart-lab-all-seed..-..-x-y.csv');
  expect(refusalAtDoor({ name: 'a.cartlab.json', size: 500 })).toBeNull();
  expect(refusalAtDoor({ name: 'a.exe', size: 500 })).toContain('.json');
  expect(refusalAtDoor({ name: 'a.json', size: 2e6 })).toContain('allowed');
});
