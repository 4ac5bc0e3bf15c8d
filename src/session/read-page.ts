import {
  type Article,
  type ArticleTree,
  type ArticleTreeNode,
  parseArticleTree,
  parseWholeArticle,
  type Passage,
} from '../model/article.js';
import type { RichNode, RichText } from '../model/rich-text.js';

/** The file of an article that is to be shown. */
export interface UnreadPage {
  readonly content: Uint8Array;
  /** Its address as the page has it, for what is reported; and whole, for the links in it. */
  readonly source: string;
  readonly base: string;
  /** Servers that its pictures may come from, besides its own. */
  readonly imageOrigins?: readonly string[];
  /** Of its title, 1 to 6: its headings begin there. */
  readonly level: number;
}

/** It, read: the text to be shown, and which of its elements hold the passages. */
export interface ReadPage {
  readonly article: Article;
  readonly text: RichText;
  /** By the passage's id: the element's number among all of the text's, in their order, from 0. */
  readonly elements: ReadonlyMap<string, number>;
  /** Where the links within the text lead: by an element's id its number. */
  readonly targets: ReadonlyMap<string, number>;
}

/** An article that stands in a page: its tree, in which `dataLine` is the number of an element, from 1. */
export interface PageArticle {
  readonly tree: ArticleTree;
  readonly base: string;
  readonly imageOrigins?: readonly string[];
  /** BCP 47, of what is around it. */
  readonly language: string | undefined;
}

/** It, cut into passages; and by their ids the numbers of their elements, from 0. */
export interface CutArticle {
  readonly article: Article;
  readonly elements: ReadonlyMap<string, number>;
}

/** Reads an article for display. For a long one this takes a second: `readPageOffThread` has it done beside the page. */
export function readPage({ content, source, base, imageOrigins, level }: UnreadPage): ReadPage {
  const { article, text } = parseWholeArticle(content, { source, base, imageOrigins });
  const shown = withHeadingsFrom(level, text);
  const { tree, targets } = treeOf(shown);
  const { article: again, elements } = cutArticle({ tree, base, imageOrigins, language: article.language });
  return { article, text: shown, elements: numbersOf(article.passages, again.passages, elements), targets };
}

/** Cuts what stands in a page into passages. */
export function cutArticle({ tree, base, imageOrigins, language }: PageArticle): CutArticle {
  const read = parseArticleTree(tree, { base, imageOrigins, ...(language !== undefined && { language }) });
  const elements = new Map(read.passages.flatMap(({ id, line }) => (line === undefined ? [] : [[id, line - 1] as const])));
  const passages = read.passages.map(({ line: _line, endLine: _endLine, ...passage }) => passage);
  return { article: { ...read, passages }, elements };
}

function withHeadingsFrom(level: number, text: RichText): RichNode[] {
  return text.map((node): RichNode => {
    if (typeof node === 'string') return node;
    const own = Number(/^h([1-6])$/.exec(node.tag)?.[1]);
    const tag = own ? (`h${Math.min(6, own + level - 1)}` as typeof node.tag) : node.tag;
    return { ...node, tag, children: withHeadingsFrom(level, node.children) };
  });
}

/** The text as a tree whose elements are numbered in their order, and the numbers of those with an id. */
function treeOf(text: RichText): { readonly tree: ArticleTree; readonly targets: ReadonlyMap<string, number> } {
  let count = 0;
  const targets = new Map<string, number>();
  const nodesOf = (nodes: RichText): ArticleTreeNode[] =>
    nodes.map((node): ArticleTreeNode => {
      if (typeof node === 'string') return { type: 'text', value: node };
      const id = node.attributes?.['id'];
      if (id && !targets.has(id)) targets.set(id, count);
      const properties = { ...node.attributes, dataLine: ++count };
      return { type: 'element', tagName: node.tag, properties, children: nodesOf(node.children) };
    });
  return { tree: { type: 'root', children: nodesOf(text) }, targets };
}

/** The numbers of these passages' elements, by those that were found in the text as it is shown: by their words, equal ones in order. */
function numbersOf(
  passages: readonly Passage[],
  found: readonly Passage[],
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const byText = new Map<string, number[]>();
  for (const { id, text } of found) {
    const number = numbers.get(id);
    if (number === undefined) continue;
    if (byText.has(text)) byText.get(text)?.push(number);
    else byText.set(text, [number]);
  }
  return new Map(
    passages.flatMap(({ id, text }) => {
      const number = byText.get(text)?.shift();
      return number === undefined ? [] : [[id, number] as const];
    }),
  );
}
