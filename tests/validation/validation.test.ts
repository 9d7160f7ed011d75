/** The validation's own machinery: every question can be asked, answers are judged by their range, misses stay visible. */
import { describe, expect, test } from 'vitest';
import type { Measured } from '../../src/validation/course.ts';
import { measure, runCourse } from '../../src/validation/course.ts';
import {
  agrees,
  meanOf,
  medianOf,
  type Question,
  ratioOf,
  shareOf,
  shown,
  values,
} from '../../src/validation/question.ts';
import { reportText } from '../../src/validation/report.ts';
import { ensembles, evaluate, jobsOf, questions, runJob } from '../../src/validation/validate.ts';

const numberOf = (id: string) => Number(/^\d+/.exec(id)?.[0] ?? 0);

describe('the questions', () => {
  test('ask at least 40 of the 60 published targets and all 20 acceptance tests, each once', () => {
    const ids = questions.map((question) => question.id);
    expect(new Set(ids).size).toBe(ids.length);
    const numbers = new Set(ids.map(numberOf).filter((number) => number > 0));
    expect(numbers.size).toBeGreaterThanOrEqual(40);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(60);
    for (let n = 1; n <= 20; n++) expect(ids).toContain(`A${n}`);
    const primary = [1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 17, 18, 21, 22, 25, 27, 28, 31, 34, 35, 36, 40, 42, 44, 47];
    for (const number of primary) expect(numbers, `${number}`).toContain(number);
  });

  test('need ensembles that exist, and every ensemble is needed', () => {
    const names = ensembles.map((ensemble) => ensemble.name);
    expect(new Set(names).size).toBe(names.length);
    const needed = new Set(questions.flatMap((question) => question.needs));
    for (const name of needed) expect(names).toContain(name);
    for (const name of names) expect([...needed]).toContain(name);
  });

  test('say what was published, where, and in which range they agree', () => {
    for (const { id, published, source, range, what } of questions) {
      expect(published.length, id).toBeGreaterThan(0);
      expect(source.length, id).toBeGreaterThan(3);
      expect(what.length, id).toBeGreaterThan(3);
      expect(range[0], id).toBeLessThanOrEqual(range[1]);
    }
  });

  test('answer nothing, and do not fail, when nothing was measured', () => {
    const empty = new Map(ensembles.map(({ name }) => [name, [{} as Measured]]));
    for (const question of questions) expect(() => question.ask(empty), question.id).not.toThrow();
  });
});

describe('the runs', () => {
  test('are fewer in the short form, and each is carried out by its name and number alone', () => {
    expect(jobsOf('short').length).toBeLessThan(jobsOf('full').length / 2);
    expect(runJob({ ensemble: 'switch', n: 0 })).toEqual(runJob({ ensemble: 'switch', n: 0 }));
    expect(() => runJob({ ensemble: 'none', n: 0 })).toThrow(/no ensemble called none/);
  });

  test('keep their times when the step is another one', () => {
    const plan = { parameters: { weight: 1e8 }, seed: '1', days: 4, commands: ['3:infuse=1e9'] } as const;
    for (const stepHours of [0.25, 0.5, 1]) {
      const rows = runCourse({ ...plan, stepHours });
      expect(rows.at(-1)!.day).toBe(4);
      const before = rows.find((row) => row.day === 3)!;
      const after = rows.find((row) => row.day > 3)!;
      expect(after.cart - before.cart).toBeGreaterThan(9e7);
    }
  });

  test('end when the cancer fills the body', () => {
    const rows = runCourse({
      parameters: { weight: 1e8, treated: false, burden: 9e11 },
      seed: '1',
      days: 60,
      stepHours: 1,
    });
    expect(rows.at(-1)!.day).toBeLessThan(30);
    expect(rows.at(-1)!.cancer).toBeGreaterThan(1e12);
    expect(measure(rows)).toMatchObject({ remission: 0, relapse: null, cmax: 0 });
  });
});

describe('answers', () => {
  const results = new Map<string, readonly Measured[]>([
    ['a', [{ x: 1 }, { x: 2 }, { x: null }, { x: 3 }]],
    ['b', [{ x: 2 }, { x: 4 }, { x: 6 }]],
  ]);

  test('leave out what does not apply', () => {
    expect(values(results, 'a', 'x')).toEqual([1, 2, 3]);
    expect(values(results, 'none', 'x')).toEqual([]);
    expect(meanOf(values(results, 'a', 'x'))).toEqual({ value: 2, spread: '± 1', runs: 3 });
    expect(medianOf([])).toEqual({ value: null, spread: '', runs: 0 });
    expect(ratioOf(results, 'b', 'a', 'x').value).toBe(2);
  });

  test('give a share with its interval (Wilson 1927)', () => {
    // 15 of 20: 0.531 to 0.888
    expect(shareOf(15, 20)).toEqual({ value: 0.75, spread: '0.531–0.888', runs: 20 });
    expect(shareOf(0, 0).value).toBeNull();
  });

  test('agree at the ends of the range, and never when empty', () => {
    const question = { range: [1, 2] } as unknown as Question;
    expect(agrees(question, { value: 2, spread: '', runs: 1 })).toBe(true);
    expect(agrees(question, { value: 2.001, spread: '', runs: 1 })).toBe(false);
    expect(agrees(question, { value: null, spread: '', runs: 0 })).toBe(false);
  });

  test('are shown with three digits', () => {
    expect([0, 0.12345, 1234.5, 3.45e10, 1e-5].map(shown)).toEqual(['0', '0.123', '1230', '3.5e10', '1.0e-5']);
  });
});

describe('the table', () => {
  test('keeps misses visible with their reason, and says what was not asked', () => {
    const results = new Map([['typical', [{ tmax: 9, lag: 2.2 }]]]);
    const validation = evaluate(results, 'short');
    const row = (id: string) => validation.rows.find((one) => one.id === id);
    expect(row('1')).toMatchObject({ verdict: 'met', value: 9, runs: 1, why: '' });
    expect(row('3')).toMatchObject({ verdict: 'missed' });
    expect(row('3')!.why.length).toBeGreaterThan(20);
    expect(row('18')).toMatchObject({ verdict: 'not asked' });
    const text = reportText(validation);
    expect(text).toMatch(/^met {5}1 /m);
    expect(text).toMatch(/^MISSED {2}3 .*\n +why: /m);
    expect(text).toMatch(/not asked in the short form: .*18/);
    expect(text).toContain(`${validation.targetsMet} of ${validation.targetsAsked} met`);
  });
});
