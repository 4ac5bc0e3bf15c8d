// Runs the tests in the browsers; a file in which something has failed runs once more, when all else is quiet.
// What fails again fails the run. What then passes is named at the end as unsteady: it looks too early, or hangs on the machine's haste.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countsOf } from './test-summary.mjs';

/** So many files may be unsteady in one run. More of them are no accident. */
const MOST_UNSTEADY = 5;

/** Nearly twice what the tests of all three engines take on two cores, and far more than those that run once more. What takes longer hangs, and is ended. */
const LONGEST_MS = { first: 40 * 60_000, again: 12 * 60_000 };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORT = join(ROOT, '.cache/test-results.json');
const RUNNER = join(ROOT, 'node_modules/@web/test-runner/dist/bin.js');

/**
 * @param {Record<string, string[]>} [again] these files of each engine alone, one engine after the other
 * @returns {{ passed: boolean, results: import('./test-summary.mjs').FileResult[] }}
 */
function run(again) {
  rmSync(REPORT, { force: true });
  const env = { ...process.env, TEST_REPORT: REPORT, ...(again && { TEST_AGAIN: JSON.stringify(again) }) };
  const timeout = again ? LONGEST_MS.again : LONGEST_MS.first;
  const { status, error } = spawnSync(process.execPath, [RUNNER], { cwd: ROOT, env, stdio: 'inherit', timeout, killSignal: 'SIGKILL' });
  if (error) console.error(`The tests were ended: ${error.message}`);
  return { passed: status === 0, results: existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : [] };
}

const first = run();
const failed = first.results.filter(({ failures }) => failures.length);
// A run that fails without a word of which file has no second try.
if (!failed.length || failed.length > MOST_UNSTEADY) process.exit(first.passed && !failed.length ? 0 : 1);

console.log(`\n${failed.length} of ${first.results.length} files once more, alone:\n`);
const again = {};
for (const { engine, file } of failed) (again[engine] ??= []).push(file);
const second = run(again);
const now = ({ engine, file }) => second.results.find((result) => result.engine === engine && result.file === file);
// As many tests as before, and none that fails.
const hasPassed = (before) => {
  const after = now(before);
  return after !== undefined && !after.failures.length && after.passed > 0 && after.passed >= before.passed;
};
const unsteady = failed.filter(hasPassed);
if (unsteady.length) console.log('\nUNSTEADY, to be mended: failed, and passed when they ran once more, alone:');
for (const { engine, file, failures } of unsteady) for (const failure of failures) console.log(`UNSTEADY ${engine}: ${file}: ${failure}`);
console.log(countsOf(first.results.map((result) => (failed.includes(result) ? (now(result) ?? result) : result))));
process.exit(second.passed && unsteady.length === failed.length ? 0 : 1);
