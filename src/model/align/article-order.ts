import { type OrderPreset, type Posterior, type Scores, walk } from './order.js';

/** From telling the film as it goes to going anywhere. How well an article fits each decides how much each is heard. */
export const ORDER_PRESETS: readonly OrderPreset[] = [
  { name: 'strict', near: 0.3, on: 0.55, back: 0.06, jump: 0.02, aside: 0.07 },
  { name: 'loose', near: 0.25, on: 0.33, back: 0.12, jump: 0.1, aside: 0.2 },
  { name: 'free', near: 0.1, on: 0.07, back: 0.06, jump: 0.67, aside: 0.1 },
];
/** Cells a step is long: the film's length over the passages, and somewhat more, because some have no place. */
const PACE = 1.3;
/** A passage of a short article does not take the film's fifth. */
const LEAST_PASSAGES = 8;

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
  const walks: ReturnType<typeof walk>[] = [];
  for (const [k, preset] of presets.entries()) {
    walks.push(walk(passages, preset, pace));
    yield from + ((to - from) * (k + 1)) / presets.length;
  }
  const best = walks.reduce((most, { logLikelihood }) => Math.max(most, logLikelihood), -Infinity);
  const likelihoods = walks.map(({ logLikelihood }) => Math.exp(logLikelihood - best));
  const sum = likelihoods.reduce((a, b) => a + b, 0);
  const shares = likelihoods.map((likelihood) => likelihood / sum);
  const nowhere = passages.reduce((total, { none }) => total + (none === -Infinity ? 0 : none), 0);
  const posteriors = passages.map((_, k): Posterior => {
    const mixed = new Float64Array(cells);
    let none = 0;
    for (const [w, { posteriors: own }] of walks.entries()) {
      const share = shares[w]!;
      if (share < 1e-6) continue;
      const { cells: from, none: nothing } = own[k]!;
      for (let x = 0; x < cells; x++) mixed[x]! += share * from[x]!;
      none += share * nothing;
    }
    return { cells: mixed, none };
  });
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
