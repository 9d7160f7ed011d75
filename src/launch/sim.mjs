#!/usr/bin/env node
/**
 * `src/launch/sim.mjs …`, `cart-lab …` and `npm run -s sim -- …`: runs the command line in src/cli from a build in
 * dist-cli/<stamp>/, made anew when a file that it is built from has changed. Builds appear under their final name in one
 * piece, so many of these may start at the same moment. Nothing is loaded that a finished build does not need.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root, setup } from './setup.mjs';

const outside = `${root}dist-cli/`;
const dayMs = 86_400_000;

/** Folders of src that the command line never imports (tests/layers.ts): two thirds of the files. */
const apart = ['launch', 'render', 'ui', 'worker'];

/** A short name for the state of src: changes when a file is added, removed, renamed or written. */
function stampOfSource() {
  const hash = createHash('sha256');
  for (const entry of readdirSync(`${root}src`, { withFileTypes: true })) {
    if (!apart.includes(entry.name)) addToStamp(hash, `${root}src`, entry);
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * By hand, because a recursive readdir takes three times as long.
 * @param {import('node:crypto').Hash} hash
 * @param {string} folder
 * @param {import('node:fs').Dirent} entry
 */
function addToStamp(hash, folder, entry) {
  const path = `${folder}/${entry.name}`;
  if (entry.isDirectory()) {
    for (const inside of readdirSync(path, { withFileTypes: true })) addToStamp(hash, path, inside);
  } else if (path.endsWith('.ts')) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
}

/**
 * Builds main.js and, next to it, pool-worker.js, which worker_threads can load.
 * @param {string} folder
 */
async function build(folder) {
  const { build } = await import('vite');
  const temporary = `${outside}making-${process.pid}`;
  const input = { main: `${root}src/cli/main.ts`, 'pool-worker': `${root}src/cli/pool-worker.ts` };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      outDir: temporary,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  });
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process was first, with the same source
  }
  for (const name of readdirSync(outside)) {
    if (Date.now() - statSync(outside + name).mtimeMs > dayMs) rmSync(outside + name, { recursive: true, force: true });
  }
}

/** npm runs a script in the package's folder and says where the user stands; names of files are meant from there. */
function goWhereUserStands() {
  const { npm_lifecycle_event: script = '', INIT_CWD: folder } = process.env;
  if (['sim', 'validate'].includes(script) && folder !== undefined) process.chdir(folder);
}

try {
  setup();
  goWhereUserStands();
  const folder = outside + stampOfSource();
  if (!existsSync(folder)) await build(folder);
  await import(pathToFileURL(`${folder}/main.js`).href);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
