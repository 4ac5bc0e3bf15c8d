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
  /** What plays: the page says around it whose pictures may be shown. */
  media(): unknown;
  /** Other notes are here, and `annotations()` will say others. */
  changed(): void;
}

/** The notes of one declared set. A page of plain notes is read at once; what reads all others comes with the first of them. */
export class Notes {
  readonly url: string;
  /** What knows the set's own file and its pages, where it is no page of plain notes. */
  file: NoteFile | undefined;
  #scope: NotesScope;
  #plain: AnnotationsResult | null = null;
  /** What the set's own file says, for whatever reads it. */
  #text: string | undefined;

  constructor(url: string, scope: NotesScope) {
    this.url = url;
    this.#scope = scope;
  }

  /** Fetches the file itself; says what became of it. */
  async load(): Promise<'here' | null | undefined> {
    const text = await this.#scope.fetch(this.url);
    if (typeof text !== 'string') return text;
    this.#plain = readPlainNotes(text);
    if (this.#plain) {
      this.file = undefined;
      return 'here';
    }
    this.#text = text;
    // The search for quotations, which is needed in a moment, is on its way with what reads them.
    if (/"exact"/.test(text)) import('../model/quote.js').catch(() => undefined);
    // Both at once: the one needs the other.
    const modules = await this.#scope.guard(() => Promise.all([import('./other-notes.js'), import('./read-notes.js')]));
    if (!modules) return null;
    this.file ??= modules[0].otherNotes(this.url, () => this.#text, this.#scope);
    return this.file.load();
  }

  /** All notes that are here, by start. */
  async annotations(cues: readonly Cue[]): Promise<(AnnotationsResult & { readonly total?: number }) | null> {
    return this.#plain ?? this.file?.annotations(cues) ?? null;
  }
}
