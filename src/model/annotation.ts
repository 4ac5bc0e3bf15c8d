import type { Interval } from './interval.js';
import type { Problem } from './problem.js';
import type { RichText } from './rich-text.js';

/** A passage or note tied to a span of the film. Its span is what it speaks of, not how long it stays on screen. */
export interface Annotation extends Interval {
  /** From the file, or made from its content; unique in its set. */
  readonly id: string;
  readonly title?: string;
  readonly body: RichText;
  /** The body as plain text. */
  readonly text: string;
  /** One word or two that say what kind of note it is, e.g. "History". */
  readonly category?: string;
  readonly tags: readonly string[];
  /** BCP 47. */
  readonly language?: string;
  /** Who set its place: an author, the alignment, or nobody (`ambient`: background spread over quiet stretches). */
  readonly origin: 'authored' | 'aligned' | 'ambient';
  readonly anchor: TimeAnchor | QuoteAnchor;
  /** The passage of the article it comes from. */
  readonly passage?: string;
  /** Larger goes first where notes compete; 0 where absent. */
  readonly priority?: number;
  /** The set it belongs to, given by the session. */
  readonly set?: string;
}

/** Tied to film time itself. */
export interface TimeAnchor extends Interval {
  readonly type: 'time';
}

/** Tied to words spoken in the film: it finds its place in another cut, offset or frame rate of the same film. */
export interface QuoteAnchor {
  readonly type: 'quote';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Where it was last found, in seconds. */
  readonly near?: number;
  /** Language of the quoted subtitles, BCP 47. */
  readonly language?: string;
}

/** What reading an annotation file gives. */
export interface AnnotationsResult {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
  /** The set's own name, from the file. */
  readonly label?: string;
}
