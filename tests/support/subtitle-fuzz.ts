import type { Cue } from '../../src/model/cue.js';
import { parseCueText } from '../../src/model/cue-text.js';
import { speakerOf, spokenText, withoutSoundDescriptions } from '../../src/model/speech.js';
import { formatSubtitles, parseSubtitles, type Subtitles } from '../../src/model/subtitles.js';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;
const some = <T>(random: Random, most: number, make: () => T): T[] => Array.from({ length: below(random, most + 1) }, make);

const WORDS = ['Rain', 'the lamp', 'no', 'I <3 you', 'half past 12:30', '— then?', '№ 5', 'a & b', '“yes”', 'été', 'ветер', '夢', '42', '...', '[sighs]', '(door slams)', 'ANNA:', '- ', '♪', '#', '<i>x</i>', '<b>', '</b>', '{\\i1}', '&amp;']; // prettier-ignore

/** What files break by: pieces of both formats, in wrong places. */
const DAMAGE = [
  '', ' ', '\n', '\n\n', '\r', '\r\n', '\t', '\0', '\ufeff', '\u001a', '\u2060', '\u00a0', '-', '->', '-->', '–>', '→', '--&gt;', ',', '.', ':', ';', '1', '42\n', '\n7\n', '00:00:01,000', '00:00:01,000 --> 00:00:02,000\n',
  '00:01.000 --> 00:02.000 line:0\n', '-00:00:01,5', '0 0:', '１', 'X1:1 X2:2', 'NOTE', 'NOTE x\n', '\n\nNOTE\n', 'STYLE\n', '\n\nSTYLE\n::cue {}\n\n', 'REGION\nid:a\n', 'WEBVTT', 'WEBVTT\n\n', '<', '>', '</', '<i>', '<v Bob>', '<c.a.b>', '<ruby>', '<00:00:01.500>', '{\\an8}', '{\\', '}', '&', '&lt;', '&#10;', '&#x110000;', '&Cscr;', '[', ']', '(', ')', '*', '♪', '>> ', 'Man 2: ', '<html>', '{\\rtf1', 'é', '🎥', '\ud83c',
]; // prettier-ignore

/** A valid file, cue by cue. */
interface ValidFile {
  readonly format: 'srt' | 'vtt';
  readonly text: string;
  /** Of each cue: where it stands in the text, and what must be read. */
  readonly cues: readonly {
    readonly from: number;
    readonly to: number;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

function validFile(random: Random): ValidFile {
  const format = random() < 0.5 ? 'srt' : 'vtt';
  const end = pick(random, ['\n', '\n', '\r\n', '\r']);
  const point = format === 'srt' ? ',' : '.';
  let text = format === 'srt' ? '' : `WEBVTT${pick(random, ['', ' - film', `${end}Kind: captions`])}${end}${end}`;
  const cues = Array.from({ length: 2 + below(random, 7) }, (_, n) => {
    const lines = Array.from({ length: 1 + below(random, 3) }, () =>
      `Line${n} ${some(random, 3, () => pick(random, WORDS)).join(' ')}`.trim(),
    );
    const id = format === 'srt' ? `${n + 1}${end}` : pick(random, ['', `${n + 1}${end}`, `scene ${n}${end}`]);
    const settings = format === 'vtt' ? pick(random, ['', '', ' line:0', ' align:start position:10%']) : '';
    const from = text.length;
    const payload = lines.join('\n');
    text += `${id}00:00:${10 + n}${point}000 --> 00:00:${10 + n}${point}900${settings}${end}${lines.join(end)}${end}${end}`;
    return { from, to: text.length, start: 10 + n, end: Number(`${10 + n}.9`), text: parseCueText(payload, format).text };
  });
  return { format, text, cues };
}

/** A file and what was done to it. */
export interface FuzzCase {
  readonly file: string;
  /** The cues that no change came near. */
  readonly untouched: ValidFile['cues'];
}

/** A valid file with some changes: pieces cut out, put in, doubled or exchanged. */
export function damagedFile(random: Random): FuzzCase {
  const { text, cues } = validFile(random);
  const changes = Array.from({ length: below(random, 5) }, () => {
    const at = below(random, text.length + 1);
    const cut = pick(random, [0, 0, 1, 1, 2, 5, 30]);
    const put = pick(random, [() => pick(random, DAMAGE), () => pick(random, DAMAGE), () => text.slice(at, at + cut).repeat(2), () => String.fromCharCode(below(random, 0x250))]); // prettier-ignore
    return { at, to: Math.min(text.length, at + cut), put: put() };
  }).sort((a, b) => b.at - a.at);
  let file = text;
  let changedFrom = Infinity;
  const done: typeof changes = [];
  for (const change of changes) {
    if (change.to > changedFrom) continue;
    file = file.slice(0, change.at) + change.put + file.slice(change.to);
    changedFrom = change.at;
    done.push(change);
  }
  const near = 4; // A blank line between cues belongs to both.
  return { file, untouched: cues.filter(({ from, to }) => done.every((change) => change.to < from - near || change.at > to + near)) };
}

/** Nothing but pieces. */
export const patchwork = (random: Random): FuzzCase => ({
  file: pick(random, ['', '', 'WEBVTT\n\n']) + some(random, 40, () => pick(random, [DAMAGE, WORDS].flat())).join(''),
  untouched: [],
});

/** Throws where what was read breaks a promise of the model; `writing` also writes it in both formats and reads that. */
export function checkReading({ file, untouched }: FuzzCase, { writing }: { writing: boolean }): void {
  const read = parseSubtitles(file);
  checkCues(read);
  const lost = untouched.filter((cue) => !read.cues.some(({ start, end, text }) => start === cue.start && end === cue.end && text === cue.text)); // prettier-ignore
  if (lost.length > 0 && read.problems.length === 0) throw new Error(`lost without a problem: ${JSON.stringify(lost)}`);
  if (!writing) return;
  const again = parseSubtitles(formatSubtitles(read.cues, 'vtt', { regions: read.regions }));
  if (withoutSource(again.cues) !== withoutSource(read.cues)) throw new Error('another file after writing WebVTT and reading it');
  if (read.cues.length === 0) return;
  const plain = parseSubtitles(formatSubtitles(read.cues, 'srt'));
  if (said(plain.cues) !== said(read.cues)) throw new Error('other words after writing SubRip and reading it');
}

/** As for text; returns what was read. */
export function checkCues(read: Subtitles): Subtitles {
  const ids = new Set<string>();
  let before = 0;
  for (const cue of read.cues) {
    if (ids.has(cue.id)) throw new Error(`two cues called ${cue.id}`);
    ids.add(cue.id);
    if (!(cue.start >= before && Number.isFinite(cue.start) && cue.end >= 0 && Number.isFinite(cue.end)))
      throw new Error('times out of order');
    before = cue.start;
    if (cue.spans && wordsOf(cue.spans) !== cue.text) throw new Error(`spans say ${wordsOf(cue.spans)}, the text ${cue.text}`);
    const shown = withoutSoundDescriptions(cue);
    if (shown?.spans && wordsOf(shown.spans) !== shown.text) throw new Error('spans and text are cut differently');
    void spokenText(cue);
    void speakerOf(cue);
  }
  for (const { code, severity, line, message } of read.problems)
    if (!/^[a-z-]+$/.test(code) || !['error', 'warning'].includes(severity) || !message || (line !== undefined && !(line >= 1))) throw new Error(`odd problem: ${code}`); // prettier-ignore
  return read;
}

const withoutSource = (cues: readonly Cue[]): string => inOrder(cues.map(({ source: _source, ...cue }) => cue));
/** JSON with the keys of objects by name. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
const said = (cues: readonly Cue[]): string => JSON.stringify(cues.map(({ start, end, text }) => [start, end, text]));
const wordsOf = (spans: NonNullable<Cue['spans']>): string =>
  spans.map((span) => (typeof span === 'string' ? span : wordsOf(span.children))).join('');

/** The file's bytes in some encoding (characters that it lacks as bytes that mean something else), with some bytes changed. */
export function damagedBytes(random: Random): Uint8Array {
  const { file } = damagedFile(random);
  const form = pick(random, ['utf-8', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'one byte', 'one byte']);
  const marked = random() < 0.3 ? `\ufeff${file}` : file;
  const units = (size: number, big: boolean): number[] =>
    Array.from(marked, (character) => {
      const code = size === 4 ? character.codePointAt(0)! : character.charCodeAt(0);
      const bytes = Array.from({ length: size }, (_, at) => (code >>> (8 * at)) & 255);
      return big ? bytes.toReversed() : bytes;
    }).flat();
  const bytes =
    form === 'utf-8' ? [...new TextEncoder().encode(marked)] : form === 'one byte' ? units(1, false) : units(form.startsWith('utf-16') ? 2 : 4, form.endsWith('be')); // prettier-ignore
  for (let changes = below(random, 4); changes > 0; changes--)
    bytes.splice(below(random, bytes.length + 1), below(random, 3), ...some(random, 3, () => below(random, 256)));
  return Uint8Array.from(bytes);
}
