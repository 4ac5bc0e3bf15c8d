import { type Evidence } from './evidence.js';
import type { Scores } from './order.js';

/** What each feature counts, in the order of `CELL_FEATURES` and `NONE_FEATURES`; fitted. */
export interface EvidenceWeights {
  readonly cells: readonly number[];
  readonly none: readonly number[];
}

/** Log-likelihoods of a passage's cells, each against a cell of which nothing is known, and of having no place. */
export function scoresOf({ cells, none }: Pick<Evidence, 'cells' | 'none'>, weights: EvidenceWeights): Scores {
  const sum = new Float64Array(cells[0]!.length);
  for (const [k, values] of cells.entries()) {
    const weight = weights.cells[k]!;
    for (let x = 0; x < sum.length; x++) sum[x]! += weight * values[x]!;
  }
  return { cells: sum, none: none.reduce((total, value, k) => total + value * weights.none[k]!, 0) };
}
