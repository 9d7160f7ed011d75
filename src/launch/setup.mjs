/**
 * Makes a checkout ready to run: checks the Node version, installs the packages of the lock file when they are missing
 * or old, and with --browsers also the Debian packages that the browser tests need. Plain Node, no dependencies.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, with a slash at its end. */
export const root = `${resolve(fileURLToPath(import.meta.url), '../../..')}/`;

const debianPackages = [
  'chromium',
  'firefox-esr',
  'xvfb',
  'xauth',
  'libegl1',
  'libgl1',
  'libgl1-mesa-dri',
  'libgbm1',
  'libjavascriptcoregtk-4.0-bin', // WebKit's engine on its own: jsc
  'fonts-dejavu-core',
];

/**
 * Runs a command and says whether it succeeded; what it prints goes to standard error, data alone to standard output.
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell }).status === 0;
}

/**
 * Tries twice, because networks fail now and then.
 * @param {string} command
 * @param {readonly string[]} args
 */
function runTwice(command, args) {
  return run(command, args) || run(command, args);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `CAR-T Lab needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org/.`,
  );
}

function installPackages() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs) return;
  console.error('Installing the packages of package-lock.json (about half a minute) …');
  if (!runTwice('npm', ['ci', '--loglevel=error'])) throw new Error('npm ci failed; its messages are above.');
}

/** @param {string} name of a Debian package */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return stdout?.endsWith(' installed') ?? false;
}

function installBrowsers() {
  if (spawnSync('apt-get', ['--version']).status !== 0) {
    console.error(
      'No apt-get here: the browser tests use the Chromium and Firefox that you have (CHROMIUM_PATH, FIREFOX_PATH).',
    );
    return;
  }
  const missing = debianPackages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    throw new Error(`The browser tests need packages. As root: apt-get install ${missing.join(' ')}`);
  }
  console.error(`Installing ${missing.join(' ')} …`);
  /** @param {readonly string[]} args */
  const apt = (...args) => {
    const words = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o=Dpkg::Use-Pty=0', ...args];
    return isRoot ? runTwice('env', words) : runTwice('sudo', ['-n', 'env', ...words]);
  };
  apt('update');
  if (!apt('install', '-y', '--no-install-recommends', ...missing)) {
    throw new Error(`apt-get could not install ${missing.join(' ')}; its messages are above.`);
  }
}

/** Does all of it; throws an Error with one clear sentence when something cannot be had. */
export function setup({ browsers = false } = {}) {
  checkNode();
  installPackages();
  if (browsers) installBrowsers();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setup({ browsers: process.argv.includes('--browsers') });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
