import { placeAmbient } from './ambient.js';
import type { Annotation, QuoteAnchor } from './annotation.js';
import type { Article, Passage } from './article.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { excerpt, ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { anchorQuote, countWords } from './quote.js';

/** A stretch of film that a passage may speak of, in seconds. */
export interface Candidate extends Interval {
  /** 0 to 1. */
  readonly confidence: number;
  /** `sure` and `likely` are shown to viewers, `unsure` only to authors. */
  readonly band: 'sure' | 'likely' | 'unsure';
  readonly reasons: readonly Reason[];
}

/** Why a passage may stand there. */
export type Reason =
  | {
      readonly type: 'quotation';
      /** As the article has it. */
      readonly quotation: string;
      /** How alike the spoken words are, 0 to 1. */
      readonly score: number;
      /** In how many other places the same words are spoken. */
      readonly elsewhere: number;
    }
  | { readonly type: 'timecode' };

/** Why a passage has no place: it quotes nothing and names no time, what it quotes is not spoken, or the evidence is too weak. */
export type NoPlace = 'no-evidence' | 'quotation-not-found' | 'unsure';

/** Where a passage of the article stands, or why it does not. */
export interface Placement {
  /** The passage's id. */
  readonly passage: string;
  readonly state: 'placed' | 'abstained';
  readonly best?: Candidate;
  /** The best first, at most five; also for abstained passages. */
  readonly candidates: readonly Candidate[];
  readonly why?: NoPlace;
}

export interface PlacedArticle {
  /** By start: placed ones, and background with `origin: 'ambient'`. */
  readonly annotations: readonly Annotation[];
  /** One for each passage, in article order. */
  readonly placements: readonly Placement[];
  readonly problems: readonly Problem[];
}

/** Two words ("of course") are spoken in any film. */
const MIN_WORDS = 3;
/** How much a quotation found word for word says about the place, by its words: from the share of 3- to 5-word spans that are chance. */
const CONFIDENCE_BY_WORDS: readonly (readonly [words: number, confidence: number])[] = [[6, 0.98], [5, 0.95], [4, 0.92], [MIN_WORDS, 0.8]]; // prettier-ignore
/** A moment that the article names is meant; it may be of another cut of the film. */
const TIMECODE_CONFIDENCE = 0.94;
/** What remains where the same words are spoken elsewhere, too, and the article's order, or nothing, decides. */
const REPEATED = 0.8;
const UNDECIDED = 0.75;
/** Each further piece of evidence within `TOGETHER` seconds adds this. */
const SUPPORT = 0.02;
const TOGETHER = 60;
const SURE = 0.9;
const LIKELY = 0.6;
const MAX_CANDIDATES = 5;
/** A moment named without an end: the note speaks of so many seconds. */
const MOMENT = 4;

type Evidence = Omit<Candidate, 'band'> & { readonly anchor: Annotation['anchor'] };

/**
 * Places an article over a film: passages that quote the subtitles or name a time stand there (`origin: 'aligned'`);
 * the others are spread over quiet stretches as background (`origin: 'ambient'`), and those for which there is no room are left out and reported.
 * A passage that quotes nothing and names no time is never more than background. Pure and deterministic.
 *
 * @param options.duration of the film, in seconds; the end of the last cue where absent.
 */
export function placeArticle(article: Article, cues: readonly Cue[], { duration }: { readonly duration?: number } = {}): PlacedArticle {
  const problems = new ProblemList();
  const placed: Annotation[] = [];
  const placements: Placement[] = [];
  let near: number | undefined;
  for (const passage of article.passages) {
    const evidence = findEvidence(passage, cues, duration, near);
    const candidates = evidence.map(({ anchor: _anchor, ...rest }): Candidate => ({ ...rest, band: bandOf(rest.confidence) }));
    const [best] = candidates;
    if (best && best.band !== 'unsure') {
      placements.push({ passage: passage.id, state: 'placed', best, candidates });
      placed.push(annotate(article, passage, best, evidence[0]!.anchor));
      near = best.start;
    } else {
      const quotes = passage.quotations.some((quotation) => countWords(quotation) >= MIN_WORDS);
      placements.push({ passage: passage.id, state: 'abstained', candidates, why: best ? 'unsure' : quotes ? 'quotation-not-found' : 'no-evidence' }); // prettier-ignore
    }
  }
  const ambient = placeAmbient(article.passages, { cues, duration, taken: placed, language: article.language }).map((note) =>
    note.title === article.title ? withoutTitle(note) : note,
  );
  const shown = new Set([...placed, ...ambient].map((note) => note.passage));
  for (const { id, text, line } of article.passages)
    if (!shown.has(id))
      problems.warning('passage-left-out', `There is no quiet stretch left for a passage: "${excerpt(text)}"`, {
        ...(line !== undefined && { line }),
        detail: { passage: id, text: excerpt(text) },
      });
  return { annotations: [...placed, ...ambient].sort((a, b) => a.start - b.start), placements, problems: problems.list() };
}

const bandOf = (confidence: number): Candidate['band'] => (confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'unsure');

function withoutTitle({ title: _title, ...note }: Annotation): Annotation {
  return note;
}

function annotate(article: Article, passage: Passage, { start, end }: Interval, anchor: Annotation['anchor']): Annotation {
  const { id, heading, body, text } = passage;
  return {
    id,
    start,
    end,
    // The article's own title over each note would say nothing.
    ...(heading !== undefined && heading !== article.title && { title: heading }),
    body,
    text,
    tags: [],
    ...(article.language !== undefined && { language: article.language }),
    origin: 'aligned',
    anchor,
    passage: id,
  };
}

/** What in a passage points to a place in the film, the strongest first. */
function findEvidence(passage: Passage, cues: readonly Cue[], duration: number | undefined, near: number | undefined): Evidence[] {
  const found: Evidence[] = [];
  for (const { start, end } of passage.timecodes) {
    if (duration !== undefined && start >= duration) continue;
    const until = Math.min(end > start ? end : start + MOMENT, duration ?? Infinity);
    found.push({ start, end: until, confidence: TIMECODE_CONFIDENCE, reasons: [{ type: 'timecode' }], anchor: { type: 'time', start, end: until } }); // prettier-ignore
  }
  for (const quotation of passage.quotations) {
    const words = countWords(quotation);
    if (words < MIN_WORDS) continue;
    const match = anchorQuote({ exact: quotation, near }, cues);
    if (match.state !== 'anchored') continue;
    const certain = (CONFIDENCE_BY_WORDS.find(([least]) => words >= least)?.[1] ?? 0) * match.score!;
    const factor = match.decidedBy === 'only' ? 1 : match.decidedBy === 'first' ? UNDECIDED : REPEATED;
    const elsewhere = match.alternatives.length;
    for (const [i, place] of [{ start: match.start!, end: match.end!, score: match.score! }, ...match.alternatives].entries()) {
      const { start, end, score } = place;
      const anchor: QuoteAnchor = { type: 'quote', exact: quotation, near: start };
      const confidence = i ? (certain * factor) / (1 + elsewhere) : certain * factor;
      found.push({ start, end, confidence, reasons: [{ type: 'quotation', quotation, score, elsewhere }], anchor });
    }
  }
  return merge(found)
    .map((one, _, all) => {
      const support = all.filter((other) => other !== one && Math.abs(other.start - one.start) <= TOGETHER).length;
      return { ...one, confidence: Math.min(0.99, one.confidence + support * SUPPORT) };
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_CANDIDATES);
}

/** Several quotations from one moment are one candidate with several reasons. */
function merge(found: readonly Evidence[]): Evidence[] {
  const merged: Evidence[] = [];
  for (const one of found) {
    const i = merged.findIndex((other) => other.start === one.start && other.end === one.end);
    const same = merged[i];
    if (!same) merged.push(one);
    else merged[i] = { ...(one.confidence > same.confidence ? one : same), reasons: [...same.reasons, ...one.reasons] };
  }
  return merged;
}
