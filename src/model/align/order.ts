/** How an article goes through a film: what the next passage that has a place does. Shares of 1. */
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

/** The same, no logarithms, relative to the likeliest, whose logarithm is `most`. */
export interface Likelihoods {
  readonly cells: Float64Array;
  readonly none: number;
  readonly sum: number;
  readonly most: number;
}

export interface Posterior {
  /** Probability of each cell. */
  readonly cells: Float64Array;
  readonly none: number;
}

/** What a walk knows of the passages up to each. */
export interface Forward {
  readonly logLikelihood: number;
  readonly step: Step;
  /** By passage: where the story may have been before it, and where one step from there may lead. */
  readonly before: readonly Float64Array[];
  readonly stepped: readonly Float64Array[];
}

type Step = (from: Float64Array, to: Float64Array, reverse: boolean) => void;

/** Cells that a short way on, and a way back, are long. */
const NEAR_CELLS = 12;
const BACK_CELLS = 8;

export function likelihoodsOf({ cells, none }: Scores): Likelihoods {
  let most = none;
  for (const value of cells) if (value > most) most = value;
  if (most === -Infinity) most = 0;
  const values = new Float64Array(cells.length);
  let sum = 0;
  for (let x = 0; x < values.length; x++) {
    const value = Math.exp(cells[x]! - most);
    values[x] = value;
    sum += value;
  }
  return { cells: values, none: Math.exp(none - most), sum, most };
}

/** One step of the story, or, in reverse, the sums over where it may lead. Exponential kernels: linear in the cells. */
function stepOf({ near, on, back, jump }: OrderPreset, n: number, pace: number): Step {
  const keepNear = Math.exp(-1 / NEAR_CELLS);
  const keepOn = Math.exp(-2 / Math.max(2, pace));
  const keepBack = Math.exp(-1 / BACK_CELLS);
  const [addNear, addOn, addBack] = [1 - keepNear, 1 - keepOn, 1 - keepBack];
  return (from, to, reverse) => {
    let total = 0;
    for (let x = 0; x < n; x++) total += from[x]!;
    const flat = (jump * total) / n;
    let [a, b, twice, c] = [0, 0, 0, 0];
    const by = reverse ? -1 : 1;
    const first = reverse ? n - 1 : 0;
    for (let i = 0, x = first; i < n; i++, x += by) {
      const value = from[x]!;
      a = a * keepNear + addNear * value;
      b = b * keepOn + addOn * value;
      // Twice the same kernel: most passages go on by about the pace, few stay where the last one was.
      twice = twice * keepOn + addOn * b;
      to[x] = flat + near * a + on * twice;
    }
    for (let i = 0, x = n - 1 - first; i < n; i++, x -= by) {
      to[x]! += back * c;
      c = c * keepBack + addBack * from[x]!;
    }
  };
}

/**
 * Walks a hidden position along the film, passage by passage, under one preset.
 *
 * @param pace cells that a passage takes, on average, in an article that tells the whole film.
 */
export function walkForward(passages: readonly Likelihoods[], preset: OrderPreset, pace: number): Forward {
  const n = passages[0]?.cells.length ?? 0;
  const step = stepOf(preset, n, pace);
  const before: Float64Array[] = [];
  const stepped: Float64Array[] = [];
  let logLikelihood = 0;
  // An article begins anywhere, but sooner at the film's beginning.
  let position = new Float64Array(n);
  const keepStart = Math.exp(-10 / n);
  let weight = (0.5 * (1 - keepStart)) / (1 - Math.exp(-10));
  for (let x = 0; x < n; x++, weight *= keepStart) position[x] = 0.5 / n + weight;
  for (const { cells, none, sum, most } of passages) {
    const to = new Float64Array(n);
    step(position, to, false);
    before.push(position);
    stepped.push(to);
    const stay = (preset.aside * sum) / n + none;
    const next = new Float64Array(n);
    let all = 0;
    for (let x = 0; x < n; x++) {
      const value = to[x]! * cells[x]! + position[x]! * stay;
      next[x] = value;
      all += value;
    }
    const share = 1 / all;
    for (let x = 0; x < n; x++) next[x]! *= share;
    logLikelihood += most + Math.log(all);
    position = next;
  }
  return { logLikelihood, step, before, stepped };
}

/** Walks back, and adds a share of each passage's posterior to `into`. */
export function walkBack(
  passages: readonly Likelihoods[],
  { step, before, stepped }: Forward,
  { aside }: OrderPreset,
  share: number,
  into: readonly { cells: Float64Array; none: number }[],
): void {
  const n = passages[0]?.cells.length ?? 0;
  let after = new Float64Array(n).fill(1);
  let earlier = new Float64Array(n);
  const ahead = new Float64Array(n);
  const own = new Float64Array(n);
  for (let k = passages.length - 1; k >= 0; k--) {
    const { cells, none, sum } = passages[k]!;
    const from = before[k]!;
    const to = stepped[k]!;
    let still = 0;
    for (let x = 0; x < n; x++) still += from[x]! * after[x]!;
    const elsewhere = (still * aside) / n;
    let all = still * none;
    for (let x = 0; x < n; x++) {
      const value = cells[x]!;
      const lies = value * after[x]!;
      ahead[x] = lies;
      const here = to[x]! * lies + elsewhere * value;
      own[x] = here;
      all += here;
    }
    const target = into[k]!;
    const part = share / all;
    for (let x = 0; x < n; x++) target.cells[x]! += part * own[x]!;
    target.none += part * still * none;
    step(ahead, earlier, true);
    const stay = (aside * sum) / n + none;
    let most = 0;
    for (let x = 0; x < n; x++) {
      const value = earlier[x]! + after[x]! * stay;
      earlier[x] = value;
      if (value > most) most = value;
    }
    const scale = 1 / most;
    for (let x = 0; x < n; x++) earlier[x]! *= scale;
    [after, earlier] = [earlier, after];
  }
}
