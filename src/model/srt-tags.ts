import type { CueSettings } from './cue.js';
import { type SrtTags, TAG_NAMES, TIMESTAMP } from './cue-markup.js';

/** HTML found in SubRip files: dropped, what it holds stays. */
const HTML_TAGS =
  'a|big|body|center|code|del|div|em|h[1-6]|head|hr|html|img|ins|li|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|t[dhrt]|title|ul';

/** A colour: [1] `rrggbb`, with the `#` or without [2] `#rgb` [3] a name. */
const COLOR = /color\s*=\s*(?:["']\s*)?(?:#?([\da-f]{6})(?:[\da-f]{2})?|#([\da-f]{3})|([a-z]+))(?![\w(])/i;

/** A code in braces: [1] a style [2] whether it is on [3] a colour [4] its bytes turned round [5] an end of all styles [6] a place. */
const OVERRIDE = /^(?:([ibu])(\d{0,3})$|1?(c)(?:&H([\da-fA-F]{6})&?$)?|(r)|an([1-9])$)/;

/** The settings of the rows of the keypad, from below, and of its columns; 2 is where subtitles stand anyway. */
const ROWS: readonly CueSettings[] = [{}, { line: 50, lineIsPercentage: true, lineAlign: 'center' }, { line: 0 }];
const COLUMNS: readonly CueSettings[] = [{ position: 0, align: 'left' }, {}, { position: 100, align: 'right' }];

/** What SubRip files have besides the tags of WebVTT. */
export const SRT_TAGS: SrtTags = {
  token: new RegExp(
    String.raw`<(\/?)(?:(${TAG_NAMES}|font|br)(?=[\s./>])([^<>]*)|(?:${HTML_TAGS})(?![a-z\d])[^<>]*)>|<${TIMESTAMP}>|\{\\([^{}]*)\}`,
    'gi',
  ),
  fontClass(attributes) {
    const [color, six, three, name] = COLOR.exec(attributes) ?? [];
    return color && (name ?? `color-${six ?? three!.replaceAll(/./g, '$&$&')}`).toLowerCase();
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
  settingsOf: (place = 2) => (place === 2 ? undefined : { ...ROWS[Math.ceil(place / 3) - 1], ...COLUMNS[(place - 1) % 3] }),
};
