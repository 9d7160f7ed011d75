/** Finds the turning points of a course in its summary rows: what a lecturer would point at. Pure. */
import { type DiseaseStatus, isAntigenNegative, isAplasia, statusAfter } from '../analysis/disease-status.ts';
import {
  aplasiaBelow,
  cellsPerMillilitre,
  fever,
  mrdLimit,
  petLimit,
  remissionBelow,
} from '../model/clinical-limits.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Summary } from '../model/summary.ts';
import { clinicReading } from './clinic.ts';

/** What happened. */
export const milestoneKinds = [
  'firstKill',
  'fever',
  'crs1',
  'crs2',
  'crs3',
  'crs4',
  'crsOver',
  'icans',
  'outnumber',
  'peak',
  'cancerBelow',
  'scanClear',
  'undetectable',
  'cancerGone',
  'bCellsGone',
  'bCellsBack',
  'found',
  'foundNegative',
  'relapse',
  'relapseNegative',
  'capped',
] as const;

type MilestoneKind = (typeof milestoneKinds)[number];

/** A turning point: what, when, and the number of cells it is about. */
export type Milestone = { readonly kind: MilestoneKind; readonly day: number; readonly cells: number };

/** Looks at rows in the order of time and says what each brings. */
export type MilestoneFinder = { feed(row: Summary): Milestone[] };

/** A finder for one run of a disease; after a restart or rewind make a new one and feed it the rows again. */
export function createMilestones(disease: Parameters['disease']): MilestoneFinder {
  const isScanned = clinicReading(disease) === 'scan';
  const low = isScanned ? petLimit * cellsPerMillilitre : remissionBelow;
  const done = new Set<MilestoneKind>();
  let first: Summary | null = null;
  let status: DiseaseStatus = 'active';
  let least = Infinity;
  let most = { cells: 0, day: 0, from: 0 };

  /** Adds the milestone if it is the first of its kind. */
  const add = (found: Milestone[], kind: MilestoneKind, day: number, cells: number): void => {
    if (done.has(kind)) return;
    done.add(kind);
    found.push({ kind, day, cells });
  };

  const feedIllness = (found: Milestone[], row: Summary): void => {
    const { day, crsGrade, cart } = row;
    if (row.killed > 0) add(found, 'firstKill', day, row.killed);
    // fever is grade 1, and one word for it is enough
    if (crsGrade >= 1 && row.temperature < fever) add(found, 'crs1', day, cart);
    if (row.temperature >= fever) {
      add(found, 'fever', day, cart);
      done.add('crs1');
    }
    const grades = [2, 3, 4] as const;
    for (const grade of grades) if (crsGrade >= grade) add(found, `crs${grade}`, day, cart);
    if (crsGrade === 0 && (done.has('crs2') || done.has('fever'))) add(found, 'crsOver', day, cart);
    if (row.icansGrade > 0) add(found, 'icans', day, cart);
  };

  return {
    feed(row) {
      const found: Milestone[] = [];
      first ??= row;
      const { day, cart, cancer, bCells } = row;
      feedIllness(found, row);
      if (cart > most.cells) most = { cells: cart, day, from: Math.min(least, cart) };
      if (cart > 0) least = Math.min(least, cart);
      if (cart > cancer && cancer > 0 && first.cart < first.cancer) add(found, 'outnumber', day, cart);
      if (cart < 0.7 * most.cells && most.cells > 3 * most.from) add(found, 'peak', most.day, most.cells);
      if (first.cancer >= low && cancer < low) {
        add(found, isScanned ? 'scanClear' : 'cancerBelow', day, cancer);
      }
      if (!isScanned && first.mrd >= mrdLimit && row.mrd < mrdLimit) add(found, 'undetectable', day, cancer);
      // clearly above, so that a course along the limit does not come back and back
      if (done.has('undetectable') && row.mrd > 2 * mrdLimit) {
        add(found, isAntigenNegative(row) ? 'foundNegative' : 'found', day, cancer);
      }
      if (first.cancer > 0 && cancer === 0) add(found, 'cancerGone', day, 0);
      if (!isAplasia(first.bCells) && isAplasia(bCells)) add(found, 'bCellsGone', day, bCells);
      if (done.has('bCellsGone') && bCells > 2 * aplasiaBelow) add(found, 'bCellsBack', day, bCells);
      const before = status;
      status = statusAfter(before, cancer, first.cancer);
      if (before === 'remission' && status === 'relapsed') {
        for (const kind of ['cancerBelow', 'scanClear', 'undetectable', 'found', 'foundNegative'] as const)
          done.delete(kind);
        add(found, isAntigenNegative(row) ? 'relapseNegative' : 'relapse', day, cancer);
      }
      if (row.capped === 1) add(found, 'capped', day, row.agents);
      return found;
    },
  };
}
