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

/** Decoded bytes: `encoding` is a WHATWG label in lower case. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Bytes to text: by byte order mark; else by `encoding` where one is asked for; else UTF-16 by its zero bytes, UTF-8 where it is valid,
 * UTF-8 with stray bytes where nearly all of it is, and windows-1252 for all the rest.
 * A byte order mark is not part of the text. What had to be repaired, or is lost, goes to `problems`; nothing is thrown.
 */
export function decodeBytes(bytes: Uint8Array, encoding: string | undefined, problems: ProblemList): DecodedText {
  const marked = byteOrderMark(bytes);
  const asked = marked ?? (encoding === undefined ? null : knownLabel(encoding, problems));
  const found = asked ?? detect(bytes);
  if (found === 'windows-1252') return { text: decodeWindows1252(bytes), encoding: found };
  if (found === 'utf-8' && !isUtf8(bytes)) return { text: decodeDamagedUtf8(bytes, problems), encoding: found };
  const text = new TextDecoder(found).decode(bytes);
  const lost = asked && found !== 'utf-8' ? text.indexOf('\ufffd') : -1;
  if (lost >= 0)
    problems.error('undecodable-bytes', `Some characters cannot be read as ${found}. Is the file in another encoding?`, {
      line: lineAt(text, lost),
      detail: { encoding: found },
    });
  return { text, encoding: found };
}

/**
 * Names the encoding of a text file's bytes: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`.
 *
 * @throws {TypeError} (as a rejection) where `bytes` are not bytes.
 */
// A promise, so that a detector for more languages can be loaded when it is needed.
export async function detectEncoding(bytes: ArrayBuffer | Uint8Array): Promise<string> {
  const view = toBytes(bytes);
  if (!view) throw new TypeError('detectEncoding: bytes must be an ArrayBuffer or a Uint8Array');
  return byteOrderMark(view) ?? detect(view);
}

/** A view of the bytes, whichever realm they come from; `null` for anything else. */
export function toBytes(input: unknown): Uint8Array | null {
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  const tag = Object.prototype.toString.call(input);
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]' ? new Uint8Array(input as ArrayBuffer) : null;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function detect(bytes: Uint8Array): string {
  return detectUtf16(bytes) ?? (isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** UTF-16 without a mark: Latin letters, digits and line ends have a zero in their high byte, and nothing has one in its low byte. */
function detectUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const [even = 0, odd = 0] = zeros;
  const enough = (length / 2) * ZERO_SHARE;
  if (length >= 4 && odd > enough && even * 10 < odd) return 'utf-16le';
  if (length >= 4 && even > enough && odd * 10 < even) return 'utf-16be';
  return null;
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
  problems.warning('stray-bytes', `The file is UTF-8 with ${count} stray byte${count === 1 ? '' : 's'}; they were read as windows-1252.`, {
    line: bytes.subarray(0, stray[0]).filter((byte) => byte === 0x0a).length + 1,
    detail: { count },
  });
  return text;
}

function windows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte);
}

function decodeWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (const byte of bytes) pieces.push(windows1252(byte));
  return pieces.join('');
}

/** The standard name of a label, or `null` with a problem where no decoder goes by it. */
function knownLabel(label: string, problems: ProblemList): string | null {
  try {
    return new TextDecoder(label).encoding.toLowerCase();
  } catch {
    problems.warning('unknown-encoding', `There is no encoding called “${label.slice(0, 40)}”; it was found out from the file instead.`, {
      detail: { encoding: label.slice(0, 40) },
    });
    return null;
  }
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
