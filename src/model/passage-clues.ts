import type { Interval } from './interval.js';
import { parseTimecode } from './timecode.js';

/** What in an article's text points into the film. Light: no parser comes with it. */

/** A quotation is a handful of words up to some sentences; more is a lost closing mark. */
export const MAX_QUOTATION = 600;
/** A passage is searched for quotations so far; longer ones are lists or logs. */
const MAX_SEARCHED = 20_000;
const QUOTED = new RegExp(
  [
    '“([^“”]+)”', '„([^„“”]+)[“”]', '«([^«»]+)»', '»([^«»]+)«', '‹([^‹›]+)›', '「([^「」]+)」', '『([^『』]+)』', '"([^"]+)"',
    // An apostrophe inside a word does not close single quotation marks, nor open them.
    '(?<![\\p{L}\\p{N}])‘((?:[^‘’]|’(?=\\p{L})){1,600})’', "(?<![\\p{L}\\p{N}])'((?:[^'\\n]|'(?=\\p{L})){1,600})'(?!\\p{L})",
  ].join('|'),
  'gu',
); // prettier-ignore

/** What stands in quotation marks, in the order of the text. */
export function quotationsIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.slice(0, MAX_SEARCHED).matchAll(QUOTED)) {
    const quotation = match
      .slice(1)
      .find((group) => group !== undefined)
      ?.replace(/\s+/g, ' ')
      .trim();
    if (quotation && quotation.length <= MAX_QUOTATION) found.add(quotation);
  }
  return [...found];
}

const CLOCK = String.raw`(\d{1,2}:\d{2}:\d{2}|\d{1,3}:\d{2})`;
const TIMECODES = new RegExp(String.raw`(?<![\d:.,/])${CLOCK}(?:\s?(?:[-–—]|to|bis|до)\s?${CLOCK})?(?!\d|[.,:]\d)`, 'gu');
/** What makes `9:30` a time of day. */
const TIME_OF_DAY =
  /^\s?(?:[ap]\.?\s?m\b|o['’]clock|uhr\b|h\b|hrs?\b|gmt\b|utc\b|in the (?:morning|afternoon|evening)|at night|(?:on|this|that) (?:\w+day|morning|evening))/i;
/** Words that may stand before a time with a capital; after others (`John 3:16`) it is a chapter and verse. */
const BEFORE =
  /(?:^|[^\p{L}\s]|[^\p{L}]\s|(?:^|\s)\p{Ll}[\p{L}'’]*\s|(?:^|\s)(?:At|From|To|Until|Till|By|Around|About|Near|After|Before|Between|And|In|On|See|Minute|Minutes|Time|Timecode|Bei|Von|À|В|С)\s)$/u;

/** Moments and spans of the film that the text names. */
export function timecodesIn(text: string): Interval[] {
  const found: Interval[] = [];
  for (const match of text.matchAll(TIMECODES)) {
    const [all, from, to] = match;
    const after = text.slice(match.index + all.length, match.index + all.length + 30);
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const [start, end] = [parseTimecode(from!), to === undefined ? undefined : parseTimecode(to)];
    if (start === null || end === null || TIME_OF_DAY.test(after) || !BEFORE.test(before)) continue;
    if (end === undefined || end > start) found.push({ start, end: end ?? start });
  }
  return found;
}
