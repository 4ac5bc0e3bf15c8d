import type { AnnotationsResult } from '../model/annotation.js';
import type { PageEntry } from '../model/annotation-pages.js';
import { MAX_NOTES } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { Problem } from '../model/problem.js';

/** Of a paged collection, pages are fetched this long (seconds of film) before and after the moment: some minutes of watching, a short jump back. */
const AHEAD = 300;
const BEHIND = 60;
/** So many pages are kept beside those: who jumps to and fro finds them again. */
const KEPT = 40;

/** A moment may be covered by so many pages; who has more covers the whole film with each. */
const NEAR_MOST = 200;
/** A chain of pages is followed as far as this, notes or no notes. */
const CHAIN_MOST = 2000;
/** Pages that come one upon the other are told together, so often (milliseconds): with each telling the whole commentary is laid out anew. */
const TELL_EVERY = 250;
/** Files are read for so long (milliseconds) before others get the main thread. */
const READ_AT_ONCE = 12;

/** What one file of the set has said. */
interface Part {
  readonly text: string;
  /** Read with these cues. */
  cues?: readonly Cue[];
  result?: AnnotationsResult;
  /** The cues that it was last to be read with. */
  wanted?: readonly Cue[];
}

/** Fetches a file of the set and gives its text; `null` where it failed, `undefined` where it is not wanted any more. */
type Fetch = (url: string) => Promise<string | null | undefined>;
/** Reads the text of a file of the set; its quotations find their times in the cues. */
type Read = (text: string, cues: readonly Cue[], url: string) => Promise<AnnotationsResult | null>;

/**
 * The notes of one declared set: a file or, where that is a collection, its pages.
 * With an index of times the page for the moment is fetched first, its neighbours after it, and pages far away are let go.
 * Without one the pages are fetched one after the other, and all are kept up to `MAX_NOTES` notes. A longer collection is gone on with
 * as far as the moment needs; what its pages have been found to cover is then the index.
 */
export class NoteFile {
  readonly url: string;
  #fetch: Fetch;
  #read: Read;
  #changed: () => void;
  /** By address, those asked for last at the end. */
  #parts = new Map<string, Part>();
  /** What is known of the pages, by start: said by the collection or, of a chain, found in them. */
  #index: readonly PageEntry[] = [];
  /** Of a collection without an index: the page to go on with, those that have been passed, and whether each began after the one before. */
  #chain: { next: string | undefined; readonly passed: Set<string>; inOrder: boolean } | undefined;
  #asked = new Set<string>();
  /** All that was ever asked for. */
  #urls = new Set<string>();
  #fetching = false;
  #moment = 0;
  /** Has a page been let go? */
  #letGoOf = false;

  /** @param changed called when other notes are here, and `annotations()` will say others */
  constructor(url: string, { fetch, read, changed }: { fetch: Fetch; read: Read; changed: () => void }) {
    this.url = url;
    this.#fetch = fetch;
    this.#read = read;
    this.#changed = changed;
  }

  /** Are there pages that are not here? */
  get paged(): boolean {
    return this.#chain ? this.#letGoOf : this.#index.length > 0;
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
    this.#chain = undefined;
    this.#letGoOf = false;
    return 'here';
  }

  /** All notes that are here, by start; each file is read once with the same cues. */
  async annotations(cues: readonly Cue[]): Promise<(AnnotationsResult & { readonly total?: number }) | null> {
    let since = performance.now();
    for (const [url, part] of this.#parts) {
      if (part.cues === cues && part.result) continue;
      if (!(await this.#readPart(url, part, cues))) return null;
      if (performance.now() - since < READ_AT_ONCE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    // Pages may have come and gone meanwhile.
    const results = [...this.#parts.values()].flatMap((part) => (part.cues === cues && part.result ? [part.result] : []));
    const main = this.#parts.get(this.url)?.result;
    if (!main || !results.length) return null;
    const { further } = main;
    if (further && !this.#index.length && !this.#chain) {
      this.#index = further.index;
      if (!further.index.length) this.#chain = { next: further.next, passed: new Set(), inOrder: true };
      void this.#goOn();
    }
    const problems = this.#cutShort();
    if (results.length === 1 && !problems.length) return { ...main, ...(further?.total !== undefined && { total: further.total }) };
    return {
      ...main,
      annotations: results.flatMap(({ annotations }) => annotations).sort((a, b) => a.start - b.start),
      problems: [...results.flatMap((result) => result.problems), ...problems],
      ...(further?.total !== undefined && { total: further.total }),
    };
  }

  /** A chain of pages that goes on beyond what is followed. */
  #cutShort(): readonly Problem[] {
    if (!this.#chain || this.#chain.next === undefined || this.#chain.passed.size < CHAIN_MOST) return [];
    const detail = { limit: CHAIN_MOST, count: `${CHAIN_MOST}+` };
    return [{ code: 'too-many-pages', severity: 'error', message: `Only the first ${CHAIN_MOST} pages of notes are used.`, detail }];
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
    let told = -Infinity;
    let untold = false;
    try {
      for (let url = this.#wanted(); url !== undefined; url = this.#wanted()) {
        this.#asked.add(url);
        this.#urls.add(url);
        const text = await this.#fetch(url);
        if (text === undefined) return;
        if (text === null) continue;
        const part = { text };
        this.#parts.set(url, part);
        this.#pass(url, await this.#readPart(url, part, this.#parts.get(this.url)?.cues ?? []));
        this.#letGo();
        untold = true;
        if (performance.now() - told < TELL_EVERY && !this.#isOfTheMoment(url)) continue;
        this.#changed();
        told = performance.now();
        untold = false;
      }
    } finally {
      this.#fetching = false;
      if (untold) this.#changed();
    }
  }

  /** What the part says with these cues; it is kept where no other cues were asked for meanwhile. */
  async #readPart(url: string, part: Part, cues: readonly Cue[]): Promise<AnnotationsResult | null> {
    // Who asked last is answered, whoever is answered last.
    part.wanted = cues;
    const result = await this.#read(part.text, cues, url);
    if (result && part.wanted === cues) Object.assign(part, { cues, result });
    return result;
  }

  #isOfTheMoment(url: string): boolean {
    return this.#index.some((page) => page.url === url && page.start <= this.#moment && this.#moment < page.end);
  }

  #wanted(): string | undefined {
    this.#letGo();
    const room = this.#notes < MAX_NOTES;
    const near = room ? pagesNear(this.#index, this.#moment).find(({ url }) => !this.#asked.has(url)) : undefined;
    if (near || !this.#chain) return near?.url;
    const { next, passed, inOrder } = this.#chain;
    const furthest = this.#index.at(-1)?.start ?? 0;
    const goesOn = passed.size < CHAIN_MOST && (!this.#letGoOf || !inOrder || furthest < this.#moment + AHEAD);
    return next !== undefined && !this.#asked.has(next) && goesOn ? next : undefined;
  }

  /** Without an index each page names the next, and shows what it covers, whichever cues it was read with. */
  #pass(url: string, result: AnnotationsResult | null): void {
    const chain = this.#chain;
    if (!chain || url !== chain.next) return;
    const notes = result?.annotations ?? [];
    const [start, end] = [notes[0]?.start, notes.reduce((last, note) => Math.max(last, note.end), -Infinity)];
    const next = result?.further?.next;
    chain.passed.add(url);
    chain.next = next !== undefined && chain.passed.has(next) ? undefined : next;
    chain.inOrder &&= start === undefined || start >= (this.#index.at(-1)?.start ?? start);
    if (start !== undefined) this.#index = [...this.#index, { url, start, end }].sort((a, b) => a.start - b.start);
  }

  /** How many notes are here. */
  get #notes(): number {
    return [...this.#parts.values()].reduce((sum, { result }) => sum + (result?.annotations.length ?? 0), 0);
  }

  #letGo(): void {
    const full = this.#notes >= MAX_NOTES;
    if (!this.#index.length || (this.#chain && !full && !this.#letGoOf)) return;
    const near = new Set(pagesNear(this.#index, this.#moment).map(({ url }) => url));
    const far = [...this.#parts.keys()].filter((url) => url !== this.url && !near.has(url));
    for (const url of far.slice(0, Math.max(0, far.length - (full ? 0 : KEPT)))) {
      this.#parts.delete(url);
      this.#asked.delete(url);
      this.#letGoOf = true;
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
