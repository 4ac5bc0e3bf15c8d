// `npm ci` fails where the lock file lacks a platform's build of a native tool: name such packages before it does.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const installed = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
const lacking = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !installed.has(name))
    .map((name) => `${path} lacks ${name}`),
);
for (const line of lacking) console.error(line);
const recorded = Object.entries(packages).filter(([, { resolved }]) => /^https?:/.test(resolved ?? ''));
for (const [path] of recorded) console.error(`${path} records the address it was downloaded from`);
process.exit(lacking.length || recorded.length ? 1 : 0);
