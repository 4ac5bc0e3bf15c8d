import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { cueWords } from './quote.js';

/** A line with the words that are spoken in it. */
export interface Spoken extends Interval {
  readonly words: readonly string[];
}

/** Words that two files share: in line `from` of the one at `x` seconds, in line `to` of the other at `y`. */
export interface Anchor {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  /** How well its times are known, up to 1. */
  readonly weight: number;
}

/** Both lines begin with these words; both end with them (they may stay on screen for longer); they stand somewhere within. */
const AT_START = 1;
const AT_END = 0.5;
const WITHIN = 0.3;
/** Words that may have been changed before the first shared one, or after the last. */
const EDGE = 2;

/** Sequences of up to this many words that each file has once. Of single words only long ones: others are everywhere. */
const LONGEST = 4;
const LEAST_LETTERS = 5;

/** Lines by start; one that is repeated at once, as captions that roll up do, is one line. */
export function spokenLines(cues: readonly Cue[]): readonly Spoken[] {
  const lines: Spoken[] = [];
  for (const { start, end, text } of cues.toSorted((a, b) => a.start - b.start)) {
    const words = cueWords(text);
    const before = lines.at(-1);
    if (before && words.length && before.words.join(' ') === words.join(' ') && start - before.end < 0.5)
      lines[lines.length - 1] = { ...before, end: Math.max(before.end, end) };
    else if (words.length) lines.push({ start, end, words });
  }
  return lines;
}

/** A word in its file: which it is of all, of which line, and which of the line's. */
interface Word {
  readonly word: string;
  readonly line: number;
  readonly place: number;
}

/** Words at two places, and of how many words the sequence is that ties them. */
interface Tie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Pairs of lines that share words, in the order of both files. */
export function findAnchors(from: readonly Spoken[], to: readonly Spoken[]): readonly Anchor[] {
  const [left, right] = [wordsOf(from), wordsOf(to)];
  const pairs = new Map<number, { readonly from: number; readonly to: number; readonly ties: Tie[] }>();
  for (const tie of heaviestChain(findTies(left, right))) {
    const [a, b] = [left[tie.from]!.line, right[tie.to]!.line];
    const key = a * to.length + b;
    const pair = pairs.get(key);
    if (pair) pair.ties.push(tie);
    else pairs.set(key, { from: a, to: b, ties: [tie] });
  }
  const anchors: Anchor[] = [];
  for (const { from: a, to: b, ties } of pairs.values()) {
    const [one, other] = [from[a]!, to[b]!];
    const places = ({ from, to }: Tie): readonly [number, number] => [left[from]!.place, right[to]!.place];
    const [first, firstThere] = places(ties[0]!);
    const [last, lastThere] = places(ties.at(-1)!);
    const sure = ties.length > 1 || ties[0]!.weight > 1 ? 1 : 0.5;
    const [rest, restThere] = [one.words.length - last, other.words.length - lastThere];
    if (first === firstThere && first <= EDGE) anchors.push({ from: a, to: b, x: one.start, y: other.start, weight: sure * AT_START });
    else if (rest === restThere && rest <= EDGE + 1) anchors.push({ from: a, to: b, x: one.end, y: other.end, weight: sure * AT_END });
    else anchors.push({ from: a, to: b, x: timeOf(one, first), y: timeOf(other, firstThere), weight: sure * WITHIN });
  }
  return anchors.sort((a, b) => a.x - b.x || a.y - b.y);
}

const wordsOf = (lines: readonly Spoken[]): readonly Word[] =>
  lines.flatMap(({ words }, line) => words.map((word, place) => ({ word, line, place })));

/** About when a word is said: by its place among the letters. */
function timeOf({ start, end, words }: Spoken, place: number): number {
  const letters = (some: readonly string[]): number => some.reduce((sum, word) => sum + word.length + 1, 0);
  return start + ((end - start) * letters(words.slice(0, place))) / letters(words);
}

function findTies(left: readonly Word[], right: readonly Word[]): Tie[] {
  const ties: Tie[] = [];
  // Which word of the other file each one is tied to, by the longest sequence; another place for it is another tie.
  const tied = new Int32Array(left.length).fill(-1);
  const seen = new Set<number>();
  for (const { length, here, there, count } of numberedSequences(left, right).reverse()) {
    const places = solePlaces(there, count);
    for (const [sequence, at] of solePlaces(here, count).entries()) {
      const other = places[sequence]!;
      if (at < 0 || other < 0 || (length === 1 && left[at]!.word.length < LEAST_LETTERS)) continue;
      for (let k = 0; k < length; k++) {
        const [from, to] = [at + k, other + k];
        if (tied[from] === to || seen.has(from * right.length + to)) continue;
        if (tied[from]! >= 0) seen.add(from * right.length + to);
        else tied[from] = to;
        ties.push({ from, to, weight: length });
      }
    }
  }
  return ties.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Which sequence of so many words begins at each word of the two files: equal ones have equal numbers, below `count`. */
interface Sequences {
  readonly length: number;
  readonly here: Int32Array;
  readonly there: Int32Array;
  readonly count: number;
}

/** Sequences of one word up to the most; each is a shorter one and a word more, so that no text is put together. */
function numberedSequences(left: readonly Word[], right: readonly Word[]): Sequences[] {
  const numbers = new Map<string, number>();
  const numberOf = ({ word }: Word): number => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  const words = [left, right].map((some) => Int32Array.from(some, numberOf));
  const found: Sequences[] = [{ length: 1, here: words[0]!, there: words[1]!, count: numbers.size }];
  for (let length = 2; length <= LONGEST; length++) {
    const { here, there } = found.at(-1)!;
    const longer = new Map<number, number>();
    const extend = (shorter: Int32Array, single: Int32Array): Int32Array =>
      shorter.slice(0, -1).map((sequence, at) => {
        const key = sequence * numbers.size + single[at + length - 1]!;
        const known = longer.get(key) ?? longer.size;
        longer.set(key, known);
        return known;
      });
    found.push({ length, here: extend(here, words[0]!), there: extend(there, words[1]!), count: longer.size });
  }
  return found;
}

/** Where each sequence begins; -1 for those that are nowhere, -2 for those that are in several places. */
function solePlaces(sequences: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  for (const [at, sequence] of sequences.entries()) places[sequence] = places[sequence] === -1 ? at : -2;
  return places;
}

/** The heaviest selection of ties in which both files go forwards (a longest increasing subsequence, by weight). `ties` are by `from`, then by `to` downwards. */
function heaviestChain(ties: readonly Tie[]): readonly Tie[] {
  const order = [...new Set(ties.map(({ to }) => to))].sort((a, b) => a - b);
  const rank = new Map(order.map((to, i) => [to, i + 1]));
  // A Fenwick tree: the heaviest chain that ends at a `to` of at most some rank, as the index of its last tie.
  const tree = new Int32Array(order.length + 1).fill(-1);
  const weights = new Float64Array(ties.length);
  const before = new Int32Array(ties.length).fill(-1);
  const heavier = (a: number, b: number): number => (a < 0 || (b >= 0 && weights[b]! > weights[a]!) ? b : a);
  let heaviest = -1;
  for (const [i, { to, weight }] of ties.entries()) {
    const own = rank.get(to)!;
    let last = -1;
    for (let at = own - 1; at > 0; at -= at & -at) last = heavier(last, tree[at]!);
    weights[i] = weight * weight + (last < 0 ? 0 : weights[last]!);
    before[i] = last;
    for (let at = own; at < tree.length; at += at & -at) tree[at] = heavier(tree[at]!, i);
    heaviest = heavier(heaviest, i);
  }
  const chain: Tie[] = [];
  for (let i = heaviest; i >= 0; i = before[i]!) chain.push(ties[i]!);
  return chain.reverse();
}
