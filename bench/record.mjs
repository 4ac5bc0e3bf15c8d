// What the benches found, kept in the cache until `results.mjs` writes it down.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CACHE } from './clips.mjs';
import { printTable } from './table.mjs';

const FOLDER = `${CACHE}results/`;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

function arithmetic() {
  let sum = 0;
  for (let i = 1; i < 2e6; i++) sum = (sum + Math.imul(i, 0x9e3779b1)) | 0;
  return sum;
}

/** Milliseconds that a fixed piece of arithmetic takes: on a busy machine it grows, and the figures beside it with it. */
export function calibration() {
  const times = Array.from({ length: 60 }, () => {
    const before = performance.now();
    arithmetic();
    return (performance.now() - before) * 10;
  });
  return { fastest: Math.min(...times), median: quantile(times.slice(10), 0.5), slow: quantile(times.slice(10), 0.95) };
}

/** The library as it would be published from these sources. */
export function buildLibrary() {
  const { status } = spawnSync('npx', ['vite', 'build', '--mode', 'cdn', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the library was not built');
}

const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';

/** What was measured: the commit, and whether files were changed after it (what the benches themselves write aside). */
function measured() {
  const commit = git('rev-parse', '--short', 'HEAD');
  return commit && git('status', '--porcelain', '--', '.', ':!bench/RESULTS.md') ? `${commit} and changes` : commit;
}

/**
 * Prints a bench's tables and keeps them.
 *
 * @param name by which it is found again, and in whose order `results.mjs` lists it
 * @param result `title`, `command`, `words` about it, `tables` of `{ title, heads, rows }`, `goals` of `{ goal, found, met }`
 */
export function keep(name, result) {
  const busy = calibration();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    `${FOLDER}${name}.json`,
    JSON.stringify(
      {
        ...result,
        date: new Date().toISOString().slice(0, 10),
        at: Date.now(),
        commit: measured(),
        machine: machine(),
        busy,
        load: loadavg()[1],
      },
      null,
      1,
    ),
  );
  console.log(`\n# ${result.title}\n`);
  for (const { title, heads, rows } of result.tables) {
    console.log(`${title}\n`);
    printTable(heads, rows);
    console.log('');
  }
  for (const { goal, found, met } of result.goals ?? []) console.log(`${met ? 'met' : 'MISSED'}: ${goal}: ${found}`);
  console.log(`(calibration: ${busy.fastest.toFixed(1)} ms at best, ${busy.median.toFixed(1)} ms median, ${busy.slow.toFixed(1)} ms p95)`);
}

export function kept() {
  return (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    .sort()
    .map((file) => ({ name: file.replace('.json', ''), ...JSON.parse(readFileSync(FOLDER + file, 'utf8')) }));
}

/** The goals that were missed in results kept since a moment (milliseconds, as `Date.now()`), each as a line. */
export const missedGoals = (results, since) =>
  results
    .filter(({ at }) => at >= since)
    .flatMap(({ title, goals = [] }) => goals.filter(({ met }) => !met).map(({ goal, found }) => `${title}: ${goal}: ${found}`));

const machine = () =>
  `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;

/** The value below which that share of the list lies. */
export function quantile(list, share) {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
