import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { Interval } from '../model/interval.js';
import { type Folded, findIn, foldQuery, foldText } from '../model/text-search.js';
import { noteWords } from './transcript-note.js';
import { cuesOf, type Line, type TranscriptLines } from './transcript-lines.js';

/** A place where the query was found: from letter to letter in `text`. */
export interface Hit extends Interval {
  /** Index of the row. */
  readonly line: number;
  /** The words of a line, or all of a note. */
  readonly text: string;
  /** The note that it is in. */
  readonly note?: Annotation;
  /** What holds these words in the page; absent where they have no element yet. */
  element(): Element | undefined;
}

interface Searched {
  readonly text: string;
  readonly folded: Folded;
}

export const HIT = 'film-transcript-hit';
export const PRESENT_HIT = 'film-transcript-present-hit';
/** More are counted, and not all lit: a letter that is in every line says nothing. */
const MOST_LIT = 5000;

/** Looks through the rows that are made and all their notes, and lights what it finds without changing their nodes. */
export class TranscriptSearch {
  hits: readonly Hit[] = [];
  /** Index of the hit that the viewer is at; -1 where there is none. */
  present = -1;
  #query = '';
  /** What was looked through already, by cue and note. */
  #folded = new WeakMap<Cue | Annotation, Searched>();
  #lit: Highlighter = 'highlights' in CSS && 'Highlight' in window ? new Painted() : new Outlined();

  get isOn(): boolean {
    return this.#query !== '';
  }

  get hit(): Hit | undefined {
    return this.hits[this.present];
  }

  /**
   * Looks for the query.
   *
   * @param from index of the row from which on the viewer wants the first hit; where there was one already, it goes on from there
   */
  find(query: string, lines: TranscriptLines, from: number): void {
    const before = this.hit;
    this.#query = foldQuery(query);
    const hits: Hit[] = [];
    if (this.#query)
      for (const [line, each] of lines.lines.entries()) {
        // What is still to come is not told of.
        if (lines.isHidden(line)) continue;
        const add = ({ text, folded }: Searched, more: Pick<Hit, 'element' | 'note'>) => {
          for (const { start, end } of findIn(folded, this.#query)) hits.push({ line, text, start, end, ...more });
        };
        for (const [i, cue] of cuesOf(each.row).entries()) add(this.#fold(cue, () => cue.text), { element: () => each.words[i] }); // prettier-ignore
        for (const note of lines.notesOf(line)) if (!lines.isCovered(note)) add(this.#fold(note, () => noteWords(note)), { note, element: () => noteElementOf(each, note) }); // prettier-ignore
      }
    this.hits = hits;
    const isSame = (hit: Hit) => hit.line === before?.line && hit.start === before.start && hit.note === before.note && hit.text === before.text; // prettier-ignore
    const same = before ? hits.findIndex(isSame) : -1;
    const next = same >= 0 ? same : hits.findIndex(({ line }) => line >= (before?.line ?? from));
    this.present = next >= 0 ? next : Math.min(0, hits.length - 1);
    this.light();
  }

  /** To the next hit (1) or the one before (-1), round the ends. */
  step(by: 1 | -1): void {
    if (!this.hits.length) return;
    this.present = (this.present + by + this.hits.length) % this.hits.length;
    this.light();
  }

  clear(): void {
    this.hits = [];
    this.present = -1;
    this.#query = '';
    this.light();
  }

  #fold(of: Cue | Annotation, words: () => string): Searched {
    let known = this.#folded.get(of);
    if (!known) {
      const text = words();
      known = { text, folded: foldText(text) };
      this.#folded.set(of, known);
    }
    return known;
  }

  /** Lights the hits in what is in the page now. */
  light(): void {
    const from = Math.max(0, Math.min(this.present - MOST_LIT / 2, this.hits.length - MOST_LIT));
    this.#lit.light(this.hits.slice(from, from + MOST_LIT), this.hit);
  }
}

const noteElementOf = ({ notes, noteBox }: Line, note: Annotation): Element | undefined => noteBox?.children[notes.indexOf(note)];

/** Where a hit stands in the page. */
export function rangeOf({ text, start, end, element }: Hit): StaticRange | undefined {
  const box = element();
  if (!box) return undefined;
  const texts = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let at = 0;
  let from: { readonly node: Text; readonly offset: number } | undefined;
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    // Between what stands apart, the text has a break that the page has not.
    while (at < text.length && !text.startsWith(node.data, at) && text[at] === '\n') at++;
    const until = at + node.length;
    if (!from && start < until) from = { node, offset: Math.max(0, start - at) };
    if (from && end <= until)
      return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: node, endOffset: Math.max(0, end - at) });
    at = until;
  }
  return undefined;
}

interface Highlighter {
  light(hits: readonly Hit[], present: Hit | undefined): void;
}

/** By the CSS Custom Highlight API: the names are shared by all transcripts of a page. */
class Painted implements Highlighter {
  #hits: AbstractRange[] = [];
  #present: AbstractRange[] = [];

  light(hits: readonly Hit[], present: Hit | undefined): void {
    this.#hits = replace(HIT, 0, this.#hits, rangesOf(hits.filter((hit) => hit !== present)));
    this.#present = replace(PRESENT_HIT, 1, this.#present, rangesOf(present ? [present] : []));
  }
}

const rangesOf = (hits: readonly Hit[]): StaticRange[] => hits.flatMap((hit) => rangeOf(hit) ?? []);

function replace(name: string, priority: number, before: readonly AbstractRange[], after: AbstractRange[]): AbstractRange[] {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = priority;
  for (const range of before) highlight.delete(range);
  for (const range of after) highlight.add(range);
  if (highlight.size) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
  return after;
}

/** Where a browser has no such thing: the elements that hold a hit are marked, and their text stays as it is. */
class Outlined implements Highlighter {
  #marked: Element[] = [];

  light(hits: readonly Hit[], present: Hit | undefined): void {
    for (const element of this.#marked) element.classList.remove(HIT, PRESENT_HIT);
    this.#marked = [];
    for (const hit of hits) {
      const element = rangeOf(hit)?.startContainer.parentElement;
      if (!element) continue;
      element.classList.add(hit === present ? PRESENT_HIT : HIT);
      this.#marked.push(element);
    }
  }
}
