import type { Cue, CueSettings } from './cue.js';
import type { CueText } from './cue-markup.js';
import { excerpt, type ProblemList } from './problem-list.js';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Cues between two words of progress. */
const CUES_A_STEP = 500;

/** Gathers the cues of one file while it is read: each gets an id of its own, and a problem where it can never be shown. */
export class CueList {
  readonly #cues: Writable<Cue>[] = [];
  /** The ids that are taken, each with the number of its last copy. */
  readonly #copies = new Map<string, number>();
  readonly #problems: ProblemList;
  readonly #progress: (line: number) => void;

  /** `lines` is how many the file has. */
  constructor(problems: ProblemList, lines: number, onProgress?: (share: number) => void) {
    this.#problems = problems;
    this.#progress = (line) => this.#cues.length % CUES_A_STEP === 0 && onProgress?.(line / lines);
  }

  get length(): number {
    return this.#cues.length;
  }

  hasId(id: string): boolean {
    return this.#copies.has(id);
  }

  /** Adds the cue whose times stand in this line, counted from 1; its id is `''` where it has none. */
  add(
    id: string,
    start: number,
    end: number,
    source: string,
    content: Omit<CueText, 'place'>,
    settings: CueSettings | undefined,
    line: number,
  ): void {
    const problems = this.#problems;
    if (end < start) problems.warning('reversed-timing', 'This subtitle ends before it begins; it is not shown.', { line });
    if (end === start) problems.warning('empty-interval', 'This subtitle has no duration; it is not shown.', { line });
    if (!source.trim()) problems.warning('empty-cue', 'This subtitle has no text.', { line });
    this.#cues.push({ id: id && this.#unique(id), start, end, source, ...content, ...(settings && { settings }) });
    this.#progress(line);
  }

  /** All cues; those without an id are given their place in the file. */
  list(): Cue[] {
    for (const [index, cue] of this.#cues.entries()) cue.id ||= this.#unique(String(index + 1));
    return this.#cues;
  }

  /** The id, or its first copy that is free: `a-2`. */
  #unique(id: string): string {
    let copy = this.#copies.get(id) ?? 0;
    let unique = id;
    while (this.#copies.has(unique)) unique = `${id}-${++copy}`;
    this.#copies.set(unique, 1).set(id, copy || 1);
    return unique;
  }
}

/** Says that a line of times cannot be read. */
export function reportTiming(timing: string, line: number, problems: ProblemList): void {
  const text = excerpt(timing);
  problems.error('bad-timing', `The times “${text}” cannot be read; this subtitle is left out.`, { line, detail: { text } });
}
