// Runs all tests, over the built library: first those in Node that open a browser of their own, then those in the browsers and, beside them, all others in Node.
// A file in which something has failed runs once more, when all else is quiet.
// What fails again fails the run. What then passes is named at the end as unsteady: it looks too early, or hangs on the machine's haste.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

/** Tests in Node that open a browser of their own: those that measure what plays, one after the other; the others two at a time, for they mostly wait. */
const MEASURE = ['tests/bench/short.test.mjs', 'tests/bench/staying.test.mjs'];
const OPEN = [
  'tests/package/examples.test.mjs',
  'tests/cli/demo.test.mjs',
  'tests/bench/size.test.mjs',
  'tests/bench/loading.test.mjs',
  'tests/package/package.test.mjs',
  'tests/package/live-examples.test.mjs',
  'tests/bench/transcript.test.mjs',
];
/** All others. They only compute, and the tests in the browsers mostly wait for a film. */
const COMPUTE = ['tests/cli', 'tests/package', 'tests/bench']
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`))
  .filter((file) => file.endsWith('.test.mjs') && ![...MEASURE, ...OPEN].includes(file));

/**
 * @param {string[]} args a script's, and what it is told
 * @returns {Promise<{ passed: boolean, said: string }>} what it said is there where it was `kept` off the console
 */
function runNode(args, { kept = false, ...options } = {}) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', ...Array(2).fill(kept ? 'pipe' : 'inherit')], ...options });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((done) => {
    child.on('error', (error) => done({ passed: false, said: String(error) }));
    child.on('close', (code, signal) => {
      if (signal) console.error(`${args[0]} was ended: ${signal}`);
      done({ passed: code === 0, said });
    });
  });
}

const inNode = (files, flags = [], options = {}) => runNode([join(ROOT, 'scripts/node-tests.mjs'), ...flags, ...files], options);

/**
 * @param {Record<string, string[]>} [again] these files of each engine alone, one engine after the other
 * @returns {Promise<{ passed: boolean, results: import('./test-summary.mjs').FileResult[] }>}
 */
async function run(again) {
  rmSync(REPORT, { force: true });
  const env = { ...process.env, TEST_REPORT: REPORT, ...(again && { TEST_AGAIN: JSON.stringify(again) }) };
  const timeout = again ? LONGEST_MS.again : LONGEST_MS.first;
  const { passed } = await runNode([RUNNER], { env, timeout, killSignal: 'SIGKILL' });
  return { passed, results: existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : [] };
}

for (const [files, flags] of [
  [OPEN, ['--at-once=2']],
  [MEASURE, []],
])
  if (!(await inNode(files, flags)).passed) process.exit(1);

const beside = inNode(COMPUTE, ['--modest'], { kept: true });
const first = await run();
const computed = await beside;
console.log(`\nThe tests that ran in Node meanwhile ${computed.passed ? 'passed' : 'FAILED'}:\n\n${computed.said}`);
const failed = first.results.filter(({ failures }) => failures.length);
// A run that fails without a word of which file has no second try.
if (!failed.length || failed.length > MOST_UNSTEADY) {
  console.log(countsOf(first.results));
  process.exit(first.passed && !failed.length && computed.passed ? 0 : 1);
}

console.log(`\n${failed.length} of ${first.results.length} files once more, alone:\n`);
const again = {};
for (const { engine, file } of failed) (again[engine] ??= []).push(file);
const second = await run(again);
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
process.exit(computed.passed && second.passed && unsteady.length === failed.length ? 0 : 1);
