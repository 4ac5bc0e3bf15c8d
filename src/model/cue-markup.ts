import { BASIC_CHARACTERS, characterReferenceAt, type CharacterTable } from './character-references.js';
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

const VTT_TAGS = new Set<string>(['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang']);

/** A time in WebVTT: [1] hours [2] minutes [3] seconds [4] thousandths. */
export const TIMESTAMP = String.raw`(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMESTAMP_ALONE = new RegExp(`^${TIMESTAMP}$`);

/** Seconds of what `TIMESTAMP` finds: whole milliseconds, divided once, are the nearest number to what is written. */
export function secondsOf([hours = '0', minutes, seconds, thousandths]: readonly (string | undefined)[]): number {
  return (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(thousandths)) / 1000;
}

const TAG = /^([^\s.]*)((?:\.[^\s.]*)*)(?:\s+([\s\S]*))?$/;

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

/** What is read in SubRip files besides the tags of WebVTT. */
export interface SrtTags {
  /** HTML that is dropped, what it holds stays. Any other `<word>` is text, for people do write `<sighs>`. */
  isHtmlTag(name: string): boolean;
  /** The class for the colour that a `<font …>` gives. */
  fontClass(inner: string): string | undefined;
  /** Reads what stands in `{\…}`, several codes perhaps; returns the place an `\an` gives. */
  readOverrides(codes: string, builder: SpanBuilder): number | undefined;
}

/** How a payload is read. */
export interface CueMarkup {
  /** The names of characters that are known; the commonest where absent. */
  readonly characters?: CharacterTable;
  /** The payload is SubRip's; absent for WebVTT. */
  readonly srt?: SrtTags;
}

/** Reads the payload of a cue: what `parseCueText` says, which knows all names of HTML 4 and both formats. */
export function readCueText(payload: string, markup: CueMarkup = {}): CueText {
  const { characters = BASIC_CHARACTERS, srt } = markup;
  // Most lines of most films have no markup.
  if (!(srt ? /[<&{]/ : /[<&]/).test(payload)) return { text: payload };
  const builder = new SpanBuilder();
  const lastClose = payload.lastIndexOf('>');
  const special = srt ? /[<&{]/g : /[<&]/g;
  let place: number | undefined;
  let at = 0;
  while (at < payload.length) {
    special.lastIndex = at;
    const next = special.exec(payload)?.index ?? payload.length;
    builder.write(payload.slice(at, next));
    at = next;
    if (at === payload.length) break;
    let taken = 0;
    if (payload[at] === '<' && at < lastClose) taken = readTag(payload, at, markup, builder);
    else if (srt && payload[at] === '{') {
      const codes = /\{\\([^{}]*)\}/y;
      codes.lastIndex = at;
      const match = codes.exec(payload);
      if (match) place = srt.readOverrides(match[1]!, builder) ?? place;
      taken = match?.[0].length ?? 0;
    } else if (payload[at] === '&') {
      const reference = characterReferenceAt(payload, at, Boolean(srt), characters);
      builder.write(reference?.text ?? '');
      taken = reference?.length ?? 0;
    }
    if (taken === 0) builder.write(payload[at]!);
    at += taken || 1;
  }
  const styled = builder.spans.some((span) => typeof span !== 'string');
  return {
    text: builder.text,
    ...(styled && { spans: builder.spans }),
    ...(builder.speaker && { speaker: builder.speaker }),
    ...(place !== undefined && { place }),
  };
}

/** Reads the tag that begins at `at`; returns its length, 0 where it is text. */
function readTag(payload: string, at: number, markup: CueMarkup, builder: SpanBuilder): number {
  const { srt } = markup;
  const head = /<(\/?)([a-zA-Z][a-zA-Z0-9]*|[0-9:.]+(?=>))/y;
  head.lastIndex = at;
  const match = head.exec(payload);
  if (!match) return 0;
  const closing = match[1] === '/';
  const name = srt ? match[2]!.toLowerCase() : match[2]!;
  const known = VTT_TAGS.has(name) && /[\s.>/]/.test(payload[at + match[0].length] ?? '');
  // A known WebVTT tag runs to the next ">" as in the standard; any other stops being a tag at the next "<".
  const body = !srt && known ? /[^>]*>/y : /[^<>]*>/y;
  body.lastIndex = at + 1;
  const inner = body.exec(payload)?.[0].slice(0, -1);
  if (inner === undefined) return 0;
  const length = inner.length + 2;
  if (/^\d/.test(name)) {
    const time = closing ? null : TIMESTAMP_ALONE.exec(name);
    if (time) builder.add({ tag: 'timestamp', time: secondsOf(time.slice(1)) });
    return time ? length : 0;
  }
  if (known || (srt && name === 'font')) {
    if (closing) closeTag(name, markup, builder);
    else openTag(name, inner, markup, builder);
    return length;
  }
  if (!srt) return length;
  if (name === 'br') builder.write('\n');
  return name === 'br' || srt.isHtmlTag(name) ? length : 0;
}

function closeTag(name: string, { srt }: CueMarkup, builder: SpanBuilder): void {
  if (srt || builder.innermost === name) builder.close(name);
  else if (name === 'ruby' && builder.innermost === 'rt') builder.close('ruby');
}

function openTag(name: string, inner: string, markup: CueMarkup, builder: SpanBuilder): void {
  if (name === 'font') {
    const className = markup.srt?.fontClass(inner);
    builder.open(name, className ? { tag: 'c', classes: [className] } : undefined);
    return;
  }
  if (name === 'rt' && builder.innermost !== 'ruby') return;
  const [, , dotted = '', rest = ''] = TAG.exec(inner.replace(/\/$/, '')) ?? [];
  const classes = dotted.split('.').filter(Boolean);
  const annotation = name === 'v' || name === 'lang' ? decodeAnnotation(rest, markup) : '';
  builder.open(name, {
    tag: name as CueElement['tag'],
    ...(classes.length > 0 && { classes }),
    ...(annotation && { annotation }),
  });
}

function decodeAnnotation(text: string, { characters = BASIC_CHARACTERS, srt }: CueMarkup): string {
  const decoded = text.replaceAll(/&[^&]*/g, (piece) => {
    const reference = characterReferenceAt(piece, 0, Boolean(srt), characters);
    return reference ? reference.text + piece.slice(reference.length) : piece;
  });
  return decoded.trim().replaceAll(/[ \t\n\f\r]+/g, ' ');
}
