/** Judges a course: remission, relapse and B-cell aplasia, by the same rules for the table of outcomes and for the page. Pure. */
import { aplasiaBelow, relapseAbove, remissionBelow, remissionShare } from '../model/clinical-limits.ts';
import type { Summary } from '../model/summary.ts';

/** `active` until the first remission; `relapsed` from a relapse until the next remission. */
export type DiseaseStatus = 'active' | 'remission' | 'relapsed';

/**
 * The status after one more row.
 * @param before status so far, `active` at the start
 * @param cancer cancer cells now
 * @param atStart cancer cells of the first row
 * @param relapse cancer cells above which a remission has ended
 */
export function statusAfter(
  before: DiseaseStatus,
  cancer: number,
  atStart: number,
  relapse = relapseAbove,
): DiseaseStatus {
  if (before === 'remission') return cancer > relapse ? 'relapsed' : 'remission';
  return cancer < Math.min(remissionShare * atStart, remissionBelow) ? 'remission' : before;
}

/** The rows with which the first remission and the first relapse begin; undefined where there is none. @param relapse as above */
export function firstTurns<Row extends Pick<Summary, 'cancer'>>(
  rows: readonly Row[],
  relapse = relapseAbove,
): { readonly remission: Row | undefined; readonly relapse: Row | undefined } {
  let status: DiseaseStatus = 'active';
  let remission: Row | undefined;
  for (const row of rows) {
    status = statusAfter(status, row.cancer, rows[0].cancer, relapse);
    if (status === 'remission') remission ??= row;
    if (status === 'relapsed') return { remission, relapse: row };
  }
  return { remission, relapse: undefined };
}

/** Whether most cells of a relapse have lost the antigen. */
export function isAntigenNegative({ cancer, cancerNegative }: Pick<Summary, 'cancer' | 'cancerNegative'>): boolean {
  return cancerNegative > cancer / 2;
}

/** Whether so many healthy B cells are B-cell aplasia. */
export function isAplasia(bCells: number): boolean {
  return bCells < aplasiaBelow;
}
