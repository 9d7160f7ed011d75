/** A time since infusion in words: days, or hours where a day is long. */
import { days } from './numbers.ts';
import { t } from './strings.ts';

/** `day 7.5`, or `3.2 h` when hours are wanted; without a word, the first two days are told in hours. */
export function whenText(day: number, inHours = day < 2): string {
  return inHours ? t('when.hour', { hours: days(day * 24) }) : t('day', { day: days(day) });
}
