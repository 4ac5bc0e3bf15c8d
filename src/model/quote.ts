import search from 'approx-string-match';
import { countWhere } from './count-where.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { speechIn } from './speech.js';

/** Words to look for in the subtitles, as a writer quotes them: case, quotation marks, dashes and line breaks do not matter. */
export interface Quotation {
  readonly exact: string;
  /** What is said just before, and after: decides between repeats. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** About when, in seconds: decides between repeats that the context leaves open. */
  readonly near?: number;
}

/** A place in the film where the words stand. */
export interface QuotePlace extends Interval {
  /** How alike the words are, 0 to 1. */
  readonly score: number;
}

export interface QuoteMatch {
  /**
   * `anchored`: found, and alike enough to be sure for its length. `suggested`: something like it is there; an author may confirm it,
   * a viewer never sees it. `orphan`: not in these subtitles.
   */
  readonly state: 'anchored' | 'suggested' | 'orphan';
  /** From the start of the first cue touched to the end of the last, in seconds; absent for orphans. */
  readonly start?: number;
  readonly end?: number;
  /** How alike the words are, 0 to 1; absent for orphans. */
  readonly score?: number;
  /**
   * When the words themselves are spoken, in seconds: as `start` and `end`, but a cue of which only a part is quoted is shared out by its letters.
   * Absent for orphans.
   */
  readonly spoken?: Interval;
  /** Ids of the first cue touched and the last; absent for orphans. */
  readonly cues?: readonly [first: string, last: string];
  /** Word for word, in the parts that an elision left, or with differences; absent for orphans. */
  readonly found?: 'exact' | 'elided' | 'approximate';
  /** What spoke for this place among several; `order` only from `anchorQuotes`, `first` means nothing did. Absent for orphans. */
  readonly decidedBy?: 'only' | 'context' | 'near' | 'order' | 'first';
  /** The other places that are as good by their words, in film order, at most 20. */
  readonly alternatives: readonly QuotePlace[];
}

/** Shorter quotations must be exact: at five words one in twenty-two lines of *other* films would pass with an error allowed. */
const MIN_APPROXIMATE_WORDS = 6;
/** Below this even the likeness is chance: no suggestion. */
const MIN_SUGGESTED_WORDS = 4;
/**
 * Errors allowed, as a share of the quotation's letters, from this many words up. The longer, the less a wrong place can resemble it:
 * measured so that under 1 % of quotations from other films are anchored.
 */
const ERROR_BOUNDS: readonly (readonly [words: number, share: number])[] = [[20, 0.45], [12, 0.38], [8, 0.27], [MIN_APPROXIMATE_WORDS, 0.2]]; // prettier-ignore
/** Up to this share of errors a place is worth an author's look. */
const SUGGESTED_SHARE = 0.5;
/** Letters alone let "he was a sad man" pass for "she has a bad man": so many of the words must be there, whole and in order. */
const MIN_WORDS_ALIKE = 0.5;
/** So many of its words a suggestion must have: with less it is a line of the same small words, which every film has. */
const MIN_WORDS_SUGGESTED = 0.6;
/** Only windows with this share of the quotation's different words are looked at letter by letter. */
const WINDOW_SHARE = 0.4;
const MAX_WINDOWS = 8;
/** How far the parts of an elided quotation ("I came … to stay") may lie apart, in letters. */
const ELISION_REACH = 600;
/** An elided quotation needs one part that can stand alone. */
const MIN_ELIDED_WORDS = 3;
/** Longer ones are compared letter by letter in pieces of this many words, as if elided: the search takes letters × letters of time. */
const MAX_APPROXIMATE_WORDS = 60;
/** No quotation is longer; an article pasted into the field is cut here. */
const MAX_QUOTE = 20_000;
const MAX_HITS = 1000;
/** An article goes through the film in order if this share of its certain quotations does. */
const MIN_ORDERED = 0.6;
const MAX_ALTERNATIVES = 20;
/** Letters of context that are compared. */
const CONTEXT = 80;

const ORPHAN: QuoteMatch = Object.freeze({ state: 'orphan', alternatives: Object.freeze([]) });
const ELISION = /\[\s*(?:…|\.{2,}|\. \. \.)\s*\]|\(\s*(?:…|\.{2,}|\. \. \.)\s*\)|…|\.{3,}|\. \. \.|\s\/\s/;

/**
 * Finds a quotation in the subtitles: exact on normalised words, then in its parts where it is elided, then with as many errors as its length allows.
 *
 * Works across cues, line breaks, dashes, tags, curly quotes, names of speakers and descriptions of sounds. Words are matched whole.
 * Of several equal places the context decides, then `near`, then the film's order.
 *
 * @example anchorQuote({ exact: 'We’re gonna need a bigger boat' }, cues) // { state: 'anchored', start: 4873.1, end: 4875, score: 1, ... }
 */
export function anchorQuote(quotation: Quotation, cues: readonly Cue[]): QuoteMatch {
  const index = indexOf(cues);
  const finding = findQuote(quotation, index);
  return finding ? decide(finding, quotation, index).match : ORPHAN;
}

/**
 * Finds all quotations of an article, given in its order. Each as `anchorQuote` does; of equal places that neither context nor `near` tells apart,
 * the one is taken that keeps the order of the film, as long as most of the quotations that stand in one place only keep it, too.
 */
export function anchorQuotes(quotations: readonly Quotation[], cues: readonly Cue[]): QuoteMatch[] {
  const index = indexOf(cues);
  const decisions = quotations.map((quotation) => {
    const finding = findQuote(quotation, index);
    return finding && decide(finding, quotation, index);
  });
  const chosen = inOrder(decisions);
  return decisions.map((decision, i) => {
    const place = chosen.get(i);
    return !decision ? ORPHAN : place ? matchOf(decision.finding, place, decision.places, 'order', index) : decision.match;
  });
}

interface Finding {
  readonly state: 'anchored' | 'suggested';
  readonly found: 'exact' | 'elided' | 'approximate';
  readonly hits: readonly Hit[];
}

function findQuote(quotation: Quotation, index: Index): Finding | null {
  const exact = quotation.exact.slice(0, MAX_QUOTE);
  const words = quoteWords(exact);
  if (!words.length) return null;
  const isShort = weigh(words) < MIN_APPROXIMATE_WORDS;
  const hits = exactHits(words, index);
  if (hits.length) return { state: 'anchored', found: 'exact', hits };

  const parts = exact.split(ELISION).map(quoteWords).filter((part) => part.length); // prettier-ignore
  if (parts.length > 1) {
    const elided = partHits(parts, index, false);
    if (elided.length) return { state: isShort ? 'suggested' : 'anchored', found: 'elided', hits: elided };
  }
  if (words.length > MAX_APPROXIMATE_WORDS) {
    const pieces: string[][] = [];
    for (let at = 0; at < words.length; at += MAX_APPROXIMATE_WORDS) pieces.push(words.slice(at, at + MAX_APPROXIMATE_WORDS));
    const found = partHits(pieces, index, true);
    return found.length ? { state: 'anchored', found: 'approximate', hits: found } : null;
  }
  const near = approximateHits(words, index);
  if (!isShort) {
    const slips = oneWordOff(words, index);
    if (slips.length) return { state: 'anchored', found: 'approximate', hits: slips };
    const bound = errorBound(words);
    const sure = near.filter((hit) => 1 - hit.score <= bound && wordsAlike(words, hit, index) >= MIN_WORDS_ALIKE);
    if (sure.length) return { state: 'anchored', found: 'approximate', hits: sure };
    const elided = parts.length > 1 ? partHits(parts, index, true) : [];
    if (elided.length) return { state: 'anchored', found: 'elided', hits: elided };
  }
  // A part is there, the others are not, or not where they should be.
  const part = parts.length > 1 ? exactHits(longestOf(parts), index) : [];
  if (part.length && weigh(longestOf(parts)) >= MIN_SUGGESTED_WORDS) return { state: 'suggested', found: 'elided', hits: part };
  const perhaps = near.filter((hit) => wordsAlike(words, hit, index) >= MIN_WORDS_SUGGESTED);
  return perhaps.length ? { state: 'suggested', found: 'approximate', hits: perhaps } : null;
}

/** How many words a text has for a quotation's purposes; two characters of a script without spaces count as one. */
export const countWords = (text: string): number => weigh(quoteWords(text.slice(0, MAX_QUOTE)));

/** A hit: places of its first and last word in the index. */
interface Hit {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

interface Index {
  readonly cues: readonly Cue[];
  readonly words: readonly string[];
  /** The words, each with a space before it and one after the last. */
  readonly text: string;
  /** Where each word begins in `text`. */
  readonly offsets: Uint32Array;
  /** Which cue each word comes from. */
  readonly cueOf: Uint32Array;
  /** Where each different word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const indexes = new WeakMap<readonly Cue[], Index>();

function indexOf(cues: readonly Cue[]): Index {
  const known = indexes.get(cues);
  if (known) return known;
  const shown = cues.filter((cue) => cue.start < cue.end && cue.text).sort((a, b) => a.start - b.start);
  const words: string[] = [];
  const cueOf: number[] = [];
  const offsets: number[] = [];
  const places = new Map<string, number[]>();
  let length = 1;
  for (const [i, cue] of shown.entries())
    for (const word of cueWords(cue.text)) {
      const list = places.get(word);
      if (list) list.push(words.length);
      else places.set(word, [words.length]);
      words.push(word);
      cueOf.push(i);
      offsets.push(length);
      length += word.length + 1;
    }
  const index: Index = {
    cues: shown,
    words,
    text: ` ${words.join(' ')} `,
    offsets: Uint32Array.from(offsets),
    cueOf: Uint32Array.from(cueOf),
    places,
  };
  indexes.set(cues, index);
  return index;
}

/** Speech only: no markup that was left in, no `[door creaks]` or `(sighs)`, no music signs, no name before a line. */
export const cueWords = (text: string): string[] => foldWords(speechIn(text.replace(/<\/?[a-z][^<>]{0,100}>|\{\\[^{}]{0,100}\}/gi, '')));

/** As the cues' words; brackets inside a quotation are left out as in a cue, but a quotation of nothing else keeps what they hold. */
function quoteWords(text: string): string[] {
  const words = cueWords(text);
  return words.length ? words : foldWords(text);
}

/** Scripts that are written without spaces: each letter counts as a word of its own, weighing half. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*/gu;
const UNSPACED_WORD = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Lower-case words without accents, apostrophes and hyphens; what breaks at a line's end with a hyphen is joined. */
function foldWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    // Accents, and the vowel points of Hebrew and Arabic, which many leave out.
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{L})[-‐‑\u00ad][^\S\n]{0,9}\n[^\S\n]{0,9}(?=\p{L})/gu, '$1')
    .replace(/(?<=[\p{L}\p{M}\p{N}])['’‘ʼ`´‐‑\u00ad-](?=[\p{L}\p{N}])/gu, '')
    .replace(UNSPACED, ' $& ');
  return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const weigh = (words: readonly string[]): number => words.reduce((sum, word) => sum + (UNSPACED_WORD.test(word) ? 0.5 : 1), 0);

const errorBound = (words: readonly string[]): number => ERROR_BOUNDS.find(([count]) => weigh(words) >= count)?.[1] ?? 0;

/** Every place where the words stand one after another. */
function exactHits(words: readonly string[], index: Index, from = 0, to = index.text.length): Hit[] {
  const pattern = ` ${words.join(' ')} `;
  const hits: Hit[] = [];
  for (let at = index.text.indexOf(pattern, from); at >= 0 && at + pattern.length <= to; at = index.text.indexOf(pattern, at + 1)) {
    const first = wordAt(index, at + 1);
    hits.push({ first, last: first + words.length - 1, score: 1 });
    if (hits.length === MAX_HITS) break;
  }
  return hits;
}

/** The word that begins at or before an offset of the text. */
const wordAt = ({ offsets }: Index, offset: number): number => Math.max(0, countWhere(offsets, (begin) => begin <= offset) - 1);

/** The places most alike, all with the fewest errors found; none with more than the share worth suggesting. */
function approximateHits(words: readonly string[], index: Index): Hit[] {
  if (weigh(words) < MIN_SUGGESTED_WORDS) return [];
  const pattern = words.join(' ');
  let best: Hit[] = [];
  let fewest = Math.floor(pattern.length * SUGGESTED_SHARE);
  for (const [from, to] of likelyWindows(words, index)) {
    const start = index.offsets[from]!;
    const text = index.text.slice(start, index.offsets[to]! + index.words[to]!.length);
    for (const match of search(text, pattern, fewest)) {
      if (match.errors < fewest) best = [];
      fewest = match.errors;
      const hit = { ...wholeWords(index, start + match.start, start + match.end), score: 1 - match.errors / pattern.length };
      // One error more or less at an edge gives the same words again.
      if (hit.last >= hit.first && !best.some((other) => other.first <= hit.last && hit.first <= other.last)) best.push(hit);
    }
  }
  return best.sort((a, b) => a.first - b.first);
}

/**
 * Places that differ in one word: another in its place, one too many or one missing. However long that word is, the others are all there;
 * the first and the last word must be, or five words in a row, which other films have too, would do for six.
 */
function oneWordOff(words: readonly string[], index: Index): Hit[] {
  if (weigh(words) < MIN_APPROXIMATE_WORDS) return [];
  // One of the halves is as it was.
  const half = words.length >> 1;
  const starts = new Set<number>();
  for (const { first } of exactHits(words.slice(0, half), index)) starts.add(first);
  for (const { last } of exactHits(words.slice(half), index)) for (const more of [0, 1, -1]) starts.add(last - words.length + 1 + more);
  const letters = words.join(' ').length;
  const hits: Hit[] = [];
  for (const first of starts)
    for (const count of [words.length, words.length - 1, words.length + 1]) {
      const last = first + count - 1;
      if (first < 0 || last >= index.words.length) continue;
      const there = index.words.slice(first, last + 1);
      let same = 0;
      while (same < Math.min(count, words.length) && there[same] === words[same]) same++;
      // One too many at an edge is not looked for: without it the words would have been found exactly.
      const rest = Math.max(count, words.length) - same - 1;
      if (count > words.length && (same === 0 || rest === 0)) continue;
      if (rest > 0 && there.slice(-rest).join(' ') !== words.slice(-rest).join(' ')) continue;
      const wrong = Math.max(words[same]?.length ?? 0, there[same]?.length ?? 0);
      hits.push({ first, last, score: 1 - Math.min(wrong, letters) / letters });
      break;
    }
  const best = Math.max(...hits.map(({ score }) => score));
  return hits.filter(({ score }) => score === best).sort((a, b) => a.first - b.first);
}

/** The words that lie by more than half in a piece of the text. */
function wholeWords(index: Index, start: number, end: number): { first: number; last: number } {
  const middle = (word: number) => index.offsets[word]! + index.words[word]!.length / 2;
  let first = wordAt(index, start);
  let last = wordAt(index, Math.max(start, end - 1));
  if (middle(first) < start) first++;
  if (last > 0 && middle(last) > end) last--;
  return { first, last };
}

/**
 * Ranges of words worth comparing letter by letter: those that share enough different words with the quotation.
 * This both keeps thousands of absent quotations cheap and stops short words from resembling other short words.
 */
function likelyWindows(words: readonly string[], index: Index): [from: number, to: number][] {
  const size = words.length;
  const bins = Math.ceil(index.words.length / size);
  const counts = new Uint16Array(bins + 1);
  const distinct = new Set(words);
  for (const word of distinct) {
    let last = -1;
    for (const place of index.places.get(word) ?? []) {
      const bin = Math.floor(place / size);
      if (bin !== last) counts[bin]!++;
      last = bin;
    }
  }
  const windows: { bin: number; count: number }[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const count = counts[bin]! + counts[bin + 1]!;
    if (count >= Math.max(2, distinct.size * WINDOW_SHARE)) windows.push({ bin, count });
  }
  windows.sort((a, b) => b.count - a.count || a.bin - b.bin);
  return windows
    .slice(0, MAX_WINDOWS)
    .map(({ bin }) => [Math.max(0, (bin - 1) * size), Math.min(index.words.length, (bin + 3) * size) - 1]);
}

/** The share of the quotation's words that stand whole and in the same order in the hit (longest common subsequence). */
function wordsAlike(words: readonly string[], hit: Hit, index: Index): number {
  let previous = new Uint16Array(words.length + 1);
  for (let place = hit.first; place <= hit.last; place++) {
    const current = new Uint16Array(words.length + 1);
    for (const [i, word] of words.entries())
      current[i + 1] = word === index.words[place] ? previous[i]! + 1 : Math.max(previous[i + 1]!, current[i]!);
    previous = current;
  }
  return previous[words.length]! / words.length;
}

const longestOf = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce((longest, part) => (part.join('').length > longest.join('').length ? part : longest));

/** Places of a quotation in parts: the longest part anywhere, the others near it and in their order. All must be found. */
function partHits(parts: readonly (readonly string[])[], index: Index, approximate: boolean): Hit[] {
  const letters = parts.map((part) => part.join(' ').length);
  const longest = letters.indexOf(Math.max(...letters));
  const main = parts[longest]!;
  if (weigh(main) < MIN_ELIDED_WORDS) return [];
  let starts = exactHits(main, index);
  if (!starts.length && approximate) {
    const bound = errorBound(main);
    starts = approximateHits(main, index).filter((hit) => 1 - hit.score <= bound && wordsAlike(main, hit, index) >= MIN_WORDS_ALIKE);
  }
  const hits: Hit[] = [];
  next: for (const hit of starts.slice(0, MAX_ALTERNATIVES)) {
    let { first, last, score } = hit;
    for (let i = longest - 1; i >= 0; i--) {
      const found = partNear(parts[i]!, index, first, 'before', approximate);
      if (!found) continue next;
      ({ first } = found);
      score = Math.min(score, found.score);
    }
    for (let i = longest + 1; i < parts.length; i++) {
      const found = partNear(parts[i]!, index, last, 'after', approximate);
      if (!found) continue next;
      ({ last } = found);
      score = Math.min(score, found.score);
    }
    hits.push({ first, last, score });
  }
  return hits;
}

function partNear(part: readonly string[], index: Index, word: number, side: 'before' | 'after', approximate: boolean): Hit | undefined {
  const at = index.offsets[word]!;
  const reach = ELISION_REACH + part.join(' ').length;
  const [from, to] =
    side === 'before' ? [Math.max(0, at - reach), at] : [at + index.words[word]!.length, at + index.words[word]!.length + reach];
  const exact = exactHits(part, index, from, Math.min(to, index.text.length));
  if (exact.length) return side === 'before' ? exact.at(-1) : exact[0];
  const bound = errorBound(part);
  if (!approximate || !bound) return undefined;
  const pattern = part.join(' ');
  const matches = search(index.text.slice(from, to), pattern, Math.floor(pattern.length * bound));
  const match = side === 'before' ? matches.at(-1) : matches[0];
  if (!match) return undefined;
  const hit = { ...wholeWords(index, from + match.start, from + match.end), score: 1 - match.errors / pattern.length };
  return hit.first <= hit.last && wordsAlike(part, hit, index) >= MIN_WORDS_ALIKE ? hit : undefined;
}

interface Decision {
  readonly match: QuoteMatch;
  readonly finding: Finding;
  /** All equal places, in the film's order. */
  readonly places: readonly Place[];
}

/** Chooses among equal hits, and turns words into times. */
function decide(finding: Finding, quotation: Quotation, index: Index): Decision {
  const places = onePerMoment(finding.hits.map((hit) => ({ hit, ...placeOf(hit, index) })));
  let left = places;
  let decidedBy: QuoteMatch['decidedBy'] = 'only';
  if (left.length > 1 && (quotation.prefix || quotation.suffix)) {
    const prefix = quoteWords((quotation.prefix ?? '').slice(-2 * CONTEXT)).join(' ');
    const suffix = quoteWords((quotation.suffix ?? '').slice(0, 2 * CONTEXT)).join(' ');
    const agreement = left.map(({ hit }) => {
      const before = index.text.slice(Math.max(0, index.offsets[hit.first]! - 1 - CONTEXT), index.offsets[hit.first]! - 1);
      const end = index.offsets[hit.last]! + index.words[hit.last]!.length + 1;
      return alikeEnd(prefix, before) + alikeStart(suffix, index.text.slice(end, end + CONTEXT));
    });
    const most = Math.max(...agreement);
    if (most > 0) left = left.filter((_, i) => agreement[i] === most);
    decidedBy = 'context';
  }
  const { near } = quotation;
  if (left.length > 1 && near !== undefined && Number.isFinite(near)) {
    const distance = ({ start, end }: Interval) => (near < start ? start - near : near < end ? 0 : near - end);
    const least = Math.min(...left.map(distance));
    left = left.filter((place) => distance(place) === least);
    decidedBy = 'near';
  }
  if (left.length > 1) decidedBy = 'first';
  return { match: matchOf(finding, left[0]!, places, decidedBy, index), finding, places };
}

function matchOf(
  { state, found }: Finding,
  { hit, start, end, score }: Place,
  places: readonly Place[],
  decidedBy: QuoteMatch['decidedBy'],
  index: Index,
): QuoteMatch {
  const others = places.filter((place) => place.hit !== hit).slice(0, MAX_ALTERNATIVES);
  const idOf = (word: number) => index.cues[index.cueOf[word]!]!.id;
  return {
    state,
    start,
    end,
    score,
    spoken: spokenAt(hit, index),
    cues: [idOf(hit.first), idOf(hit.last)],
    found,
    decidedBy,
    alternatives: others.map((other) => ({ start: other.start, end: other.end, score: other.score })),
  };
}

/**
 * The places, for those quotations that nothing else decided, that lie on the heaviest chain through the film: a place later in the article
 * is no earlier in the film. Those that are certain weigh double.
 */
function inOrder(decisions: readonly (Decision | null)[]): Map<number, Place> {
  const chosen = new Map<number, Place>();
  const anchored = [...decisions.entries()].filter((entry): entry is [number, Decision] => entry[1]?.match.state === 'anchored');
  const isOpen = ({ match }: Decision) => match.decidedBy === 'first';
  const fixed = anchored.filter(([, decision]) => !isOpen(decision));
  if (!fixed.length) return chosen;
  interface Link {
    readonly i: number;
    readonly place: Place;
    readonly isFixed: boolean;
    readonly before: Link | undefined;
  }
  // For each weight, of the chains that weigh so much or more, the one that ends earliest in the film. Its end grows with the weight.
  const ends: Link[] = [];
  for (const [i, decision] of anchored) {
    const isFixed = !isOpen(decision);
    const places = isFixed ? decision.places.filter(({ start }) => start === decision.match.start) : decision.places;
    const links = places.map((place) => {
      let weight = 0;
      for (let most = ends.length; weight < most;) {
        const middle = (weight + most) >>> 1;
        if (ends[middle]!.place.start <= place.start) weight = middle + 1;
        else most = middle;
      }
      return { weight: weight + (isFixed ? 2 : 1), link: { i, place, isFixed, before: ends[weight - 1] } };
    });
    for (const { weight, link } of links)
      for (let w = weight - 1; w >= 0 && w >= weight - 2; w--) if (!ends[w] || ends[w]!.place.start > link.place.start) ends[w] = link;
  }
  let kept = 0;
  for (let link = ends.at(-1); link; link = link.before) {
    if (link.isFixed) kept++;
    else chosen.set(link.i, link.place);
  }
  return kept >= fixed.length * MIN_ORDERED ? chosen : new Map();
}

type Place = QuotePlace & { readonly hit: Hit };

function placeOf(hit: Hit, { cues, cueOf }: Index): QuotePlace {
  let start = Infinity;
  let end = -Infinity;
  for (let cue = cueOf[hit.first]!; cue <= cueOf[hit.last]!; cue++) {
    start = Math.min(start, cues[cue]!.start);
    end = Math.max(end, cues[cue]!.end);
  }
  return { start, end, score: hit.score };
}

/** The words' own time: that of a cue is shared out among its letters. */
function spokenAt({ first, last }: Hit, index: Index): Interval {
  const { words, offsets, cueOf, cues } = index;
  const ends = (word: number) => offsets[word]! + words[word]!.length;
  const timeAt = (word: number, letter: number) => {
    const cue = cueOf[word]!;
    let [from, to] = [word, word];
    while (from > 0 && cueOf[from - 1] === cue) from--;
    while (to + 1 < words.length && cueOf[to + 1] === cue) to++;
    const { start, end } = cues[cue]!;
    return start + ((letter - offsets[from]!) / (ends(to) - offsets[from]!)) * (end - start);
  };
  const start = timeAt(first, offsets[first]!);
  // Where the cues overlap the last words may end before the first begin; then their cue's end is all that is known.
  const end = timeAt(last, ends(last));
  return { start, end: end > start ? end : placeOf({ first, last, score: 1 }, index).end };
}

/** A line that is on screen twice at once, or said twice within one cue, is one place, not two. */
function onePerMoment(places: readonly Place[]): readonly Place[] {
  const kept: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || a.hit.first - b.hit.first)) {
    const last = kept.at(-1);
    if (!last || place.start >= last.end) kept.push(place);
  }
  return kept;
}

/** How many letters two texts share at their ends, and at their starts. */
function alikeEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
function alikeStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}
