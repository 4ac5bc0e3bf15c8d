import type { Problem } from './problem.js';

/** Problems of one kind that are listed one by one. A hostile file could make a million; nobody reads more than this. */
export const MAX_PROBLEMS_OF_A_KIND = 1000;

/** Gathers what is wrong with one file while it is read. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();
  readonly #source: string | undefined;

  /** `source` is the file or address named in each problem. */
  constructor(source?: string) {
    this.#source = source;
  }

  /** Something of the file is lost. */
  error(code: string, message: string, where: Pick<Problem, 'line' | 'detail'> = {}): void {
    this.#add('error', code, message, where);
  }

  /** Something was repaired or is odd; nothing is lost. */
  warning(code: string, message: string, where: Pick<Problem, 'line' | 'detail'> = {}): void {
    this.#add('warning', code, message, where);
  }

  /** All problems by line, those of the whole file first; a kind that was cut short closes with how many more there were. */
  list(): Problem[] {
    const problems = [...this.#problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    for (const [code, count] of this.#counts) {
      const more = count - MAX_PROBLEMS_OF_A_KIND;
      const example = problems.find((problem) => problem.code === code);
      if (more <= 0 || !example) continue;
      const { line: _line, ...rest } = example;
      problems.push({ ...rest, message: `${more} more of these: ${example.message}`, detail: { more } });
    }
    return problems;
  }

  #add(severity: Problem['severity'], code: string, message: string, { line, detail }: Pick<Problem, 'line' | 'detail'>): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > MAX_PROBLEMS_OF_A_KIND) return;
    this.#problems.push({
      code,
      severity,
      message,
      ...(this.#source !== undefined && { source: this.#source }),
      ...(line !== undefined && { line }),
      ...(detail && { detail }),
    });
  }
}

/**
 * A piece of the file short enough to stand in a message, cut neither after a sentence's end, so that no four dots stand there, nor within a character.
 *
 * @example excerpt('The rain. Then the sun', 11) // "The rain…"
 */
export function excerpt(text: string, length = 60): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1).replace(/[\s.,:;!?…–—-]+$|[\ud800-\udbff]$/, '')}…` : line;
}
