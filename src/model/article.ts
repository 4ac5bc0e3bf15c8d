import type { Interval } from './interval.js';
import type { Problem } from './problem.js';
import type { RichText } from './rich-text.js';

/** An essay cut into the pieces that can stand beside the film. */
export interface Article {
  readonly title?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly passages: readonly Passage[];
  readonly problems: readonly Problem[];
}

/** A paragraph-sized piece of an article. */
export interface Passage {
  /** `p-1`, `p-2`... in article order, or the element's own id. */
  readonly id: string;
  /** Plain text. */
  readonly text: string;
  /** The nearest heading above it. */
  readonly heading?: string;
  readonly body: RichText;
  /** What it quotes, word for word, without the quotation marks. */
  readonly quotations: readonly string[];
  /** Moments of the film it names ("at 1:02:10", "0:45-0:52"); a single moment has `end` equal to `start`. */
  readonly timecodes: readonly Interval[];
  /** Line of the source it begins on, counted from 1. */
  readonly line?: number;
}
