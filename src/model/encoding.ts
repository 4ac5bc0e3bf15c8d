import { toBytes } from './bytes.js';
import type { ProblemList } from './problem-list.js';

/** What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F. An own table, because Node's decoder gives the control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes looked at for the zero bytes of UTF-16: the timings alone, in any subtitle file, make plenty of them. */
const SAMPLE_BYTES = 4096;

/** Of the byte pairs, how many must have a zero on one side: a page of Russian subtitles has 40 %, Chinese 25 % (its times and line ends). */
const ZERO_SHARE = 0.15;

/**
 * A file with this many whole multi-byte characters for each stray byte is UTF-8 that was damaged or glued together;
 * with fewer it is in a legacy code page, where such sequences come about by chance only.
 */
const WHOLE_PER_STRAY = 4;

/** Where else Node's decoders give characters that the standard's tables do not have in their place (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings). */
const STANDARD_CHARACTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'koi8-u': { '╝': 'ў', '╬': 'Ў' },
  'windows-1253': { ª: '\ufffd' },
};

/** Node's signs for bytes that mean nothing; no standard table of a legacy encoding has them. */
const NO_CHARACTER = /[\uf8c1-\uf8ff]/g;

/** Decoded bytes: `encoding` is a WHATWG label in lower case, or `utf-32le`, `utf-32be`, for which the standard has none. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Bytes to text: by byte order mark; else by `encoding` where one is asked for; else UTF-16 and UTF-32 by their zero bytes, UTF-8 where it is valid,
 * UTF-8 with stray bytes where nearly all of it is, and windows-1252 for all the rest.
 * A byte order mark is not part of the text. What had to be repaired, or is lost, goes to `problems`; nothing is thrown.
 */
export function decodeBytes(bytes: Uint8Array, encoding: string | undefined, problems: ProblemList): DecodedText {
  const asked = byteOrderMark(bytes) ?? (encoding === undefined ? null : askedEncoding(encoding, bytes, problems));
  const found = asked ?? detectUnicode(bytes) ?? 'windows-1252';
  if (found === 'utf-8' && !isUtf8(bytes)) return { text: decodeDamagedUtf8(bytes, problems), encoding: found };
  const text = decodeAs(bytes, found);
  const lost = asked && found !== 'utf-8' ? text.indexOf('\ufffd') : -1;
  if (lost >= 0)
    problems.error('undecodable-bytes', `Some characters cannot be read as ${found}. Is the file in another encoding?`, {
      line: lineAt(text, lost),
      detail: { encoding: found },
    });
  return { text, encoding: found };
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
  const sure = byteOrderMark(view) ?? (hasJapaneseEscapes(view) ? 'iso-2022-jp' : detectUnicode(view));
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
  const name = label.trim().toLowerCase();
  if (/^utf-32(?:le|be)?$/.test(name)) return name;
  try {
    return new TextDecoder(name).encoding.toLowerCase();
  } catch {
    return null;
  }
}

/** Bytes as a known encoding says, the same in browsers and in Node; what cannot be read becomes U+FFFD. A byte order mark is not part of the text. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(bytes, encoding === 'utf-32le');
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding === 'windows-1252') return text.replaceAll(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
  if (encoding.startsWith('utf-')) return text;
  const standard = STANDARD_CHARACTERS[encoding];
  const right = standard ? text.replaceAll(new RegExp(`[${Object.keys(standard).join('')}]`, 'g'), (wrong) => standard[wrong]!) : text;
  return right.replaceAll(NO_CHARACTER, '\ufffd');
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  // UTF-16 that begins with a zero character is no text.
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null;
}

/** What bytes without a mark are, if they are Unicode in one of its forms; `null` for legacy encodings. */
function detectUnicode(bytes: Uint8Array): string | null {
  return detectByZeros(bytes) ?? (isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : null);
}

/**
 * UTF-16 without a mark: Latin letters, digits and line ends have a zero in their high byte, and nothing has one in its low byte.
 * UTF-32: the highest byte of four is always zero, the next nearly so.
 */
function detectByZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~3;
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 3]!++;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  const all = length / 4;
  if (all > 1 && fourth === all && third * 10 > all * 9 && first * 10 < all) return 'utf-32le';
  if (all > 1 && first === all && second * 10 > all * 9 && fourth * 10 < all) return 'utf-32be';
  const [even, odd] = [first + third, second + fourth];
  const enough = (length / 2) * ZERO_SHARE;
  if (length >= 4 && odd > enough && even * 10 < odd) return 'utf-16le';
  if (length >= 4 && even > enough && odd * 10 < even) return 'utf-16be';
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

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Calls back for each stretch of bytes: a whole character (its length in bytes, 1 to 4) or a stray byte (0). Unicode 15, table 3-7. */
function walkUtf8(bytes: Uint8Array, visit: (index: number, length: number) => unknown): void {
  const continues = (index: number, low = 0x80, high = 0xbf): boolean => bytes[index]! >= low && bytes[index]! <= high;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    let length = 0;
    if (lead < 0x80) length = 1;
    else if (lead >= 0xc2 && lead <= 0xdf) length = continues(i + 1) ? 2 : 0;
    else if (lead >= 0xe0 && lead <= 0xef)
      length = continues(i + 1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf) && continues(i + 2) ? 3 : 0;
    else if (lead >= 0xf0 && lead <= 0xf4)
      length = continues(i + 1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf) && continues(i + 2) && continues(i + 3) ? 4 : 0;
    visit(i, length);
    i += length || 1;
  }
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let stray = 0;
  walkUtf8(bytes, (_index, length) => {
    if (length > 1) whole++;
    else if (length === 0) stray++;
  });
  return whole >= stray * WHOLE_PER_STRAY;
}

/** Of this share of characters that no text has, or more, bytes are no text. */
const BINARY_SHARE = 0.05;

/** Does this look like something else than text? Asked of the beginning; the whole of a damaged file may still hold subtitles. */
export function hasBinaryCharacters(text: string): boolean {
  const sample = text.slice(0, SAMPLE_BYTES);
  const control = sample.match(/[^\P{Cc}\s\u0080-\u009f]|\ufffd|\p{Cn}|\p{Co}/gu)?.length ?? 0;
  return control > sample.length * BINARY_SHARE;
}

/** Is this no text, in whatever encoding? Bytes that hold a line of times are a damaged text. */
export function isBinary(bytes: Uint8Array): boolean {
  const encoding = byteOrderMark(bytes) ?? detectByZeros(bytes) ?? 'windows-1252';
  if (hasJapaneseEscapes(bytes) || !hasBinaryCharacters(decodeAs(bytes.subarray(0, SAMPLE_BYTES), encoding))) return false;
  return !/\d\s?-->\s?\d/.test(decodeAs(bytes, encoding));
}

/** Keeps the whole characters and reads each stray byte as windows-1252, which is what it mostly was before files were glued together. */
function decodeDamagedUtf8(bytes: Uint8Array, problems: ProblemList): string {
  const stray: number[] = [];
  walkUtf8(bytes, (index, length) => length === 0 && stray.push(index));
  const pieces: string[] = [];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let from = 0;
  for (const index of stray) {
    if (index > from) pieces.push(decoder.decode(bytes.subarray(from, index)));
    pieces.push(windows1252(bytes[index]!));
    from = index + 1;
  }
  pieces.push(decoder.decode(bytes.subarray(from)));
  const text = pieces.join('').replace(/^\ufeff/, '');
  const count = stray.length;
  const line = bytes.subarray(0, stray[0]).filter((byte) => byte === 0x0a).length + 1;
  const bytesOf = (kind = ''): string => `${count} ${kind}byte${count === 1 ? '' : 's'}`;
  // Where neither the bytes nor a mark speak for UTF-8, only the caller did.
  if (byteOrderMark(bytes) === null && !isMostlyUtf8(bytes))
    problems.error('wrong-encoding', `The file is not in utf-8: ${bytesOf()} cannot be read so, and were read as windows-1252.`, {
      line,
      detail: { encoding: 'utf-8', count },
    });
  else
    problems.warning('stray-bytes', `The file is UTF-8 with ${bytesOf('stray ')}; they were read as windows-1252.`, {
      line,
      detail: { count },
    });
  return text;
}

function windows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte);
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    pieces.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code));
  }
  if (bytes.length % 4 > 0) pieces.push('\ufffd');
  return pieces.join('').replace(/^\ufeff/, '');
}

/** The encoding that the caller asked for, or `null` with a problem where no decoder goes by its label. */
function askedEncoding(label: string, bytes: Uint8Array, problems: ProblemList): string | null {
  const known = knownEncoding(label);
  if (known === 'utf-32') return detectByZeros(bytes) === 'utf-32be' ? 'utf-32be' : 'utf-32le';
  if (known === null)
    problems.warning('unknown-encoding', `There is no encoding called “${label.slice(0, 40)}”; it was found out from the file instead.`, {
      detail: { encoding: label.slice(0, 40) },
    });
  return known;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
