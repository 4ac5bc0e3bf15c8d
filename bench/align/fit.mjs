// Fits the weights of the alignment and writes src/model/align/weights.ts: `node bench/align/fit.mjs FOLDER`.
// FOLDER holds a labelled set as labelled.mjs describes it; it is no part of the project.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withEngine } from './engine.mjs';
import { fitWeights, prepare } from './fitting.mjs';
import { readCases, swapped } from './labelled.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node bench/align/fit.mjs FOLDER');
  process.exit(2);
}
await withEngine((engine) => {
  const cases = readCases(folder);
  const articles = cases.map((one) => prepare(engine, one));
  const strangers = cases.flatMap((one) => [1, 4].map((step) => swapped(one, cases, step))).filter(Boolean);
  const weights = fitWeights(engine, articles, strangers.map((one) => prepare(engine, one))); // prettier-ignore
  const films = new Set(cases.map(({ film }) => film)).size;
  const passages = cases.reduce((sum, one) => sum + one.passages.length, 0);
  const list = (values, names) => values.map((value, k) => `    ${value}, // ${names[k]}`).join('\n');
  const file = fileURLToPath(new URL('../../src/model/align/weights.ts', import.meta.url));
  writeFileSync(
    file,
    `/**
 * Written by bench/align/fit.mjs, do not edit: fitted by maximum likelihood on ${passages} labelled passages of ${cases.length} articles on ${films} films (English, 1930 to 1962),
 * with a small L2. The set is no part of the project; how well the weights do on films they have not seen is in docs/alignment.md.
 */
import type { EvidenceWeights } from './score.js';

export interface Weights {
  readonly evidence: EvidenceWeights;
  /** In the order of \`CONFIDENCE_FEATURES\`. */
  readonly confidence: readonly number[];
}

// prettier-ignore
export const WEIGHTS: Weights = {
  evidence: {
    cells: [
  ${list(weights.evidence.cells, engine.CELL_FEATURES).replaceAll('\n', '\n  ')}
    ],
    none: [
  ${list(weights.evidence.none, engine.NONE_FEATURES).replaceAll('\n', '\n  ')}
    ],
  },
  confidence: [
${list(weights.confidence, engine.CONFIDENCE_FEATURES)}
  ],
};
`,
  );
  console.log(`${file}: ${passages} passages, ${films} films`);
});
