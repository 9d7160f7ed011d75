/** N1 to N3: halving the time step must not change the course by more than 2 % (peak, its day, day of clearance). */
import { meanOf, type Question, single, values } from './question.ts';

function halving(id: string, what: string, measure: string): Question {
  return {
    id,
    what: `half the time step: ${what} over that with the whole one`,
    unit: '',
    published: 'within 2 %',
    source: 'time step',
    range: [0.98, 1.02],
    needs: ['half step', 'whole step'],
    ask: (results) => {
      const half = meanOf(values(results, 'half step', measure));
      const whole = meanOf(values(results, 'whole step', measure));
      if (half.value === null || whole.value === null) return single(null, half.runs);
      return single(half.value / whole.value, half.runs, `${half.spread} and ${whole.spread}`);
    },
  };
}

/** The questions. */
export const numerics: readonly Question[] = [
  halving('N1', 'peak', 'cmax'),
  halving('N2', 'day of the peak', 'tmax'),
  halving('N3', 'day of remission', 'dayRemission'),
];
