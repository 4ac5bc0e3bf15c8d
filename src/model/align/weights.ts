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
      1.075, // narrow
      1.257, // narrowShare
      1.033, // wide
      0.692, // cover
      0.68, // alignment
      0.978, // quotation
      -0.236, // density
      0.301, // names
      0.685, // rare
    ],
    none: [
      -1.041, // bias
      0.252, // years
      1.261, // unknownNames
      0.062, // knownNames
      0.896, // backgroundWords
      0.793, // past
      -0.339, // present
      0.855, // length
    ],
  },
  confidence: [
    -2.237, // bias
    1, // mass
    -0.224, // margin
    -0.346, // none
    -0.131, // words
    0.292, // wording
    0.976, // gain
    -0.353, // relative
    0.133, // names
    -0.188, // unknown
  ],
};
