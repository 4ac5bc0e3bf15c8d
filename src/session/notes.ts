import type { Shown } from './carry-over.js';
import type { AnnotationsResult } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { readPlainNotes } from '../model/plain-notes.js';
import type { NoteFile } from './note-file.js';

/** What the notes of a declared set need of the session. */
export interface NotesScope {
  /** Fetches a file of the set and gives its text; `null` where it failed, `undefined` where it is not wanted any more. */
  fetch(url: string): Promise<string | null | undefined>;
  /** Does this with what may not load; `null` where it did not, which is then a problem of the set. */
  guard<T>(work: () => Promise<T>): Promise<T | null>;
  /** The cues by the clock of their file: notes that were made with other subtitles are carried over to them. */
  shown(): Shown | undefined;
  /** Other notes are here, and `annotations()` will say others. */
  changed(): void;
}

/** The notes of one declared set. A page of plain notes is read at once; what reads all others comes with the first of them. */
export class Notes {
  readonly url: string;
  #scope: NotesScope;
  #plain: AnnotationsResult | null = null;
  #file: NoteFile | undefined;
  /** What the set's own file says, for whatever reads it. */
  #text: string | undefined;

  constructor(url: string, scope: NotesScope) {
    this.url = url;
    this.#scope = scope;
  }

  /** Are there pages that are not here? */
  get paged(): boolean {
    return this.#file?.paged ?? false;
  }

  /** The addresses of all files that were asked for besides the set's own. */
  get urls(): readonly string[] {
    return this.#file?.urls ?? [];
  }

  /** Fetches the file itself; says what became of it. */
  async load(): Promise<'here' | null | undefined> {
    const { fetch, changed, guard, shown } = this.#scope;
    const text = await fetch(this.url);
    if (typeof text !== 'string') return text;
    this.#plain = readPlainNotes(text);
    if (this.#plain) {
      this.#file = undefined;
      return 'here';
    }
    // The search for quotations, which is needed in a moment, is on its way with it.
    if (/"exact"/.test(text)) import('../model/quote.js').catch(() => undefined);
    const modules = await guard(() => Promise.all([import('./note-file.js'), import('./read-notes.js')]));
    if (!modules) return null;
    const [{ NoteFile }, { readNotes }] = modules;
    this.#text = text;
    this.#file ??= new NoteFile(this.url, {
      fetch: (url) => (url === this.url ? Promise.resolve(this.#text) : fetch(url)),
      read: (page, cues, url) => guard(() => readNotes(page, cues, url, shown())),
      changed,
    });
    return this.#file.load();
  }

  /** All notes that are here, by start. */
  async annotations(cues: readonly Cue[]): Promise<(AnnotationsResult & { readonly total?: number }) | null> {
    return this.#plain ?? this.#file?.annotations(cues) ?? null;
  }

  /** The film is here now (seconds): pages for this stretch of it are fetched. */
  near(time: number): void {
    this.#file?.near(time);
  }

  /** Fetch a page once more that failed. */
  again(url: string): void {
    this.#file?.again(url);
  }
}
