/** Sweeps: the same bytes however the work is divided, stopped and continued. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { outcomeColumns } from '../../src/analysis/outcomes.ts';
import { call, temporaryFolder, tiny } from './call.ts';

const folder = temporaryFolder();
const path = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(path(name), 'utf8');
const grid = `sweep all ${tiny} --vary dose=1e7,1e8 --vary costim=4-1BB,CD28 --seeds 3 --jobs 1`;

describe('the table', () => {
  it('has one row a run: configuration, seed, outcomes, link', async () => {
    const { code, out, err } = await call(`${grid} --format csv`);
    expect([code, err]).toEqual([0, '']);
    const rows = csvParse(out);
    expect(rows.columns.slice(0, 4)).toEqual(['run', 'runKey', 'scenario', 'modelVersion']);
    expect(rows.columns).toEqual(expect.arrayContaining(outcomeColumns.map((column) => column.name)));
    expect(rows.map((row) => [row['dose'], row['costim'], row['seed']].join(' '))).toEqual(
      ['10000000 4-1BB', '10000000 CD28', '100000000 4-1BB', '100000000 CD28'].flatMap((one) =>
        [1, 2, 3].map((seed) => `${one} ${seed}`),
      ),
    );
    expect(new Set(rows.map((row) => row['runKey'])).size).toBe(12);
    const one = rows[4];
    expect((await call(`hash ${one['link']}`)).out).toBe(`${one['ticks']} ${one['hash']} ${one['modelVersion']}\n`);
  });

  it('puts the seconds last, and only when asked', async () => {
    const [line] = (await call(`sweep all ${tiny} --timing`)).out.split('\n');
    expect(Object.keys(JSON.parse(line) as object).at(-1)).toBe('seconds');
  });
});

describe.each(['csv', 'ndjson'])('%s', (format) => {
  it('shards joined are the bytes of the whole, in any order', async () => {
    const whole = (await call(`${grid} --format ${format}`)).out;
    await call(`${grid} --out ${path(`whole.${format}`)}`);
    expect(read(`whole.${format}`)).toBe(whole);
    for (const k of [1, 2, 3, 4, 5]) await call(`${grid} --shard ${k}/5 --out ${path(`shard-${k}.${format}`)}`);
    const shards = [4, 1, 5, 3, 2].map((k) => path(`shard-${k}.${format}`));
    const merged = await call(['merge', ...shards]);
    expect(merged).toEqual({ code: 0, out: whole, err: '' });
    expect((await call(['merge', ...shards, '--out', path(`merged.${format}`)])).code).toBe(0);
    expect(read(`merged.${format}`)).toBe(whole);
    expect((await call(['merge', ...shards.slice(1)])).err).toContain('2 of the first 12 runs');
  });

  it('goes on where it stopped, with a torn last line, and repeats nothing', async () => {
    const whole = (await call(`${grid} --format ${format}`)).out;
    const lines = whole.split('\n');
    // a marked line shows that it was kept, not run again
    const tmax = format === 'csv' ? csvParse(whole).map((row) => row['tmax']) : [];
    const marked = lines.map((line, n) =>
      format === 'csv' ? line.replace(`,${tmax[n - 1]},`, ',77,') : line.replace(/"tmax":[\d.]+/, '"tmax":77'),
    );
    expect(marked.slice(1, 5).filter((line, n) => line === lines[n + 1])).toEqual([]);
    writeFileSync(path(`torn.${format}`), `${marked.slice(0, 5).join('\n')}\n${lines[5].slice(0, 30)}`);
    expect((await call(`${grid} --out ${path(`torn.${format}`)}`)).code).toBe(0);
    expect(read(`torn.${format}`)).toBe([...marked.slice(0, 5), ...lines.slice(5)].join('\n'));
  });

  it('grows by more seeds into the table that it would have been at once', async () => {
    const few = `sweep all ${tiny} --vary dose=1e7,1e8 --jobs 1`;
    await call(`${few} --seeds 2..3 --out ${path(`grown.${format}`)}`);
    await call(`${few} --seeds 1..4 --out ${path(`grown.${format}`)}`);
    expect(read(`grown.${format}`)).toBe((await call(`${few} --seeds 1..4 --format ${format}`)).out);
  });

  it('refuses to go on with another table', async () => {
    const out = path(`other.${format}`);
    await call(`sweep all ${tiny} --seeds 2 --jobs 1 --out ${out}`);
    const before = readFileSync(out, 'utf8');
    for (const more of ['--vary dose=1e7', '--set dose=1e7', '--timing']) {
      const refused = await call(`sweep all ${tiny} --seeds 2 --jobs 1 --out ${out} ${more}`);
      expect(refused.code).toBe(2);
      expect(refused.err).toContain('--force');
    }
    expect(readFileSync(out, 'utf8')).toBe(before);
    expect((await call(`sweep all ${tiny} --seeds 1 --jobs 1 --out ${out} --set dose=1e7 --force`)).code).toBe(0);
  });
});

it('a file without any whole line is not taken for a table', async () => {
  writeFileSync(path('note'), 'no line feed');
  expect((await call(`sweep all ${tiny} --out ${path('note')}`)).code).toBe(2);
  expect(read('note')).toBe('no line feed');
});

it('merge refuses results that contradict each other', async () => {
  const { out } = await call(`sweep all ${tiny}`);
  writeFileSync(path('a.ndjson'), out);
  writeFileSync(path('b.ndjson'), out.replace(/"cmax":\d+/, '"cmax":1'));
  const { code, err } = await call(['merge', path('a.ndjson'), path('b.ndjson')]);
  expect([code, err]).toEqual([1, expect.stringContaining('another result')]);
});

describe('the built command line', () => {
  const sim = (args: string) => {
    const { status, stdout, stderr } = spawnSync('node', ['src/launch/sim.mjs', ...args.split(' ')], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('gives the same bytes with 1, 2 and 3 jobs, and the same as from source', async () => {
    const results = [1, 2, 3].map((jobs) => sim(`${grid} --jobs ${jobs}`));
    const source = await call(grid);
    for (const result of results) expect(result).toEqual({ status: 0, stdout: source.out, stderr: '' });
    expect(sim(`${grid} --jobs 2 --out ${path('jobs.ndjson')}`).status).toBe(0);
    expect(read('jobs.ndjson')).toBe(source.out);
  }, 60_000);

  it('hashes as from source, and ends with 2 and one line when called wrongly', async () => {
    expect(sim(`hash all ${tiny}`).stdout).toBe((await call(`hash all ${tiny}`)).out);
    expect(sim('run nothing')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^cart-lab: .+\n$/) as string,
    });
  }, 60_000);

  it.skipIf(process.platform === 'win32')(
    'the cluster script gives the bytes of the whole',
    () => {
      const out = path('cluster');
      const run = spawnSync('sh', ['assets/cluster/sweep-shards.sh', '3', out, ...grid.split(' ').slice(1)], {
        encoding: 'utf8',
      });
      expect([run.status, run.stderr]).toEqual([0, '']);
      expect(readFileSync(`${out}.ndjson`, 'utf8')).toBe(sim(grid).stdout);
      expect(existsSync(`${out}-1.ndjson`)).toBe(true);
    },
    120_000,
  );
});
