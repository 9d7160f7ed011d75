/** The whole validation: which runs it takes, and the table that follows from them. */
import { modelVersion } from '../model/world.ts';
import { acceptance } from './acceptance.ts';
import { cellEnsembles } from './cell-ensembles.ts';
import { cells } from './cells.ts';
import { checkEnsembles } from './checks.ts';
import type { Measured } from './course.ts';
import { type Ensemble, patientEnsembles } from './ensembles.ts';
import { lessons } from './lessons.ts';
import { kinetics } from './kinetics.ts';
import { lymphoma } from './lymphoma.ts';
import { neurotoxicity } from './neurotoxicity.ts';
import { newer } from './newer.ts';
import { numerics } from './numerics.ts';
import { agrees, type Question, type Results } from './question.ts';
import { response } from './response.ts';
import { toxicity } from './toxicity.ts';

/** `full`: every question. `short`: few seeds, and no questions that need the lymphoma cohorts. */
export type Form = 'full' | 'short';

/** One run of the validation. */
export type Job = { readonly ensemble: string; readonly n: number };

/** One line of the table. */
export type Row = {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly published: string;
  readonly source: string;
  readonly range: readonly [number, number];
  /** What the model gives; null when nothing could be measured. */
  readonly value: number | null;
  readonly spread: string;
  readonly runs: number;
  /** `not asked`: the short form leaves it out. */
  readonly verdict: 'met' | 'missed' | 'not asked';
  /** Why it is missed, where that is known. */
  readonly why: string;
};

/** The table with the totals, as it is written to a file. */
export type Validation = {
  readonly modelVersion: string;
  readonly form: Form;
  readonly rows: readonly Row[];
  /** Published targets: rows asked and met, and numbers of the target list with every row of theirs met. */
  readonly asked: number;
  readonly met: number;
  readonly targetsAsked: number;
  readonly targetsMet: number;
  readonly acceptanceAsked: number;
  readonly acceptanceMet: number;
};

/** Every ensemble, the longest runs first, so that threads end together. */
export const ensembles: readonly Ensemble[] = [...[...patientEnsembles].reverse(), ...cellEnsembles, ...checkEnsembles];

/** Every question: targets by number, then checks of the numerics, then the acceptance tests. */
export const questions: readonly Question[] = [
  ...[...kinetics, ...lymphoma, ...response, ...toxicity, ...neurotoxicity, ...cells, ...newer].sort(
    (a, b) => numberOf(a.id) - numberOf(b.id),
  ),
  ...numerics,
  ...acceptance,
  ...lessons,
];

const sizeOf = ({ size, shortSize }: Ensemble, form: Form) => (form === 'full' ? size : shortSize);

/** The runs of a form. */
export function jobsOf(form: Form): Job[] {
  return ensembles.flatMap((ensemble) =>
    Array.from({ length: sizeOf(ensemble, form) }, (_, n) => ({ ensemble: ensemble.name, n })),
  );
}

/** Carries out one run. @throws RangeError when there is no such ensemble. */
export function runJob({ ensemble, n }: Job): Measured {
  const found = ensembles.find((one) => one.name === ensemble);
  if (found === undefined) throw new RangeError(`there is no ensemble called ${ensemble}`);
  return found.run(n);
}

/** The table that follows from what was measured; `results` has the runs of each ensemble in the order of their numbers. */
export function evaluate(results: Results, form: Form): Validation {
  const rows = questions.map((question) => rowOf(question, results));
  const asked = rows.filter((row) => row.verdict !== 'not asked');
  const targets = asked.filter((row) => /^\d/.test(row.id));
  const tests = asked.filter((row) => row.id.startsWith('A'));
  const numbers = [...new Set(targets.map((row) => numberOf(row.id)))];
  const isMet = (number: number) => targets.every((row) => numberOf(row.id) !== number || row.verdict === 'met');
  const met = (list: readonly Row[]) => list.filter((row) => row.verdict === 'met').length;
  return {
    modelVersion,
    form,
    rows,
    asked: targets.length,
    met: met(targets),
    targetsAsked: numbers.length,
    targetsMet: numbers.filter(isMet).length,
    acceptanceAsked: tests.length,
    acceptanceMet: met(tests),
  };
}

function rowOf(question: Question, results: Results): Row {
  const { id, what, unit, published, source, range, needs } = question;
  const base = { id, what, unit, published, source, range };
  if (needs.some((name) => (results.get(name)?.length ?? 0) === 0)) {
    return { ...base, value: null, spread: '', runs: 0, verdict: 'not asked', why: '' };
  }
  const answer = question.ask(results);
  const isMet = agrees(question, answer);
  return { ...base, ...answer, verdict: isMet ? 'met' : 'missed', why: isMet ? '' : (question.why ?? '') };
}

/** 8 of `8a`; 0 of an acceptance test. */
function numberOf(id: string): number {
  return Number(/^\d+/.exec(id)?.[0] ?? 0);
}
