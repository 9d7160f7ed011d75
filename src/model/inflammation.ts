/** Cytokine release: CAR-T cells at work wake macrophages, these pour out IL-6, and the body answers with fever and falling pressure. */
import { exp, hill2, log, power } from './maths.ts';
import type { World } from './world.ts';
import { carDesign } from './rates.ts';

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
  /** Strain on the brain, in decades of IL-6 above the fever threshold, delayed. */
  brain: number;
  /** Effect left of drugs given, 0 to 1: IL-6 receptor block, steroids, checkpoint block. */
  tocilizumab: number;
  steroids: number;
  checkpointBlock: number;
};

/** IL-6 in health. */
const baseline = 5;
/** IL-6 from which CRS has grade 1, 2, 3 and 4 (Teachey 2016: about 250 in grade 0–3 and 8,000 in 4–5; the steps between are assumed). */
const gradeThresholds = [30, 250, 1500, 8000] as const;
/**
 * IL-6 that fully active macrophages keep up, and IFN-γ of `drive` CAR-T cells at work, whose exponent is assumed. Here as below: fitted over
 * virtual cohorts to incidence, onset, length and dependence on burden (targets 27 to 29, 32).
 */
const release = { il6: 7300, ifng: 900, drive: 1e10, ifngExponent: 0.6 };
/**
 * Macrophage activation per day by dying targets, more than in proportion, and by contact with many active CAR-T cells (routes after
 * Santurio 2025; values fitted as above). Contact alone gives a low fever; the deaths of a large burden make it severe.
 */
const wake = { byDeaths: 10, halfDeaths: 1e11, byContact: 0.045, halfContact: 6e7, calmDown: 3 };
/**
 * Macrophages that are driven for long answer less (tolerance, known from endotoxin): per day, gained under full contact (fitted as above)
 * and lost again (assumed). This is why fever ends while CAR-T cells are still at their peak.
 */
const tolerance = { gain: 0.4, loss: 1 / 14 };
/** Clearance of IL-6 and IFN-γ, adaptation of temperature and pressure (assumed), passage into the brain (fitted to targets 57g and 57h); per day. */
const pace = { il6: 2, ifng: 3, temperature: 4, pressure: 3, brain: 0.5 };
/** Strain on the brain from which ICANS has grade 1, 2, 3 and 4: 1 and 3 fitted to incidence with either costimulation (targets 57a to 57d). */
const brainThresholds = [0.75, 1.2, 1.65, 2.15] as const;
/** Half-lives of the drugs' effects in days (tocilizumab 8, dexamethasone-like 1.5, checkpoint antibody 20; rounded label values). */
const drugHalfLife = { tocilizumab: 8, steroids: 1.5, checkpointBlock: 20 };

/** A body at peace. */
export function calm(): Inflammation {
  return {
    macrophages: 0,
    tolerance: 0,
    il6: baseline,
    ifng: 0,
    temperature: 37,
    systolic: 120,
    brain: 0,
    tocilizumab: 0,
    steroids: 0,
    checkpointBlock: 0,
  };
}

/**
 * One step of the inflamed body.
 * @param atWork CAR-T effector cells that feel antigen, cells
 * @param deaths cells killed by CAR-T cells, per day
 * @param infected pathogens above which fever follows as well, as a fraction of a full infection
 */
export function inflame(world: World, atWork: number, deaths: number, infected: number): void {
  const { inflammation: body, parameters } = world;
  const days = world.hoursPerTick / 24;
  const design = carDesign(parameters);
  const ready = parameters.cytokineRelease * design.cytokine;
  const contact = hill2(atWork, wake.halfContact);
  const waking =
    ready *
    (wake.byDeaths * hill2(deaths, wake.halfDeaths) + wake.byContact * contact) *
    (1 - body.tolerance) *
    (1 - 0.7 * body.steroids);
  const settled = waking / (waking + wake.calmDown);
  body.macrophages += (settled - body.macrophages) * approach(waking + wake.calmDown, days);
  const driven = tolerance.gain * contact;
  body.tolerance += (driven / (driven + tolerance.loss) - body.tolerance) * approach(driven + tolerance.loss, days);
  const il6 = baseline + release.il6 * ready * body.macrophages + 60 * infected;
  // the block leaves IL-6 in the blood: more is measured, less is felt
  body.il6 += (il6 * (1 + 2 * body.tocilizumab) - body.il6) * approach(pace.il6, days);
  const ifng = release.ifng * ready * power(atWork / release.drive, release.ifngExponent);
  body.ifng += (ifng - body.ifng) * approach(pace.ifng, days);
  const decades = log(Math.max(1, felt(body) / baseline)) / 2.302585092994046;
  body.temperature += (Math.min(41, 37 + 1.3 * decades) - body.temperature) * approach(pace.temperature, days);
  // below 90 where grade 2 begins, and no lower than a drug lets it fall
  const systolic = Math.max(60, 120 - 34 * Math.max(0, decades - 0.8));
  body.systolic += (systolic - body.systolic) * approach(pace.pressure, days);
  // the block does not reach the brain
  const strain =
    design.neurotoxicity *
    Math.max(0, log(made(body) / gradeThresholds[0]) / 2.302585092994046) *
    (1 - 0.6 * body.steroids);
  body.brain += (strain - body.brain) * approach(pace.brain, days);
  body.tocilizumab *= exp((-0.6931471805599453 / drugHalfLife.tocilizumab) * days);
  body.steroids *= exp((-0.6931471805599453 / drugHalfLife.steroids) * days);
  body.checkpointBlock *= exp((-0.6931471805599453 / drugHalfLife.checkpointBlock) * days);
}

/** IL-6 that would be measured without tocilizumab, pg/ml. */
function made(body: Inflammation): number {
  return body.il6 / (1 + 2 * body.tocilizumab);
}

/** IL-6 that the body feels, pg/ml: what is made, as far as its receptor is not blocked. */
function felt(body: Inflammation): number {
  return made(body) * (1 - 0.97 * body.tocilizumab);
}

/** Body temperature that is called fever, in °C: what a thermometer shows as 38.0. */
export const fever = 37.95;

/** CRS grade 0 to 4 (ASTCT): fever first, then by the IL-6 that is felt, and 2 as long as the pressure is low. Grade 5 is not shown. */
export function crsGrade(body: Inflammation): number {
  if (body.temperature < fever) return 0;
  const level = felt(body);
  return (
    1 +
    (level >= gradeThresholds[1] || body.systolic < 90 ? 1 : 0) +
    (level >= gradeThresholds[2] ? 1 : 0) +
    (level >= gradeThresholds[3] ? 1 : 0)
  );
}

/** Neurotoxicity (ICANS) grade 0 to 4, from the delayed strain on the brain. */
export function icansGrade(body: Inflammation): number {
  return brainThresholds.filter((threshold) => body.brain >= threshold).length;
}

/** Part of the way to a target that is gone in a step at this rate. */
function approach(rate: number, days: number): number {
  return 1 - exp(-rate * days);
}
