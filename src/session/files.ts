import type { Problem } from '../model/problem.js';
import { fileName } from './load.js';
import { keepIfSame } from './tracks.js';

export type FileKind = 'film' | 'subtitles' | 'annotations' | 'article' | 'chapters';

/** A file that a viewer should hear about, because something of it is lost. */
export interface Notice {
  readonly kind: FileKind;
  /** Its address, as the page named it. */
  readonly source: string;
  /** What a person calls it. */
  readonly name: string;
  /** What is wrong; at least one. */
  readonly problems: readonly Problem[];
  /** Is it being fetched again? */
  readonly retrying: boolean;
  /** How often it was fetched again without success. */
  readonly tries: number;
}

export interface ShelvedFile {
  readonly kind: FileKind;
  readonly source: string;
  readonly problems: readonly Problem[];
  readonly dismissed: boolean;
  readonly loading: boolean;
  readonly tries: number;
  readonly retry?: () => unknown;
  readonly controller?: AbortController;
}

/** The words for a failure come with the first; where they do not come either, there is no connection. */
async function problemOf(error: unknown, source: string): Promise<Problem> {
  try {
    const { loadProblem } = await import('./load-problem.js');
    return loadProblem(error, source);
  } catch {
    return { code: 'load-network', severity: 'error', message: 'It could not be fetched.', source };
  }
}

/** The files of a session: one load at a time for each, what is wrong with them, and a way to fetch them again. */
export class FileShelf {
  /** By name. */
  readonly files = new Map<string, ShelvedFile>();
  #rests = false;
  #noticed = new WeakMap<ShelvedFile, readonly Notice[]>();
  problems: readonly Problem[] = Object.freeze([]);
  notices: readonly Notice[] = Object.freeze([]);

  /** @param changed called whenever `problems` or `notices` may differ */
  constructor(private readonly changed: () => void) {}

  /**
   * Fetch a file under a name. A later load under that name ends the earlier one.
   *
   * @returns what `fetchFile` made of it; `null` where it failed, which is reported; `undefined` where it was not wanted any more
   */
  async load<T>(
    name: string,
    kind: FileKind,
    source: string,
    fetchFile: (signal: AbortSignal) => Promise<T>,
    { retry }: { readonly retry: () => unknown },
  ): Promise<T | null | undefined> {
    this.files.get(name)?.controller?.abort();
    const controller = new AbortController();
    if (this.#rests) controller.abort();
    const before = this.files.get(name);
    const again = before?.source === source && before.problems.length > 0;
    const tries = again ? before.tries + 1 : 0;
    const file: ShelvedFile = { kind, source, problems: [], dismissed: false, loading: false, tries, retry };
    // The old problems stay in sight until the new answer is here.
    this.put(name, { ...file, problems: again ? before.problems : [], loading: true, tries: before?.tries ?? 0, controller });
    try {
      const loaded = await fetchFile(controller.signal);
      if (controller.signal.aborted) return undefined;
      this.put(name, file);
      return loaded;
    } catch (error) {
      const problem = await problemOf(error, source);
      if (controller.signal.aborted) return undefined;
      this.put(name, { ...file, problems: [problem] });
      return null;
    }
  }

  /** Do something with a file that came; a failure of ours (a part of the program that did not load) is reported as one of the file. */
  async guard<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      const file = this.files.get(name);
      if (file) this.report(name, [await problemOf(error, file.source)]);
      return null;
    }
  }

  /** What was found wrong in a file that came. */
  report(name: string, problems: readonly Problem[]): void {
    const file = this.files.get(name);
    if (file) this.put(name, { ...file, problems: problems.map((problem) => ({ source: file.source, ...problem })) });
  }

  /** The file is no longer part of the page. */
  drop(name: string): void {
    this.files.get(name)?.controller?.abort();
    if (this.files.delete(name)) this.#tell();
  }

  /** End every load that is under way, and begin none; `resume()` begins them anew. */
  abort(): void {
    this.#rests = true;
    for (const file of this.files.values()) file.controller?.abort();
  }

  resume(): void {
    this.#rests = false;
    for (const file of [...this.files.values()]) if (file.loading && file.controller?.signal.aborted) void file.retry?.();
  }

  /** What is known of a file now. */
  put(name: string, file: ShelvedFile): void {
    this.files.set(name, Object.freeze(file));
    this.#tell();
  }

  #tell(): void {
    const files = [...this.files.values()];
    this.problems = keepIfSame(this.problems, Object.freeze(files.flatMap((file) => file.problems)));
    this.notices = keepIfSame(this.notices, Object.freeze(files.flatMap((file) => this.#noticeOf(file))));
    this.changed();
  }

  /** A file that is the same has the same notice. */
  #noticeOf(file: ShelvedFile): readonly Notice[] {
    let notices = this.#noticed.get(file);
    if (!notices) {
      const { kind, source, dismissed, loading, tries } = file;
      const problems = dismissed ? [] : file.problems.filter((problem) => problem.severity === 'error');
      notices = problems.length ? [Object.freeze({ kind, source, name: fileName(source), problems, retrying: loading, tries })] : [];
      this.#noticed.set(file, notices);
    }
    return notices;
  }
}
