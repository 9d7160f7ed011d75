/** How the page shows each stage: the interface's half of the table of stages. */
import type { StageName } from '../model/stages/facts.ts';
import type { Curve } from './legend.ts';
import type { SpeedStop } from './speed.ts';
import type { PlainKey } from './strings.ts';

/** How the page shows a stage. */
export type StageView = {
  /** The part of the menu that its scenarios are in, products excepted. */
  readonly menu: 'patients' | 'cells';
  /** Somebody is ill: signs of illness, what a clinic sees, published courses to compare with, and a dose on day 0. */
  readonly hasPatient: boolean;
  /** Time is told in hours and minutes, not in days. */
  readonly inHours: boolean;
  /** The curves that mean something there. */
  readonly curves: readonly Curve[];
  /** Those of them that are listed only once there has been one such cell. */
  readonly rareCurves: readonly Curve[];
  /** What an empty chart shows: first day window, lowest and highest number; and whether it counts evenly or in powers of ten. */
  readonly axis: { readonly days: number; readonly low: number; readonly high: number; readonly isEven: boolean };
  /** What the chart counts. */
  readonly unit: PlainKey;
  /** The stops of the speed slider, slowest first, and the one that a run begins with. */
  readonly speeds: readonly SpeedStop[];
  readonly firstSpeed: number;
  /** CAR-T cells that the button for more of them gives; the panel's dose when not said. */
  readonly infusion?: number;
  /** Cells of a re-challenge. */
  readonly challenge: number;
};

const patient: StageView = {
  menu: 'patients',
  hasPatient: true,
  inHours: false,
  curves: ['cart', 'cancer', 'cancerNegative', 'bCells', 'effector', 'memory', 'exhausted', 'tCells'],
  rareCurves: ['cancerNegative'],
  axis: { days: 7, low: 1e6, high: 1e11, isEven: false },
  unit: 'chart.unit',
  speeds: [
    { ticksPerSecond: 1, amount: 30, unit: 'min' },
    { ticksPerSecond: 4, amount: 2, unit: 'h' },
    { ticksPerSecond: 12, amount: 6, unit: 'h' },
    { ticksPerSecond: 24, amount: 12, unit: 'h' },
    { ticksPerSecond: 48, amount: 1, unit: 'd' },
    { ticksPerSecond: 96, amount: 2, unit: 'd' },
    { ticksPerSecond: 240, amount: 5, unit: 'd' },
    { ticksPerSecond: 480, amount: 10, unit: 'd' },
  ],
  firstSpeed: 3,
  challenge: 5e9,
};

const cell: StageView = {
  menu: 'cells',
  hasPatient: false,
  inHours: true,
  // no T cells but those of the product
  curves: ['cart', 'cancer', 'cancerNegative', 'bCells', 'effector', 'memory', 'exhausted'],
  rareCurves: ['cancerNegative', 'bCells'],
  axis: { days: 0.125, low: 0, high: 10, isEven: true },
  unit: 'chart.unitCell',
  speeds: [
    { ticksPerSecond: 1, amount: 1, unit: 'min' },
    { ticksPerSecond: 2, amount: 2, unit: 'min' },
    { ticksPerSecond: 5, amount: 5, unit: 'min' },
    { ticksPerSecond: 10, amount: 10, unit: 'min' },
    { ticksPerSecond: 20, amount: 20, unit: 'min' },
    { ticksPerSecond: 60, amount: 1, unit: 'h' },
    { ticksPerSecond: 180, amount: 3, unit: 'h' },
    { ticksPerSecond: 720, amount: 12, unit: 'h' },
  ],
  firstSpeed: 3,
  infusion: 20,
  challenge: 50,
};

/** How the page shows each stage. */
export const stageViews: { readonly [S in StageName]: StageView } = { patient, cell };
