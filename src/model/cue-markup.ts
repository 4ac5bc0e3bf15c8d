import { type CharacterTable, decodeReferences } from './character-references.js';
import type { CueElement, CueSpan } from './cue.js';

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

/** Deeper tags are read as if they were not there: no writer nests this deep, and whoever walks the spans may then recurse. */
export const MAX_SPAN_DEPTH = 32;

/** A time in WebVTT: [1] hours [2] minutes [3] seconds [4] thousandths. */
export const TIMESTAMP = String.raw`(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;

/** Seconds of what `TIMESTAMP` found, its hours at this place: whole milliseconds, divided once, are the nearest number to what is written. */
export function secondsOf(match: RegExpExecArray, at: number): number {
  const [hours, minutes, seconds, thousandths] = [0, 1, 2, 3].map((part) => Number(match[at + part] ?? 0));
  return (hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000 + thousandths!) / 1000;
}

/** Names of the tags that become spans, to be followed by what may end a name. */
export const TAG_NAMES = 'c|i|b|u|ruby|rt|v|lang';
/**
 * Tags and times: [1] the slash of an end tag [2] a name that is known [3] what stands behind it [4] to [7] a time.
 * A known tag runs to the next ">", as in the standard; any other stops being a tag at the next "<".
 */
const VTT_TOKEN = new RegExp(String.raw`<(\/?)(?:(${TAG_NAMES})(?=[\s./>])([^>]{0,2000})|[a-zA-Z][^<>]*)>|<${TIMESTAMP}>`, 'g');

interface Open {
  readonly name: string;
  readonly children: CueSpan[];
}

/** The tree while it grows. Tags that have no span of their own put their content where their parent's goes. */
export class SpanBuilder {
  readonly spans: CueSpan[] = [];
  text = '';
  speaker: string | undefined;
  readonly #open: Open[] = [];
  /** How many tags are open within the deepest that is kept. */
  #deeper = 0;

  get innermost(): string | undefined {
    return this.#open.at(-1)?.name;
  }

  write(text: string): void {
    if (!text) return;
    const children = this.#children;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += text;
    else children.push(text);
    this.text += text;
  }

  /** `element` is absent for a tag that is known but has no span. */
  open(name: string, element?: Omit<CueElement, 'children'>): void {
    if (element?.tag === 'v') this.speaker ??= element.annotation;
    if (this.#open.length === MAX_SPAN_DEPTH) {
      this.#deeper++;
      return;
    }
    const children = element ? this.add(element) : this.#children;
    this.#open.push({ name, children });
  }

  /** Closes the innermost tag of that name and all within it; nothing where none is open. */
  close(name: string): void {
    const at = this.#open.findLastIndex((open) => open.name === name);
    if (this.#deeper > 0) this.#deeper--;
    else if (at >= 0) this.#open.length = at;
  }

  /** Adds an element; gives the list of what it holds. */
  add(element: Omit<CueElement, 'children'>): CueSpan[] {
    const children: CueSpan[] = [];
    this.#children.push({ ...element, children });
    return children;
  }

  get #children(): CueSpan[] {
    return this.#open.at(-1)?.children ?? this.spans;
  }
}

/** How SubRip's payloads are read. */
export interface SrtTags {
  /** As for WebVTT, and [8] what stands in `{\…}`; of other tags only HTML is among them, for people do write `<sighs>`. */
  readonly token: RegExp;
  /** The class for the colour that a `<font …>` gives. */
  fontClass(attributes: string): string | undefined;
  /** Reads what stands in `{\…}`, several codes perhaps; returns the place an `\an` gives. */
  readOverrides(codes: string, builder: SpanBuilder): number | undefined;
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
  const builder = new SpanBuilder();
  const decode = (text: string): string => decodeReferences(text, Boolean(srt), characters);
  let place: number | undefined;
  let at = 0;
  const token = srt ? srt.token : VTT_TOKEN;
  for (let match = token.exec(payload); match; match = token.exec(payload)) {
    builder.write(decode(payload.slice(at, match.index)));
    at = token.lastIndex;
    const [, slash, known = '', rest = ''] = match;
    const name = known.toLowerCase();
    const codes = match[8];
    if (codes !== undefined) place = srt?.readOverrides(codes, builder) ?? place;
    else if (match[5]) builder.add({ tag: 'timestamp', time: secondsOf(match, 4) });
    else if (name === 'br') builder.write('\n');
    else if (slash) closeTag(name, builder, Boolean(srt));
    else if (name === 'font') {
      const color = srt?.fontClass(rest);
      builder.open(name, color ? { tag: 'c', classes: [color] } : undefined);
    } else if (name && (name !== 'rt' || builder.innermost === 'ruby'))
      builder.open(name, readElement(name as CueElement['tag'], rest, decode));
  }
  builder.write(decode(payload.slice(at)));
  const styled = builder.spans.some((span) => typeof span !== 'string');
  return {
    text: builder.text,
    ...(styled && { spans: builder.spans }),
    ...(builder.speaker && { speaker: builder.speaker }),
    ...(place !== undefined && { place }),
  };
}

/** SubRip's tags are closed in any order, WebVTT's in theirs. */
function closeTag(name: string, builder: SpanBuilder, anyOrder: boolean): void {
  const { innermost } = builder;
  if (anyOrder || innermost === name || (name === 'ruby' && innermost === 'rt')) builder.close(name);
}

/** An element from what stands behind its name: classes, and the annotation of those that have one. */
function readElement(tag: CueElement['tag'], rest: string, decode: (text: string) => string): Omit<CueElement, 'children'> {
  const [dotted = '', words = ''] = rest.replace(/\/$/, '').split(/\s+([^]*)/);
  const classes = dotted.match(/(?<=\.)[^.]+/g);
  const annotation =
    (tag === 'v' || tag === 'lang') &&
    decode(words)
      .trim()
      .replaceAll(/[ \t\n\f\r]+/g, ' ');
  return { tag, ...(classes && { classes }), ...(annotation && { annotation }) };
}
