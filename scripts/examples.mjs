// Builds the examples from the packed package and opens each in a browser.
//
//   node scripts/examples.mjs [NAME…]     these, or all
//   node scripts/examples.mjs --lock      writes examples/package-lock.json anew, after a change of what they, or we, ask for; needs dist/
//   node scripts/examples.mjs --version   lets them ask for the version that package.json has
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [first, ...others] = process.argv.slice(2);

/** Ours as it stands in the manifests of the examples and in their lock file: `"film-commentary": "1.2.3"`, and in the latter once as a package. */
const OUR_VERSION = /("film-commentary": "|"node_modules\/film-commentary": \{\s+"version": ")\d[^"]*/g;

if (first === '--lock') (await import('../tests/package/installed-examples.mjs')).lock();
else if (first === '--version') {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const path of readdirSync(join(ROOT, 'examples'), { recursive: true }))
    if (/^(?:[\w-]+\/package|package-lock)\.json$/.test(path)) {
      const file = join(ROOT, 'examples', path);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(OUR_VERSION, `$1${version}`));
    }
} else {
  // All of them take longer than a file of `npm test` may, and need no second try.
  const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', 'tests/package/examples.test.mjs'], {
    cwd: ROOT,
    env: { ...process.env, EXAMPLES: first ? [first, ...others].join(',') : 'all' },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
