import type { CharacterTable } from './character-references.js';
import type { Cue, CueSettings } from './cue.js';
import { readCueText, type SrtTags } from './cue-markup.js';
import type { ProblemList } from './problem-list.js';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What reading needs besides the text, in either format. */
export interface ReadingOptions {
  /** The names of characters that are known. */
  readonly characters: CharacterTable;
  /** Told now and then how far the reading has come, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What a timing line says. */
export interface Timing {
  /** Seconds. */
  readonly start: number;
  /** Seconds. */
  readonly end: number;
  /** What stands behind the times. */
  readonly rest: string;
}

/** What a format does in its own way. */
export interface Format {
  /** Reads what stands behind the times of a line, counted from 1; it may be text, for the `payload`. */
  readRest(rest: string, payload: string[], line: number, problems: ProblemList): CueSettings | undefined;
  readonly srt?: SrtTags;
}

/** Gathers the cues of one file while it is read. */
export interface CueList {
  readonly cues: readonly Cue[];
  /** Adds the cue whose times stand in this line, counted from 1; its id is `''` where it has none. Without times it is lost. */
  add(line: number, timing: Timing | null, id: string, payload: string[]): void;
  /** All cues; those without an id are given their place in the file. */
  finish(): Cue[];
}

/** Cues between two words of progress. */
const CUES_A_STEP = 500;

/** A list for a file of these lines. Each cue gets an id of its own, and a problem where it can never be shown. */
export function cueList(
  lines: readonly string[],
  problems: ProblemList,
  { characters, onProgress }: ReadingOptions,
  { readRest, srt }: Format,
): CueList {
  const cues: Writable<Cue>[] = [];
  /** The ids that are taken, each with the number of its last copy. */
  const copies = new Map<string, number>();
  /** The id, or its first copy that is free: `a-2`. */
  const unique = (id: string): string => {
    let copy = copies.get(id) ?? 0;
    let free = id;
    while (copies.has(free)) free = `${id}-${++copy}`;
    copies.set(free, 1).set(id, copy || 1);
    return free;
  };
  let repeated = 0;
  return {
    cues,
    add(line, timing, named, payload) {
      if (!timing) {
        problems.error('bad-timing', 'The times “” cannot be read; this subtitle is left out.', { line, text: lines[line - 1]! });
        return;
      }
      const { start, end, rest } = timing;
      const set = readRest(rest, payload, line, problems);
      const source = payload.join('\n');
      const { place, ...content } = readCueText(source, { characters, srt });
      const settings = set ?? srt?.settingsOf(place);
      const isRepeated = copies.has(named);
      // Numbers that begin anew are told of once.
      if (isRepeated && !(srt && repeated++))
        problems.warning(srt ? 'repeated-number' : 'repeated-id', 'Another subtitle is called “”, too.', { line, text: named });
      if (!source.trim()) problems.warning('empty-cue', 'This subtitle has no text.', { line });
      else if (end < start) problems.warning('reversed-timing', 'This subtitle ends before it begins; it is not shown.', { line });
      else if (end === start) problems.warning('empty-interval', 'This subtitle has no duration; it is not shown.', { line });
      const id = isRepeated && srt ? '' : named && unique(named);
      cues.push({ id, start, end, source, ...content, ...(settings && { settings }) });
      if (cues.length % CUES_A_STEP === 0) onProgress?.(line / lines.length);
    },
    finish() {
      for (const [index, cue] of cues.entries()) cue.id ||= unique(String(index + 1));
      return cues;
    },
  };
}

/** Says that text is left out. */
export const reportText = (problems: ProblemList, text: string, line: number): void =>
  problems.error('text-outside-cues', 'Text that belongs to no subtitle is left out: “”', { line, text });
