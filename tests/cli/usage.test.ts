/** Bad usage: exit code 2 and one line that says what, which value, what is allowed; never a stack trace. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../src/story/scenarios.ts';
import { call, temporaryFolder } from './call.ts';
import { fuzzArguments } from './fuzz.ts';

const folder = temporaryFolder();
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const precious = file('precious.csv', 'do not lose me\n');
const broken = file('broken.cartlab.json', '{"format":"cart-lab/scenario","version":1');
const newer = file('newer.cartlab.json', '{"format":"cart-lab/scenario","version":7}');
const huge = file('huge.cartlab.json', ' '.repeat(1_000_001));

/** What a refused call must look like. */
const refused = { code: 2, out: '', err: expect.stringMatching(/^cart-lab: [^\n]{5,560}\n$/) as string };

describe('refused', () => {
  it.each([
    ['', 'there is no command'],
    ['frobnicate', 'list, run, hash, sweep, merge'],
    ['simulate', 'list, run, hash, sweep, merge, validate'],
    ['validate all', '--short'],
    ['list all', 'list takes no "all"'],
    ['list --xml', '--json'],
    ['run', 'SCENARIO is missing'],
    ['run nothing', scenarios[1].name],
    ['run all dlbcl', '"dlbcl" is one argument too many'],
    ['run all --sed 42', '--seed'],
    ['run all --set', '--set'],
    ['run all --set dose', 'key=value'],
    ['run all --set =5', 'key=value'],
    ['run all --set doze=5', 'there is no parameter called "doze"'],
    ['run all --set __proto__=5', 'there is no parameter called "__proto__"'],
    ['run all --set constructor=5', 'there is no parameter called "constructor"'],
    ['run all --set dose=', '1e5 to 1e10'],
    ['run all --set dose=0x10', '"0x10"'],
    ['run all --set dose=1,5', '"1,5"'],
    ['run all --set dose=1e400', '"1e400"'],
    ['run all --set dose=NaN', '"NaN"'],
    ['run all --set dose=Infinity', '"Infinity"'],
    ['run all --set dose=١٢', '"١٢"'],
    ['run all --set dose=😀', '1e5 to 1e10'],
    ['run all --set dose=-1', '"-1"'],
    ['run all --set dose=\u202e100000', '1e5 to 1e10'],
    [`run all --set dose=${'9'.repeat(10_000)}`, '1e5 to 1e10'],
    ['run all --set costim=CD27', '4-1BB, CD28 or none'],
    ['run all --set wellMixed=2', 'on or off'],
    ['run all --at 3', 'DAY:command=value'],
    ['run all --at x:antigen=300', 'DAY:command=value'],
    ['run all --at 3:dose=1e8', 'next start'],
    ['run all --at 3:antigen=0', '20 to 1e5'],
    ['run all --at 99999:antigen=300', '3650'],
    ['run all --days 0', 'more than 0'],
    ['run all --days 1e400', '"1e400"'],
    ['run all --days 3651', '3650'],
    ['run all --days soon', '"soon"'],
    ['run all --every 0', '0.5 hours'],
    ['run all --every 0.7', '0.5 hours'],
    ['run all --every x', '"x"'],
    ['run all --format xml', 'csv or json'],
    ['run all --seed=', 'seed'],
    [`run all --seed ${'s'.repeat(65)}`, '1 to 64'],
    ['run all --seed \uD800', 'seed'],
    ['run ?dose=5', '1e5 to 1e10'],
    ['run ?dose=5&antigen=1&x=2', '(and 2 more)'],
    ['run https://example.org/?scenario=none', 'scenario cannot be "none"'],
    ['run missing.cartlab.json', 'there is no file'],
    [`run ${broken}`, 'not JSON'],
    [`run ${newer}`, 'newer'],
    [`run ${huge}`, 'bytes'],
    [`run all --out ${precious}`, '--force'],
    [`run all --out ${folder}`, 'allowed: a file'],
    [`run all --out ${folder}/no/such.csv`, 'there is no folder'],
    ['run all --out=', '--out is empty'],
    ['run all --out /dev/null --force', 'allowed: a file'],
    ['sweep', 'SCENARIO is missing'],
    ['sweep all --seed 3', '--seeds'],
    ['sweep all --vary dose', 'key=value'],
    ['sweep all --vary doze=1', 'doze'],
    ['sweep all --vary dose=1e8,5', '"5"'],
    ['sweep all --vary dose=1e8,,1e9', '1e5 to 1e10'],
    ['sweep all --vary dose=1e8,100000000', 'twice'],
    ['sweep all --vary dose=1e8 --vary dose=1e9', 'twice'],
    ['sweep all --seeds 0', 'N or A..B'],
    ['sweep all --seeds 5..1', 'N or A..B'],
    ['sweep all --seeds 1.5', 'N or A..B'],
    ['sweep all --seeds 999999999', 'at most 1000000'],
    ['sweep all --jobs 0', '1 to 256'],
    ['sweep all --jobs 1e9', '1 to 256'],
    ['sweep all --shard 0/3', 'k/K'],
    ['sweep all --shard 4/3', 'k/K'],
    ['sweep all --shard 1', 'k/K'],
    ['sweep all --format xml', 'ndjson or csv'],
    [`sweep all --out ${precious}`, 'not the table of a sweep'],
    ['merge', 'FILE is missing'],
    ['merge missing.csv', 'cannot be read'],
    [`merge ${precious}`, 'not the table of a sweep'],
    [`merge ${folder}`, 'cannot be read'],
  ])('%s', async (args, words) => {
    const called = await call(args);
    expect(called).toEqual(refused);
    expect(called.err).toContain(words);
    expect(called.err).not.toMatch(/ at .+:\d+|node:internal|Error:/);
  });

  it('no command at all', async () => expect(await call([])).toEqual(refused));

  it('control characters stay on one line', async () => {
    expect(await call(['run', 'all', '--seed', 'a\nb\u001b[31m'])).toEqual(refused);
    expect(await call(['run', 'a\nb'])).toEqual(refused);
  });
});

it('400 random argument lists never throw, and fail with one line', async () => {
  await expect(fuzzArguments(400, precious)).resolves.toBeUndefined();
}, 60_000);
