// Tries the properties on other examples than `npm test` does, with a new seed each round; ends at the first that fails.
// node scripts/properties.mjs [--rounds 10] [files of tests; all that have properties where none is named]
import { execFileSync, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { values, positionals } = parseArgs({ options: { rounds: { type: 'string', default: '10' } }, allowPositionals: true });
const withProperties = () =>
  execFileSync('git', ['grep', '-l', 'support/properties.js', '--', 'tests/*.test.ts'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
const files = positionals.length ? positionals : withProperties();

for (let round = 1; round <= Number(values.rounds); round++) {
  const seed = String(randomInt(2 ** 31));
  console.log(`Round ${round} of ${values.rounds}, seed ${seed}:`);
  const env = { ...process.env, VITE_PROPERTY_SEED: seed, CI: 'true' };
  const { status } = spawnSync('npx', ['wtr', ...files.flatMap((file) => ['--files', file])], { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
