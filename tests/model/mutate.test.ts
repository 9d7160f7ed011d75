/** Antigen is lost cell by cell, whatever an agent stands for: a chance of one in a billion finds its cell among billions. */
import { expect, test } from 'vitest';
import { activity, kind, trait } from '../../src/model/kinds.ts';
import { createWorld } from '../../src/model/scenario.ts';
import { summarise } from '../../src/model/summary.ts';
import type { World } from '../../src/model/world.ts';
import { advance, impossibilities, patient } from './worlds.ts';

const days = 10;

/** A growing leukaemia that nobody treats, after ten days. */
function grown(antigenLoss: number, weight: number, seed: string, more = {}): World {
  const scenario = patient({ treated: false, ownTCellKill: 0, antigenLoss, weight, ...more });
  return advance(createWorld({ ...scenario, seed }), days * 48);
}

/** Cells that lost the antigen over those that all births would have made, which grow like the others. */
function ratio(world: World, antigenLoss: number): number {
  const { cancer, cancerNegative } = summarise(world);
  const { growth, cancerTurnover, cancerCapacity } = world.parameters;
  // the burden grows from 5e10 on and is far from the capacity
  const births = (growth * (1 - 7e10 / cancerCapacity) + cancerTurnover) * days;
  return cancerNegative / (cancer * antigenLoss * births);
}

test.each([1e7, 5e7, 1e8])('as many cells lose it at a weight of %f as there are births for', (weight) => {
  const antigenLoss = 1e-6;
  const ratios = ['1', '2', '3'].map((seed) => ratio(grown(antigenLoss, weight, seed), antigenLoss));
  const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length;
  expect(mean).toBeGreaterThan(0.85);
  expect(mean).toBeLessThan(1.15);
});

test('a rare loss begins with single cells, in light agents of their own', () => {
  const world = grown(1e-9, 1e8, '1');
  const { agents } = world;
  const lost = Array.from({ length: agents.count }, (_, i) => i).filter(
    (i) =>
      agents.kind[i] === kind.cancer &&
      agents.activity[i] !== activity.dying &&
      (agents.traits[i] & trait.lostAntigen) !== 0,
  );
  expect(lost.length).toBeGreaterThan(0);
  for (const i of lost) {
    expect(agents.antigen[i]).toBe(0);
    expect(agents.cells[i]).toBeLessThan(1000);
  }
  expect(impossibilities(world)).toEqual([]);
});

test('where whole agents are lost in a step, nothing impossible comes of it', () => {
  const world = grown(1e-3, 1e7, '1', { target: 'CD19', secondTarget: 'CD22' });
  const { cancer, cancerNegative } = summarise(world);
  expect(cancerNegative / cancer).toBeGreaterThan(1e-3);
  expect(impossibilities(world)).toEqual([]);
});
