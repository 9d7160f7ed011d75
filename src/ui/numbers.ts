/** Numbers as people read them: powers of ten, words, days and hours. No locale functions, so that every machine shows the same. */
import { shortNumber } from '../model/parameters.ts';
import { type StageName, stageFacts } from '../model/stages/facts.ts';
import { stageViews } from './stages.ts';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as text: `10⁻³`. */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => superscripts[Number(digit)] ?? '');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A number of cells to two figures: `0`, `37`, `9400`, `3.4 × 10¹⁰`. */
export function cellCount(cells: number): string {
  if (!Number.isFinite(cells) || cells <= 0) return '0';
  if (cells < 1) return '< 1';
  if (cells < 9950) return String(cells < 100 ? Math.round(cells) : Number(cells.toPrecision(2)));
  const [mantissa = '1', exponent = '0'] = cells.toExponential(1).split('e');
  return `${mantissa} × ${powerOfTen(Number(exponent))}`;
}

const words = ['', ' thousand', ' million', ' billion', ' trillion'];

/** A number of cells to two figures, to be spoken: `34 billion`, `1 million`. */
export function inWords(cells: number): string {
  if (!Number.isFinite(cells) || cells <= 0) return '0';
  const rounded = Number(cells.toPrecision(2));
  const group = Math.min(words.length - 1, Math.max(0, Math.floor(Math.log10(rounded) / 3 + 1e-9)));
  return `${Number((rounded / 1000 ** group).toPrecision(2))}${words[group]}`;
}

/** A parameter's number as one types it, at most four figures: `1e8`, `0.069`. */
export function typed(value: number): string {
  return shortNumber(Number(value.toPrecision(4)));
}

/** The time since infusion: `day 7.6 · 14 h`; told in hours `3 h 20 min`. */
export function clock(tick: number, stage: StageName): { readonly day: string; readonly rest: string } {
  const { ticksPerDay } = stageFacts[stage];
  const day = tick / ticksPerDay;
  const minutes = Math.round((tick % ticksPerDay) * (1440 / ticksPerDay));
  const hours = Math.floor(minutes / 60);
  const rest = stageViews[stage].inHours ? `${hours} h ${String(minutes % 60).padStart(2, '0')} min` : `${hours} h`;
  return { day: (Math.floor(day * 10 + 1e-9) / 10).toFixed(1), rest };
}

/** Days to one figure after the point, without a needless `.0`: `28`, `7.5`. */
export function days(day: number): string {
  return String(Number(day.toFixed(1)));
}

/** IL-6 in pg/ml with two digits, or whole below 100. */
export function il6Text(il6: number): string {
  return String(il6 < 100 ? Math.round(il6) : Number(il6.toPrecision(2)));
}
