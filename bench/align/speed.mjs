// What an alignment costs, cold: `node bench/align/speed.mjs`. Each measurement in a process of its own, from the call to the answer.
// The film and the article are made up: words by Zipf's law, 1,500 cues and 40 passages, then more.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const SIZES = [
  { cues: 1500, passages: 40 },
  { cues: 2500, passages: 60 },
  { cues: 10_000, passages: 40 },
];
const RUNS = 5;
const VOCABULARY = 6000;

if (process.argv[2] === 'once') {
  const [, , , library, cues, passages] = process.argv;
  const { alignArticle } = await import(library);
  const input = invent(Number(cues), Number(passages));
  const began = performance.now();
  alignArticle(input);
  const cold = performance.now() - began;
  // A pin, and again.
  const again = performance.now();
  alignArticle(input, { pins: [{ passage: 'p-1', start: 100 }] });
  console.log(JSON.stringify([cold, performance.now() - again]));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'film-commentary-align-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL('../../src/model/align/align.ts', import.meta.url)), formats: ['es'], fileName: 'align' },
    },
  });
  const library = pathToFileURL(join(folder, 'align.js')).href;
  console.log('   cues  passages   cold, ms (median, most)   again with a pin, ms');
  for (const { cues, passages } of SIZES) {
    const runs = Array.from({ length: RUNS }, () => {
      const { stdout, stderr } = spawnSync(process.execPath, [
        fileURLToPath(import.meta.url),
        'once',
        library,
        String(cues),
        String(passages),
      ]);
      if (!stdout.length) throw new Error(String(stderr));
      return JSON.parse(String(stdout));
    });
    const sorted = (k) => runs.map((run) => run[k]).sort((a, b) => a - b);
    const [cold, pinned] = [sorted(0), sorted(1)];
    const middle = Math.floor(RUNS / 2);
    console.log(
      `${String(cues).padStart(7)} ${String(passages).padStart(9)}   ${cold[middle].toFixed(0).padStart(10)} ${cold.at(-1).toFixed(0).padStart(6)} ${pinned[middle].toFixed(0).padStart(18)}`,
    );
  }
  rmSync(folder, { recursive: true });
}

function invent(cueCount, passageCount) {
  let seed = 1;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const letters = 'etaoinshrdlucmfw';
  const words = Array.from({ length: VOCABULARY }, (_, i) => {
    let word = '';
    for (let n = i + 20; n > 0; n = Math.floor(n / 16)) word += letters[n % 16] + (n % 3 ? 'a' : 'o');
    return word;
  });
  const common =
    'the of and a to in is you that it he was for on are as with his they I at be this have from or one had by but not what all were we when your can said there'.split(
      ' ',
    );
  const word = () => (random() < 0.5 ? common[Math.floor(random() * common.length)] : words[Math.floor(VOCABULARY ** random()) - 1]);
  const sentence = (length) => Array.from({ length }, word).join(' ');
  let time = 0;
  const cues = Array.from({ length: cueCount }, () => {
    time += 1 + 4 * random();
    return { start: time, end: time + 2, text: sentence(4 + Math.floor(6 * random())) };
  });
  const passages = Array.from({ length: passageCount }, (_, i) => {
    const cue = cues[Math.floor((i / passageCount) * cueCount)];
    return { id: `p-${i + 1}`, text: `${sentence(30)}. "${cue.text}" ${sentence(20)}.` };
  });
  return { passages, cues, duration: time + 60 };
}
