import type { Problem } from './problem.js';

/** Problems of one kind that are listed one by one. A hostile file could make a million; nobody reads more than this. */
export const MAX_PROBLEMS_OF_A_KIND = 1000;

/** What a problem has besides its code and message. */
export interface ProblemPlace extends Pick<Problem, 'line' | 'detail'> {
  /** Words of the file: an excerpt of them stands between the quotation marks “” of the message, and in `detail`. */
  readonly text?: string;
}

/** Gathers what is wrong with one file while it is read. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();
  readonly #source: Pick<Problem, 'source'>;

  /** `source` is the file or address named in each problem. */
  constructor(source?: string) {
    this.#source = source === undefined ? {} : { source };
  }

  /** Something of the file is lost. */
  error(code: string, message: string, place?: ProblemPlace): void {
    this.#add('error', code, message, place);
  }

  /** Something was repaired or is odd; nothing is lost. */
  warning(code: string, message: string, place?: ProblemPlace): void {
    this.#add('warning', code, message, place);
  }

  /** All problems by line, those of the whole file first; a kind that was cut short closes with how many more there were. */
  list(): Problem[] {
    const problems = this.#problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    for (const [code, count] of this.#counts) {
      const more = count - MAX_PROBLEMS_OF_A_KIND;
      if (more <= 0) continue;
      const { line: _line, ...example } = problems.find((problem) => problem.code === code)!;
      problems.push({ ...example, message: `${more} more of these: ${example.message}`, detail: { more } });
    }
    return problems;
  }

  #add(severity: Problem['severity'], code: string, message: string, { text, ...place }: ProblemPlace = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > MAX_PROBLEMS_OF_A_KIND) return;
    const problem = { code, severity, message, ...this.#source, ...place };
    if (text) {
      const said = excerpt(text);
      problem.message = message.replace('“”', () => `“${said}”`);
      problem.detail = { text: said, ...place.detail };
    }
    this.#problems.push(problem);
  }
}

/**
 * A piece of the file short enough to stand in a message, cut neither after a sentence's end, so that no four dots stand there, nor within a character.
 *
 * @example excerpt('The rain. Then the sun', 11) // "The rain…"
 */
export function excerpt(text: string, length = 60): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1).replace(/(?:[\s.,:;!?…–—-]+|[\ud800-\udbff])$/, '')}…` : line;
}

/** The line, counted from 1, that a place in a text is in. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
