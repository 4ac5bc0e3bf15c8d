// Reads damaged subtitle files until one breaks a promise of the model: `npm run fuzz -- --seed 7 --count 100000`.
// Prints the seed of each that does, and the slowest; ends with 1 if any did.
import { parseArgs } from 'node:util';
import { withSources } from '../bench/sources.mjs';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: String(Date.now() % 1e9) }, count: { type: 'string', default: '20000' } },
});
const [first, count] = [Number(values.seed), Number(values.count)];
if (!Number.isInteger(first) || !Number.isInteger(count)) {
  console.error('--seed and --count are whole numbers.');
  process.exit(2);
}

const failed = await withSources(async (load) => {
  const { checkCues, checkReading, damagedBytes, damagedFile, patchwork, randomNumbers } = await load('/tests/support/subtitle-fuzz.ts');
  const { readSubtitles } = await load('/src/model/read-subtitles.ts');
  const kinds = {
    damaged: (random) => checkReading(damagedFile(random), { writing: true }),
    patchwork: (random) => checkReading(patchwork(random), { writing: true }),
    bytes: async (random) => checkCues(await readSubtitles(damagedBytes(random))),
  };
  let failures = 0;
  let slowest = { ms: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const kind = seed % 20 === 0 ? 'bytes' : seed % 4 === 0 ? 'patchwork' : 'damaged';
    const before = performance.now();
    try {
      await kinds[kind](randomNumbers(seed));
    } catch (error) {
      failures++;
      console.log(`${kind} ${seed}: ${error.message}`);
      if (failures === 20) break;
    }
    const ms = performance.now() - before;
    if (ms > slowest.ms) slowest = { ms, kind, seed };
  }
  console.log(
    `${count} files from seed ${first}: ${failures} failed; the slowest took ${slowest.ms.toFixed(0)} ms (${slowest.kind} ${slowest.seed})`,
  );
  return failures;
});
process.exitCode = failed > 0 ? 1 : 0;
