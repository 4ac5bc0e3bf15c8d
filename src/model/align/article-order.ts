import { type Forward, likelihoodsOf, type OrderPreset, type Posterior, type Scores, walkBack, walkForward } from './order.js';

/** From telling the film as it goes to going anywhere. How well an article fits each decides how much each is heard. */
export const ORDER_PRESETS: readonly OrderPreset[] = [
  { name: 'strict', near: 0.15, on: 0.74, back: 0.03, jump: 0.015, aside: 0.065 },
  { name: 'ordered', near: 0.3, on: 0.5, back: 0.06, jump: 0.03, aside: 0.11 },
  { name: 'loose', near: 0.25, on: 0.3, back: 0.15, jump: 0.2, aside: 0.1 },
  { name: 'free', near: 0.15, on: 0.1, back: 0.1, jump: 0.6, aside: 0.05 },
];
/** Cells a step is long: the film's length over the passages, and somewhat more, because some have no place. */
const PACE = 1.4;
/** A passage of a short article does not take the film's fifth. */
const LEAST_PASSAGES = 8;

/** A preset that explains the article less is not heard. */
const LEAST_SHARE = 0.0005;

export interface OrderedArticle {
  readonly posteriors: readonly Posterior[];
  /** How far each preset explains the article: shares of 1. */
  readonly shares: readonly number[];
  /** Nats a passage by which the best preset beats "nothing of this is in the film". */
  readonly gain: number;
}

/** Averages the presets by the likelihood that each gives the whole article. Yields the share done, between `from` and `to`. */
export function* readOrder(
  passages: readonly Scores[],
  presets: readonly OrderPreset[] = ORDER_PRESETS,
  from = 0,
  to = 1,
): Generator<number, OrderedArticle> {
  const cells = passages[0]?.cells.length ?? 0;
  const pace = Math.max(3, (PACE * cells) / Math.max(LEAST_PASSAGES, passages.length));
  const likelihoods = passages.map(likelihoodsOf);
  const walks: Forward[] = [];
  for (const [k, preset] of presets.entries()) {
    walks.push(walkForward(likelihoods, preset, pace));
    yield from + ((to - from) * (k + 1)) / (2 * presets.length);
  }
  const best = walks.reduce((most, { logLikelihood }) => Math.max(most, logLikelihood), -Infinity);
  const weights = walks.map(({ logLikelihood }) => Math.exp(logLikelihood - best));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => weight / sum);
  const posteriors = passages.map(() => ({ cells: new Float64Array(cells), none: 0 }));
  for (const [k, preset] of presets.entries()) {
    if (shares[k]! >= LEAST_SHARE) walkBack(likelihoods, walks[k]!, preset, shares[k]!, posteriors);
    yield from + ((to - from) * (presets.length + k + 1)) / (2 * presets.length);
  }
  const nowhere = passages.reduce((total, { none }) => total + (none === -Infinity ? 0 : none), 0);
  return { posteriors, shares, gain: passages.length ? (best - nowhere) / passages.length : 0 };
}

/** As `readOrder`, at once. */
export function readOrderAtOnce(passages: readonly Scores[]): OrderedArticle {
  const steps = readOrder(passages);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
