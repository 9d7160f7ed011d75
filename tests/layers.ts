/** Reads the syntax tree of a source file and says, in sentences, which rules of the architecture it breaks. */
import { posix } from 'node:path';
import { parseSync } from 'vite';

interface Layer {
  /** Layers it may import besides itself; an entry such as `model/kinds.ts` allows that one file, `types of model` only types. */
  layers: string[];
  /** Packages it may import; `node:*` stands for all of Node's own. */
  packages: string[];
}

const statistics = ['simple-statistics', 'dopri'];

/** The import table: which layer may import which other layers and which packages (CONTRIBUTING.md explains it). */
export const table: Record<string, Layer> = {
  model: { layers: [], packages: ['seedrandom'] },
  frame: {
    layers: ['types of model', 'model/antigen-scale.ts', 'model/kinds.ts', 'model/stages/facts.ts'],
    packages: [],
  },
  story: { layers: ['model'], packages: [...statistics] },
  analysis: { layers: ['model'], packages: [...statistics, 'd3-dsv'] },
  worker: { layers: ['model', 'frame'], packages: [] },
  render: {
    layers: ['frame', 'model/kinds.ts', 'palette.ts', 'ramps.ts'],
    packages: ['pixi.js'],
  },
  page: { layers: ['model', 'story', 'runs'], packages: [] },
  ui: {
    layers: ['model', 'frame', 'story', 'analysis', 'page', 'palette.ts', 'ramps.ts'],
    packages: ['lil-gui', 'uplot', 'd3-dsv'],
  },
  validation: { layers: ['model', 'analysis'], packages: [] },
  cli: { layers: ['model', 'story', 'analysis', 'validation'], packages: ['node:*', 'd3-dsv'] },
  launch: { layers: [], packages: ['node:*', 'vite'] },
  runs: { layers: ['model', 'frame', 'worker'], packages: [] },
  'palette.ts': { layers: [], packages: [] },
  'ramps.ts': { layers: ['palette.ts'], packages: [] },
  'early.ts': { layers: ['model', 'frame', 'worker', 'page/start.ts', 'runs'], packages: [] },
  'compose.ts': {
    layers: [
      'model',
      'frame',
      'story',
      'analysis',
      'worker',
      'render',
      'page',
      'ui',
      'early.ts',
      'runs',
      'palette.ts',
      'ramps.ts',
    ],
    packages: [],
  },
  'main.ts': { layers: ['early.ts', 'compose.ts', 'style.css'], packages: [] },
};

/** Files that are one long table by nature; every other file keeps to `maxLines` lines of code. */
const tables = ['parameters.ts', 'strings.ts'];
const maxLines = 300;

/** What the model may use of Math: the operations that every engine rounds alike, and constants. */
const exactMaths = new Set(
  'abs min max floor ceil round trunc sign sqrt fround imul clz32 PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(' '),
);
const bannedInModel = new Set(['Date', 'performance', 'Intl', 'crypto']);

type Node = { type: string; [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Calls `visit` on every node of a tree, parents first. */
function walk(node: Node, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node);
  }
}

function parse(path: string, text: string): { program: Node; comments: { start: number; end: number }[] } {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  return { program: program as unknown as Node, comments };
}

function textOf(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;
}

/** The modules of which the text imports nothing but types. */
function typesOnly(path: string, text: string): Set<string> {
  const types = new Set<string>();
  const values = new Set<string>();
  walk(parse(path, text).program, (node) => {
    const name = isImport(node) ? textOf(node['source']) : null;
    const isType = node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType';
    if (name !== null) (isType ? types : values).add(name);
  });
  for (const name of values) types.delete(name);
  return types;
}

/** Every module that the text names: import, import type, export from, import(), import('x').T and new URL('x', …). */
export function importsOf(path: string, text: string): string[] {
  const found = new Set<string>();
  walk(parse(path, text).program, (node) => {
    const isUrl = node.type === 'NewExpression' && (node['callee'] as Node)['name'] === 'URL';
    const base = isUrl ? (node['arguments'] as Node[]) : [];
    const isRelativeUrl = base[1]?.type === 'MemberExpression' && (base[1]['object'] as Node).type === 'MetaProperty';
    const name = isRelativeUrl ? textOf(base[0]) : isImport(node) ? textOf(node['source']) : null;
    // new URL('x', …) is relative even without its dot.
    if (name !== null) found.add(isRelativeUrl && !name.startsWith('.') ? `./${name}` : name);
  });
  return [...found];
}

function isImport(node: Node): boolean {
  return /^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression|TSImportType)$/.test(
    node.type,
  );
}

/** `src/ui/x.ts` → `ui`, `src/page.ts` → `page.ts`. */
function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function list(words: string[]): string {
  return words.length === 0 ? 'nothing' : `${words.join(', ')} only`;
}

function importFault(path: string, name: string, isTypes: boolean, layer: Layer): string | null {
  const here = layerOf(path);
  const bare = name.replace(/\?.*$/, '');
  if (!bare.startsWith('.') && !bare.startsWith('/')) {
    const wanted = bare.split('/', bare.startsWith('@') ? 2 : 1).join('/');
    const allowed = layer.packages.some((each) => each === wanted || (each === 'node:*' && bare.startsWith('node:')));
    return allowed ? null : `${path} may not import the package ${bare}: ${here} may use ${list(layer.packages)}`;
  }
  const target = posix.join(posix.dirname(path), bare);
  if (target.startsWith('assets/')) return null;
  const inside = target.replace(/^src\//, '').replace(/\.js$/, '.ts');
  const allowed =
    target.startsWith('src/') &&
    (layerOf(target) === here ||
      layer.layers.includes(inside) ||
      layer.layers.includes(layerOf(target)) ||
      (isTypes && layer.layers.includes(`types of ${layerOf(target)}`)));
  return allowed ? null : `${path} may not import ${target}: ${here} may import ${list(layer.layers)}`;
}

/** One sentence for each import that the table does not allow. */
export function importFaults(path: string, text: string): string[] {
  const layer = table[layerOf(path)];
  if (layer === undefined) return [`${path} is in no layer: add ${layerOf(path)} to the table in tests/layers.ts`];
  const types = typesOnly(path, text);
  return importsOf(path, text).flatMap((name) => importFault(path, name, types.has(name), layer) ?? []);
}

/** Lines that hold something else than blanks and comments. */
function linesOfCode(text: string, comments: { start: number; end: number }[]): number {
  let code = text;
  for (const { start, end } of comments) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return code.split('\n').filter((line) => line.trim() !== '').length;
}

/** One sentence for each fault of style: length, enum, any, default export; in the model also what breaks replay. */
export function styleFaults(path: string, text: string): string[] {
  const faults: string[] = [];
  const { program, comments } = parse(path, text);
  const at = (node: Node) => `${path}:${text.slice(0, node['start'] as number).split('\n').length}`;
  const lines = linesOfCode(text, comments);
  if (lines > maxLines && !tables.includes(posix.basename(path))) {
    faults.push(`${path} has ${lines} lines of code: split it, ${maxLines} is the most`);
  }
  walk(program, (node, parent) => {
    if (node.type === 'TSEnumDeclaration') faults.push(`${at(node)} declares an enum: use a union of strings`);
    if (node.type === 'TSAnyKeyword') faults.push(`${at(node)} says any: use unknown or the real type`);
    if (node.type === 'ExportDefaultDeclaration') faults.push(`${at(node)} exports a default: give the export a name`);
    if (layerOf(path) === 'model') faults.push(...modelFaults(node, parent).map((fault) => `${at(node)} ${fault}`));
  });
  return faults;
}

/** What may not stand in the model, because engines differ in it or a checkpoint would not hold it. */
function modelFaults(node: Node, parent: Node | null): string[] {
  const isTop = parent?.type === 'Program' || parent?.type === 'ExportNamedDeclaration';
  if (node.type === 'VariableDeclaration' && isTop && node['kind'] !== 'const') {
    return [`has a ${String(node['kind'])} at module level: state belongs in the World`];
  }
  if (node['operator'] === '**' || node['operator'] === '**=') return ['uses **: engines differ, write the product'];
  if (node.type !== 'Identifier') return [];
  const name = node['name'] as string;
  const isName = (parent?.type === 'MemberExpression' && parent['property'] === node) || parent?.['key'] === node;
  if (isName && parent?.['computed'] !== true)
    return name.startsWith('toLocale') ? [`uses ${name}: locales differ`] : [];
  if (bannedInModel.has(name)) return [`uses ${name}: the model sees no clock, locale or outside randomness`];
  if (name !== 'Math') return [];
  const used =
    parent?.type === 'MemberExpression' && parent['computed'] !== true ? (parent['property'] as Node)['name'] : '?';
  return exactMaths.has(used as string) ? [] : [`uses Math.${String(used)}: engines differ, use model/maths.ts`];
}
