import { countWhere } from './count-where.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { formatTimecode } from './timecode.js';
import { Timeline } from './timeline.js';

/** One row of a transcript: a line and, side by side with it, what a second track says meanwhile. At least one of the two is there. */
export interface TranscriptRow extends Interval {
  readonly cue?: Cue;
  readonly beside: readonly Cue[];
}

/** Two lines belong together when they share so much of the shorter one: less is the edge of another line. */
const LEAST_SHARED = 0.25;

/**
 * The rows of a transcript, by start: each cue of `cues` with those of `beside` that share most of their time with it.
 * A cue of either that shares its time with none stands in a row of its own. Every cue is in one row, once.
 *
 * @param cues by start; such as are shown
 * @param beside the same of a second track
 */
export function transcriptRows(cues: readonly Cue[], beside: readonly Cue[] = []): TranscriptRow[] {
  const rowOf = (cue: Cue, others: readonly Cue[] = []): TranscriptRow => ({ start: cue.start, end: cue.end, cue, beside: others });
  if (!beside.length) return cues.map((cue) => rowOf(cue));
  const timeline = new Timeline(cues);
  const pairs = new Map<Cue, Cue[]>();
  const alone: TranscriptRow[] = [];
  for (const other of beside) {
    const cue = mostShared(other, candidates(other, cues, timeline));
    if (!cue) alone.push({ start: other.start, end: other.end, beside: [other] });
    else if (pairs.has(cue)) pairs.get(cue)?.push(other);
    else pairs.set(cue, [other]);
  }
  const rows = cues.map((cue) => rowOf(cue, pairs.get(cue)));
  return alone.length ? [...rows, ...alone].sort((a, b) => a.start - b.start) : rows;
}

/** The cues that are said while this one is. */
function* candidates({ start, end }: Cue, cues: readonly Cue[], timeline: Timeline<Cue>): Generator<Cue> {
  yield* timeline.activeAt(start);
  for (let i = firstFrom(cues, start); i < cues.length && cues[i]!.start < end; i++) if (cues[i]!.start > start) yield cues[i]!;
}

function mostShared(other: Cue, cues: Iterable<Cue>): Cue | undefined {
  let best: Cue | undefined;
  let most = 0;
  for (const cue of cues) {
    const shared = Math.min(cue.end, other.end) - Math.max(cue.start, other.start);
    const shorter = Math.min(cue.end - cue.start, other.end - other.start);
    if (shared > most && shared >= shorter * LEAST_SHARED) [best, most] = [cue, shared];
  }
  return best;
}

/** Index of the first of these, by start, that does not start before `time` (seconds); their number where there is none. */
export const firstFrom = (list: readonly Interval[], time: number): number => countWhere(list, ({ start }) => start < time);

/**
 * In which row a note stands: that of the line that is said where the note begins; in a pause that of the line to come, if it comes before the note's end;
 * else the one before.
 *
 * @param rows by start; at least one
 */
export function rowOfNote(rows: readonly Interval[], note: Interval): number {
  const next = firstFrom(rows, note.start);
  const before = next - 1;
  if (rows[next]?.start === note.start || before < 0) return Math.min(next, rows.length - 1);
  if (note.start < rows[before]!.end) return before;
  return next < rows.length && rows[next]!.start < note.end ? next : before;
}

/** Text on one line: its breaks become spaces. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Do its lines belong to several speakers, each begun with a dash? Then they stay apart. */
export const isDialogue = (text: string): boolean => text.split('\n').filter((line) => /^\s*[-‐‑–—]/.test(line)).length > 1;

/** The rows as plain text, a line each, with the moment it begins: `[1:02] Mother: Who is there?`. The second language stands below, indented. */
export function transcriptText(rows: readonly TranscriptRow[]): string {
  const hours = (rows.at(-1)?.start ?? 0) >= 3600;
  return rows
    .map(({ start, cue, beside }) => {
      const texts = [...(cue ? [cue] : []), ...beside].map(({ speaker, text }) => oneLine(speaker ? `${speaker}: ${text}` : text));
      return `[${formatTimecode(Math.max(0, start), { hours })}] ${texts.join('\n    ')}\n`;
    })
    .join('');
}
