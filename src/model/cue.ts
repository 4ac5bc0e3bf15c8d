import type { Interval } from './interval.js';

/** One subtitle: when, and what is written. */
export interface Cue extends Interval {
  /** As in the file, or made from the cue's place in it; unique in its file. */
  readonly id: string;
  /** Plain text, `\n` between lines: no tags, entities decoded. */
  readonly text: string;
  /** The payload as in the file. */
  readonly source: string;
  /** The styled text; absent where it says no more than `text`. */
  readonly spans?: readonly CueSpan[];
  /** Where WebVTT settings or SubRip's `{\an8}` place the cue; absent means the default place. */
  readonly settings?: CueSettings;
  /** Who speaks, from a voice tag. */
  readonly speaker?: string;
}

/** Styled text: a string, or a tag with what it holds. Timestamps within a cue are `{ tag: 'timestamp', time, children: [] }`. */
export type CueSpan = string | CueElement;

export interface CueElement {
  readonly tag: 'i' | 'b' | 'u' | 'c' | 'v' | 'lang' | 'ruby' | 'rt' | 'timestamp';
  /** Class names of `<c.name>`; a SubRip font colour arrives here as `color-rrggbb` or a CSS colour name. */
  readonly classes?: readonly string[];
  /** The speaker of `<v>`, the language of `<lang>`. */
  readonly annotation?: string;
  /** Of a timestamp: film time in seconds. */
  readonly time?: number;
  readonly children: readonly CueSpan[];
}

/** WebVTT cue settings; percentages are 0 to 100. */
export interface CueSettings {
  readonly vertical?: 'rl' | 'lr';
  /** A line number (negative counts from the end) or, with `lineIsPercentage`, a percentage. */
  readonly line?: number;
  readonly lineIsPercentage?: boolean;
  readonly lineAlign?: 'start' | 'center' | 'end';
  readonly position?: number;
  readonly positionAlign?: 'line-left' | 'center' | 'line-right';
  readonly size?: number;
  readonly align?: 'start' | 'center' | 'end' | 'left' | 'right';
  readonly region?: string;
}

/** Is there anything to show? A cue without text, or without duration, is kept in the list and never shown. */
export const isDisplayable = (cue: Cue): boolean => cue.end > cue.start && cue.text.trim() !== '';
