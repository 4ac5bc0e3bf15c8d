import type { AnnotationsResult } from '../model/annotation.js';
import type { PageEntry } from '../model/annotation-pages.js';
import { MAX_NOTES } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';

/** Of a paged collection, pages are fetched this long (seconds of film) before and after the moment: some minutes of watching, a short jump back. */
const AHEAD = 300;
const BEHIND = 60;
/** So many pages are kept beside those: who jumps to and fro finds them again. */
const KEPT = 40;

/** A moment may be covered by so many pages; who has more covers the whole film with each. */
const NEAR_MOST = 200;
/** A chain of pages is followed as far as this, notes or no notes. */
const CHAIN_MOST = 2000;

/** What one file of the set has said. */
interface Part {
  readonly text: string;
  /** Read with these cues. */
  cues?: readonly Cue[];
  result?: AnnotationsResult;
}

/** Fetches a file of the set and gives its text; `null` where it failed, `undefined` where it is not wanted any more. */
type Fetch = (url: string) => Promise<string | null | undefined>;
/** Reads the text of a file of the set; its quotations find their times in the cues. */
type Read = (text: string, cues: readonly Cue[], url: string) => Promise<AnnotationsResult | null>;

/**
 * The notes of one declared set: a file or, where that is a collection, its pages.
 * With an index of times the page for the moment is fetched first, its neighbours after it, and pages far away are let go;
 * without one the pages are fetched one after the other.
 */
export class NoteFile {
  readonly url: string;
  #fetch: Fetch;
  #read: Read;
  #changed: () => void;
  /** By address, those asked for last at the end. */
  #parts = new Map<string, Part>();
  #index: readonly PageEntry[] = [];
  #next: string | undefined;
  #asked = new Set<string>();
  /** All that was ever asked for. */
  #urls = new Set<string>();
  #fetching = false;
  #moment = 0;

  /** @param changed called when other notes are here, and `annotations()` will say others */
  constructor(url: string, { fetch, read, changed }: { fetch: Fetch; read: Read; changed: () => void }) {
    this.url = url;
    this.#fetch = fetch;
    this.#read = read;
    this.#changed = changed;
  }

  /** Are there pages that are not here? */
  get paged(): boolean {
    return this.#index.length > 0;
  }

  /** The addresses of all files that were asked for. */
  get urls(): readonly string[] {
    return [...this.#urls];
  }

  /** Fetches the file itself; says what became of it. */
  async load(): Promise<'here' | null | undefined> {
    const text = await this.#fetch(this.url);
    if (typeof text !== 'string') return text;
    this.#parts = new Map([[this.url, { text }]]);
    this.#asked.clear();
    this.#index = [];
    this.#next = undefined;
    return 'here';
  }

  /** All notes that are here, by start; each file is read once with the same cues. */
  async annotations(cues: readonly Cue[]): Promise<(AnnotationsResult & { readonly total?: number }) | null> {
    const results: AnnotationsResult[] = [];
    for (const [url, part] of [...this.#parts]) {
      if (part.cues !== cues || !part.result) {
        const result = await this.#read(part.text, cues, url);
        if (!result) return null;
        part.cues = cues;
        part.result = result;
      }
      results.push(part.result);
    }
    const [main] = results;
    if (!main) return null;
    const { further } = main;
    if (further && !this.#index.length && this.#next === undefined) {
      this.#index = further.index;
      this.#next = further.next;
      void this.#goOn();
    }
    if (results.length === 1) return { ...main, ...(further?.total !== undefined && { total: further.total }) };
    return {
      ...main,
      annotations: results.flatMap(({ annotations }) => annotations).sort((a, b) => a.start - b.start),
      problems: results.flatMap(({ problems }) => problems),
      ...(further?.total !== undefined && { total: further.total }),
    };
  }

  /** The film is here now (seconds): pages for this stretch of it are fetched. */
  near(time: number): void {
    this.#moment = time;
    if (this.#index.length && !this.#fetching) void this.#goOn();
  }

  /** Fetch a page once more that failed. */
  again(url: string): void {
    this.#asked.delete(url);
    void this.#goOn();
  }

  /** Fetches what is wanted, one page after the other; which is wanted first may change meanwhile. */
  async #goOn(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      for (let url = this.#wanted(); url !== undefined; url = this.#wanted()) {
        this.#asked.add(url);
        this.#urls.add(url);
        const text = await this.#fetch(url);
        if (text === undefined) return;
        if (text !== null) {
          this.#parts.set(url, { text });
          await this.#follow(url);
          this.#letGo();
          this.#changed();
        }
      }
    } finally {
      this.#fetching = false;
    }
  }

  #wanted(): string | undefined {
    if (!this.#index.length)
      return this.#next !== undefined && !this.#asked.has(this.#next) && this.#asked.size < CHAIN_MOST ? this.#next : undefined;
    this.#letGo();
    if (this.#notes >= MAX_NOTES) return undefined;
    return pagesNear(this.#index, this.#moment).find(({ url }) => !this.#asked.has(url))?.url;
  }

  /** Without an index each page names the next. */
  async #follow(url: string): Promise<void> {
    if (this.#index.length) return;
    this.#next = undefined;
    const part = this.#parts.get(url);
    const cues = this.#parts.get(this.url)?.cues ?? [];
    const result = part && (await this.#read(part.text, cues, url));
    if (!part || !result) return;
    part.cues = cues;
    part.result = result;
    if (this.#notes < MAX_NOTES) this.#next = result.further?.next;
  }

  /** How many notes are here. */
  get #notes(): number {
    return [...this.#parts.values()].reduce((sum, { result }) => sum + (result?.annotations.length ?? 0), 0);
  }

  #letGo(): void {
    if (!this.#index.length) return;
    const near = new Set(pagesNear(this.#index, this.#moment).map(({ url }) => url));
    const far = [...this.#parts.keys()].filter((url) => url !== this.url && !near.has(url));
    const kept = this.#notes < MAX_NOTES ? KEPT : 0;
    for (const url of far.slice(0, Math.max(0, far.length - kept))) {
      this.#parts.delete(url);
      this.#asked.delete(url);
    }
  }
}

/**
 * The pages to have at a moment, the most wanted first: what covers it, what is to come, what has just been.
 *
 * @param index by start
 */
export function pagesNear(index: readonly PageEntry[], time: number): readonly PageEntry[] {
  const near = index.filter(({ start, end }) => start < time + AHEAD && end > time - BEHIND);
  const distance = ({ start, end }: PageEntry) => (end <= time ? AHEAD + time - end : Math.max(0, start - time));
  return near.sort((a, b) => distance(a) - distance(b)).slice(0, NEAR_MOST);
}
