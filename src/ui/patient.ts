/** The patient as a ward sees them: a tile for each sign, with its unit, what is normal, and a word when it is not. */
import { mrdLimit, type Summary } from '../model/summary.ts';
import type { Scale } from '../model/world.ts';
import { bloodCount, marrowPart, type Reading } from './clinic.ts';
import { element, setText } from './dom.ts';
import { cellCount } from './numbers.ts';
import { type PlainKey, t } from './strings.ts';

/** The panel. */
export type Patient = {
  update(now: Summary, scale: Scale): void;
  setReading(reading: Reading): void;
};

/** One sign: name, unit, what is normal, its number, and whether it is out of the ordinary. */
type Vital = {
  readonly name: PlainKey;
  readonly unit: PlainKey;
  readonly normal: PlainKey;
  value(now: Summary, reading: Reading): string;
  isIll(now: Summary): boolean;
  /** Unit, and what is normal, when the reading is true numbers in the body. */
  readonly whole?: { readonly unit: PlainKey; readonly normal: PlainKey };
};

const vitals: readonly Vital[] = [
  {
    name: 'vital.temperature',
    unit: 'unit.celsius',
    normal: 'normal.temperature',
    value: (now) => now.temperature.toFixed(1),
    isIll: (now) => now.temperature >= 38,
  },
  {
    name: 'vital.systolic',
    unit: 'unit.pressure',
    normal: 'normal.systolic',
    value: (now) => now.systolic.toFixed(0),
    isIll: (now) => now.systolic < 90,
  },
  {
    name: 'vital.il6',
    unit: 'unit.il6',
    normal: 'normal.il6',
    value: (now) => String(now.il6 < 100 ? Math.round(now.il6) : Number(now.il6.toPrecision(2))),
    isIll: (now) => now.il6 > 30,
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
    whole: { unit: 'unit.cells', normal: 'normal.inBody' },
    normal: 'normal.cancer',
    value: (now, reading) => (reading === 'truth' ? cellCount(now.cancer) : marrowPart(now.mrd)),
    isIll: (now) => now.mrd >= mrdLimit,
  },
  {
    name: 'vital.cart',
    unit: 'unit.microlitre',
    whole: { unit: 'unit.cells', normal: 'normal.inBody' },
    normal: 'normal.cart',
    value: (now, reading) => (reading === 'truth' ? cellCount(now.cart) : bloodCount(now.cart)),
    isIll: () => false,
  },
  {
    name: 'vital.bCells',
    unit: 'unit.microlitre',
    whole: { unit: 'unit.cells', normal: 'normal.bCellsInBody' },
    normal: 'normal.bCells',
    value: (now, reading) => (reading === 'truth' ? cellCount(now.bCells) : bloodCount(now.bCells)),
    isIll: (now) => now.bCells < 7.5e8,
  },
  {
    name: 'vital.igg',
    unit: 'unit.igg',
    normal: 'normal.igg',
    value: (now) => now.igg.toFixed(1),
    isIll: (now) => now.igg < 4,
  },
];

const readings: readonly Reading[] = ['clinic', 'truth'];

/** Builds the panel inside `host`. @param choose told when another reading is wanted */
export function createPatient(host: HTMLElement, choose: (reading: Reading) => void): Patient {
  let reading: Reading = 'truth';
  let latest: Summary | null = null;
  const inputs = readings.map((name) => {
    const input = element('input', { attributes: { type: 'radio', name: 'reading', value: name } });
    input.addEventListener('change', () => choose(name));
    return input;
  });
  const set = element(
    'fieldset',
    { class: 'readings' },
    element('legend', { text: t('patient.reading') }),
    ...readings.map((name, index) =>
      element('label', { class: 'check' }, inputs[index] ?? '', element('span', { text: t(`patient.${name}`) })),
    ),
  );
  const tiles = vitals.map((vital) => {
    const value = element('span', { class: 'vital-value' });
    const unit = element('span', { class: 'vital-unit' });
    const normal = element('dd', { class: 'vital-normal' });
    const tile = element(
      'div',
      { class: 'vital' },
      element('dt', { text: t(vital.name) }),
      element('dd', {}, element('span', { class: 'vital-number' }, value, ' ', unit)),
      normal,
    );
    return { vital, tile, value, unit, normal };
  });
  const list = element('dl', { class: 'vital-list' }, ...tiles.map((one) => one.tile));
  host.append(set, list);

  const draw = (): void => {
    if (latest === null) return;
    for (const { vital, tile, value, unit, normal } of tiles) {
      const text = vital.value(latest, reading);
      setText(value, text);
      // "not found" means "below 1 in 10,000", and says so
      const isLost = vital.name === 'vital.cancer' && reading === 'clinic' && latest.mrd < mrdLimit;
      const read = (reading === 'truth' ? vital.whole : undefined) ?? vital;
      setText(unit, isLost ? t('clinic.below') : t(read.unit));
      setText(normal, t(read.normal));
      tile.classList.toggle('ill', vital.isIll(latest));
    }
  };
  const setReading = (next: Reading): void => {
    reading = next;
    inputs.forEach((input, index) => {
      input.checked = readings[index] === next;
    });
    draw();
  };
  setReading('truth');
  return {
    update(now, scale) {
      latest = now;
      if (scale === 'patient' && host.clientWidth > 0) draw();
    },
    setReading,
  };
}
