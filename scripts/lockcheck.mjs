// `npm ci` fails where a lock file lacks a platform's build of a native tool: name such packages before it does.
// The examples have a lock file of their own, which also knows what our package asks for.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const LOCKS = ['package-lock.json', 'bench/package-lock.json', 'docs/package-lock.json', 'examples/package-lock.json'];

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const faults = LOCKS.flatMap((lock) => {
  const { packages } = read(lock);
  const installed = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const lacking = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !installed.has(name))
      .map((name) => `${lock}: ${path} lacks ${name}`),
  );
  const recorded = Object.entries(packages).filter(([, { resolved }]) => /^https?:/.test(resolved ?? ''));
  return [...lacking, ...recorded.map(([path]) => `${lock}: ${path} records the address it was downloaded from`)];
});

const { name, version, dependencies } = read('package.json');
const inExamples = read('examples/package-lock.json').packages[`node_modules/${name}`];
if (!isDeepStrictEqual([inExamples.version, inExamples.dependencies], [version, dependencies]))
  faults.push('examples/package-lock.json knows other dependencies of ours: node scripts/examples.mjs --lock');

for (const line of faults) console.error(line);
process.exit(faults.length ? 1 : 0);
