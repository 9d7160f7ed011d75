/** `list`, `run` and `hash` as promised. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { parameterTable } from '../../src/model/parameters.ts';
import { summaryColumns } from '../../src/model/summary.ts';
import { modelVersion } from '../../src/model/world.ts';
import { writeFile } from '../../src/story/file.ts';
import { defaultScenario, scenarios } from '../../src/story/scenarios.ts';
import { call, temporaryFolder, tiny } from './call.ts';

const folder = temporaryFolder();

describe('list', () => {
  it('names every scenario and parameter, with range and source', async () => {
    const { code, out } = await call('list');
    expect(code).toBe(0);
    for (const { name, title } of scenarios)
      expect(out).toMatch(new RegExp(`^  ${name} +${title.replace(/[()]/g, '\\$&')}`, 'm'));
    for (const { key } of parameterTable) expect(out).toMatch(new RegExp(`^  ${key} `, 'm'));
    expect(out).toContain('1e5 to 1e10 cells');
  });

  it('as JSON', async () => {
    const content = JSON.parse((await call('list --json')).out) as Record<string, { name: string }[]>;
    expect(content['scenarios'].map((one) => one.name)).toEqual(scenarios.map((one) => one.name));
    expect(content['parameters']).toEqual(parameterTable);
  });
});

describe('run', () => {
  it('writes one row for each recorded time, first and last included', async () => {
    const { code, out, err } = await call('run all --set weight=1e8 --days 2.5 --every 12');
    expect([code, err]).toEqual([0, '']);
    const rows = csvParse(out);
    expect(rows.columns).toEqual(summaryColumns.map((column) => column.name));
    expect(rows.map((row) => row['day'])).toEqual(['0', '0.5', '1', '1.5', '2', '2.5']);
    for (const row of rows) for (const value of Object.values(row)) expect(Number.isFinite(Number(value))).toBe(true);
    expect(Number(rows[0]['cancer'])).toBe(5e10);
  });

  it('as JSON, with outcomes and the hash that `hash` prints', async () => {
    const content = JSON.parse((await call(`run all ${tiny} --format json`)).out) as Record<string, unknown>;
    expect(content).toMatchObject({ scenario: 'all', seed: '1', ticks: 12, modelVersion });
    expect((await call(`hash all ${tiny}`)).out).toBe(`12 ${content['hash'] as string} ${modelVersion}\n`);
  });

  it('writes a file whole, replaces none unless told to, and leaves nothing beside it', async () => {
    const path = join(folder, 'run.csv');
    expect((await call(`run all ${tiny} --out ${path}`)).out).toBe('');
    const first = readFileSync(path, 'utf8');
    expect(first).toBe((await call(`run all ${tiny}`)).out);
    expect((await call(`run all ${tiny} --seed 2 --out ${path}`)).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(first);
    expect((await call(`run all ${tiny} --set burden=1e10 --out ${path} --force`)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toBe(first);
    expect(readdirSync(folder)).toEqual(['run.csv']);
  });
});

describe('the same scenario by name, options, link and file', () => {
  const options = '--set dose=1e9 --set growth=0.1 --seed a1 --at 0.1:antigen=300';

  it('has the same hash', async () => {
    const path = join(folder, 'one.cartlab.json');
    writeFileSync(
      path,
      writeFile({
        ...defaultScenario,
        seed: 'a1',
        days: 0.25,
        parameters: { ...defaultScenario.parameters, dose: 1e9, growth: 0.1, weight: 1e8 },
        commands: [{ do: 'set', key: 'antigen', value: 300, tick: 5 }],
      }),
    );
    const [byOptions, byLink, byAddress, byFile] = await Promise.all([
      call(`hash all ${tiny} ${options}`),
      call('hash ?scenario=all&at=0.1:antigen=300&weight=1e8&growth=0.1&dose=1e9&seed=a1&days=0.25&theme=dark'),
      call('hash https://example.org/lab/?seed=a1&days=0.25&dose=1e9&growth=0.1&weight=1e8&at=0.1:antigen=300#top'),
      call(`hash ${path}`),
    ]);
    expect(byOptions.out).toMatch(/^12 [0-9a-f]{16} \d+\.\d+\.\d+\n$/);
    expect([byLink.out, byAddress.out, byFile.out]).toEqual([byOptions.out, byOptions.out, byOptions.out]);
  });

  it('another seed, dose or change has another hash', async () => {
    const calls = ['', '--seed 2', '--set dose=1e9', '--at 0.1:antigen=300'];
    const hashes = await Promise.all(calls.map(async (more) => (await call(`hash all ${tiny} ${more}`.trim())).out));
    expect(new Set(hashes).size).toBe(calls.length);
  });

  it('says when a link was made with another model, and runs', async () => {
    const { code, err, out } = await call('hash ?weight=1e8&days=0.25&model=0.0.1');
    expect([code, out.slice(0, 3)]).toEqual([0, '12 ']);
    expect(err).toContain('0.0.1');
  });
});

it('--help and --version', async () => {
  expect(await call('--help')).toMatchObject({ code: 0, err: '' });
  expect((await call('run --help')).out).toContain('--every HOURS');
  expect((await call('--version')).out).toBe(`${modelVersion}\n`);
  expect(existsSync(join(folder, 'help'))).toBe(false);
});
