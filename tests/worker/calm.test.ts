/** Racing CAR-T cells are drawn calmly, and where they are as soon as they can be followed. */
import { expect, test } from 'vitest';
import { defaultParameters } from '../../src/model/parameters.ts';
import { calmPart } from '../../src/worker/calm.ts';

const patient = { scale: 'patient', parameters: defaultParameters() } as const;

test('the faster the calendar runs, the less of the way is drawn', () => {
  const parts = [1, 4, 24, 96, 480].map((speed) => calmPart(patient, speed, Math.max(1 / 30, 1 / speed)));
  expect(parts[0]).toBeGreaterThan(0.99);
  for (let n = 1; n < parts.length; n++) expect(parts[n]).toBeLessThan(parts[n - 1]);
  expect(parts[4]).toBeGreaterThan(0);
});

test('single steps, single cells and cells that do not crawl are drawn where they are', () => {
  expect(calmPart(patient, 0, 0.5)).toBe(1);
  expect(calmPart({ ...patient, scale: 'cell' }, 720, 1 / 30)).toBe(1);
  expect(calmPart({ ...patient, parameters: { ...patient.parameters, motility: 0 } }, 480, 1 / 30)).toBe(1);
});
