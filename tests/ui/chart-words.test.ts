/** The chart names the axis that it draws, and the numbers that it shows. */
import { expect, test } from 'vitest';
import { figureText, unitText } from '../../src/ui/chart-words.ts';

test('a body has a logarithmic axis, a dish an even one', () => {
  expect(figureText('patient', 'truth')).toBe('Line chart on a logarithmic axis against time: cells in the body');
  expect(figureText('cell', 'truth')).toBe('Line chart on an even (linear) axis against time: cells in the field');
});

test('a clinic reads other numbers than are in the body', () => {
  for (const reading of ['marrow', 'scan'] as const) {
    expect(figureText('patient', reading)).toContain(unitText('patient', reading));
    expect(figureText('patient', reading)).not.toContain('in the body');
  }
});
