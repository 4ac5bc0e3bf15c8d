import type { Cue, CueElement, CueSpan } from './cue.js';
import { insist } from './not-plain.js';
import type { Subtitles } from './subtitles.js';

/** Bytes. The subtitles of a long film have a tenth of it; what is longer is for the reader of all. */
const LONGEST_FILE = 1_000_000;
/** Tags deeper than this are for the reader of all, which has a limit of its own. */
const DEEPEST = 8;

/** A line of two times, `00:01:02.250` each. Films are shorter than a thousand hours. */
function timing(hours: string, mark: string): RegExp {
  const time = String.raw`(${hours}[0-5]\d:[0-5]\d${mark}\d{3})`;
  return new RegExp(`^${time} --> ${time}[ \t]*$`);
}
const VTT_TIMING = timing(String.raw`(?:\d{1,3}:)?`, '[.]');
const SRT_TIMING = timing(String.raw`\d{2,3}:`, ',');
/** In the words of a cue: a blank line, and what SubRip's reader of all may take for times. */
const NOT_WORDS = /^\s*$|--\s?[>&]|[\d０-９]\s?[:：].*[:：]/m;
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' };

/**
 * Reads the plainest WebVTT and SubRip, as most films have it: UTF-8, cues in order, without settings, with no tags but `<i>`, `<b>` and `<u>`; of SubRip
 * each with its number.
 * Gives `null` for all other files, and wherever there would be a problem to tell: then `parseSubtitles` must be asked, which says the same of what is read here.
 */
export function readPlainCues(bytes: Uint8Array): Subtitles | null {
  try {
    insist(bytes.length < LONGEST_FILE);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
    // oxlint-disable-next-line no-control-regex -- other ends of lines, and what tells of other encodings
    insist(!/[\0\r\x1a\x1b]/.test(text));
    const blocks = text.replace(/\n+$/, '').split(/\n{2,}/);
    const isVtt = /^WEBVTT(?=[ \t\n])/.test(text);
    insist(!(isVtt && blocks.shift()!.includes('-->')));
    const cues: Cue[] = [];
    for (const block of blocks) if (!isVtt || !isNote(block)) cues.push(readCue(block, cues, isVtt));
    insist(cues.length && new Set(cues.map(({ id }) => id)).size === cues.length);
    return { format: isVtt ? 'vtt' : 'srt', encoding: 'utf-8', cues, problems: [] };
  } catch {
    return null;
  }
}

const isNote = (block: string): boolean => /^NOTE(?![^ \t\n])/.test(block) && !block.includes('-->');

function readCue(block: string, before: readonly Cue[], isVtt: boolean): Cue {
  const lines = block.split('\n');
  const id = isVtt && lines[0]!.includes('-->') ? String(before.length + 1) : lines.shift()!;
  const times = (isVtt ? VTT_TIMING : SRT_TIMING).exec(lines.shift() ?? '');
  insist(times && (isVtt ? /^(?!NOTE|STYLE|REGION)/ : /^\d{1,9}$/).test(id));
  const [start = 0, end = 0] = times.slice(1).map(seconds);
  const source = lines.join('\n');
  insist(start < end && start >= (before.at(-1)?.start ?? 0) && !NOT_WORDS.test(source));
  return { id, start, end, source, ...readPayload(source) };
}

/** Whole milliseconds, divided once: the nearest number to what is written. */
const seconds = (time: string): number =>
  Math.round(time.replace(',', '.').split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000) / 1000; // prettier-ignore

function readPayload(source: string): Pick<Cue, 'text' | 'spans'> {
  // A brace may begin what SubRip has for places and styles.
  if (!/[<&{]/.test(source)) return { text: source };
  const spans: CueSpan[] = [];
  const open: { readonly tag?: CueElement['tag']; readonly children: CueSpan[] }[] = [{ children: spans }];
  let text = '';
  const token = /<(\/?)([ibu])>|&(amp|lt|gt|nbsp);|(?:[^<&{]|& )+/y;
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
      children.push(typeof children.at(-1) === 'string' ? `${children.pop() as string}${piece}` : piece);
    }
  }
  insist(open.length === 1);
  return { text, ...(spans.some((span) => typeof span !== 'string') && { spans }) };
}
