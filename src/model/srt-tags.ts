import { type SrtTags, TAG_NAMES, TIMESTAMP } from './cue-markup.js';

/** HTML found in SubRip files: dropped, what it holds stays. */
const HTML_TAGS = /a|big|body|center|div|em|h\d|html|img|p|s|script|small|span|strike|strong|style|su[bp]/.source;

/** A colour: [1] `rrggbb`, with the `#` or without [2] `#rgb` [3] a name. */
const COLOR = /color\s*=\s*(?:["']\s*)?(?:#?([\da-f]{6})(?:[\da-f]{2})?|#([\da-f]{3})|([a-z]+))(?![\w(])/i;

/** A code in braces: [1] a style [2] whether it is on [3] a colour [4] its bytes turned round [5] an end of all styles [6] a place. */
const OVERRIDE = /^(?:([ibu])(\d{0,3})$|1?(c)(?:&H([\da-fA-F]{6})&?$)?|(r)|an([1-9])$)/;

/** What SubRip files have besides the tags of WebVTT. */
export const SRT_TAGS: SrtTags = {
  token: new RegExp(
    String.raw`<(\/?)(?:(${TAG_NAMES}|font|br)(?=[\s./>])([^<>]*)|(?:${HTML_TAGS})(?![a-z\d])[^<>]*)>|<${TIMESTAMP}>|\{\\([^{}]*)\}`,
    'gi',
  ),
  readFont(attributes) {
    const [color, six, three, name] = COLOR.exec(attributes) ?? [];
    return color ? { tag: 'c', classes: [(name ?? `color-${six ?? three!.replaceAll(/./g, '$&$&')}`).toLowerCase()] } : undefined;
  },
  readOverrides(codes, open, close) {
    let place: number | undefined;
    for (const code of codes.split('\\')) {
      const [, style, on, color, bgr, reset, keypad] = OVERRIDE.exec(code) ?? [];
      if (keypad) place = Number(keypad);
      if (Number(on) > 0) open(style!, { tag: style as 'i' | 'b' | 'u' });
      else for (const name of reset ? 'ibuc' : (style ?? color ?? '')) close(name);
      if (bgr) open('c', { tag: 'c', classes: [`color-${bgr.replace(/(..)(..)(..)/, '$3$2$1').toLowerCase()}`] });
    }
    return place;
  },
  settingsOf: (place = 2) =>
    place === 2
      ? undefined
      : {
          ...(place > 6 ? { line: 0 } : place > 3 && { line: 50, lineIsPercentage: true, lineAlign: 'center' }),
          ...(place % 3 === 1 && { position: 0, align: 'left' }),
          ...(place % 3 === 0 && { position: 100, align: 'right' }),
        },
};
