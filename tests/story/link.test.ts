/** Links: what is written is what is read, and whatever is read, nothing throws and every refused field is named. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { allowed, checkParameter, type ParameterRow, parameterTable } from '../../src/model/parameters.ts';
import { longestLink, readLink, writeLink } from '../../src/story/link.ts';
import { defaultScenario, scenarioByName, scenarios } from '../../src/story/scenarios.ts';
import { parametersLike, scenario } from './arbitrary.ts';

const rows: readonly ParameterRow[] = parameterTable;
const { title: _title, about: _about, ...plain } = defaultScenario;

// eslint-disable-next-line vitest/no-standalone-expect -- it runs after each test
afterEach(() => expect(Object.keys(Object.prototype)).toEqual([]));

/** The messages of a link whose other fields are good. */
function messagesOf(search: string): readonly string[] {
  const content = readLink(search);
  for (const row of rows) expect(checkParameter(row.key, content.scenario.parameters[row.key as 'dose']).ok).toBe(true);
  return content.messages;
}

describe('writing', () => {
  it('names only what differs, readably', () => {
    const parameters = { ...plain.parameters, dose: 1e9, wellMixed: true };
    const commands = [{ do: 'set' as const, key: 'antigen' as const, value: 300, tick: 360 }];
    const link = writeLink({ ...plain, seed: '42', parameters, commands });
    expect(link).toMatch(/^\?scenario=all&seed=42&dose=1e9&wellMixed=on&at=7\.5:antigen=300&model=\d+\.\d+\.\d+$/);
  });

  it.each(scenarios.map((one) => one.name))('%s is its name alone', (name) => {
    const entry = scenarioByName(name);
    const link = entry === undefined ? '' : writeLink(entry);
    expect(link).toMatch(new RegExp(`^\\?scenario=${name}&model=`));
    expect(link.length).toBeLessThanOrEqual(200);
    const { title: _t, about: _a, ...rest } = entry ?? defaultScenario;
    expect(readLink(link).scenario).toEqual(rest);
  });
});

describe('round trip', () => {
  it('10,000 random valid scenarios come back bit for bit', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const { scenario: read, messages, otherModel } = readLink(writeLink(one));
        expect(messages).toEqual([]);
        expect(otherModel).toBeNull();
        expect(read).toEqual(one);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('no link without commands is longer than 2,000 characters, even where everything differs', () => {
    // values as sliders and fields give them; each digit more of every number would be a hundred characters
    const rounded = parametersLike(plain.parameters).map((parameters) => {
      const short = Object.entries(parameters).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toPrecision(4)) : value,
      ]);
      return Object.fromEntries(short) as typeof plain.parameters;
    });
    fc.assert(
      fc.property(rounded, fc.string({ minLength: 1, maxLength: 32 }), (parameters, seed) => {
        expect(writeLink({ ...plain, parameters, seed, days: 123.25 }).length).toBeLessThanOrEqual(longestLink);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of the fields', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['scenario=dlbcl', 'seed=7', 'dose=1e9', 'growth=0.1', 'days=90', 'at=3:antigen=500'], {
          minLength: 6,
        }),
        (fields) => {
          expect(readLink(fields.join('&')).scenario).toEqual(
            readLink('scenario=dlbcl&seed=7&dose=1e9&growth=0.1&days=90&at=3:antigen=500').scenario,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a file name that is not in the list becomes the nearest scenario', () => {
    const own = { ...plain, name: 'my own', scene: 'node' as const };
    expect(readLink(writeLink(own)).scenario).toMatchObject({
      name: 'dlbcl',
      scene: 'node',
      parameters: plain.parameters,
    });
  });
});

describe('refusing', () => {
  const bad = [
    '',
    '0x10',
    '1,5',
    '1e400',
    'NaN',
    'Infinity',
    '١٢',
    '5px',
    'x'.repeat(10_000),
    '😀',
    '\u202e1e8',
    '1e8\0',
    '--1',
    '1e',
    ' 1e8',
  ];

  it.each(rows.filter((row) => row.type === 'number').map((row) => [row.key, row] as const))(
    '%s: each bad value is one message with the allowed range',
    (key, row) => {
      const outside = [String(row.max * 1.01 + 1), String(-row.max - 1)];
      for (const text of [...bad, ...outside]) {
        const messages = messagesOf(`?${key}=${encodeURIComponent(text)}`);
        expect(messages).toHaveLength(1);
        expect(messages[0]).toContain(key);
        expect(messages[0]).toContain(allowed(row));
        expect(messages[0].length).toBeLessThan(300);
      }
    },
  );

  it.each([
    ['?unknown=1', 'unknown'],
    ['?scenario=nothing', 'no-lymphodepletion'],
    ['?seed=', 'seed'],
    [`?seed=${'a'.repeat(65)}`, '1 to 64'],
    ['?seed=%ff', 'seed'],
    ['?seed=%00', 'seed'],
    ['?dose=1e9&dose=1e8', 'dose is given 2 times'],
    ['?scenario=all&scenario=all', 'scenario is given 2 times'],
    ['?costim=CD29', 'CD28'],
    ['?wellMixed=maybe', 'on or off'],
    ['?days=0', '3650'],
    ['?days=1e400', '1e400'],
    ['?days=abc', '"abc"'],
    ['?at=7.5', 'at'],
    ['?at=-1:antigen=300', 'DAY'],
    ['?at=3:dose=1e8', 'next start'],
    ['?at=3:antigen=1e9', '1e5'],
    ['?at=3:infuse=0', 'whole number'],
    [`?${'at=1:antigen=300&'.repeat(1001)}`, '1001 times'],
    ['?theme=pink', 'dark'],
    ['?speed=-1', 'ticks per second'],
    ['?tick=1.5', 'whole number'],
    ['?lang=english!', 'en'],
    ['?lang=de', 'lang cannot be "de"; allowed: en'],
    ['?fault=fire:1', 'throw:100'],
    ['?play=perhaps', '1 or 0'],
    ['?model=9', 'version'],
    ['?__proto__=1', '__proto__'],
    ['?constructor=1', 'constructor'],
    ['?__proto__.dose=1', '__proto__'],
    [`?${'x'.repeat(100_000)}=1`, 'characters'],
  ])('%s', (search, words) => {
    const messages = messagesOf(search);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(words);
  });

  it('keeps the good fields beside a bad one', () => {
    const { scenario: read, messages } = readLink('?dose=1e9&antigen=-5&seed=7');
    expect(messages).toEqual(['antigen cannot be "-5"; allowed: 20 to 1e5 molecules/cell']);
    expect(read).toMatchObject({ seed: '7', parameters: { dose: 1e9, antigen: plain.parameters.antigen } });
  });

  it('reads view keys apart from the run', () => {
    const { view, scenario: read, messages } = readLink('?theme=dark&speed=96&play=0&tick=480&embed=1&lang=en');
    expect(messages).toEqual([]);
    expect(view).toEqual({ theme: 'dark', speed: 96, play: false, tick: 480, embed: true, lang: 'en' });
    expect(read).toEqual(plain);
  });

  it('says which other model wrote the link', () => {
    expect(readLink('?model=0.0.1').otherModel).toBe('0.0.1');
  });

  it('takes an empty link as the default scenario', () => {
    for (const search of ['', '?', '&&', '?&'])
      expect(readLink(search)).toMatchObject({ scenario: plain, messages: [] });
  });
});

it('5,000 mutated links: nothing throws, every parameter stays allowed', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 6 });
  fc.assert(
    fc.property(scenario, edits, (one, changes) => {
      let link = writeLink(one);
      for (const [at, text] of changes) {
        const place = at % (link.length + 1);
        link = link.slice(0, place) + text + link.slice(place + (at % 7));
      }
      const { parameters } = readLink(link).scenario;
      const refused = rows.filter((row) => !checkParameter(row.key, parameters[row.key as 'dose']).ok);
      expect(refused).toEqual([]);
    }),
    { numRuns: 5000 },
  );
}, 60_000);
