// A reporter of web-test-runner's: each test that failed, by engine and file; what each engine counted, and in what time.
import { relative } from 'node:path';

const fileOf = ({ testFile }) => relative(process.cwd(), testFile);
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

function* testsIn(suite, path = []) {
  for (const test of suite?.tests ?? []) yield { ...test, name: [...path, test.name].join(' › ') };
  for (const inner of suite?.suites ?? []) yield* testsIn(inner, [...path, inner.name]);
}

/**
 * Closes the run with `N passed, N failed, N skipped` on a line of its own.
 *
 * @param {{ slowest?: number }} [options] how many of each engine's slowest files are named
 */
export function testSummary({ slowest = 0 } = {}) {
  /** When a session began and ended, in milliseconds; the first have begun before a reporter hears of any. */
  const times = new Map();
  let begin = 0;

  function ofEngine(engine, sessions, total) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      for (const { name, passed, skipped, error } of testsIn(session.testResults)) {
        count[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
        if (!passed && !skipped) console.log(`${engine}: ${fileOf(session)}: ${name}: ${error?.message ?? 'failed'}`);
      }
      for (const { message } of session.errors) console.log(`${engine}: ${fileOf(session)}: ${message}`);
      count.failed += session.errors.length;
    }
    const spans = sessions.map((session) => ({ session, start: begin, end: begin, ...times.get(session.id) }));
    const whole = Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start));
    console.log(`${engine}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, in ${seconds(whole)}`);
    for (const { session, start, end } of spans.sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, slowest))
      console.log(`  ${seconds(end - start)} ${fileOf(session)}`);
    for (const kind of Object.keys(total)) total[kind] += count[kind];
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
        const total = { passed: 0, failed: 0, skipped: 0 };
        for (const engine of new Set(sessions.map(({ browser }) => browser.name)))
          ofEngine(engine, sessions.filter(({ browser }) => browser.name === engine), total); // prettier-ignore
        console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
      });
    },
  };
}
