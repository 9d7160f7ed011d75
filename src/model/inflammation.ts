/** Cytokine release: CAR-T cells at work wake macrophages, these pour out IL-6, and the body answers with fever and falling pressure. */
import { fever, lowPressure } from './clinical-limits.ts';
import { occupancyOf } from './drugs.ts';
import { exp, hill2, log, power } from './maths.ts';
import { carDesign } from './rates.ts';
import type { World } from './world.ts';

/** The inflamed body. Concentrations in pg/ml. */
export type Inflammation = {
  /** Active part of the macrophages, 0 to 1. */
  macrophages: number;
  /** Part of their readiness that macrophages have lost by being driven, 0 to 1. */
  tolerance: number;
  /** IL-6 in blood. */
  il6: number;
  /** IFN-γ in blood. */
  ifng: number;
  /** °C. */
  temperature: number;
  /** Systolic blood pressure, mmHg. */
  systolic: number;
  /** Strain on the brain, in decades of cytokine above what it bears, delayed. */
  brain: number;
};

/** What drives the inflamed body in a step. */
export type Drive = {
  /** CAR-T effector cells that feel antigen, cells. */
  readonly atWork: number;
  /** Cells killed by CAR-T cells, per day. */
  readonly deaths: number;
  /** Stimulating cancer cells in the body, cells: B cells that are met make no fever. */
  readonly load: number;
  /** Pathogens, above which fever follows as well, as a fraction of a full infection. */
  readonly infected: number;
};

/** IL-6 in health. */
const baseline = 5;
/** IL-6 with which fever begins. */
const feverLevel = 30;
/**
 * IL-6 that fully active macrophages keep up, and IFN-γ of `drive` CAR-T cells at work, whose exponent is assumed. Here as below: fitted over
 * virtual cohorts to incidence, onset, length and dependence on burden (targets 27 to 29, 32).
 */
const release = { il6: 7300, ifng: 900, drive: 1e10, ifngExponent: 0.6 };
/**
 * Macrophage activation per day by dying targets, more than in proportion, and by contact of many active CAR-T cells with
 * much cancer (routes after Santurio 2025; values fitted as above): B cells that come back make no fever. Contact alone gives a low
 * fever; the deaths of a large burden make it severe.
 */
const wake = { byDeaths: 10, halfDeaths: 1.5e11, byContact: 0.042, halfContact: 1.2e8, halfLoad: 4e9, calmDown: 3 };
/**
 * Macrophages that are driven for long answer less (tolerance, known from endotoxin): per day, gained under full contact (fitted as above)
 * and lost again (assumed, months). This is why fever ends while CAR-T cells are still at their peak.
 */
const tolerance = { gain: 0.12, loss: 1 / 60 };
/** Clearance of IL-6 and IFN-γ, adaptation of temperature and pressure (assumed), passage into the brain and recovery of it (fitted to targets 57g to 57i); per day. */
const pace = { il6: 2, ifng: 3, temperature: 4, pressure: 3, brain: 0.5, brainRecovery: 0.2 };
/** Pressure in health, low and very low, mmHg, at these decades of IL-6 above health (250 and 1,500 pg/ml), and the lowest. */
const pressure = { healthy: 120, from: 0.7, low: lowPressure, lowAt: 1.7, veryLow: 75, veryLowAt: 2.48, least: 55 };
/** Systolic pressure from which CRS has grade 2, 3 and 4: low, in need of a vasopressor, of several (ASTCT asks for the treatment; the steps in mmHg are assumed). */
const gradePressures = [pressure.low, 80, 63] as const;
/** Parts of IL-6 and of IFN-γ in what the brain suffers (assumed), and the IFN-γ that it bears. */
const brainDriver = { byIl6: 0.6, byIfng: 0.4, ifngLevel: 30 };
/** Strain on the brain from which ICANS has grade 1, 2, 3 and 4: 1 and 3 fitted to incidence with either costimulation (targets 57a to 57d). */
const brainThresholds = [0.81, 1.22, 1.72, 2.2] as const;
/** Part of what is felt of IL-6 that a full tocilizumab block takes away (prophylaxis lowers grades and leaves fevers; assumed); of the waking that full steroids and a full IL-1 block take away, and of the brain's strain (direction of trials; assumed). */
const relief = { tocilizumab: 0.9, steroids: 0.85, anakinra: 0.5, brainSteroids: 0.6, brainAnakinra: 0.5 };

/** A body at peace. */
export function calm(): Inflammation {
  return {
    macrophages: 0,
    tolerance: 0,
    il6: baseline,
    ifng: 0,
    temperature: 37,
    systolic: pressure.healthy,
    brain: 0,
  };
}

/** One step of the inflamed body. */
export function inflame(world: World, drive: Drive): void {
  const { inflammation: state, parameters, body } = world;
  const days = world.hoursPerTick / 24;
  const ready = parameters.cytokineRelease * carDesign(parameters).cytokine;
  wakeMacrophages(world, drive, ready, days);
  const blocked = occupancyOf(body.drugs, 'tocilizumab');
  // the block leaves IL-6 in the blood: more is measured, less is felt
  const il6 = (baseline + release.il6 * ready * state.macrophages + 60 * drive.infected) * (1 + 2 * blocked);
  state.il6 += (il6 - state.il6) * approach(pace.il6, days);
  const ifng = release.ifng * ready * power(drive.atWork / release.drive, release.ifngExponent);
  state.ifng += (ifng - state.ifng) * approach(pace.ifng, days);
  const made = state.il6 / (1 + 2 * blocked);
  const decades = decadesOver(made * (1 - relief.tocilizumab * blocked), baseline);
  state.temperature += (Math.min(41, 37 + 1.3 * decades) - state.temperature) * approach(pace.temperature, days);
  state.systolic += (pressureAt(decades) - state.systolic) * approach(pace.pressure, days);
  strainBrain(world, made, days);
}

function wakeMacrophages(world: World, drive: Drive, ready: number, days: number): void {
  const { inflammation: state, body } = world;
  const contact = hill2(drive.atWork, wake.halfContact) * hill2(drive.load, wake.halfLoad);
  const waking =
    ready *
    (wake.byDeaths * hill2(drive.deaths, wake.halfDeaths) + wake.byContact * contact) *
    (1 - state.tolerance) *
    (1 - relief.steroids * occupancyOf(body.drugs, 'steroids')) *
    (1 - relief.anakinra * occupancyOf(body.drugs, 'anakinra'));
  const settled = waking / (waking + wake.calmDown);
  state.macrophages += (settled - state.macrophages) * approach(waking + wake.calmDown, days);
  const driven = tolerance.gain * contact;
  state.tolerance += (driven / (driven + tolerance.loss) - state.tolerance) * approach(driven + tolerance.loss, days);
}

/** The tocilizumab block does not reach the brain, which has a vulnerability of its own and recovers slowly. */
function strainBrain({ inflammation: state, parameters, body }: World, madeIl6: number, days: number): void {
  const strain =
    carDesign(parameters).neurotoxicity *
    parameters.neurotoxicity *
    (brainDriver.byIl6 * decadesOver(madeIl6, feverLevel) +
      brainDriver.byIfng * decadesOver(state.ifng, brainDriver.ifngLevel)) *
    (1 - relief.brainSteroids * occupancyOf(body.drugs, 'steroids')) *
    (1 - relief.brainAnakinra * occupancyOf(body.drugs, 'anakinra'));
  const rate = strain > state.brain ? pace.brain : pace.brainRecovery;
  state.brain += (strain - state.brain) * approach(rate, days);
}

/** Systolic pressure that follows from what is felt of IL-6, mmHg. */
function pressureAt(decades: number): number {
  const { healthy, from, low, lowAt, veryLow, veryLowAt, least } = pressure;
  if (decades <= from) return healthy;
  if (decades <= lowAt) return healthy - ((healthy - low) * (decades - from)) / (lowAt - from);
  return Math.max(least, low - ((low - veryLow) * (decades - lowAt)) / (veryLowAt - lowAt));
}

/** Powers of ten by which a concentration lies over a level, 0 below it. */
function decadesOver(value: number, level: number): number {
  return value <= level ? 0 : log(value / level) / 2.302585092994046;
}

/** CRS grade 0 to 4 (ASTCT): fever, then by how low the pressure is, which counts without fever as well. Grade 5 is not shown. */
export function crsGrade({ temperature, systolic }: Inflammation): number {
  let grade = temperature >= fever ? 1 : 0;
  for (let n = 0; n < gradePressures.length; n++) if (systolic < gradePressures[n]) grade = n + 2;
  return grade;
}

/** Neurotoxicity (ICANS) grade 0 to 4, from the delayed strain on the brain. */
export function icansGrade(state: Inflammation): number {
  return brainThresholds.filter((threshold) => state.brain >= threshold).length;
}

/** Part of the way to a target that is gone in a step at this rate. */
function approach(rate: number, days: number): number {
  return 1 - exp(-rate * days);
}
