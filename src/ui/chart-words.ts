/** What the chart says of itself: the unit of its numbers, and its name for who does not see it. Pure. */
import type { StageName } from '../model/stages/facts.ts';
import type { Reading } from './clinic.ts';
import { stageViews } from './stages.ts';
import { t } from './strings.ts';

/** What the numbers count. */
export function unitText(stage: StageName, reading: Reading): string {
  if (reading !== 'truth') return t(reading === 'scan' ? 'chart.unitScan' : 'chart.unitMarrow');
  return t(stageViews[stage].unit);
}

/** The name of the chart: what it counts, and on which kind of axis. */
export function figureText(stage: StageName, reading: Reading): string {
  const { isEven } = stageViews[stage].axis;
  return t(isEven ? 'chart.figureEven' : 'chart.figure', { unit: unitText(stage, reading) });
}
