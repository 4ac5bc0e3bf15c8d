import { alignArticle, type AlignInput, type AlignOptions, type AlignResult } from './align/align.js';
import { alignArticleAsync, type AlignAsyncOptions } from './align/align-async.js';
import { AMBIENT_SPACING, type Chapter, MIN_QUIET, placeAmbient } from './ambient.js';
import type { Annotation, QuoteAnchor } from './annotation.js';
import type { Article, Passage } from './article.js';
import type { Cue } from './cue.js';
import { type Interval, MOMENT, overlaps } from './interval.js';
import { excerpt, ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { anchorQuote, countWords } from './quote.js';
import { textOf } from './rich-text.js';

/** A stretch of film that a passage may speak of, in seconds. */
export interface Candidate extends Interval {
  /** 0 to 1. */
  readonly confidence: number;
  /** `sure` and `likely` are shown to viewers, `unsure` only to authors. */
  readonly band: 'sure' | 'likely' | 'unsure';
  readonly reasons: readonly Reason[];
}

/** Why a passage may stand there. Times are seconds. */
export type Reason =
  | {
      readonly type: 'quotation';
      /** As the article has it. */
      readonly quotation: string;
      /** How alike the spoken words are, 0 to 1. */
      readonly score: number;
      /** In how many other places the same words are spoken. */
      readonly elsewhere: number;
      /** What is spoken there, where that differs. */
      readonly spoken?: string;
    }
  | { readonly type: 'timecode' }
  /** The passage retells what is spoken, much in the same words. */
  | { readonly type: 'wording'; readonly spoken: string; readonly start: number; readonly end: number }
  /** Words that passage and film share, the rarest first; `spoken` where the film's form differs. */
  | { readonly type: 'words'; readonly words: readonly SharedWord[] }
  | { readonly type: 'names'; readonly names: readonly SharedWord[] }
  /** It lies between the places of these passages, which the article has before and after it. */
  | { readonly type: 'order'; readonly after?: string; readonly before?: string }
  /** Little or nothing is said there. */
  | { readonly type: 'quiet' }
  /** The heading above the passage names this chapter. */
  | { readonly type: 'chapter'; readonly title: string }
  /** The author has put it there. */
  | { readonly type: 'pin' };

export interface SharedWord {
  /** As the passage has it. */
  readonly word: string;
  readonly spoken?: string;
  /** When it is said. */
  readonly time: number;
}

/**
 * Why a passage has no place. By quotations and times: it has none (`no-evidence`), what it quotes is not spoken, or the evidence is too weak (`unsure`).
 * By alignment also: years and names that the film does not know (`background`), `nothing-distinctive` in it, `several-places` as likely as each other,
 * or the whole article seems to be about another film.
 */
export type NoPlace =
  'no-evidence' | 'quotation-not-found' | 'unsure' | 'background' | 'nothing-distinctive' | 'several-places' | 'other-film';

/** Where a passage of the article stands, or why it does not. */
export interface Placement {
  /** The passage's id. */
  readonly passage: string;
  readonly state: 'placed' | 'abstained';
  readonly best?: Candidate;
  /** Words of the film that decide first, then by confidence; at most five, one a time that the passage names, if it does. Also for abstained passages. */
  readonly candidates: readonly Candidate[];
  readonly why?: NoPlace;
  /** Years and names of the passage that are not in the film; from alignment, where there are any. */
  readonly unknown?: readonly string[];
}

export interface PlacedArticle {
  /** By start: placed ones, and background with `origin: 'ambient'`. */
  readonly annotations: readonly Annotation[];
  /** One for each passage, in article order; a block quotation of the film that was joined to a paragraph has that one's place. */
  readonly placements: readonly Placement[];
  /** Whether the article speaks of this film at all; nothing is placed by likeness where it does not. */
  readonly aboutThisFilm: boolean;
  readonly problems: readonly Problem[];
}

/** A passage and a stretch of the film, in seconds: where the author puts it, or where it must not stand. */
export interface Pin extends Interval {
  /** The passage's id. */
  readonly passage: string;
}

export interface PlaceArticleOptions {
  /** Of the film, in seconds; the end of the last cue where absent. */
  readonly duration?: number | undefined;
  /** The film's chapters, by start. */
  readonly chapters?: readonly Chapter[] | undefined;
  /** Where the author has put passages: they stand there, and help to place their neighbours. */
  readonly pins?: readonly Pin[] | undefined;
  /** Places that the author has refused: they are not even candidates. */
  readonly rejected?: readonly Pin[] | undefined;
  /** How certain a place has to be to be shown; `likely` where absent. */
  readonly min?: 'sure' | 'likely' | undefined;
  /** At most so many background notes in an hour of film; 0 for none. See `placeAmbient`. */
  readonly perHour?: number | undefined;
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
/** From here on it is taken for granted where the others are placed. */
const CERTAIN = 0.94;
const SURE = 0.9;
const LIKELY = 0.6;
const MAX_CANDIDATES = 5;
/** A passage that quotes more than this is a list, and is placed by what comes first. */
const MAX_QUOTATIONS = 50;

type Evidence = Omit<Candidate, 'band'> & { readonly anchor: Annotation['anchor'] };

/**
 * Places an article over a film: passages that quote the subtitles, name a time or speak of what is said stand there (`origin: 'aligned'`);
 * the others are spread over quiet stretches as background (`origin: 'ambient'`), and those for which there is no room are left out and reported.
 * A block quotation that only repeats lines of the film is no note of its own: it is joined to the paragraph that follows, or the one before.
 * Pure and deterministic.
 */
export function placeArticle(article: Article, cues: readonly Cue[], options: PlaceArticleOptions = {}): PlacedArticle {
  const known = findWhatIsCertain(article, cues, options);
  return place(known, alignArticle(known.question, known.settings));
}

/** The same, a little at a time, so that a page goes on living; can be given up, and says how far it is. */
export async function placeArticleAsync(
  article: Article,
  cues: readonly Cue[],
  { signal, onProgress, ...options }: PlaceArticleOptions & Pick<AlignAsyncOptions, 'signal' | 'onProgress'> = {},
): Promise<PlacedArticle> {
  const known = findWhatIsCertain(article, cues, options);
  return place(known, await alignArticleAsync(known.question, { ...known.settings, signal, onProgress }));
}

/** What is known before likeness is asked for: an author's pins, quotations found word for word, times that are named. */
interface Certain {
  readonly article: Article;
  readonly cues: readonly Cue[];
  readonly options: PlaceArticleOptions;
  readonly passages: readonly Passage[];
  /** For each passage with quotations joined to it, the ids of all that it is made of. */
  readonly joined: ReadonlyMap<string, readonly string[]>;
  /** By passage, the strongest first. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly question: AlignInput;
  readonly settings: AlignOptions;
}

function findWhatIsCertain(article: Article, cues: readonly Cue[], options: PlaceArticleOptions): Certain {
  const duration = options.duration !== undefined && Number.isFinite(options.duration) ? options.duration : undefined;
  const { chapters, pins = [], rejected = [] } = options;
  const { passages, joined } = joinQuotations(article.passages, cues);
  /** A pin on a quotation that was joined to a paragraph is the paragraph's. */
  const ofPassage = (all: readonly Pin[], { id }: Passage): Pin[] => all.filter(({ passage }) => (joined.get(id) ?? [id]).includes(passage)).map((pin) => ({ ...pin, passage: id })); // prettier-ignore
  const evidence = new Map<string, readonly Evidence[]>();
  const known: Pin[] = [];
  const refused: Pin[] = [];
  let near: number | undefined;
  for (const passage of passages) {
    const away = ofPassage(rejected, passage);
    const found = [
      ...ofPassage(pins, passage).filter(isSpan).slice(-1).map(({ start, end }): Evidence => ({ start, end, confidence: 1, reasons: [{ type: 'pin' }], anchor: { type: 'time', start, end } })),
      ...findEvidence(passage, cues, duration, near),
    ].filter((one) => isPinned(one) || !away.some((range) => overlaps(range, one))); // prettier-ignore
    evidence.set(passage.id, found);
    refused.push(...away);
    const [best] = found;
    if (best && best.confidence >= LIKELY) near = best.start;
    // A time may be that of another film, or of a clock.
    if (best && best.confidence >= CERTAIN && best.reasons.some(({ type }) => type !== 'timecode'))
      known.push({ passage: passage.id, start: best.start, end: best.end });
  }
  return {
    article,
    cues,
    options: { ...options, duration },
    passages,
    joined,
    evidence,
    question: { passages, cues, duration },
    settings: { pins: known, rejected: refused, chapters: chapters?.map(({ title = '', ...span }) => ({ title, ...span })) },
  };
}

function place({ article, cues, options, passages, joined, evidence }: Certain, aligned: AlignResult): PlacedArticle {
  const problems = new ProblemList();
  const placed: Annotation[] = [];
  const placements: Placement[] = [];
  const byLikeness = new Map(aligned.placements.map((placement) => [placement.passage, placement]));
  for (const passage of passages) {
    // Three words that are spoken in many a film, or the time of a clock, are no evidence for one that the article does not seem to speak of.
    const certain = (evidence.get(passage.id) ?? []).filter(
      (one) => aligned.aboutThisFilm || isPinned(one) || (cues.length ? isQuoted(one) && one.confidence >= SURE : true),
    );
    const likely = byLikeness.get(passage.id);
    const candidates = rank(certain, likely?.candidates ?? []);
    const [best] = candidates;
    const enough = best && (best.band === 'sure' || (best.band === 'likely' && options.min !== 'sure'));
    const quotes = passage.quotations.some((quotation) => countWords(quotation) >= MIN_WORDS);
    const why = certain.length ? 'unsure' : quotes ? 'quotation-not-found' : (likely?.why ?? 'no-evidence');
    const unknown = likely?.unknown;
    const placement: Omit<Placement, 'passage'> = enough
      ? { state: 'placed', best, candidates }
      : { state: 'abstained', candidates, why, ...(unknown && { unknown }) };
    if (enough) placed.push(annotate(article, passage, best, certain.find((one) => sameSpan(one, best))?.anchor ?? { type: 'time', start: best.start, end: best.end })); // prettier-ignore
    for (const id of joined.get(passage.id) ?? [passage.id]) placements.push({ passage: id, ...placement });
  }
  const { duration, chapters, perHour } = options;
  const ambient = placeAmbient(passages, { cues, duration, taken: placed, language: article.language, chapters, perHour }).map((note) =>
    note.title === article.title ? withoutTitle(note) : note,
  );
  const shown = new Set([...placed, ...ambient].map((note) => note.passage));
  if (passages.length && cues.length && !aligned.aboutThisFilm)
    problems.warning('other-film', 'This article does not seem to be about this film.');
  if (passages.length && !shown.size)
    problems.error(
      'nothing-placed',
      `Nothing in this article speaks of what is said in these subtitles${perHour === 0 ? '' : ', and there was no quiet stretch for it'}.`,
    );
  const spacing = perHour ? Math.round(3600 / perHour) : AMBIENT_SPACING;
  if (perHour !== 0)
    for (const { id, text, line } of passages)
      if (!shown.has(id))
        problems.warning(
          'passage-left-out',
          `A passage that is tied to no moment of the film is left out: between its neighbours there is no quiet stretch for it (at least ${MIN_QUIET} seconds without subtitles, ${spacing} seconds from other background notes, no other note on screen). "${excerpt(text)}"`,
          { ...(line !== undefined && { line }), detail: { passage: id, text: excerpt(text), quiet: MIN_QUIET, spacing } },
        );
  return {
    annotations: [...placed, ...ambient].sort((a, b) => a.start - b.start),
    placements,
    aboutThisFilm: aligned.aboutThisFilm,
    problems: problems.list(),
  };
}

/** Places for one passage, the best first. Words of the film that are quoted, and what the author says, stand before what is only alike. */
function rank(certain: readonly Evidence[], alike: readonly Candidate[]): Candidate[] {
  const found = certain.map(({ anchor: _anchor, ...rest }): Candidate => ({ ...rest, band: bandOf(rest.confidence) }));
  const others = alike.filter((one) => !found.some((other) => overlaps(one, other)));
  const first = found.filter(({ band }) => band !== 'unsure');
  const rest = [...found.filter(({ band }) => band === 'unsure'), ...others].sort((a, b) => b.confidence - a.confidence);
  return [...first, ...rest].slice(0, MAX_CANDIDATES);
}

/** A pin that can be meant. */
const isSpan = ({ start, end }: Interval): boolean => start >= 0 && start < end && end < Infinity;

const isPinned = ({ reasons }: Candidate | Evidence): boolean => reasons.some(({ type }) => type === 'pin');

const sameSpan = (a: Interval, b: Interval): boolean => a.start === b.start && a.end === b.end;

/**
 * Block quotations of the film by themselves would repeat the line on screen: each goes to the paragraph that follows it, or the one before,
 * rather under the same heading. `joined` names, for each passage with quotations in it, all it is made of.
 */
function joinQuotations(
  passages: readonly Passage[],
  cues: readonly Cue[],
): { passages: readonly Passage[]; joined: ReadonlyMap<string, readonly string[]> } {
  const bare = passages.map((passage) => linesOfFilm(passage, cues));
  const hosts = bare.map((_, i) => i).filter((i) => !bare[i]);
  const joined = new Map<string, string[]>();
  if (!hosts.length || hosts.length === passages.length) return { passages, joined };
  const parts = new Map<number, number[]>(hosts.map((host) => [host, []]));
  // `after` counts the hosts that the loop has passed.
  let after = 0;
  for (const [i, passage] of passages.entries()) {
    if (!bare[i]) after++;
    const choices = bare[i] ? [hosts[after], hosts[after - 1]].filter((host) => host !== undefined) : [i];
    parts.get(choices.find((host) => passages[host]!.heading === passage.heading) ?? choices[0]!)!.push(i);
  }
  const whole = hosts.map((host): Passage => {
    const all = parts.get(host)!.map((i) => passages[i]!);
    if (all.length === 1) return passages[host]!;
    joined.set(passages[host]!.id, all.map(({ id }) => id)); // prettier-ignore
    return {
      ...passages[host]!,
      text: all.map(({ text }) => text).join('\n'),
      body: all.flatMap(({ body }) => body),
      quotations: [...new Set(parts.get(host)!.flatMap((i) => bare[i] ?? passages[i]!.quotations))],
      timecodes: all.flatMap(({ timecodes }) => timecodes),
      ...(all[0]!.line !== undefined && { line: all[0]!.line }),
    };
  });
  return { passages: whole, joined };
}

/** What a passage quotes that is nothing but a block quotation of the film, with who says it in the last line perhaps; else `undefined`. */
function linesOfFilm({ body }: Passage, cues: readonly Cue[]): readonly string[] | undefined {
  if (!body.length || !body.every((node) => typeof node !== 'string' && node.tag === 'blockquote')) return undefined;
  const lines = textOf(body).split('\n').slice(0, MAX_QUOTATIONS);
  const spoken = (words: string) => anchorQuote({ exact: words }, cues).state === 'anchored';
  const whole = lines.join(' ');
  if (spoken(whole)) return [whole];
  const said = lines.length > 1 && /^\p{Pd}/u.test(lines.at(-1)!) && !spoken(lines.at(-1)!) ? lines.slice(0, -1) : lines;
  const together = said.join(' ');
  return said.length < lines.length && spoken(together) ? [together] : said.every(spoken) ? said : undefined;
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
    if (!(start >= 0 && start < (duration ?? Infinity))) continue;
    const until = Math.min(end > start ? end : start + MOMENT, duration ?? Infinity);
    found.push({ start, end: until, confidence: TIMECODE_CONFIDENCE, reasons: [{ type: 'timecode' }], anchor: { type: 'time', start, end: until } }); // prettier-ignore
  }
  // Between repeats, a time that the passage names itself says more than where the film had got to.
  const about = found[0]?.start ?? near;
  for (const quotation of passage.quotations.slice(0, MAX_QUOTATIONS)) {
    const words = countWords(quotation);
    if (words < MIN_WORDS) continue;
    const match = anchorQuote({ exact: quotation, near: about }, cues);
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
  const ranked = merge(found)
    .map((one, _, all) => {
      const support = all.filter((other) => other !== one && Math.abs(other.start - one.start) <= TOGETHER).length;
      return { ...one, confidence: Math.min(0.99, one.confidence + support * SUPPORT) };
    })
    .sort((a, b) => Number(isQuoted(b)) - Number(isQuoted(a)) || b.confidence - a.confidence);
  const kept = ranked.slice(0, MAX_CANDIDATES);
  const time = ranked.find(({ reasons }) => reasons.some(({ type }) => type === 'timecode'));
  return !time || kept.includes(time) ? kept : [...kept.slice(0, -1), time];
}

/** Words of the film that may be shown go before any time: that may be of another cut. */
const isQuoted = ({ confidence, reasons }: Evidence): boolean =>
  bandOf(confidence) !== 'unsure' && reasons.some(({ type }) => type === 'quotation');

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
