/** Holds the import table and the style rules against every file in src; each fault is a sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importFaults, importsOf, styleFaults, table } from './layers.ts';

const root = new URL('..', import.meta.url);
const files = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith('.d.ts'))
  .sort();

function faultsOf(layer: string, check: (path: string, text: string) => string[]): string[] {
  return files
    .filter((file) => file.split('/')[1] === layer)
    .flatMap((file) => check(file, readFileSync(new URL(file, root), 'utf8')));
}

describe.each(Object.keys(table))('%s', (layer) => {
  test('imports only what the table allows', () => {
    const faults = faultsOf(layer, importFaults);
    expect(faults, faults.join('\n')).toEqual([]);
  });
  test('keeps the rules of style', () => {
    const faults = faultsOf(layer, styleFaults);
    expect(faults, faults.join('\n')).toEqual([]);
  });
});

test('every source file is in a layer of the table', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => table[file.split('/')[1] ?? ''] === undefined)).toEqual([]);
});

describe('the checker itself can fail', () => {
  test('it sees every way to name a module', () => {
    const text = `
      import a from './a.ts'; import type { B } from './b.ts'; export { c } from './c.ts'; export * from './d.ts';
      const e = import('./e.ts'); const f: import('./f.ts').F = 1; import './g.css'; import H from './h.ts?worker';
      new Worker(new URL('./i.worker.ts', import.meta.url), { type: 'module' }); // import x from './not.ts'
      const s = "import y from './nor.ts'"; new URL('https://example.org/'); export const z = 1;`;
    const names = './a.ts ./b.ts ./c.ts ./d.ts ./e.ts ./f.ts ./g.css ./h.ts?worker ./i.worker.ts'.split(' ');
    expect(importsOf('src/ui/x.ts', text).sort()).toEqual(names);
  });

  test.each([
    [
      'src/ui/x.ts',
      `import type { A } from '../worker/client.ts'`,
      'src/ui/x.ts may not import src/worker/client.ts: ui may import model, frame, story, analysis, page, palette.ts, ramps.ts only',
    ],
    [
      'src/ui/x.ts',
      `import '../render/view.ts'`,
      'src/ui/x.ts may not import src/render/view.ts: ui may import model, frame, story, analysis, page, palette.ts, ramps.ts only',
    ],
    [
      'src/render/x.ts',
      `import { t } from '../ui/strings.ts'`,
      'src/render/x.ts may not import src/ui/strings.ts: render may import frame, model/kinds.ts, palette.ts, ramps.ts only',
    ],
    [
      'src/render/x.ts',
      `import { w } from '../model/world.ts'`,
      'src/render/x.ts may not import src/model/world.ts: render may import frame, model/kinds.ts, palette.ts, ramps.ts only',
    ],
    [
      'src/frame/x.ts',
      `import type { World } from '../model/world.ts'; import { hash } from '../model/world.ts'`,
      'src/frame/x.ts may not import src/model/world.ts: frame may import types of model, model/antigen-scale.ts, model/kinds.ts, model/stages/facts.ts only',
    ],
    [
      'src/model/x.ts',
      `import type { Frame } from '../frame/frame.ts'`,
      'src/model/x.ts may not import src/frame/frame.ts: model may import nothing',
    ],
    [
      'src/model/rules/x.ts',
      `import { a } from '../../palette.ts'`,
      'src/model/rules/x.ts may not import src/palette.ts: model may import nothing',
    ],
    [
      'src/model/x.ts',
      `import { Container } from 'pixi.js'`,
      'src/model/x.ts may not import the package pixi.js: model may use seedrandom only',
    ],
    [
      'src/worker/x.ts',
      `import { readFile } from 'node:fs'`,
      'src/worker/x.ts may not import the package node:fs: worker may use nothing',
    ],
    [
      'src/ui/x.ts',
      `import { a } from '../validation/validate.ts'`,
      'src/ui/x.ts may not import src/validation/validate.ts: ui may import model, frame, story, analysis, page, palette.ts, ramps.ts only',
    ],
    ['src/core/x.ts', '', 'src/core/x.ts is in no layer: add core to the table in tests/layers.ts'],
  ])('%s: %s', (path, text, sentence) => {
    expect(importFaults(path, text)).toEqual([sentence]);
  });

  test.each([
    ['src/runs/x.ts', `import { a } from '../worker/client.ts'; import type { b } from '../model/world.ts'`],
    ['src/model/rules/x.ts', `import { a } from '../world.ts'; import seedrandom from 'seedrandom'`],
    ['src/frame/x.ts', `import type { World } from '../model/world.ts'; import { kind } from '../model/kinds.ts'`],
    ['src/cli/x.ts', `import { parseArgs } from 'node:util'; new URL('./pool-worker.js', import.meta.url)`],
  ])('%s may: %s', (path, text) => {
    expect(importFaults(path, text)).toEqual([]);
  });

  test.each([
    ['export const a = 2 ** 3;', 'src/model/x.ts:1 uses **: engines differ, write the product'],
    ['let a = 1;\na **= 2;', 'src/model/x.ts:1 has a let at module level: state belongs in the World'],
    ['export let a = 1;', 'src/model/x.ts:1 has a let at module level: state belongs in the World'],
    ['\n\nexport const a = Math.exp(1);', 'src/model/x.ts:3 uses Math.exp: engines differ, use model/maths.ts'],
    ["export const a = Math['exp'](1);", 'src/model/x.ts:1 uses Math.?: engines differ, use model/maths.ts'],
    ['const { exp } = Math;', 'src/model/x.ts:1 uses Math.?: engines differ, use model/maths.ts'],
    [
      'export const a = Date.now();',
      'src/model/x.ts:1 uses Date: the model sees no clock, locale or outside randomness',
    ],
    ['export const a = (1).toLocaleString();', 'src/model/x.ts:1 uses toLocaleString: locales differ'],
    ['enum A { b }', 'src/model/x.ts:1 declares an enum: use a union of strings'],
    ['export default 1;', 'src/model/x.ts:1 exports a default: give the export a name'],
    ['export const a: any = 1;', 'src/model/x.ts:1 says any: use unknown or the real type'],
    ['a();\n'.repeat(301), 'src/model/x.ts has 301 lines of code: split it, 300 is the most'],
  ])('src/model: %s', (text, sentence) => {
    expect(styleFaults('src/model/x.ts', text)).toContain(sentence);
  });

  test('it lets good code pass', () => {
    const text = `
      /** 2 ** 3, Math.exp and let are only words here, and so is "any". */
      const words = 'Math.exp(2 ** 3): any';
      export function f(date: { Date: number }): number { let a = Math.sqrt(date.Date); a += Math.PI; return a; }
      ${'// a comment\n'.repeat(400)}${'\n'.repeat(400)}`;
    expect(styleFaults('src/model/x.ts', text)).toEqual([]);
    expect(styleFaults('src/ui/x.ts', 'let a = Math.exp(2 ** 3); new Date();')).toEqual([]);
    expect(styleFaults('src/model/parameters.ts', 'a();\n'.repeat(301))).toEqual([]);
  });
});
