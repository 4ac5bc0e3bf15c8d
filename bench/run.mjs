// All benches, one after the other, then RESULTS.md: `npm run bench`; `npm run bench -- cost staying` runs those alone.
// A bench that fails leaves what it found last time, and the others go on.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHES = ['size', 'timeline', 'transcript', 'cost', 'loading', 'staying', 'large-sets', 'accuracy', 'screen'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length) throw new RangeError(`there is no bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`);

const run = (name) => {
  console.log(`\n——— ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.mjs`, import.meta.url))], { stdio: 'inherit' });
  console.log(`(${name}: ${((performance.now() - began) / 60_000).toFixed(1)} minutes)`);
  return status === 0;
};
const failed = (wanted.length ? wanted : BENCHES).filter((name) => !run(name));
run('results');
if (failed.length) console.error(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length ? 1 : 0;
