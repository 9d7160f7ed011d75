/** Kaplan–Meier: the share of a cohort without the event (relapse, death) over time, when some leave before it comes. */

/** How long one patient was watched, in days, and whether the event came at the end of that time. */
export type FollowUp = { readonly days: number; readonly event: boolean };

/** One step of the curve. */
export type SurvivalStep = {
  /** Days. */
  readonly day: number;
  /** Patients still watched just before this day. */
  readonly atRisk: number;
  readonly events: number;
  /** Share without the event from this day on, 0 to 1. */
  readonly survival: number;
  /** Greenwood's standard error of that share. */
  readonly standardError: number;
};

/**
 * The product-limit estimate (Kaplan & Meier 1958): one step for each day with an event.
 * A patient who leaves on the day of an event counts as at risk on it.
 */
export function kaplanMeier(patients: readonly FollowUp[]): SurvivalStep[] {
  const sorted = [...patients].sort((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  let i = 0;
  while (i < sorted.length) {
    const day = sorted[i].days;
    const atRisk = sorted.length - i;
    let events = 0;
    for (; i < sorted.length && sorted[i].days === day; i++) if (sorted[i].event) events += 1;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ day, atRisk, events, survival, standardError: survival > 0 ? survival * Math.sqrt(greenwood) : 0 });
  }
  return steps;
}

/** The share without the event on a day. */
export function survivalOn(steps: readonly SurvivalStep[], day: number): number {
  let share = 1;
  for (const step of steps) if (step.day <= day) share = step.survival;
  return share;
}

/** The first day on which the share is one half or less, or null when it stays above. */
export function medianSurvival(steps: readonly SurvivalStep[]): number | null {
  return steps.find((step) => step.survival <= 0.5)?.day ?? null;
}
