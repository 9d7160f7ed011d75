/** Drugs whose effect lasts: how long each stays in the body, and how much of it holds half of its receptors. */
import { exp, ln2 } from './maths.ts';

/**
 * Half-lives in days (rounded label values; steroids: of the effect; anakinra and the drug of the safety switch: a course is one dose here), and the level
 * in doses at which half of the receptors are held. Tocilizumab saturates its receptor for weeks (8 mg/kg give some 150 µg/ml, 1 µg/ml is
 * enough); the other levels are assumed.
 */
const lasting = {
  tocilizumab: { halfLife: 8, half: 0.01 },
  steroids: { halfLife: 1.5, half: 0.3 },
  anakinra: { halfLife: 2, half: 0.15 },
  checkpointBlock: { halfLife: 20, half: 0.05 },
  safetySwitch: { halfLife: 4, half: 0.1 },
} as const;

/** A drug whose effect lasts. */
export type LastingDrug = keyof typeof lasting;

/** What is left in the body of each drug, in doses. */
export type DrugLevels = { [D in LastingDrug]: number };

/** No drug in the body. */
export function noDrugs(): DrugLevels {
  return { tocilizumab: 0, steroids: 0, anakinra: 0, checkpointBlock: 0, safetySwitch: 0 };
}

/** Part of its receptors that a drug holds, 0 to 1: c / (c + K). */
export function occupancyOf(levels: Readonly<DrugLevels>, drug: LastingDrug): number {
  const level = levels[drug];
  return level === 0 ? 0 : level / (level + lasting[drug].half);
}

/** Below this many doses a drug is gone. */
const trace = 1e-4;

/** Lets a step's part of every drug leave the body. */
export function eliminate(levels: DrugLevels, days: number): void {
  levels.tocilizumab = left('tocilizumab', levels.tocilizumab, days);
  levels.steroids = left('steroids', levels.steroids, days);
  levels.anakinra = left('anakinra', levels.anakinra, days);
  levels.checkpointBlock = left('checkpointBlock', levels.checkpointBlock, days);
  levels.safetySwitch = left('safetySwitch', levels.safetySwitch, days);
}

function left(drug: LastingDrug, level: number, days: number): number {
  if (level < trace) return 0;
  return level * exp((-ln2 / lasting[drug].halfLife) * days);
}
