// All benches, one after the other, then RESULTS.md: `npm run bench`; `npm run bench -- cost staying` runs those alone.
// A bench that fails leaves what it found last time, and the others go on.
// At the end, with everything written, stand the goals that were missed (it ends with 2), and the benches that failed (with 1, whatever was missed).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { kept, missedGoals } from './record.mjs';

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
const began = Date.now();
const failed = (wanted.length ? wanted : BENCHES).filter((name) => !run(name));
const written = run('results');
const missed = missedGoals(kept(), began);
if (missed.length) console.error(['\ngoals missed:', ...missed].join('\n- '));
if (failed.length) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length || !written ? 1 : missed.length ? 2 : 0;
