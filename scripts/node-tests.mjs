// Runs tests of Node's; a file in which something has failed runs once more, alone.
// What fails again fails the run. What then passes is named at the end as unsteady.
//
//   node scripts/node-tests.mjs [--at-once=N] [--modest] FILE…
//
// With --modest it leaves the processor to whoever else wants it.
import { constants, setPriority } from 'node:os';
import { relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';

/** So many files may be unsteady in one run. More of them are no accident. */
const MOST_UNSTEADY = 2;

/** Several times what the slowest file takes on two busy cores. What takes longer hangs, and is ended. */
const LONGEST_MS = 8 * 60_000;

const { values, positionals: files } = parseArgs({
  options: { 'at-once': { type: 'string', default: '1' }, modest: { type: 'boolean', default: false } },
  allowPositionals: true,
});
// All that it starts inherits this.
if (values.modest) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/**
 * @param {string[]} files
 * @returns {Promise<{ passed: number, failures: Map<string, string[]> }>} how many passed; what failed, by file
 */
function tests(files) {
  const failures = new Map();
  let passed = 0;
  const events = run({ files, concurrency: Number(values['at-once']), timeout: LONGEST_MS })
    .on('test:pass', ({ details }) => (passed += details.type === 'suite' ? 0 : 1))
    .on('test:fail', ({ file, name }) => failures.set(file, [...(failures.get(file) ?? []), name]));
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  return new Promise((done, fail) => report.on('error', fail).on('end', () => done({ passed, failures })));
}

const first = await tests(files);
const failed = [...first.failures.keys()];
// A run without a test has no second try, nor has one that cannot say where it failed.
if (!first.passed || failed.includes(undefined) || failed.length > MOST_UNSTEADY) process.exitCode = 1;
else if (failed.length) {
  console.log(`\n${failed.length} of ${files.length} files once more, alone:\n`);
  const { passed, failures } = await tests(failed);
  for (const [file, names] of first.failures)
    if (!failures.has(file)) for (const name of names) console.log(`UNSTEADY ${relative(process.cwd(), file)}: ${name}`);
  process.exitCode = passed && !failures.size ? 0 : 1;
}
