/** Random numbers: even, independent of each other, one stream for each seed; seed texts; binomial numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomial,
  bits,
  canonicalSeed,
  draw,
  drawEach,
  drawNormal,
  keyOf,
  maxSeedLength,
  purpose,
  sparesAll,
  stream,
} from '../../src/model/random.ts';

const key = keyOf('test');

/** Chi-square of counts against even ones, in standard deviations from what chance gives. */
function unevenness(counts: readonly number[]): number {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const chiSquare = counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
  const freedom = counts.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/** Whether a text can be a seed at all: not empty, no control characters. */
function isSeed(text: string): boolean {
  try {
    return canonicalSeed(text) !== '';
  } catch {
    return false;
  }
}

/** How the draws are asked for in a run: agent after agent, tick after tick, purpose after purpose. */
const walks: Record<string, (n: number) => number> = {
  'agents with luck 1, 2, 3 …': (n) => draw(stream(key, 7, purpose.kill), n),
  'agents whose luck is a hash': (n) => draw(stream(key, 7, purpose.kill), bits(stream(key, 0, purpose.place), n)),
  'one agent, tick after tick': (n) => draw(stream(key, n, purpose.kill), 12345),
  'one agent, purpose after purpose': (n) => draw(stream(key, 7, n), 12345),
  'seed after seed': (n) => draw(stream([n, 0], 7, purpose.kill), 12345),
  'luck of a line of daughters': lineage(),
};

function lineage() {
  let luck = 1;
  return (n: number) => {
    luck = bits(stream(key, n * 30, purpose.inherit), luck);
    return luck * 2 ** -32;
  };
}

describe.each(Object.entries(walks))('%s', (_, at) => {
  const values = Array.from({ length: 1e5 }, (__, n) => at(n));
  test('are even', () => {
    expect(values.every((u) => u >= 0 && u < 1)).toBe(true);
    const high = Array.from({ length: 256 }, () => 0);
    const low = Array.from({ length: 256 }, () => 0);
    for (const u of values) {
      high[Math.floor(u * 256)] += 1;
      low[(u * 2 ** 32) & 255] += 1;
    }
    expect(Math.abs(unevenness(high))).toBeLessThan(4);
    expect(Math.abs(unevenness(low))).toBeLessThan(4);
  });
  test('do not depend on the ones before', () => {
    for (const lag of [1, 2, 3, 16]) {
      let sum = 0;
      for (let n = lag; n < values.length; n++) sum += (values[n] - 0.5) * (values[n - lag] - 0.5);
      const correlation = (sum / (values.length - lag)) * 12;
      expect(Math.abs(correlation) * Math.sqrt(values.length)).toBeLessThan(4);
    }
    const pairs = Array.from({ length: 1024 }, () => 0);
    for (let n = 1; n < values.length; n += 2) {
      pairs[Math.floor(values[n - 1] * 32) * 32 + Math.floor(values[n] * 32)] += 1;
    }
    expect(Math.abs(unevenness(pairs))).toBeLessThan(4);
  });
});

test('the draws of two purposes, of two ticks and of two agents have nothing to do with each other', () => {
  const pairs: [(n: number) => number, (n: number) => number][] = [
    [(n) => draw(stream(key, n, purpose.kill), 5), (n) => draw(stream(key, n, purpose.die), 5)],
    [(n) => draw(stream(key, 3, purpose.kill), n), (n) => draw(stream(key, 3, purpose.die), n)],
    [(n) => draw(stream(key, 3, purpose.kill), n), (n) => draw(stream(key, 4, purpose.kill), n)],
    [(n) => draw(stream(key, n, purpose.kill), 5), (n) => draw(stream(key, n, purpose.kill), 6)],
    [(n) => draw(stream(keyOf('1'), n, purpose.kill), 5), (n) => draw(stream(keyOf('2'), n, purpose.kill), 5)],
  ];
  for (const [a, b] of pairs) {
    let sum = 0;
    for (let n = 0; n < 1e5; n++) sum += (a(n) - 0.5) * (b(n) - 0.5);
    expect(Math.abs((sum / 1e5) * 12) * Math.sqrt(1e5)).toBeLessThan(4);
  }
});

test('every purpose has a number of its own', () => {
  const numbers = Object.values(purpose);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('drawNormal has mean 0, standard deviation 1 and the tails of a normal number', () => {
  const values = Array.from({ length: 1e5 }, (_, n) => drawNormal(stream(key, 1, purpose.antigen), n));
  const mean = values.reduce((sum, z) => sum + z, 0) / values.length;
  const variance = values.reduce((sum, z) => sum + z * z, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.013);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  expect(values.filter((z) => z > 1.959964).length / 1e5).toBeCloseTo(0.025, 2);
  expect(values.every(Number.isFinite)).toBe(true);
});

describe('seeds', () => {
  test('the number 1, "1" and " 1 " are the same seed', () => {
    expect(keyOf(' 1 ')).toEqual(keyOf('1'));
    expect(keyOf(1)).toEqual(keyOf('1'));
  });
  test('š is not a, although their low bytes are equal', () => expect(keyOf('š')).not.toEqual(keyOf('a')));
  test('a composed and a decomposed é are the same seed', () => {
    expect(keyOf('caf\u00e9')).toEqual(keyOf('cafe\u0301'));
    expect(canonicalSeed('cafe\u0301')).toBe('caf\u00e9');
  });
  test.each(['', ' ', '\n\t', 'x'.repeat(maxSeedLength + 1)])('%j is refused', (text) => {
    expect(() => keyOf(text)).toThrow(RangeError);
  });
  test('the longest seed is taken, and emoji are', () => {
    expect(keyOf('x'.repeat(maxSeedLength))).toHaveLength(2);
    expect(keyOf('🧬')).not.toEqual(keyOf('🧫'));
  });
  test('the key of a seed text is promised', () => {
    expect(keyOf('1')).toEqual([1001111338, 3020822421]);
  });
  test('no two of many seeds have the same key or the same beginning of a stream', () => {
    const keys = new Set<string>();
    const streams = new Set<string>();
    for (let seed = 0; seed < 20_000; seed++) {
      const own = keyOf(seed);
      keys.add(own.join());
      streams.add([1, 2].map((tick) => stream(own, tick, purpose.kill)).join());
    }
    expect(keys.size).toBe(20_000);
    expect(streams.size).toBe(20_000);
  });
  test('any two different texts have different keys', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter(isSeed);
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(keyOf(a).join() === keyOf(b).join()).toBe(canonicalSeed(a) === canonicalSeed(b));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

test('drawEach draws what draw does', () => {
  const luck = Uint32Array.of(0, 1, 7, 2 ** 31, 2 ** 32 - 1);
  const out = new Float64Array(6).fill(-1);
  drawEach(12345, luck, 5, out);
  expect([...out]).toEqual([...[...luck].map((each) => draw(12345, each)), -1]);
});

describe('binomial', () => {
  test('nobody is hit where sparesAll says so, up to a chance of one half, where binomial turns to the others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (n, p, u) => {
          expect(sparesAll(n, p, u) ? binomial(n, p, u) : 0).toBe(0);
        },
      ),
    );
  });

  const us = (count: number) => Array.from({ length: count }, (_, n) => (n + 0.5) / count);

  test.each([
    [1, 0.3],
    [10, 0.01],
    [10, 0.5],
    [10, 0.9],
    [1000, 0.02],
    [1000, 0.4],
    [1e6, 1e-6],
    [1e6, 0.001],
    [5e6, 4e-6],
    [1e8, 1e-7],
    [1e8, 2e-4],
    [1e12, 1e-11],
  ])('%d cells with the chance %d: mean and variance are right', (n, p) => {
    const values = us(20_000).map((u) => binomial(n, p, u));
    const mean = values.reduce((sum, k) => sum + k, 0) / values.length;
    const variance = values.reduce((sum, k) => sum + (k - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(n * p, n * p > 100 ? 0 : 1.5);
    expect(variance / (n * p * (1 - p))).toBeGreaterThan(0.98);
    expect(variance / (n * p * (1 - p))).toBeLessThan(1.02);
  });

  test('the whole distribution is exact where few are expected', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (const u of us(100_000)) counts[binomial(7, 0.3, u)] += 1;
    const choose = [1, 7, 21, 35, 35, 21, 7, 1];
    choose.forEach((ways, k) => expect(counts[k] / 1e5).toBeCloseTo(ways * 0.3 ** k * 0.7 ** (7 - k), 4));
  });

  test('is a whole number from 0 to n, rises with u, and has the sure ends', () => {
    const chanceOf = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1e-300, 1 - 2 ** -53));
    const many = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2 ** 40 }));
    const luck = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(many, chanceOf, luck, luck, (n, p, u, v) => {
        const low = binomial(n, p, Math.min(u, v));
        const high = binomial(n, p, Math.max(u, v));
        expect(low % 1).toBe(0);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(n);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
      { numRuns: 5000, seed: 1 },
    );
    for (const u of [0, 0.5, 1 - 2 ** -32]) {
      expect([binomial(0, 0.5, u), binomial(9, 0, u), binomial(9, 1, u)]).toEqual([0, 0, 9]);
    }
  });
});
