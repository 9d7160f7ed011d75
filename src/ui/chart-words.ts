/** What the chart says of itself: the unit of its numbers, and its name for who does not see it. Pure. */
import type { Scale } from '../model/world.ts';
import type { Reading } from './clinic.ts';
import { t } from './strings.ts';

/** What the numbers count. */
export function unitText(scale: Scale, reading: Reading): string {
  if (reading !== 'truth') return t(reading === 'scan' ? 'chart.unitScan' : 'chart.unitMarrow');
  return t(scale === 'cell' ? 'chart.unitCell' : 'chart.unit');
}

/** The name of the chart: what it counts, and on which kind of axis. */
export function figureText(scale: Scale, reading: Reading): string {
  return t(scale === 'cell' ? 'chart.figureEven' : 'chart.figure', { unit: unitText(scale, reading) });
}
