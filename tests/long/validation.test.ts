/** The full form of the validation, as `npm run validate` runs it: how much of the published record the model meets. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Validation } from '../../src/validation/validate.ts';

let validation: Validation;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'cart-lab-validate-'));
  const file = join(folder, 'validation.json');
  const { status, stderr } = spawnSync(process.execPath, ['src/launch/sim.mjs', 'validate', '--json', file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  validation = JSON.parse(readFileSync(file, 'utf8')) as Validation;
  rmSync(folder, { recursive: true });
});

test('asks at least 40 published targets and meets at least 34', () => {
  expect(validation.targetsAsked).toBeGreaterThanOrEqual(40);
  expect(validation.targetsMet).toBeGreaterThanOrEqual(34);
});

test('passes every acceptance test', () => {
  expect(validation.rows.filter((row) => row.id.startsWith('A') && row.verdict !== 'met')).toEqual([]);
  expect(validation.acceptanceMet).toBe(validation.acceptanceAsked);
});

test('does not depend on the time step', () => {
  const numerics = validation.rows.filter(({ id }) => id.startsWith('N'));
  expect(numerics.map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met']);
});

test('gives a reason for every miss', () => {
  const silent = validation.rows.filter((row) => row.verdict === 'missed' && row.why === '');
  expect(silent.map((row) => row.id)).toEqual([]);
});
