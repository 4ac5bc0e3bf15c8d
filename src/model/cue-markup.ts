import { type CharacterTable, decodeReferences } from './character-references.js';
import type { CueElement, CueSettings, CueSpan } from './cue.js';
import { parseTimestamp } from './subtitle-package.js';

/** What a payload says. */
export interface CueText {
  /** Plain text: no tags, references decoded. */
  readonly text: string;
  /** Absent where it says no more than `text`. */
  readonly spans?: readonly CueSpan[];
  /** From the first voice tag. */
  readonly speaker?: string;
  /** SubRip's `{\an1}` to `{\an9}`: a place on the numeric keypad, 2 being the usual one. */
  readonly place?: number;
}

/** Deeper start tags are read as if they were not there: no writer nests this deep, and whoever walks the spans may then recurse. */
export const MAX_SPAN_DEPTH = 32;

/** A time in WebVTT. */
export const TIMESTAMP = /((?:\d{1,9}:)?[0-5]\d:[0-5]\d\.\d{3})/.source;

/** Seconds of a time as WebVTT or SubRip write it: whole milliseconds, divided once, are the nearest number to what is written. */
export const secondsOf = (time: string): number => parseTimestamp(time) / 1000;

/** Names of the tags that become spans, to be followed by what may end a name. */
export const TAG_NAMES = 'c|i|b|u|ruby|rt|v|lang';
/**
 * Tags and times: [1] the slash of an end tag [2] a name that is known [3] what stands behind it [4] a time.
 * A known tag runs to the next ">", as in the standard; any other stops being a tag at the next "<".
 */
const VTT_TOKEN = new RegExp(String.raw`<(\/?)(?:(${TAG_NAMES})(?=[\s./>])([^>]{0,2000})|[a-zA-Z][^<>]*)>|<${TIMESTAMP}>`, 'g');

/** An element before it holds anything. */
type Tag = Omit<CueElement, 'children'>;

/** How SubRip's payloads are read. */
export interface SrtTags {
  /** The settings of a place on the numeric keypad; none for the usual one. */
  settingsOf(place: number | undefined): CueSettings | undefined;
  /** As for WebVTT, and [5] what stands in `{\…}`; of other tags only HTML is among them, for people do write `<sighs>`. */
  readonly token: RegExp;
  /** The tag for the colour that a `<font …>` gives. */
  readFont(attributes: string): Tag | undefined;
  /** Reads what stands in `{\…}`, several codes perhaps; returns the place an `\an` gives. */
  readOverrides(codes: string, open: (name: string, tag: Tag) => void, close: (name: string) => void): number | undefined;
}

/** How a payload is read. */
export interface CueMarkup {
  /** The names of characters that are known. */
  readonly characters: CharacterTable;
  /** The payload is SubRip's; absent for WebVTT. */
  readonly srt?: SrtTags;
}

/** Reads the payload of a cue: what `parseCueText` says, which knows all names of HTML 4 and both formats. */
export function readCueText(payload: string, { characters, srt }: CueMarkup): CueText {
  // Most lines of most films have no markup.
  if (!/[<&{]/.test(payload)) return { text: payload };
  const decode = (coded: string): string => decodeReferences(coded, Boolean(srt), characters);
  const spans: CueSpan[] = [];
  let text = '';
  let speaker: string | undefined;
  let place: number | undefined;
  /** The open tags. Those that have no span of their own put their content where their parent's goes. */
  let tags: { readonly name: string; readonly children: CueSpan[] }[] = [];
  const children = (): CueSpan[] => tags.at(-1)?.children ?? spans;
  const add = (tag: Tag): CueSpan[] => {
    const held: CueSpan[] = [];
    children().push({ ...tag, children: held });
    return held;
  };
  const open = (name: string, tag?: Tag): void => {
    if (tag?.tag === 'v') speaker ??= tag.annotation;
    if (tags.length < MAX_SPAN_DEPTH) tags.push({ name, children: tag ? add(tag) : children() });
  };
  /** Closes the innermost tag of that name and all within it; nothing where none is open. */
  const close = (name: string): void => {
    const at = tags.findLastIndex((tag) => tag.name === name);
    if (at >= 0) tags = tags.slice(0, at);
  };
  const write = (coded: string): void => {
    const words = decode(coded);
    if (!words) return;
    text += words;
    const siblings = children();
    if (typeof siblings.at(-1) === 'string') siblings.push(`${siblings.pop() as string}${words}`);
    else siblings.push(words);
  };

  let at = 0;
  for (const match of payload.matchAll(srt ? srt.token : VTT_TOKEN)) {
    const [whole, slash, known = '', rest = '', time, codes] = match;
    const name = known.toLowerCase();
    const innermost = tags.at(-1)?.name;
    write(payload.slice(at, match.index));
    at = match.index + whole.length;
    if (codes !== undefined) place = srt?.readOverrides(codes, open, close) ?? place;
    else if (time) add({ tag: 'timestamp', time: secondsOf(time) });
    else if (name === 'br') write('\n');
    else if (slash) {
      // SubRip's tags are closed in any order, WebVTT's in theirs.
      if (srt || innermost === name || (name === 'ruby' && innermost === 'rt')) close(name);
    } else if (name === 'font') open(name, srt?.readFont(rest));
    else if (name && (name !== 'rt' || innermost === 'ruby')) open(name, readTag(name as CueElement['tag'], rest, decode));
  }
  write(payload.slice(at));
  return {
    text,
    ...(spans.some((span) => typeof span !== 'string') && { spans }),
    ...(speaker && { speaker }),
    ...(place && { place }),
  };
}

/** An element from what stands behind its name: classes, and the annotation of those that have one. */
function readTag(tag: CueElement['tag'], rest: string, decode: (text: string) => string): Tag {
  const [dotted = '', words = ''] = rest.replace(/\/$/, '').split(/\s+([^]*)/);
  const classes = dotted.match(/(?<=\.)[^.]+/g);
  const annotation = (tag === 'v' || tag === 'lang') && decode(words).trim().replaceAll(/\s+/g, ' ');
  return { tag, ...(classes && { classes }), ...(annotation && { annotation }) };
}
