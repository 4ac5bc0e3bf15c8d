// All benches, one after the other, then RESULTS.md: `npm run bench`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHES = ['timeline', 'cost', 'accuracy', 'results'];

let failed = false;
for (const bench of BENCHES) {
  console.log(`\n——— ${bench}`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${bench}.mjs`, import.meta.url))], { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
