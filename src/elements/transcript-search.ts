import { type Folded, findIn, foldQuery, foldText } from '../model/text-search.js';
import type { Line } from './transcript-lines.js';

/** A place where the query was found. */
export interface Hit {
  /** Index of the row. */
  readonly line: number;
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

export const HIT = 'film-transcript-hit';
export const PRESENT_HIT = 'film-transcript-present-hit';
/** More are counted, and not all lit: a letter that is in every line says nothing. */
const MOST_LIT = 5000;

/** Looks through the rows that are made, and lights what it finds without changing their nodes. */
export class TranscriptSearch {
  hits: readonly Hit[] = [];
  /** Index of the hit that the viewer is at; -1 where there is none. */
  present = -1;
  #query = '';
  #folded = new WeakMap<Text, { readonly data: string; readonly folded: Folded }>();
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
   * @param isHidden rows that are not to be told of
   * @param from index of the row from which on the viewer wants the first hit; where there was one already, it goes on from there
   */
  find(query: string, lines: readonly Line[], isHidden: (index: number) => boolean, from: number): void {
    const before = this.hit;
    this.#query = foldQuery(query);
    const hits: Hit[] = [];
    if (this.#query)
      for (const [line, each] of lines.entries()) {
        if (isHidden(line)) continue;
        for (const node of textsOf(each))
          for (const { start, end } of findIn(this.#fold(node), this.#query)) hits.push({ line, node, start, end });
      }
    this.hits = hits;
    const same = before ? hits.findIndex(({ node, start }) => node === before.node && start === before.start) : -1;
    const next = same >= 0 ? same : hits.findIndex(({ line }) => line >= (before?.line ?? from));
    this.present = next >= 0 ? next : Math.min(0, hits.length - 1);
    this.#light();
  }

  /** To the next hit (1) or the one before (-1), round the ends. */
  step(by: 1 | -1): void {
    if (!this.hits.length) return;
    this.present = (this.present + by + this.hits.length) % this.hits.length;
    this.#light();
  }

  clear(): void {
    this.hits = [];
    this.present = -1;
    this.#query = '';
    this.#light();
  }

  #fold(node: Text): Folded {
    const known = this.#folded.get(node);
    if (known?.data === node.data) return known.folded;
    const folded = foldText(node.data);
    this.#folded.set(node, { data: node.data, folded });
    return folded;
  }

  #light(): void {
    const from = Math.max(0, Math.min(this.present - MOST_LIT / 2, this.hits.length - MOST_LIT));
    this.#lit.light(this.hits.slice(from, from + MOST_LIT), this.hit);
  }
}

/** The text of a row: its words, then its notes. */
function* textsOf({ words, noteBox }: Line): Generator<Text> {
  for (const { firstChild } of words) if (firstChild) yield firstChild as Text;
  if (!noteBox) return;
  const texts = noteBox.ownerDocument.createTreeWalker(noteBox, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) yield texts.currentNode as Text;
}

interface Highlighter {
  light(hits: readonly Hit[], present: Hit | undefined): void;
}

const rangeOf = ({ node, start, end }: Hit): StaticRange =>
  new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });

/** By the CSS Custom Highlight API: the names are shared by all transcripts of a page. */
class Painted implements Highlighter {
  #hits: AbstractRange[] = [];
  #present: AbstractRange[] = [];

  light(hits: readonly Hit[], present: Hit | undefined): void {
    this.#hits = replace(HIT, 0, this.#hits, hits.filter((hit) => hit !== present).map(rangeOf)); // prettier-ignore
    this.#present = replace(PRESENT_HIT, 1, this.#present, present ? [rangeOf(present)] : []);
  }
}

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
      const element = hit.node.parentElement;
      if (!element) continue;
      element.classList.add(hit === present ? PRESENT_HIT : HIT);
      this.#marked.push(element);
    }
  }
}
