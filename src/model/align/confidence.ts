import { REACH, type Stretch } from './candidates.js';
import type { Evidence } from './evidence.js';
import { CELL, type Film } from './film-index.js';
import type { Posterior } from './order.js';

/** What the confidence in a passage's best candidate is read from, in the order of the weights. */
export const CONFIDENCE_FEATURES = ['bias', 'mass', 'margin', 'none', 'words', 'wording', 'gain', 'relative', 'names', 'unknown'] as const;

export interface ArticleContext {
  /** Nats a passage, as `OrderedArticle` has it. */
  readonly gain: number;
  /** Mean over all passages of what `strengthAt` gives at their best places. */
  readonly strength: number;
}

/** Cells that the mass of a stretch is summed up over, at least. */
const SPAN = 2 * REACH + 1;

const logit = (p: number): number => Math.log((p + 0.002) / (1.002 - p));

/** Matched words and wording around a stretch. */
export function strengthAt(
  { cells }: Pick<Evidence, 'cells'>,
  { start, end }: { start: number; end: number },
  film: Film,
): { words: number; wording: number; names: number } {
  const first = Math.max(0, Math.floor((start - film.origin) / CELL));
  const last = Math.min(film.cells - 1, Math.floor((end - film.origin) / CELL));
  let [words, wording, names] = [0, 0, 0];
  for (let x = first; x <= last; x++) {
    words = Math.max(words, cells[0]![x]!);
    wording = Math.max(wording, cells[4]![x]! + cells[5]![x]!);
    names = Math.max(names, cells[7]![x]!);
  }
  return { words, wording: Math.min(2, wording), names: Math.min(2, names) };
}

export function confidenceFeatures(
  stretches: readonly Stretch[],
  posterior: Posterior,
  evidence: Pick<Evidence, 'cells' | 'none'>,
  film: Film,
  article: ArticleContext,
): Float64Array {
  const [best, second] = stretches;
  const { words, wording, names } = best ? strengthAt(evidence, best, film) : { words: 0, wording: 0, names: 0 };
  const mass = aboveChance(best, posterior);
  return Float64Array.of(
    1,
    logit(mass),
    Math.log((mass + 0.01) / (aboveChance(second, posterior) + 0.01)),
    logit(posterior.none),
    words,
    wording,
    Math.max(-1, Math.min(2, article.gain)),
    Math.max(-1, words + wording - article.strength),
    names,
    evidence.none[2]! + evidence.none[1]!,
  );
}

/** A stretch's probability beyond what its length has in any case: all of a film of a minute is near any place in it. */
function aboveChance(stretch: Stretch | undefined, { cells, none }: Posterior): number {
  if (!stretch) return 0;
  const chance = Math.min(1, Math.max(SPAN, (stretch.end - stretch.start) / CELL) / cells.length);
  if (chance === 1) return 0;
  return Math.max(0, (stretch.mass - chance * (1 - none)) / (1 - chance));
}

/** A logistic function of the features, to three places: no machine's last digit decides. */
export function confidenceOf(features: Float64Array, weights: readonly number[]): number {
  const sum = features.reduce((total, value, k) => total + value * weights[k]!, 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
