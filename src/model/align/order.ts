/** How an article goes through a film: what the next passage that has a place does. Shares of 1; the rest is an aside. */
export interface OrderPreset {
  readonly name: string;
  /** A short way on: this scene, or the next. */
  readonly near: number;
  /** A longer way on, as far as the article's pace suggests. */
  readonly on: number;
  /** A little way back. */
  readonly back: number;
  /** Anywhere else, and the story goes on from there. */
  readonly jump: number;
  /** Anywhere else, and the story goes on where it was. */
  readonly aside: number;
}

/** Log-likelihoods of one passage: by cell, and of having no place. */
export interface Scores {
  readonly cells: Float64Array;
  readonly none: number;
}

export interface Posterior {
  /** Probability of each cell. */
  readonly cells: Float64Array;
  readonly none: number;
}

/** Cells that a short way on, and a way back, are long. */
const NEAR_CELLS = 5;
const BACK_CELLS = 8;

/**
 * Posterior of each passage's place under one preset (forward-backward over a hidden position that walks along the film), and the article's log-likelihood.
 * Linear in cells × passages: the kernels are exponential.
 *
 * @param pace cells that a passage takes, on average, in an article that tells the whole film.
 */
export function walk(passages: readonly Scores[], preset: OrderPreset, pace: number): { posteriors: Posterior[]; logLikelihood: number } {
  const n = passages[0]?.cells.length ?? 0;
  const count = passages.length;
  const keepNear = Math.exp(-1 / NEAR_CELLS);
  const keepOn = Math.exp(-2 / Math.max(2, pace));
  const keepBack = Math.exp(-1 / BACK_CELLS);
  const { near, on, back, jump, aside } = preset;

  /** One step from a distribution of positions; `reverse` gives the sums over where a step may lead. */
  const step = (from: Float64Array, reverse: boolean): Float64Array => {
    const to = new Float64Array(n);
    let total = 0;
    for (let x = 0; x < n; x++) total += from[x]!;
    const flat = (jump * total) / n;
    let a = 0;
    let b = 0;
    // Twice the same kernel: most passages go on by about the pace, few stay where the last one was.
    let b2 = 0;
    for (let i = 0; i < n; i++) {
      const x = reverse ? n - 1 - i : i;
      a = a * keepNear + (1 - keepNear) * from[x]!;
      b = b * keepOn + (1 - keepOn) * from[x]!;
      b2 = b2 * keepOn + (1 - keepOn) * b;
      to[x] = flat + near * a + on * b2;
    }
    let c = 0;
    for (let i = n - 1; i >= 0; i--) {
      const x = reverse ? n - 1 - i : i;
      to[x]! += back * c;
      c = c * keepBack + (1 - keepBack) * from[x]!;
    }
    return to;
  };

  let logLikelihood = 0;
  const likely: Float64Array[] = [];
  const nones: number[] = [];
  const anywhere: number[] = [];
  for (const { cells, none } of passages) {
    let most = none;
    for (const value of cells) if (value > most) most = value;
    if (most === -Infinity) most = 0;
    const values = cells.map((value) => Math.exp(value - most));
    likely.push(values);
    nones.push(Math.exp(none - most));
    let sum = 0;
    for (const value of values) sum += value;
    anywhere.push((aside * sum) / n);
    logLikelihood += most;
  }

  // An article begins anywhere, but sooner at the film's beginning.
  let position: Float64Array = new Float64Array(n);
  const keepStart = Math.exp(-10 / n);
  let weight = 1;
  for (let x = 0; x < n; x++, weight *= keepStart) position[x] = 0.5 / n + (0.5 * weight * (1 - keepStart)) / (1 - Math.exp(-10));
  const before: Float64Array[] = [];
  const stepped: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    const to = step(position, false);
    before.push(position);
    stepped.push(to);
    const stay = anywhere[k]! + nones[k]!;
    const next = new Float64Array(n);
    let sum = 0;
    for (let x = 0; x < n; x++) {
      const value = to[x]! * likely[k]![x]! + position[x]! * stay;
      next[x] = value;
      sum += value;
    }
    for (let x = 0; x < n; x++) next[x]! /= sum;
    logLikelihood += Math.log(sum);
    position = next;
  }

  const posteriors = Array.from<Posterior>({ length: count });
  let after: Float64Array = new Float64Array(n).fill(1);
  for (let k = count - 1; k >= 0; k--) {
    const e = likely[k]!;
    let still = 0;
    for (let x = 0; x < n; x++) still += before[k]![x]! * after[x]!;
    const elsewhere = (still * aside) / n;
    const cells = new Float64Array(n);
    const ahead = new Float64Array(n);
    let sum = still * nones[k]!;
    for (let x = 0; x < n; x++) {
      ahead[x] = e[x]! * after[x]!;
      cells[x] = stepped[k]![x]! * ahead[x]! + elsewhere * e[x]!;
      sum += cells[x]!;
    }
    for (let x = 0; x < n; x++) cells[x]! /= sum;
    posteriors[k] = { cells, none: (still * nones[k]!) / sum };
    const earlier = step(ahead, true);
    const stay = anywhere[k]! + nones[k]!;
    let most = 0;
    for (let x = 0; x < n; x++) {
      earlier[x]! += after[x]! * stay;
      if (earlier[x]! > most) most = earlier[x]!;
    }
    for (let x = 0; x < n; x++) earlier[x]! /= most;
    after = earlier;
  }
  return { posteriors, logLikelihood };
}
