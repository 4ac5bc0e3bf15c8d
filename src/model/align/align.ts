import { type Interval, MOMENT } from '../interval.js';
import type { Candidate, NoPlace, Placement, Reason } from '../place.js';
import { ORDER_PRESETS, type OrderedArticle, readOrder } from './article-order.js';
import { candidatesOf, type Stretch } from './candidates.js';
import { confidenceFeatures, confidenceOf, strengthAt } from './confidence.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { type AlignCue, CELL, type Film, indexFilm } from './film-index.js';
import type { Posterior, Scores } from './order.js';
import { type AlignPassage, readerFor, type ReadPassage, stemsOf } from './passage.js';
import { reasonsAt } from './reasons.js';
import { scoresOf } from './score.js';
import { WEIGHTS, type Weights } from './weights.js';

export interface AlignInput {
  /** In the article's order. */
  readonly passages: readonly AlignPassage[];
  /** In any order; those without text or time are passed over. Seconds. */
  readonly cues: readonly AlignCue[];
  /** Of the film, in seconds; the end of the last cue where absent. No range goes beyond it. */
  readonly duration?: number;
}

export interface AlignOptions {
  /** A passage whose heading names one is looked for there first. */
  readonly chapters?: readonly { readonly title: string; readonly start: number; readonly end?: number }[];
  /** Where the author has put passages: certain, and their neighbours are looked for accordingly. Without an end, a moment. */
  readonly pins?: readonly { readonly passage: string; readonly start: number; readonly end?: number }[];
  /** Where passages do not belong: no range of theirs touches these again. */
  readonly rejected?: readonly { readonly passage: string; readonly start: number; readonly end: number }[];
  /** Least confidence of what is placed, 0 to 1; 0.6 where absent. */
  readonly threshold?: number;
  /** Does the article tell the film in its order? `auto`, the default, finds out. */
  readonly order?: 'auto' | 'strict' | 'ordered' | 'loose' | 'free';
  /** Of each passage, 1 to 20; 5 where absent. */
  readonly maxCandidates?: number;
}

export interface AlignResult {
  /** One for each passage, in their order. */
  readonly placements: readonly Placement[];
  /** Does the article seem to speak of this film? If not, nothing is placed but pins. */
  readonly aboutThisFilm: boolean;
  /** How the article goes through the film: what fits best, and how well each does (shares of 1). */
  readonly order: { readonly preset: string; readonly shares: Readonly<Record<string, number>> };
}

const SURE = 0.9;
const LIKELY = 0.6;
const MAX_CANDIDATES = 5;
/** Nats that a moment named in the passage, and a chapter named above it, count: more than words, and not certain. */
const TIMECODE = 8;
const TIMECODE_REACH = 15;
const CHAPTER = 2;
/** Share of a chapter title's words that a heading must have. */
const SAME_TITLE = 0.6;
/** The mean confidence of an article about another film is less; and none of its passages reaches the other. */
const ABOUT_MEAN = 0.16;
const ABOUT_BEST = LIKELY;

/**
 * Where in a film each passage of an article belongs, from the subtitles alone, or an honest refusal. Pure and deterministic.
 * Confidences are calibrated: of the passages placed with 0.8, about four in five are right. See docs/alignment.md for what it cannot do.
 *
 * @throws {TypeError} where passages or cues are no lists. @throws {RangeError} where an option is out of its range.
 * @example alignArticle({ passages: [{ id: 'p-1', text: 'She counts the bowls under the leak.' }], cues }).placements[0]
 */
export function alignArticle(input: AlignInput, options: AlignOptions = {}): AlignResult {
  const steps = alignSteps(input, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The work of `alignArticle` in pieces of some milliseconds; yields the share that is done.
 *
 * @param weights others than the package's own, for those who fit them.
 */
export function* alignSteps(
  { passages, cues, duration }: AlignInput,
  options: AlignOptions = {},
  { weights = WEIGHTS, film, likeness = [] }: { weights?: Weights; film?: Film; likeness?: readonly Float64Array[] } = {},
): Generator<number, AlignResult> {
  checkCall(passages, cues, options);
  const { threshold = LIKELY, maxCandidates = MAX_CANDIDATES } = options;
  const index = film ?? indexFilm(cues, duration);
  yield 0.05;
  const read = readerFor(index);
  const evidence: Evidence[] = [];
  for (const [i, passage] of passages.entries()) {
    evidence.push(evidenceOf(read(passage), index));
    yield 0.05 + (0.5 * (i + 1)) / passages.length;
  }
  const pins = passages.map(({ id }) => pinOf(id, options));
  const rejected = passages.map(({ id }) => (options.rejected ?? []).filter((range) => range.passage === id && range.end > range.start));
  const chapters = passages.map((_, i) => chapterOf(evidence[i]!.passage, options, index));
  const scores = evidence.map((one, i): Scores => {
    const { cells, none } = scoresOf(one, weights.evidence);
    for (const [x, value] of likeness[i]?.entries() ?? []) cells[x]! += value;
    for (const { start, end } of one.passage.timecodes)
      add(cells, { start: start - TIMECODE_REACH, end: Math.max(start, end) + TIMECODE_REACH }, index, TIMECODE);
    if (chapters[i]) add(cells, chapters[i], index, CHAPTER);
    if (pins[i]) return { cells: only(cells, pins[i], index), none: -Infinity };
    for (const range of rejected[i]!) add(cells, range, index, -Infinity);
    return { cells, none };
  });
  const presets = options.order && options.order !== 'auto' ? ORDER_PRESETS.filter(({ name }) => name === options.order) : ORDER_PRESETS;
  const ordered: OrderedArticle = yield* readOrder(scores, presets, 0.55, 0.95);

  const stretches: Stretch[][] = [];
  for (const [i, posterior] of ordered.posteriors.entries()) {
    stretches.push(candidatesOf(posterior, index, maxCandidates, rejected[i]));
    yield 0.95 + (0.03 * (i + 1)) / passages.length;
  }
  const strengths = stretches.map(([best], i) => (best ? strengthAt(evidence[i]!, best, index) : { words: 0, wording: 0 }));
  const context = {
    gain: ordered.gain,
    strength: strengths.reduce((sum, { words, wording }) => sum + words + wording, 0) / Math.max(1, passages.length),
  };
  const confidences = stretches.map((list, i) =>
    list.length ? confidenceOf(confidenceFeatures(list, ordered.posteriors[i]!, evidence[i]!, index, context), weights.confidence) : 0,
  );
  // A time of day in an article about anything looks like a time of the film: it is no witness, unless there are only such.
  const named = (i: number) => evidence[i]!.passage.timecodes.length > 0;
  const witnesses = confidences.filter((_, i) => !pins[i] && !named(i));
  const open = witnesses.length ? witnesses : confidences.filter((_, i) => !pins[i]);
  const mean = open.reduce((sum, confidence) => sum + confidence, 0) / Math.max(1, open.length);
  const aboutThisFilm = pins.some(Boolean) || mean >= ABOUT_MEAN || open.some((confidence) => confidence >= ABOUT_BEST);
  yield 0.98;

  const bandOf = (confidence: number): Candidate['band'] => (confidence < threshold ? 'unsure' : confidence >= SURE ? 'sure' : 'likely');
  const placements = passages.map(({ id }, i): Placement => {
    const { passage } = evidence[i]!;
    const unknown = [...passage.years, ...passage.unknownNames];
    const common = { passage: id, ...(unknown.length && { unknown }) };
    if (pins[i]) {
      const best: Candidate = { ...pins[i], confidence: 1, band: 'sure', reasons: [{ type: 'pin' }] };
      return { ...common, state: 'placed', best, candidates: [best] };
    }
    const list = stretches[i]!;
    const candidates = list
      .map((stretch): Candidate => {
        const share = stretch.mass / list[0]!.mass;
        const own = aboutThisFilm ? confidences[i]! : Math.min(confidences[i]!, threshold / 2);
        const confidence = Math.round(1000 * own * (stretch === list[0] ? 1 : Math.min(1, share))) / 1000;
        const chapter = chapters[i];
        const reasons: Reason[] = reasonsAt(evidence[i]!, stretch, index);
        if (chapter && stretch.start < chapter.end && chapter.start < stretch.end) reasons.push({ type: 'chapter', title: chapter.title });
        return { start: thousandths(stretch.start), end: thousandths(stretch.end), confidence, band: bandOf(confidence), reasons };
      })
      .sort((a, b) => b.confidence - a.confidence);
    const [best] = candidates;
    if (best && aboutThisFilm && best.band !== 'unsure') return { ...common, state: 'placed', best, candidates };
    const unsure = candidates.map((one): Candidate => ({ ...one, band: 'unsure' }));
    return {
      ...common,
      state: 'abstained',
      candidates: unsure,
      why: whyNot(list, ordered.posteriors[i]!, passage, aboutThisFilm, unknown),
    };
  });
  const shares = Object.fromEntries(presets.map(({ name }, k) => [name, Math.round(1000 * (ordered.shares[k] ?? 0)) / 1000]));
  const [preset] = presets.map(({ name }) => name).sort((a, b) => shares[b]! - shares[a]!);
  return {
    placements: placements.map((one, i) => withNeighbours(one, i, placements)),
    aboutThisFilm,
    order: { preset: preset!, shares },
  };
}

function checkCall(passages: unknown, cues: unknown, { threshold = LIKELY, maxCandidates = 1, order = 'auto' }: AlignOptions): void {
  if (!Array.isArray(passages) || !Array.isArray(cues)) throw new TypeError('alignArticle: passages and cues must be lists');
  const odd = passages.findIndex((one: Partial<AlignPassage> | null) => typeof one?.id !== 'string' || typeof one.text !== 'string');
  if (odd >= 0) throw new TypeError(`alignArticle: passages[${odd}] needs an id and a text`);
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError('alignArticle: threshold must be between 0 and 1');
  if (!(maxCandidates >= 1 && maxCandidates <= 20)) throw new RangeError('alignArticle: maxCandidates must be between 1 and 20');
  if (!['auto', ...ORDER_PRESETS.map(({ name }) => name)].includes(order))
    throw new RangeError('alignArticle: order must be auto, strict, ordered, loose or free');
}

const thousandths = (seconds: number): number => Math.round(seconds * 1000) / 1000;

function pinOf(id: string, { pins = [] }: AlignOptions): Interval | undefined {
  const pin = pins.findLast(({ passage, start }) => passage === id && Number.isFinite(start) && start >= 0);
  if (!pin) return undefined;
  const { start, end } = pin;
  return { start, end: end !== undefined && end > start ? end : start + MOMENT };
}

/** The chapter that the heading above a passage names. */
function chapterOf({ heading }: ReadPassage, { chapters = [] }: AlignOptions, film: Film): (Interval & { title: string }) | undefined {
  if (!heading.length) return undefined;
  const starts = chapters.map(({ start }) => start).sort((a, b) => a - b);
  const named = chapters.find(({ title }) => {
    const words = stemsOf(title);
    const same = words.filter((word) => heading.includes(word)).length;
    return same > 0 && same >= SAME_TITLE * Math.max(1, Math.min(words.length, heading.length));
  });
  if (!named) return undefined;
  const { title, start, end = starts.find((one) => one > start) ?? film.end } = named;
  return { title, start, end };
}

/** Cells that share time with a range get a bonus. */
function add(cells: Float64Array, { start, end }: Interval, film: Film, value: number): void {
  const first = Math.max(0, Math.floor((start - film.origin) / CELL));
  const last = Math.min(cells.length - 1, Math.ceil((end - film.origin) / CELL) - 1);
  for (let x = first; x <= last; x++) cells[x]! += value;
}

/** Nothing but the cells of a range, and no evidence there but the author's word. */
function only(cells: Float64Array, { start, end }: Interval, film: Film): Float64Array {
  const cellOf = (time: number) => Math.max(0, Math.min(cells.length - 1, Math.floor((time - film.origin) / CELL)));
  return new Float64Array(cells.length).fill(-Infinity).fill(0, cellOf(start), cellOf(end) + 1);
}

/** A second place is as likely from this share of the first on. */
const AS_LIKELY = 0.6;

function whyNot(
  [best, second]: readonly Stretch[],
  posterior: Posterior,
  { terms }: ReadPassage,
  aboutThisFilm: boolean,
  unknown: readonly string[],
): NoPlace {
  if (!terms.length || !best) return 'no-evidence';
  if (!aboutThisFilm) return 'other-film';
  if (unknown.length && posterior.none > best.mass) return 'background';
  if (second && second.mass >= AS_LIKELY * best.mass && best.mass > 0.1) return 'several-places';
  if (posterior.none > best.mass || best.mass < 0.3) return 'nothing-distinctive';
  return 'unsure';
}

/** Says which placed passages before and after it in the article lie on either side of its place in the film. */
function withNeighbours(one: Placement, i: number, all: readonly Placement[]): Placement {
  const { best } = one;
  if (!best || best.reasons.some(({ type }) => type === 'pin')) return one;
  const before = all.slice(0, i).findLast((other) => other.best);
  const after = all.slice(i + 1).find((other) => other.best);
  const reason: Reason = {
    type: 'order',
    ...(before?.best && before.best.start <= best.start && { after: before.passage }),
    ...(after?.best && after.best.start >= best.start && { before: after.passage }),
  };
  if (reason.after === undefined && reason.before === undefined) return one;
  const told: Candidate = { ...best, reasons: [...best.reasons, reason] };
  return { ...one, best: told, candidates: [told, ...one.candidates.slice(1)] };
}
