import { type SpanBuilder, type SrtTags, TAG_NAMES, TIMESTAMP } from './cue-markup.js';

/** HTML found in SubRip files: dropped, what it holds stays. */
const HTML_TAGS =
  'a|abbr|big|blockquote|body|button|center|code|del|div|em|embed|figure|form|frame|frameset|h1|h2|h3|head|hr|html|iframe|img|input|ins|li|link|mark|math|meta|object|ol|p|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|td|template|textarea|title|tr|tt|ul|video';

const COLOR = /^#?(?:([0-9a-f]{6})(?:[0-9a-f]{2})?|([0-9a-f]{3}))$/i;

/** What SubRip files have besides the tags of WebVTT. */
export const SRT_TAGS: SrtTags = {
  token: new RegExp(
    String.raw`<(\/?)(?:(${TAG_NAMES}|font|br)(?=[\s./>])([^<>]*)|(?:${HTML_TAGS})(?![a-z\d])[^<>]*)>|<${TIMESTAMP}>|\{\\([^{}]*)\}`,
    'gi',
  ),
  fontClass(inner) {
    const color = /color\s*=\s*(?:["']\s*)?([#\w]+)(?![\w(])/i.exec(inner)?.[1];
    return color && colorClass(color);
  },
  readOverrides,
};

/** Colour of a `<font>`: `#rrggbb`, with the `#` or without, `#rgb`, or a name; `undefined` for what is none of these. */
function colorClass(color: string): string | undefined {
  const match = COLOR.exec(color);
  if (match?.[1]) return `color-${match[1].toLowerCase()}`;
  if (match?.[2] && color.startsWith('#')) return `color-${match[2].toLowerCase().replaceAll(/./g, '$&$&')}`;
  return /^[a-z]+$/i.test(color) ? color.toLowerCase() : undefined;
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
