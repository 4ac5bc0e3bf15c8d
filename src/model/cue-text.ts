import { characterReferenceAt, type CharacterNames } from './character-references.js';
import type { CueElement, CueSpan } from './cue.js';
import { formatTimecode } from './timecode.js';

/** Which markup a payload is in: WebVTT cue text, or what SubRip files hold (HTML-like tags and `{\…}` codes). */
export type CueTextDialect = 'vtt' | 'srt';

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

/** HTML found in SubRip files: dropped, what it holds stays. Any other `<word>` is taken for text, for people do write `<sighs>`. */
const HTML_TAGS = new Set(
  'a abbr big blockquote body button center code del div em embed figure form frame frameset h1 h2 h3 head hr html iframe img input ins li link mark math meta object ol p pre q s script section small source span strike strong style sub sup svg table td template textarea title tr tt ul video'.split(
    ' ',
  ),
);

const TIMESTAMP = /^(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const TAG = /^([^\s.]*)((?:\.[^\s.]*)*)(?:\s+([\s\S]*))?$/;
const COLOR = /^#?(?:([0-9a-f]{6})(?:[0-9a-f]{2})?|([0-9a-f]{3}))$/i;

/** Colour names that a `<font>` may give and a class keeps: those of CSS that subtitles use. */
const COLOR_NAMES = new Set(
  'aqua aquamarine azure beige black blue brown chocolate coral cornflowerblue crimson cyan darkblue darkgray darkgreen darkorange darkred deeppink deepskyblue dodgerblue firebrick forestgreen fuchsia gold goldenrod gray green greenyellow grey hotpink indigo ivory khaki lavender lightblue lightgray lightgreen lightgrey lightyellow lime limegreen magenta maroon navy olive orange orangered orchid pink plum purple red royalblue salmon seagreen sienna silver skyblue steelblue tan teal tomato turquoise violet wheat white whitesmoke yellow yellowgreen'.split(
    ' ',
  ),
);

interface Open {
  readonly name: string;
  readonly children: CueSpan[];
}

/** The tree while it grows. Tags that have no span of their own put their content where their parent's goes. */
class SpanBuilder {
  readonly spans: CueSpan[] = [];
  text = '';
  speaker: string | undefined;
  readonly #open: Open[] = [];
  readonly #counts = new Map<string, number>();
  #depth = 0;

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
    let children = this.#children;
    if (element && this.#depth < MAX_SPAN_DEPTH) {
      const inner: CueSpan[] = [];
      children.push({ ...element, children: inner });
      children = inner;
      this.#depth++;
    }
    this.#open.push({ name, children });
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Closes the innermost tag of that name and all within it; nothing where none is open. */
  close(name: string): void {
    if (!this.#counts.get(name)) return;
    while (this.#open.length > 0) {
      const closed = this.#open.pop()!;
      if (closed.children !== this.#children) this.#depth--;
      this.#counts.set(closed.name, this.#counts.get(closed.name)! - 1);
      if (closed.name === name) return;
    }
  }

  mark(time: number): void {
    this.#children.push({ tag: 'timestamp', time, children: [] });
  }

  get #children(): CueSpan[] {
    return this.#open.at(-1)?.children ?? this.spans;
  }
}

/**
 * Reads the payload of a cue.
 *
 * WebVTT: the standard's cue text tokenizer (https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules), but that what cannot be a tag
 * stays as text instead of vanishing: `<3`, `a < b`, and a `<` that is never closed.
 * SubRip: `i b u`, `font color`, WebVTT's tags, `{\an8}`, `{\i1}`, `{\c&HBBGGRR&}`; upper case and wrong order of end tags are taken as meant.
 * Unknown tags are dropped and what they hold is kept; nothing is ever markup but the tags of `CueElement`.
 * In time linear in the payload, with no recursion.
 *
 * @param names of characters, beyond those of HTML 4.
 */
export function parseCueText(payload: string, dialect: CueTextDialect, names?: CharacterNames): CueText {
  // Most lines of most films have no markup.
  if (!(dialect === 'srt' ? /[<&{]/ : /[<&]/).test(payload)) return { text: payload };
  const builder = new SpanBuilder();
  const lastClose = payload.lastIndexOf('>');
  const special = dialect === 'srt' ? /[<&{]/g : /[<&]/g;
  let place: number | undefined;
  let at = 0;
  while (at < payload.length) {
    special.lastIndex = at;
    const next = special.exec(payload)?.index ?? payload.length;
    builder.write(payload.slice(at, next));
    at = next;
    if (at === payload.length) break;
    let taken = 0;
    if (payload[at] === '<' && at < lastClose) taken = readTag(payload, at, dialect, builder, names);
    else if (payload[at] === '{') {
      const codes = /\{\\([^{}]*)\}/y;
      codes.lastIndex = at;
      const match = codes.exec(payload);
      if (match) place = readOverrides(match[1]!, builder) ?? place;
      taken = match?.[0].length ?? 0;
    } else if (payload[at] === '&') {
      const reference = characterReferenceAt(payload, at, dialect === 'srt', names);
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
function readTag(payload: string, at: number, dialect: CueTextDialect, builder: SpanBuilder, names?: CharacterNames): number {
  const head = /<(\/?)([a-zA-Z][a-zA-Z0-9]*|[0-9:.]+(?=>))/y;
  head.lastIndex = at;
  const match = head.exec(payload);
  if (!match) return 0;
  const closing = match[1] === '/';
  const name = dialect === 'srt' ? match[2]!.toLowerCase() : match[2]!;
  const known = VTT_TAGS.has(name) && /[\s.>/]/.test(payload[at + match[0].length] ?? '');
  // A known WebVTT tag runs to the next ">" as in the standard; any other stops being a tag at the next "<".
  const body = dialect === 'vtt' && known ? /[^>]*>/y : /[^<>]*>/y;
  body.lastIndex = at + 1;
  const inner = body.exec(payload)?.[0].slice(0, -1);
  if (inner === undefined) return 0;
  const length = inner.length + 2;
  if (/^\d/.test(name)) {
    const time = closing ? null : parseTimestamp(name);
    if (time !== null) builder.mark(time);
    return time === null ? 0 : length;
  }
  if (known || (dialect === 'srt' && name === 'font')) {
    if (closing) closeTag(name, dialect, builder);
    else openTag(name, inner, dialect, builder, names);
    return length;
  }
  if (dialect === 'vtt') return length;
  if (name === 'br') builder.write('\n');
  return name === 'br' || HTML_TAGS.has(name) ? length : 0;
}

function closeTag(name: string, dialect: CueTextDialect, builder: SpanBuilder): void {
  if (dialect === 'srt' || builder.innermost === name) builder.close(name);
  else if (name === 'ruby' && builder.innermost === 'rt') builder.close('ruby');
}

function openTag(name: string, inner: string, dialect: CueTextDialect, builder: SpanBuilder, names?: CharacterNames): void {
  if (name === 'font') {
    const color = /color\s*=\s*(?:["']\s*)?([#\w]+)/i.exec(inner)?.[1];
    const className = color && colorClass(color);
    builder.open(name, className ? { tag: 'c', classes: [className] } : undefined);
    return;
  }
  if (name === 'rt' && builder.innermost !== 'ruby') return;
  const [, , dotted = '', rest = ''] = TAG.exec(inner.replace(/\/$/, '')) ?? [];
  const classes = dotted.split('.').filter(Boolean);
  const annotation = name === 'v' || name === 'lang' ? decodeAnnotation(rest, dialect, names) : '';
  builder.open(name, {
    tag: name as CueElement['tag'],
    ...(classes.length > 0 && { classes }),
    ...(annotation && { annotation }),
  });
}

function decodeAnnotation(text: string, dialect: CueTextDialect, names?: CharacterNames): string {
  const decoded = text.replaceAll(/&[^&]*/g, (piece) => {
    const reference = characterReferenceAt(piece, 0, dialect === 'srt', names);
    return reference ? reference.text + piece.slice(reference.length) : piece;
  });
  return decoded.trim().replaceAll(/[ \t\n\f\r]+/g, ' ');
}

/** Colour of a `<font>`: `#rrggbb`, with the `#` or without, `#rgb`, or a name; `undefined` for what is none of these. */
function colorClass(color: string): string | undefined {
  const match = COLOR.exec(color);
  if (match?.[1]) return `color-${match[1].toLowerCase()}`;
  if (match?.[2] && color.startsWith('#')) return `color-${match[2].toLowerCase().replaceAll(/./g, '$&$&')}`;
  return COLOR_NAMES.has(color.toLowerCase()) ? color.toLowerCase() : undefined;
}

/** Reads what stands in `{\…}`, several codes perhaps; returns the place an `\an` gives. */
function readOverrides(codes: string, builder: SpanBuilder): number | undefined {
  let place: number | undefined;
  for (const code of codes.split('\\')) {
    const [, toggle, on = ''] = /^([ibu])(\d{0,3})$/.exec(code) ?? [];
    const [, bgr] = /^1?c&H([0-9a-f]{6})&?$/i.exec(code) ?? [];
    if (toggle && Number(on) > 0) builder.open(`\\${toggle}`, { tag: toggle as 'i' | 'b' | 'u' });
    else if (toggle) builder.close(`\\${toggle}`);
    else if (/^1?c/.test(code)) {
      builder.close('\\c');
      if (bgr) builder.open('\\c', { tag: 'c', classes: [`color-${bgr.replace(/(..)(..)(..)/, '$3$2$1').toLowerCase()}`] });
    } else if (code.startsWith('r')) for (const name of ['\\i', '\\b', '\\u', '\\c']) builder.close(name);
    else if (/^an[1-9]$/.test(code)) place = Number(code[2]);
  }
  return place;
}

function parseTimestamp(text: string): number | null {
  const match = TIMESTAMP.exec(text);
  if (!match) return null;
  const [, hours = '0', minutes, seconds, fraction] = match;
  return Number(`${Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)}.${fraction}`);
}

/**
 * Writes styled text as a payload that `parseCueText` reads as the same text and spans.
 * WebVTT has no empty lines within a cue: theirs are written as `&#10;`. SubRip has `i b u` and colours; other tags leave only their text.
 */
export function formatCueText(cue: { readonly text: string; readonly spans?: readonly CueSpan[] }, dialect: CueTextDialect): string {
  const escape = dialect === 'vtt' ? escapeVtt : escapeSrt;
  let payload = '';
  // Text is escaped only when a tag ends it: tags that are not written leave neighbours which could read as a tag together.
  let text = '';
  const tag = (markup: string): void => {
    if (!markup) return;
    payload += escape(text) + markup;
    text = '';
  };
  const stack: { spans: readonly CueSpan[]; index: number; end: string }[] = [{ spans: cue.spans ?? [cue.text], index: 0, end: '' }];
  while (stack.length > 0) {
    const frame = stack.at(-1)!;
    const span = frame.spans[frame.index++];
    if (span === undefined) tag(stack.pop()!.end);
    else if (typeof span === 'string') text += span;
    else {
      const [start, end] = dialect === 'vtt' ? vttTag(span) : srtTag(span);
      tag(start);
      stack.push({ spans: span.children, index: 0, end });
    }
  }
  payload += escape(text);
  return dialect === 'vtt' ? payload.replaceAll(/^\n|\n(?=\n)|\n$/g, '&#10;') : payload;
}

function vttTag({ tag, time, classes = [], annotation = '' }: CueElement): [start: string, end: string] {
  if (tag === 'timestamp') return [Number.isFinite(time) ? `<${formatTimecode(time!, { form: 'vtt' })}>` : '', ''];
  // A class cannot be escaped: one that would end the tag, or make an arrow with its end, is left out.
  const dotted = classes.filter((name) => /^[^\s.<>&]+$/.test(name) && !name.endsWith('--')).map((name) => `.${name}`);
  const said = annotation && ` ${escapeVtt(annotation.replaceAll(/\s+/g, ' ')).replace(/-$/, '&#45;')}`;
  return [`<${tag}${dotted.join('')}${said}>`, `</${tag}>`];
}

function srtTag({ tag, classes = [] }: CueElement): [start: string, end: string] {
  if (tag === 'i' || tag === 'b' || tag === 'u') return [`<${tag}>`, `</${tag}>`];
  const [color = ''] = tag === 'c' ? classes : [];
  const hex = /^color-([0-9a-f]{6})$/.exec(color)?.[1];
  if (!hex && !COLOR_NAMES.has(color)) return ['', ''];
  return [`<font color="${hex ? `#${hex}` : color}">`, '</font>'];
}

function escapeVtt(text: string): string {
  return escapeControls(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

/** Other players show SubRip's references as they stand: only what would be read as something else is written as one. */
function escapeSrt(text: string): string {
  const lastClose = text.lastIndexOf('>');
  return escapeControls(
    text
      .replaceAll(/<(?=\/?[a-zA-Z]|[\d:.]+>)|&(?=#[xX\d]|[a-zA-Z][a-zA-Z0-9]{0,30};)/g, (character, at: number) => {
        if (character === '&') return '&amp;';
        return at < lastClose ? '&lt;' : '<';
      })
      .replaceAll(/\{(?=\\)/g, '&#123;'),
  );
}

/** Characters that mean something at the ends of lines and files. */
const escapeControls = (text: string): string => text.replaceAll('\r', '&#13;').replaceAll('\u001a', '&#26;');
