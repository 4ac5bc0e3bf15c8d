/** Spoken words in order, by their stems' numbers, and where each stem stands among them. */
export interface Row {
  readonly stems: Int32Array;
  readonly places: readonly (readonly number[] | undefined)[];
}

/** A stretch of the film's words that a row of words is found in. */
export interface Run {
  /** First and last spoken word. */
  readonly first: number;
  readonly last: number;
  /** Nats: surprise of the words matched, less what is wrong between them. */
  readonly score: number;
  /** Share of the row's surprise that is matched, 0 to 1. */
  readonly complete: number;
  /** Words matched. */
  readonly matched: number;
}

/** Nats that a word costs which only one side has. */
const GAP = 1.2;
const SWAP = 1.6;
/** A word of so many nats is spoken in one of 150 places or fewer. */
const TELLING = 5;

/**
 * Smith and Waterman's local alignment of a short row of words (stems' numbers, -1 where the film lacks the word) with all that is spoken.
 * Returns the best runs that do not overlap.
 *
 * @param surprise nats of each word of the row.
 */
export function alignRow(row: Int32Array, surprise: Float64Array, spoken: Row, most: number, least: number): Run[] {
  const n = row.length;
  const m = spoken.stems.length;
  if (!n || !m) return [];
  let total = 0;
  for (const s of surprise) total += s;
  // Only stretches around words that can match are aligned: rare ones, or, in a row that has none, any.
  const near = new Uint8Array(m);
  const telling = surprise.some((nats, i) => nats >= TELLING && row[i]! >= 0);
  for (let i = 0; i < n; i++) {
    const id = row[i]!;
    if (id < 0 || (telling && surprise[i]! < TELLING)) continue;
    for (const place of spoken.places[id] ?? []) near.fill(1, Math.max(0, place - 2 * n), Math.min(m, place + n + 1));
  }
  let score = new Float64Array(n + 1);
  let from = new Int32Array(n + 1);
  let got = new Float64Array(n + 1);
  let count = new Int32Array(n + 1);
  let [score2, from2, got2, count2] = [new Float64Array(n + 1), new Int32Array(n + 1), new Float64Array(n + 1), new Int32Array(n + 1)];
  const peaks: { first: number; last: number; score: number; complete: number; matched: number }[] = [];
  let alive = false;
  for (let j = 0; j < m; j++) {
    if (!near[j]) {
      if (alive) for (const list of [score, got]) list.fill(0);
      alive = false;
      continue;
    }
    const stem = spoken.stems[j]!;
    alive = false;
    let peak = 0;
    let at = 0;
    for (let i = 1; i <= n; i++) {
      const s = surprise[i - 1]!;
      const match = row[i - 1] === stem;
      let value = 0;
      let source = 0;
      const diagonal = score[i - 1]! + (match ? s : -Math.min(s, SWAP));
      if (diagonal > value) {
        value = diagonal;
        source = 1;
      }
      const up = score[i]! - GAP;
      if (up > value) {
        value = up;
        source = 2;
      }
      const left = score2[i - 1]! - Math.min(s, GAP);
      if (left > value) {
        value = left;
        source = 3;
      }
      score2[i] = value;
      if (!source) {
        got2[i] = 0;
        count2[i] = 0;
        continue;
      }
      alive = true;
      if (source === 1) {
        const begins = score[i - 1]! <= 0;
        from2[i] = begins ? j : from[i - 1]!;
        got2[i] = (begins ? 0 : got[i - 1]!) + (match ? s : 0);
        count2[i] = (begins ? 0 : count[i - 1]!) + (match ? 1 : 0);
      } else {
        const k = source === 2 ? i : i - 1;
        from2[i] = source === 2 ? from[k]! : from2[k]!;
        got2[i] = source === 2 ? got[k]! : got2[k]!;
        count2[i] = source === 2 ? count[k]! : count2[k]!;
      }
      if (value > peak) {
        peak = value;
        at = i;
      }
    }
    if (peak >= least) {
      const run = { first: from2[at]!, last: j, score: peak, complete: got2[at]! / total, matched: count2[at]! };
      const i = peaks.findIndex((other) => other.first <= run.last && run.first <= other.last);
      if (i < 0) peaks.push(run);
      else if (peaks[i]!.score < run.score) peaks[i] = run;
    }
    let swap = score;
    score = score2;
    score2 = swap;
    swap = got;
    got = got2;
    got2 = swap;
    let turn = from;
    from = from2;
    from2 = turn;
    turn = count;
    count = count2;
    count2 = turn;
    if (!alive) {
      score.fill(0);
      got.fill(0);
      count.fill(0);
    }
  }
  return peaks.sort((a, b) => b.score - a.score || a.first - b.first).slice(0, most);
}
