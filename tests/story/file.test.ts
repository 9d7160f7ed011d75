/** Scenario files: whole or refused, with exactly one message, in little time. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { largestFile, readFile, writeFile } from '../../src/story/file.ts';
import { defaultScenario, scenarios } from '../../src/story/scenarios.ts';
import { scenario } from './arbitrary.ts';

// eslint-disable-next-line vitest/no-standalone-expect -- it runs after each test
afterEach(() => expect(Object.keys(Object.prototype)).toEqual([]));

const good = writeFile(defaultScenario);

/** The default file with some fields replaced; undefined removes one. */
function changed(fields: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(good) as object), ...fields });
}

/** The one message of a refused file. */
function refusal(text: string): string {
  const begun = performance.now();
  const read = readFile(text);
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(read.ok).toBe(false);
  const message = read.ok ? '' : read.message;
  expect(message).not.toContain('\n');
  expect(message.length).toBeGreaterThan(10);
  expect(message.length).toBeLessThan(400);
  return message;
}

describe('round trip', () => {
  it.each(scenarios.map((one) => [one.name, one] as const))('%s', (_, { title: _t, about: _a, ...one }) => {
    expect(readFile(writeFile(one))).toEqual({ ok: true, value: { scenario: one, otherModel: null } });
  });

  it('2,000 random scenarios', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        expect(readFile(writeFile(one))).toEqual({ ok: true, value: { scenario: one, otherModel: null } });
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it('takes a byte order mark, a schema, and a file that lacks a newer parameter', () => {
    expect(readFile(`\uFEFF${changed({ $schema: 'https://example.org/scenario-1.json' })}`).ok).toBe(true);
    const read = readFile(changed({ params: { dose: 1e9 } }));
    expect(read.ok && read.value.scenario.parameters).toEqual({ ...defaultScenario.parameters, dose: 1e9 });
  });

  it('says which other model wrote it', () => {
    const read = readFile(changed({ model_version: '0.0.1' }));
    expect(read.ok && read.value.otherModel).toBe('0.0.1');
  });
});

describe('refusing', () => {
  it.each([
    ['not JSON', '{', 'not JSON'],
    ['empty', '', 'not JSON'],
    ['a list', '[]', 'no fields'],
    ['null', 'null', 'no fields'],
    ['other JSON', '{"a":1}', 'format'],
    ['newer', changed({ version: 2 }), 'newer'],
    ['no version', changed({ version: '1' }), 'version'],
    ['no model version', changed({ model_version: 1 }), 'model_version'],
    ['unknown field', changed({ extra: 1 }), 'extra'],
    ['name', changed({ name: '<img src=x>' }), 'name'],
    ['scale', changed({ scale: 'galaxy' }), 'patient or cell'],
    ['scene', changed({ scene: [] }), 'marrow'],
    ['seed', changed({ seed: 42 }), 'seed'],
    ['long seed', changed({ seed: 'a'.repeat(65) }), '1 to 64'],
    ['days', changed({ days: -1 }), '"-1"'],
    ['days missing', changed({ days: undefined }), 'missing'],
    ['params', changed({ params: [] }), 'params'],
    ['parameter out of range', changed({ params: { dose: 1e99 } }), '1e5 to 1e10'],
    ['parameter infinite', changed({ params: { dose: 1 } }).replace('"dose":1', '"dose":1e400'), '1e5 to 1e10'],
    ['parameter null', changed({ params: { dose: null } }), 'dose'],
    ['parameter that poses as text', changed({ params: { dose: { toString: 1, valueOf: 2 } } }), 'dose'],
    ['unknown parameter', changed({ params: { doze: 1 } }), 'doze'],
    ['prototype', good.replace('"dose"', '"__proto__"'), '__proto__'],
    ['prototype at the top', good.replace('"seed"', '"__proto__"'), '__proto__'],
    ['events', changed({ events: { length: 1 } }), 'events'],
    ['event of the wrong type', changed({ events: [1] }), 'events'],
    ['bad event', changed({ events: ['7.5:dose=1'] }), 'events'],
    ['too many events', changed({ events: Array.from({ length: 10_001 }, () => '1:antigen=300') }), '10000'],
    ['deep', '['.repeat(200_000), 'nested'],
    ['deep inside', changed({ params: JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`) as unknown }), 'nested'],
    ['huge', ' '.repeat(largestFile + 1), 'characters'],
    ['very many keys', `{${Array.from({ length: 80_000 }, (_, i) => `"k${i}":0`).join(',')}}`, 'format'],
    ['UTF-16 read as UTF-8', good.split('').join('\0'), 'not JSON'],
  ])('%s', (_, text, words) => {
    expect(refusal(text)).toContain(words);
  });

  it('5,000 damaged files: read whole or refused with one message', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 8 }), (at, length, text) => {
        const from = at % good.length;
        const damaged = good.slice(0, from) + text + good.slice(from + (length % 20));
        const read = readFile(damaged);
        expect(read.ok || read.message.length > 10).toBe(true);
      }),
      { numRuns: 5000 },
    );
  }, 60_000);
});
