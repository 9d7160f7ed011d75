/** `npm test`: every check, streamed; the last line on standard output is exactly `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

// CI=1: a missing golden file is a failure, not a reason to write one.
const env = { ...process.env, CI: '1', CART_LAB_BUILT: '1' };
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

/**
 * @param {string} what
 * @param {number} passed
 * @param {number} failed
 */
function record(what, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(what);
}

/**
 * Runs one npm script and says whether it succeeded.
 * @param {string} script
 * @param {readonly string[]} args
 */
function npmRun(script, ...args) {
  console.log(`\n▶ ${script}`);
  const words = ['run', '-s', script, ...(args.length > 0 ? ['--', ...args] : [])];
  return (
    spawnSync('npm', words, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  );
}

/**
 * A check that counts as one.
 * @param {string} script
 */
function step(script) {
  const good = npmRun(script);
  record(script, good ? 1 : 0, good ? 0 : 1);
}

/**
 * What vitest reports of a project, as far as it is read.
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} FileResult
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: readonly FileResult[] }} Report
 */

/**
 * A vitest project, counted test by test; a file that cannot load, or a fault outside any test, counts as one failed.
 * @param {string} script
 */
function suite(script) {
  const folder = mkdtempSync(join(tmpdir(), 'cart-lab-test-'));
  const report = join(folder, 'report.json');
  const good = npmRun(script, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  let passed = 0;
  let failed = 0;
  try {
    const { numPassedTests, numFailedTests, testResults } = /** @type {Report} */ (
      JSON.parse(readFileSync(report, 'utf8'))
    );
    const brokenFiles = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    passed = numPassedTests;
    failed = numFailedTests + brokenFiles.length;
    if (passed + failed === 0) throw new Error('it ran no test');
  } catch (error) {
    failed = 1;
    console.log(`No report of ${script}: ${error instanceof Error ? error.message : String(error)}`);
  }
  record(script, passed, good ? failed : Math.max(failed, 1));
  rmSync(folder, { recursive: true, force: true });
}

try {
  setup({ browsers: true });
  for (const script of ['typecheck', 'lint', 'format:check']) step(script);
  suite('test:unit');
  step('build');
  suite('test:e2e');
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  record('setup', 0, 1);
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
