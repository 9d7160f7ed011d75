/** The patient as a ward sees them: a tile for each sign, with its unit, what is normal, and a word when it is not. */
import { fever, leastNormalIgg, lowPressure, normalBCells, raisedIl6 } from '../model/clinical-limits.ts';
import type { Summary } from '../model/summary.ts';
import { isFound, numberText, type Reading } from './clinic.ts';
import { element, setText } from './dom.ts';
import { il6Text } from './numbers.ts';
import { type PlainKey, t } from './strings.ts';

/** The panel. */
export type Patient = {
  /** An instant of the patient is known. */
  update(now: Summary): void;
  setReading(reading: Reading): void;
};

/** What stands around a number: its name, its unit, and what is normal. */
type Words = { readonly name: PlainKey; readonly unit: PlainKey; readonly normal: PlainKey };

/** One sign: its words, its number, and whether it is out of the ordinary. */
type Vital = Words & {
  value(now: Summary, reading: Reading): string;
  isIll(now: Summary, reading: Reading): boolean;
  /** Other words that a reading has for it. */
  readonly words?: { readonly [R in Reading]?: Partial<Words> };
};

const inBody = { unit: 'unit.cells', normal: 'normal.inBody' } as const;

const vitals: readonly Vital[] = [
  {
    name: 'vital.temperature',
    unit: 'unit.celsius',
    normal: 'normal.temperature',
    value: (now) => now.temperature.toFixed(1),
    isIll: (now) => now.temperature >= fever,
  },
  {
    name: 'vital.systolic',
    unit: 'unit.pressure',
    normal: 'normal.systolic',
    value: (now) => now.systolic.toFixed(0),
    isIll: (now) => now.systolic < lowPressure,
  },
  {
    name: 'vital.il6',
    unit: 'unit.il6',
    normal: 'normal.il6',
    value: (now) => il6Text(now.il6),
    isIll: (now) => now.il6 >= raisedIl6,
  },
  {
    name: 'vital.crsGrade',
    unit: 'unit.grade',
    normal: 'normal.grade',
    value: (now) => String(now.crsGrade),
    isIll: (now) => now.crsGrade > 0,
  },
  {
    name: 'vital.icansGrade',
    unit: 'unit.grade',
    normal: 'normal.grade',
    value: (now) => String(now.icansGrade),
    isIll: (now) => now.icansGrade > 0,
  },
  {
    name: 'vital.cancer',
    unit: 'unit.marrow',
    normal: 'normal.cancer',
    words: { truth: inBody, scan: { name: 'vital.volume', unit: 'unit.millilitre', normal: 'normal.volume' } },
    value: (now, reading) => numberText(now, 'cancer', reading),
    isIll: (now, reading) => isFound(now, 'cancer', reading),
  },
  {
    name: 'vital.cart',
    unit: 'unit.microlitre',
    normal: 'normal.cart',
    words: { truth: inBody },
    value: (now, reading) => numberText(now, 'cart', reading),
    isIll: () => false,
  },
  {
    name: 'vital.bCells',
    unit: 'unit.microlitre',
    normal: 'normal.bCells',
    words: { truth: { unit: 'unit.cells', normal: 'normal.bCellsInBody' } },
    value: (now, reading) => numberText(now, 'bCells', reading),
    isIll: (now) => now.bCells < 0.96 * normalBCells,
  },
  {
    name: 'vital.igg',
    unit: 'unit.igg',
    normal: 'normal.igg',
    value: (now) => now.igg.toFixed(1),
    isIll: (now) => now.igg < leastNormalIgg,
  },
];

const choices = ['clinic', 'truth'] as const;

/** Builds the panel inside `host`. @param choose told whether the truth is wanted, or what a clinic sees */
export function createPatient(host: HTMLElement, choose: (choice: 'clinic' | 'truth') => void): Patient {
  let reading: Reading = 'truth';
  let latest: Summary | null = null;
  const inputs = choices.map((name) => {
    const input = element('input', { attributes: { type: 'radio', name: 'reading', value: name } });
    input.addEventListener('change', () => choose(name));
    return input;
  });
  const labels = choices.map((name, index) =>
    element('label', { class: 'check' }, inputs[index] ?? '', element('span', { text: t(`patient.${name}`) })),
  );
  labels[0]?.setAttribute('title', t('patient.clinicTitle'));
  const set = element('fieldset', { class: 'readings' }, element('legend', { text: t('patient.reading') }), ...labels);
  const tiles = vitals.map((vital) => {
    const name = element('dt');
    const value = element('span', { class: 'vital-value' });
    const unit = element('span', { class: 'vital-unit' });
    const normal = element('dd', { class: 'vital-normal' });
    const tile = element(
      'div',
      { class: 'vital' },
      name,
      element('dd', {}, element('span', { class: 'vital-number' }, value, ' ', unit)),
      normal,
    );
    return { vital, tile, name, value, unit, normal };
  });
  const list = element('dl', { class: 'vital-list' }, ...tiles.map((one) => one.tile));
  host.append(set, list);

  const draw = (): void => {
    if (latest === null) return;
    for (const { vital, tile, name, value, unit, normal } of tiles) {
      const words = { ...vital, ...vital.words?.[reading] };
      setText(name, t(words.name));
      setText(value, vital.value(latest, reading));
      // "not found" means "below 1 in 10,000", and says so
      const isSought = vital.name === 'vital.cancer' && !isFound(latest, 'cancer', reading);
      const below = isSought && reading !== 'truth' ? t(`below.${reading}`) : null;
      setText(unit, below === null ? t(words.unit) : '');
      setText(normal, below ?? t(words.normal));
      tile.classList.toggle('ill', vital.isIll(latest, reading));
    }
  };
  const setReading = (next: Reading): void => {
    reading = next;
    inputs.forEach((input, index) => {
      input.checked = (choices[index] === 'truth') === (next === 'truth');
    });
    draw();
  };
  setReading('truth');
  return {
    update(now) {
      latest = now;
      draw();
    },
    setReading,
  };
}
