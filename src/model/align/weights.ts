/**
 * Written by bench/align/fit.mjs, do not edit: fitted by maximum likelihood on 428 labelled passages of 10 articles on 9 films (English, 1930 to 1962),
 * with a small L2. The set is no part of the project; how well the weights do on films they have not seen is in docs/alignment.md.
 */
import type { EvidenceWeights } from './score.js';

export interface Weights {
  readonly evidence: EvidenceWeights;
  /** In the order of `CONFIDENCE_FEATURES`. */
  readonly confidence: readonly number[];
}

// prettier-ignore
export const WEIGHTS: Weights = {
  evidence: {
    cells: [
      1.071, // narrow
      1.264, // narrowShare
      0.987, // wide
      0.653, // cover
      0.683, // alignment
      0.94, // quotation
      -0.184, // density
      0.297, // names
      0.666, // rare
    ],
    none: [
      -1.131, // bias
      0.24, // years
      1.26, // unknownNames
      0.075, // knownNames
      0.883, // backgroundWords
      0.799, // past
      -0.319, // present
      0.833, // length
    ],
  },
  confidence: [
    -1.696, // bias
    1.245, // mass
    -0.056, // margin
    -0.198, // none
    -0.218, // words
    0.262, // wording
    0.888, // gain
    -0.353, // relative
    0.079, // names
    -0.246, // unknown
  ],
};
