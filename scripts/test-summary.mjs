// A reporter of web-test-runner's: each test that failed, by engine and file; what each engine counted, and in what time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** @typedef {{ engine: string, file: string, passed: number, skipped: number, failures: string[] }} FileResult what failed, in words */

const fileOf = ({ testFile }) => relative(process.cwd(), testFile);
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

function* testsIn(suite, path = []) {
  for (const test of suite?.tests ?? []) yield { ...test, name: [...path, test.name].join(' › ') };
  for (const inner of suite?.suites ?? []) yield* testsIn(inner, [...path, inner.name]);
}

/** @returns {FileResult} */
function resultOf(session) {
  const result = { engine: session.group.name, file: fileOf(session), passed: 0, skipped: 0, failures: [] };
  for (const { name, passed, skipped, error } of testsIn(session.testResults)) {
    if (skipped) result.skipped++;
    else if (passed) result.passed++;
    else result.failures.push(`${name}: ${error?.message ?? 'failed'}`);
  }
  result.failures.push(...session.errors.map(({ message }) => message));
  if (!session.passed && !result.failures.length) result.failures.push('failed without a word');
  return result;
}

/** `N passed, N failed, N skipped` of these results. */
export function countsOf(results) {
  const sum = (count) => results.reduce((total, result) => total + count(result), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failures }) => failures.length)} failed, ${sum(({ skipped }) => skipped)} skipped`;
}

/**
 * Closes the run with `N passed, N failed, N skipped` on a line of its own.
 *
 * @param {{ slowest?: number, report?: string | undefined }} [options] how many of each engine's slowest files are named;
 *   the file that the results are written to, as JSON: a list of `FileResult`
 */
export function testSummary({ slowest = 0, report } = {}) {
  /** When a session began and ended, in milliseconds; the first have begun before a reporter hears of any. */
  const times = new Map();
  let begin = 0;

  function tell(engine, sessions) {
    const results = sessions.map(resultOf);
    for (const { file, failures } of results) for (const failure of failures) console.log(`${engine}: ${file}: ${failure}`);
    const spans = sessions.map((session) => ({ session, start: begin, end: begin, ...times.get(session.id) }));
    const whole = Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start));
    console.log(`${engine}: ${countsOf(results)}, in ${seconds(whole)}`);
    for (const { session, start, end } of spans.sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, slowest))
      console.log(`  ${seconds(end - start)} ${fileOf(session)}`);
    return results;
  }

  return {
    start({ sessions, startTime }) {
      begin = startTime;
      sessions.on('session-status-updated', ({ id, status }) => {
        if (status === 'INITIALIZING') times.set(id, { start: Date.now() });
        if (status === 'FINISHED') times.set(id, { ...times.get(id), end: Date.now() });
      });
    },
    onTestRunFinished({ sessions }) {
      process.on('exit', () => {
        const engines = [...new Set(sessions.map(({ browser }) => browser.name))];
        const results = engines.flatMap((engine) =>
          tell(
            engine,
            sessions.filter(({ browser }) => browser.name === engine),
          ),
        );
        if (report) {
          mkdirSync(dirname(report), { recursive: true });
          writeFileSync(report, JSON.stringify(results));
        }
        console.log(countsOf(results));
      });
    },
  };
}
