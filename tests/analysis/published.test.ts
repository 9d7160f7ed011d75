/** The published models against the values that the science notes give for them (1.2 and 5). */
import { describe, expect, it } from 'vitest';
import {
  kimmel,
  kimmelCourse,
  leonTriana,
  leonTrianaCourse,
  stein,
  steinLevel,
  steinTypical,
} from '../../src/analysis/published.ts';
import { steinBand } from '../../src/analysis/stein-band.ts';

function peakOf(day: readonly number[], values: readonly number[]) {
  const i = values.indexOf(Math.max(...values));
  return { day: day[i], value: values[i] };
}

describe('León-Triana 2021', () => {
  it.each([
    [1e7, 1.64e10, 12.2, 14.6, 4e5, 57],
    [1e8, 1.54e10, 9.7, 12.2, 7e5, 54],
  ])('from %d CAR-T cells', (cart, cmax, tmax, dayBelow, least, dayLeast) => {
    const course = leonTrianaCourse(150, { cart }, 20);
    const peak = peakOf(course.day, course.cart);
    expect(Math.abs(peak.value / cmax - 1)).toBeLessThan(0.005);
    expect(Math.abs(peak.day - tmax)).toBeLessThan(0.06);
    const below = course.day[course.cancer.findIndex((cells) => cells < 1e9)];
    expect(Math.abs(below - dayBelow)).toBeLessThan(0.06);
    const low = Math.min(...course.cancer);
    expect(Math.abs(low / least - 1)).toBeLessThan(0.15);
    expect(Math.abs(course.day[course.cancer.indexOf(low)] - dayLeast)).toBeLessThan(1);
  });

  it('lets the leukaemia grow back to 5e9 on day 333', () => {
    const course = leonTrianaCourse(400, { cart: 1e8 });
    const lowest = course.cancer.indexOf(Math.min(...course.cancer));
    const back = course.day.find((_, i) => i > lowest && course.cancer[i] > 5e9);
    expect(Math.abs((back ?? 0) - 333)).toBeLessThan(1);
  });

  it('has a peak that hardly depends on the dose: 1.75 to 1.53e10 from 1e6 to 1e9 cells', () => {
    const peaks = [1e6, 1e9].map((cart) => Math.max(...leonTrianaCourse(40, { cart }).cart));
    expect(Math.abs(peaks[0] / 1.75e10 - 1)).toBeLessThan(0.005);
    expect(Math.abs(peaks[1] / 1.53e10 - 1)).toBeLessThan(0.005);
  });

  it('says where it does not hold', () => {
    expect(leonTrianaCourse(5, { cancer: 1e11 }).valid).toBe(true);
    expect(leonTrianaCourse(5, { cancer: 2e11 }).valid).toBe(false);
  });

  it('brings B cells back only with a supply', () => {
    const without = leonTrianaCourse(400);
    const withSupply = leonTrianaCourse(400, { bCellInflow: 4.2e8 });
    const last = without.day.length - 1;
    expect(without.bCells[last]).toBeLessThan(1e6);
    expect(withSupply.bCells[last]).toBeGreaterThan(1e9);
  });
});

describe('Stein 2019', () => {
  it('has the ratios of the typical patient', () => {
    const ratio = (day: number) => steinLevel(day) / steinTypical.cmax;
    expect(ratio(28)).toBeCloseTo(0.057, 3);
    expect(ratio(90)).toBeCloseTo(0.0061, 4);
    expect(ratio(180)).toBeCloseTo(0.0046, 4);
    expect(ratio(365)).toBeCloseTo(0.0025, 4);
    expect(steinLevel(0)).toBeCloseTo(6.15, 2);
  });

  it('doubles in 0.78 days and has an area of 1.72e5 to day 28', () => {
    expect(Math.LN2 / Math.log(steinLevel(5) / steinLevel(4))).toBeCloseTo(0.78, 2);
    let area = 0;
    for (let day = 0.005; day < 28; day += 0.01) area += steinLevel(day) * 0.01;
    expect(Math.abs(area / 1.72e5 - 1)).toBeLessThan(0.005);
  });

  it('lies inside its band, which is the same at every call', () => {
    const band = steinBand([0, 5, 9, 14, 28, 90, 365]);
    band.day.forEach((_, i) => {
      expect(band.low[i]).toBeLessThan(band.typical[i]);
      expect(band.high[i]).toBeGreaterThan(band.typical[i]);
    });
    expect(steinBand([28])).toEqual({
      day: [28],
      low: [band.low[4]],
      typical: [band.typical[4]],
      high: [band.high[4]],
    });
  });
});

describe('Kimmel 2021', () => {
  const course = kimmelCourse(100);

  it.each([
    [7, 30.1],
    [14, 9.0],
    [28, 2.5],
    [90, 0.34],
  ])('day %i: %d CAR-T cells per µl', (day, cells) => {
    expect(Math.abs(course.cart[day * 10] / cells - 1)).toBeLessThan(0.03);
  });

  it('peaks on day 7.0', () => {
    expect(Math.abs(peakOf(course.day, course.cart).day - 7)).toBeLessThan(0.11);
  });

  it('fails without lymphodepletion: below 0.5 per µl from 100 normal T cells per µl', () => {
    expect(Math.max(...kimmelCourse(100, { tCells: 100 }).cart)).toBeLessThan(0.5);
  });
});

it('every published curve has a citation with a year and says what it does not hold for', () => {
  for (const { citation, validity } of [leonTriana, stein, kimmel]) {
    expect(citation).toMatch(/20\d\d/);
    expect(validity.length).toBeGreaterThan(40);
  }
});
