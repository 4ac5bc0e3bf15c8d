import { Presets, SingleBar } from 'cli-progress';
import type { Problem } from '../model/problem.js';

type Color = 'red' | 'yellow' | 'dim';
const CODES: Readonly<Record<Color, number>> = { red: 31, yellow: 33, dim: 2 };

/** Work that is done sooner says nothing of its progress. */
const PATIENCE_MS = 300;

/** No eye reads faster. */
const BETWEEN_MS = 100;

/** Where a command writes: results to standard output, all else to standard error. */
export class Terminal {
  readonly #mayColor: boolean;
  readonly #began = performance.now();
  readonly #mayTell: boolean;
  #told = -Infinity;
  #bar: SingleBar | undefined;

  /** @param progress of long work is told also where standard error is no terminal. */
  constructor({ noColor, progress }: { noColor: boolean; progress: boolean }) {
    this.#mayTell = progress || process.stderr.isTTY;
    const { NO_COLOR, TERM } = process.env;
    this.#mayColor = !noColor && !NO_COLOR && TERM !== 'dumb';
    for (const stream of [process.stdout, process.stderr])
      stream.on('error', (error: NodeJS.ErrnoException) => {
        // Whoever read our output has enough, as `head` does after ten lines.
        if (error.code === 'EPIPE') process.exit();
        throw error;
      });
  }

  /** A line of the result. */
  print(line: string): void {
    this.#clearProgress();
    process.stdout.write(`${line}\n`);
  }

  /** A result as it is, without a line end. */
  write(text: string): void {
    this.#clearProgress();
    process.stdout.write(text);
  }

  /** A line about the work. */
  report(line: string): void {
    this.#clearProgress();
    process.stderr.write(`${line}\n`);
  }

  /** What ended the command. */
  complain(message: string): void {
    this.report(`${this.#paint('film-commentary:', 'red', process.stderr)} ${printable(message)}`);
  }

  /** A problem in a form that editors know: `file:line: error: message`. */
  problem({ source, line, severity, message }: Problem, to: 'result' | 'report'): void {
    const stream = to === 'result' ? process.stdout : process.stderr;
    const where = source === undefined ? '' : `${printable(source)}${line === undefined ? '' : `:${line}`}: `;
    const kind = this.#paint(`${severity}:`, severity === 'error' ? 'red' : 'yellow', stream);
    this[to === 'result' ? 'print' : 'report'](`${this.#paint(where, 'dim', stream)}${kind} ${printable(message)}`);
  }

  /** Says how far long work has come: at which of several files, and how much of it is done (0 to 1). */
  progress(name: string, { file = 1, of = 1, share = 0 }: { file?: number; of?: number; share?: number } = {}): void {
    const now = performance.now();
    if (!this.#mayTell || now - this.#began < PATIENCE_MS || now - this.#told < BETWEEN_MS) return;
    this.#told = now;
    const what = [of > 1 && `${file}/${of}`, printable(name).slice(0, 60)].filter(Boolean).join(' ');
    // Only on a terminal can a line be drawn anew.
    if (process.stderr.isTTY) this.#draw(what, (file - 1 + share) / of);
    else process.stderr.write(`${what}${share > 0 ? ` ${Math.floor(share * 100)} %` : ''}\n`);
  }

  #draw(what: string, share: number): void {
    if (!this.#bar) {
      const format = this.#mayColor ? '\u001b[36m{bar}\u001b[0m {percentage} % {what}' : '{bar} {percentage} % {what}';
      this.#bar = new SingleBar({ format, stream: process.stderr, barsize: 24, clearOnComplete: true, hideCursor: true, synchronousUpdate: false }, Presets.shades_grey); // prettier-ignore
      this.#bar.start(1000, Math.round(share * 1000), { what });
    } else {
      this.#bar.update(Math.round(share * 1000), { what });
      // Its own timer waits for work that never rests.
      this.#bar.render();
    }
  }

  /** To be called when the work is done. */
  endProgress(): void {
    this.#clearProgress();
  }

  #clearProgress(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #paint(text: string, color: Color, stream: NodeJS.WriteStream): string {
    return this.#mayColor && stream.isTTY ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text;
  }
}

/** Messages quote files, whose control characters could command the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
