import type { Cue, CueElement, CueSpan } from './cue.js';
import type { Subtitles } from './subtitles.js';

/** Bytes. The subtitles of a long film have a tenth of it; what is longer is for the reader of all. */
const LONGEST_FILE = 1_000_000;
/** Tags deeper than this are for the reader of all, which has a limit of its own. */
const DEEPEST = 8;

const TIMESTAMP = String.raw`(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(String.raw`^${TIMESTAMP}[ \t]*-->[ \t]*${TIMESTAMP}[ \t]*$`);
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' };

/** Thrown and caught here: this file is for the reader of all. */
const NOT_PLAIN = Symbol('not plain');
const insist: (holds: unknown) => asserts holds = (holds) => {
  if (!holds) throw NOT_PLAIN;
};

/**
 * Reads the plainest WebVTT, as most films have it: UTF-8, cues in order, without settings, with no tags but `<i>`, `<b>` and `<u>`.
 * Gives `null` for all other files, and wherever there would be a problem to tell: then `parseSubtitles` must be asked, which says the same of what is read here.
 */
export function readPlainVtt(bytes: Uint8Array): Subtitles | null {
  try {
    insist(bytes.length < LONGEST_FILE);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
    // oxlint-disable-next-line no-control-regex -- other ends of lines, and what tells of other encodings
    insist(/^WEBVTT(?=[ \t\n])/.test(text) && !/[\0\r\x1a\x1b]/.test(text));
    const [header = '', ...blocks] = text.replace(/\n+$/, '').split(/\n{2,}/);
    insist(!header.includes('-->'));
    const cues: Cue[] = [];
    for (const block of blocks) if (!isNote(block)) cues.push(readCue(block, cues));
    insist(cues.length && new Set(cues.map(({ id }) => id)).size === cues.length);
    return { format: 'vtt', encoding: 'utf-8', cues, problems: [] };
  } catch {
    return null;
  }
}

const isNote = (block: string): boolean => /^NOTE(?![^ \t\n])/.test(block) && !block.includes('-->');

function readCue(block: string, before: readonly Cue[]): Cue {
  const lines = block.split('\n');
  const named = !lines[0]!.includes('-->');
  const id = named ? lines.shift()! : String(before.length + 1);
  const times = TIMING.exec(lines.shift() ?? '');
  insist(times && !/^(?:NOTE|STYLE|REGION)/.test(id));
  const [start, end] = [seconds(times.slice(1, 5)), seconds(times.slice(5))];
  const source = lines.join('\n');
  insist(start < end && start >= (before.at(-1)?.start ?? 0) && source.trim() && !source.includes('-->'));
  return { id, start, end, source, ...readPayload(source) };
}

/** Whole milliseconds, divided once: the nearest number to what is written. */
const seconds = ([hours = '0', minutes, rest, fraction]: (string | undefined)[]): number =>
  (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(rest) * 1000 + Number(fraction)) / 1000;

function readPayload(source: string): Pick<Cue, 'text' | 'spans'> {
  if (!/[<&]/.test(source)) return { text: source };
  const spans: CueSpan[] = [];
  const open: { readonly tag?: CueElement['tag']; readonly children: CueSpan[] }[] = [{ children: spans }];
  let text = '';
  const token = /<(\/?)([ibu])>|&(amp|lt|gt|nbsp);|[^<&]+/y;
  while (token.lastIndex < source.length) {
    const match = token.exec(source);
    insist(match && open.length < DEEPEST);
    const [whole, slash, tag, name] = match;
    const { children } = open.at(-1)!;
    if (slash) insist(open.pop()!.tag === tag);
    else if (tag) {
      const element = { tag: tag as CueElement['tag'], children: [] };
      children.push(element);
      open.push(element);
    } else {
      const piece = name ? CHARACTERS[name]! : whole;
      text += piece;
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + piece;
      else children.push(piece);
    }
  }
  insist(open.length === 1);
  return { text, ...(spans.some((span) => typeof span !== 'string') && { spans }) };
}
