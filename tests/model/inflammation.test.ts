/** The inflamed body by itself, driven as CAR-T cells would drive it. */
import { describe, expect, it } from 'vitest';
import { crsGrade, icansGrade, inflame } from '../../src/model/inflammation.ts';
import { eliminate } from '../../src/model/drugs.ts';
import { defaultParameters, type Parameters } from '../../src/model/parameters.ts';
import { createWorld } from '../../src/model/scenario.ts';
import type { World } from '../../src/model/world.ts';

const atPeak = 1e10;

function patient(parameters: Partial<Parameters> = {}): World {
  const all = { ...defaultParameters(), weight: 1e8, ...parameters };
  return createWorld({
    name: 'body',
    scale: 'patient',
    scene: 'marrow',
    seed: '1',
    days: 1,
    parameters: all,
    commands: [],
  });
}

/** Drives a body for some days. @returns the grades of CRS, one for each step */
function drive(world: World, days: number, atWork: number, deaths = 0, load = 5e10): number[] {
  return Array.from({ length: days * 48 }, () => {
    inflame(world, { atWork, deaths, load, infected: 0 });
    return crsGrade(world.inflammation);
  });
}

const feverDays = (grades: readonly number[]) => grades.filter((grade) => grade >= 1).length / 48;

describe('inflammation', () => {
  it('has fever under contact, which ends although the contact goes on', () => {
    const world = patient();
    const grades = drive(world, 40, atPeak);
    expect(Math.max(...grades)).toBe(1);
    expect(feverDays(grades)).toBeGreaterThan(2);
    expect(feverDays(grades)).toBeLessThan(20);
    expect(grades.at(-1)).toBe(0);
  });

  it('answers again, though less, after a rest of half a year', () => {
    const world = patient();
    const first = feverDays(drive(world, 40, atPeak));
    drive(world, 180, 0);
    expect(feverDays(drive(world, 40, atPeak))).toBeGreaterThan(0.5 * first);
  });

  it('has no fever by B cells that come back, however many CAR-T cells meet them', () => {
    expect(Math.max(...drive(patient(), 30, 1e8, 1e8, 1e9))).toBe(0);
  });

  it('grades by what the thermometer and the pressure show, so that they never contradict each other', () => {
    const world = patient({ cytokineRelease: 8 });
    for (let step = 0; step < 480; step++) {
      inflame(world, { atWork: atPeak, deaths: 3e11, load: 5e10, infected: 0 });
      const { temperature, systolic } = world.inflammation;
      const grade = crsGrade(world.inflammation);
      expect(grade >= 2).toBe(systolic < 90);
      expect(grade >= 3).toBe(systolic < 79);
      expect(grade === 0).toBe(temperature < 37.95 && systolic >= 90);
    }
    expect(crsGrade(world.inflammation)).toBeGreaterThanOrEqual(3);
  });

  it('tocilizumab holds for weeks, and steroids and anakinra calm as well', () => {
    const temperatureAfter = (drug: 'tocilizumab' | 'steroids' | 'anakinra' | null, days: number) => {
      const world = patient({ cytokineRelease: 0.6 });
      drive(world, 3, atPeak, 2e11);
      if (drug !== null) world.body.drugs[drug] += 1;
      for (let step = 0; step < days * 48; step++) {
        inflame(world, { atWork: atPeak, deaths: 2e11, load: 5e10, infected: 0 });
        eliminate(world.body.drugs, 1 / 48);
      }
      return world.inflammation.temperature;
    };
    const untreated = temperatureAfter(null, 2);
    expect(temperatureAfter('tocilizumab', 2)).toBeLessThan(untreated - 1);
    expect(temperatureAfter('tocilizumab', 10)).toBeLessThan(temperatureAfter(null, 10) - 1);
    expect(temperatureAfter('steroids', 1)).toBeLessThan(temperatureAfter(null, 1) - 0.15);
    expect(temperatureAfter('anakinra', 1)).toBeLessThan(temperatureAfter(null, 1) - 0.05);
  });

  it('is severe only where a large burden dies', () => {
    expect(Math.max(...drive(patient(), 10, atPeak, 1e9))).toBe(1);
    expect(Math.max(...drive(patient(), 10, atPeak, 3e11))).toBeGreaterThanOrEqual(3);
  });

  it('reaches the brain later than the body, and sooner and further with CD28', () => {
    const onset = (costim: '4-1BB' | 'CD28') => {
      const world = patient({ costim });
      for (let step = 1; step <= 480; step++) {
        inflame(world, { atWork: atPeak, deaths: 1e11, load: 5e10, infected: 0 });
        if (icansGrade(world.inflammation) > 0) return { days: step / 48, worst: worstOf(world) };
      }
      return { days: Infinity, worst: 0 };
    };
    const worstOf = (world: World) => {
      let worst = 0;
      for (let step = 0; step < 240; step++) {
        inflame(world, { atWork: atPeak, deaths: 1e11, load: 5e10, infected: 0 });
        worst = Math.max(worst, icansGrade(world.inflammation));
      }
      return worst;
    };
    const slow = onset('4-1BB');
    const fast = onset('CD28');
    expect(slow.days).toBeGreaterThan(0.5);
    expect(fast.days).toBeLessThan(slow.days);
    expect(fast.worst).toBeGreaterThanOrEqual(slow.worst);
  });
});
