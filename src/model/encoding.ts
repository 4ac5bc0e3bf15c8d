import { toBytes } from './bytes.js';
import { characterOf, windows1252 } from './character-references.js';
import { lineAt, type ProblemList } from './problem-list.js';

/** Bytes looked at for the zero bytes of UTF-16: the timings alone, in any subtitle file, make plenty of them. */
const SAMPLE_BYTES = 4096;

/** Of the byte pairs, how many must have a zero on one side: a page of Russian subtitles has 40 %, Chinese 25 % (its times and line ends). */
const ZERO_SHARE = 0.15;

/**
 * A file with this many whole multi-byte characters for each stray byte is UTF-8 that was damaged or glued together;
 * with fewer it is in a legacy code page, where such sequences come about by chance only.
 */
const WHOLE_PER_STRAY = 4;

/** Decoded bytes: `encoding` is a WHATWG label in lower case, or `utf-32le`, `utf-32be`, for which the standard has none. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Bytes to text: by byte order mark; else by the encoding that is asked for; else UTF-16 and UTF-32 by their zero bytes, UTF-8 where it is valid,
 * UTF-8 with stray bytes where nearly all of it is, and windows-1252 for all the rest.
 * A byte order mark is not part of the text. What had to be repaired, or is lost, goes to `problems`; nothing is thrown.
 */
export function decodeBytes(bytes: Uint8Array, asked: string | undefined, problems: ProblemList): DecodedText {
  const mark = byteOrderMark(bytes);
  const told = mark ?? (asked === undefined ? undefined : knownEncoding(asked));
  if (told === null) problems.warning('unknown-encoding', 'There is no encoding “”.', { text: asked! });
  const encoding = told ?? detectByZeros(bytes) ?? 'utf-8';
  const text = decodeAs(bytes, encoding);
  const lost = text.indexOf('\ufffd');
  if (lost < 0) return { text, encoding };
  if (encoding !== 'utf-8') {
    if (told)
      problems.error('undecodable-bytes', `Some characters cannot be read as ${encoding}.`, {
        line: lineAt(text, lost),
        detail: { encoding },
      });
    return { text, encoding };
  }
  const { mixed, count, line, isUtf8 } = readMixedUtf8(bytes);
  if (!told && !isUtf8) return { text: decodeAs(bytes, 'windows-1252'), encoding: 'windows-1252' };
  const stray = `${count} byte${count === 1 ? '' : 's'} cannot be read so, and were read as windows-1252.`;
  // Where neither the bytes nor a mark speak for UTF-8, only the caller did.
  if (!mark && !isUtf8) problems.error('wrong-encoding', `The file is not in utf-8: ${stray}`, { line, detail: { encoding, count } });
  else if (count > 0) problems.warning('stray-bytes', `The file is in utf-8, but ${stray}`, { line, detail: { count } });
  return { text: mixed, encoding };
}

/** What is known of bytes besides themselves. */
export interface EncodingHints {
  /**
   * The `charset` that the server named with them. It is believed where the bytes can be that: a page's default, sent with every file,
   * names UTF-8 or Latin-1 for what is neither, or a code page for what has long been UTF-8.
   */
  readonly charset?: string;
}

/**
 * Names the encoding of a text file's bytes, for `parseSubtitles(bytes, { encoding })`: a WHATWG label in lower case, or `utf-32le`, `utf-32be`.
 * Byte order marks, zero bytes and valid UTF-8 tell at once, and so do bytes that can only be English in windows-1252;
 * for all else a detector of languages is loaded. Where nothing is likely, where the bytes are no text, or the detector cannot be had, it is windows-1252.
 *
 * @throws {TypeError} (as a rejection) where `bytes` are not bytes.
 * @example
 * const encoding = await detectEncoding(bytes, { charset: 'iso-8859-1' });
 * const { cues } = parseSubtitles(bytes, { encoding });
 */
export async function detectEncoding(bytes: ArrayBuffer | Uint8Array, { charset }: EncodingHints = {}): Promise<string> {
  const view = toBytes(bytes);
  if (!view) throw new TypeError('detectEncoding: bytes must be an ArrayBuffer or a Uint8Array');
  if (isBinary(view)) return 'windows-1252';
  const sure = byteOrderMark(view) ?? (hasJapaneseEscapes(view) ? 'iso-2022-jp' : (detectByZeros(view) ?? (isUtf8(view) ? 'utf-8' : null)));
  if (sure) return sure;
  const named = charset ? knownEncoding(charset) : null;
  const hint = named && !/^utf-|^windows-1252$/.test(named) ? named : undefined;
  if (!hint && isPlainWestern(view)) return 'windows-1252';
  try {
    const { detectLegacyEncoding } = await import('./encoding-detector.js');
    return detectLegacyEncoding(view, hint) ?? 'windows-1252';
  } catch {
    // Offline: English is read, and what is not is seen to be wrong.
    return hint ?? 'windows-1252';
  }
}

/** The name of the encoding that a label stands for, or `null` where no decoder goes by it. */
export function knownEncoding(label: string): string | null {
  const utf32 = /^utf-32(be|le)?$/.exec(label.trim().toLowerCase());
  if (utf32) return `utf-32${utf32[1] ?? 'le'}`;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Bytes as a known encoding says, the same in browsers and in Node; what cannot be read becomes U+FFFD. A byte order mark is not part of the text. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  // Node's decoder gives control characters where windows-1252 has its own.
  if (encoding === 'windows-1252') return latin1(bytes).replaceAll(/[\x80-\x9f]/g, windows1252);
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding.startsWith('utf-')) return text;
  // Where else Node's decoders are not the standard's (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings).
  if (encoding === 'koi8-u') return text.replaceAll('╝', 'ў').replaceAll('╬', 'Ў');
  return text.replaceAll(encoding === 'windows-1253' ? /[ª\uf8c1-\uf8ff]/g : /[\uf8c1-\uf8ff]/g, '\ufffd');
}

/** Each byte as the character of its number. Arrays of numbers are little-endian wherever there is a browser. */
const latin1 = (bytes: Uint8Array): string => new TextDecoder('utf-16le').decode(new Uint16Array(bytes));

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  // UTF-16 that begins with a zero character is no text.
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : undefined;
}

/**
 * UTF-16 without a mark: Latin letters, digits and line ends have a zero in their high byte, and nothing has one in its low byte.
 * UTF-32: the highest byte of four is always zero, the next nearly so.
 */
function detectByZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~3;
  const all = length / 4;
  const zeros: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (!bytes[at]) zeros[at & 3]!++;
  for (const order of ['le', 'be']) {
    const [first, second, third, fourth] = zeros;
    if (fourth === all && third > all * 0.9 && first < all * 0.1) return `utf-32${order}`;
    if (second + fourth > all * 2 * ZERO_SHARE && (first + third) * 10 < second + fourth) return `utf-16${order}`;
    zeros.reverse();
  }
  return null;
}

/**
 * Is this what English (or nearly) is in windows-1252? Its quotation marks, dashes and signs say nothing, and of its letters hardly one in a hundred
 * bears an accent, where French has three, German two, and what is written in another alphabet nothing else.
 */
function isPlainWestern(bytes: Uint8Array): boolean {
  let plain = 0;
  let accented = 0;
  for (const byte of bytes) {
    if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) plain++;
    else if (byte >= 0x80 && !WESTERN_SIGNS.has(byte)) accented++;
  }
  return accented < MIN_ACCENTED || accented < plain * ACCENTED_SHARE;
}

/** In windows-1252: € ‚ „ … ‘ ’ “ ” • – — ™, no-break space, ¡ £ © « » ® ° ´ · ¿. */
const WESTERN_SIGNS = new Set([
  0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa1, 0xa3, 0xa9, 0xab, 0xad, 0xae, 0xb0, 0xb4, 0xb7, 0xbb,
  0xbf,
]);
/** From fewer letters nobody can tell a language. */
const MIN_ACCENTED = 6;
const ACCENTED_SHARE = 0.01;

/** ISO-2022-JP is ASCII, but for escapes that begin and end Japanese: `ESC $ B`, `ESC $ @`. */
function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
}

/** Is this UTF-8, but for a few stray bytes perhaps? */
const isUtf8 = (bytes: Uint8Array): boolean => !decodeAs(bytes, 'utf-8').includes('\ufffd') || readMixedUtf8(bytes).isUtf8;

/** Of bytes, each as a character: a character of several in UTF-8 (Unicode 15, table 3-7), or one that is no part of any. */
const UTF_8 =
  /(?:[\xc2-\xdf]|(?!\xe0[\x80-\x9f]|\xed[\xa0-\xbf])[\xe0-\xef][\x80-\xbf]|(?!\xf0[\x80-\x8f]|\xf4[\x90-\xbf])[\xf0-\xf4][\x80-\xbf]{2})[\x80-\xbf]|[\x80-\xff]/g;

/** Of this share of characters that no text has, or more, bytes are no text. */
const BINARY_SHARE = 0.05;

/** Does this look like something else than text? Asked of the beginning; the whole of a damaged file may still hold subtitles. */
export function hasBinaryCharacters(text: string): boolean {
  const sample = text.slice(0, SAMPLE_BYTES);
  const control = sample.match(/[^\P{Cc}\s\x80-\x9f]|[\ufffd\p{Cn}\p{Co}]/gu)?.length ?? 0;
  return control > sample.length * BINARY_SHARE;
}

/** Is this no text, in whatever encoding? Bytes that hold a line of times are a damaged text. */
function isBinary(bytes: Uint8Array): boolean {
  const encoding = byteOrderMark(bytes) ?? detectByZeros(bytes) ?? 'windows-1252';
  if (hasJapaneseEscapes(bytes) || !hasBinaryCharacters(decodeAs(bytes.subarray(0, SAMPLE_BYTES), encoding))) return false;
  return !/\d\s?-->\s?\d/.test(decodeAs(bytes, encoding));
}

/** Whole characters as UTF-8, and each stray byte as windows-1252, which is what it mostly was before files were glued together. */
function readMixedUtf8(bytes: Uint8Array) {
  const characters = latin1(bytes);
  let whole = 0;
  let count = 0;
  let first = 0;
  const mixed = characters.replaceAll(UTF_8, (found, at: number) => {
    if (found.length === 1) {
      if (count++ === 0) first = at;
      return windows1252(found);
    }
    whole++;
    // The first byte says how many there are in bits that are no part of the number.
    const code = Array.from(found, (byte) => byte.charCodeAt(0) & 63).reduce((high, low) => high * 64 + low);
    return String.fromCodePoint(code & (found.length > 3 ? 0x1fffff : 0xffff));
  });
  return {
    mixed: mixed.replace(/^\ufeff/, ''),
    /** Of the stray bytes, and the line of the first. */
    count,
    line: lineAt(characters, first),
    isUtf8: whole >= count * WHOLE_PER_STRAY,
  };
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) text += characterOf(view.getUint32(at, littleEndian));
  return text.replace(/^\ufeff/, '') + (bytes.length % 4 > 0 ? '\ufffd' : '');
}
