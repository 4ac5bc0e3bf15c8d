/** The model: reading, placing and timing, without a page. Pure and synchronous unless a function says Promise; times are seconds. */
export { contains, type Interval, intersect, overlaps } from './interval.js';
export type { Problem } from './problem.js';
export { formatMediaFragment, formatTimecode, parseMediaFragment, parseTimecode, type TimecodeOptions } from './timecode.js';

export { type Cue, type CueElement, type CueSettings, type CueSpan, isDisplayable } from './cue.js';
export { formatSubtitles, parseSubtitles, type SubtitleOptions, type Subtitles } from './subtitles.js';
export { MAX_CUES, MAX_SUBTITLE_LENGTH } from './subtitle-text.js';
export { readSubtitles, type ReadSubtitlesOptions } from './read-subtitles.js';
export { checkSubtitles, MAX_READING_SPEED, MAX_WORD_LENGTH, MIN_GAP, readingSpeed, type SubtitleCheckOptions } from './subtitle-check.js';
export {
  type CueTiming,
  KNOWN_RATES,
  retimeCue,
  retimeCues,
  type SyncPoint,
  timingFromPoints,
  toFileTime,
  toFilmTime,
} from './cue-timing.js';
export { compareSubtitles, isCutOut, retime, type SubtitleComparison, type TimeMap, type TimeSegment } from './retime.js';
export { retimeAnnotations, type RetimedAnnotations, type RetimedSpans, retimePins, retimeTranscript } from './retimed.js';
export { detectEncoding, type EncodingHints } from './encoding.js';
export type { CueRegion } from './vtt.js';
export { speakerOf, spokenText, withoutSoundDescriptions } from './speech.js';

export { RICH_TAGS, type RichTag } from './rich-tags.js';
export { type RichElement, type RichNode, type RichText, textOf } from './rich-text.js';
export { type Article, parseArticle, type ParseArticleOptions, type Passage } from './article.js';
export type { Annotation, AnnotationsResult, QuoteAnchor, TimeAnchor } from './annotation.js';
export {
  type AnnotationFormat,
  formatAnnotations,
  type FormatAnnotationsOptions,
  parseAnnotations,
  type ParseAnnotationsOptions,
} from './annotation-file.js';

export { anchorQuote, anchorQuotes, type Quotation, type QuoteMatch, type QuotePlace } from './quote.js';
export { type AnnotationCheckOptions, checkAnnotations } from './annotation-check.js';
export { fingerprint } from './fingerprint.js';
export { carryOver, madeWith, type MadeWith } from './made-with.js';
export type { FurtherPages, PageEntry } from './annotation-pages.js';
export { type Candidate, type NoPlace, type Pin, placeArticle, placeArticleAsync, type PlaceArticleOptions, type PlacedArticle, type Placement, type Reason, type SharedWord } from './place.js'; // prettier-ignore
export { reasonInWords, whyInWords } from './placement-words.js';
export { alignArticle, type AlignInput, type AlignOptions, type AlignResult } from './align/align.js';
export { alignArticleAsync, type AlignAsyncOptions } from './align/align-async.js';
export type { AlignCue } from './align/film-index.js';
export type { AlignPassage } from './align/passage.js';
export { type Chapter, placeAmbient, type PlaceAmbientOptions } from './ambient.js';
export { scheduleAnnotations, type ScheduleChoices, type Shown } from './schedule.js';
export { Timeline } from './timeline.js';
