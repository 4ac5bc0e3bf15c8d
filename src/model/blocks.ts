import type { Element, ElementContent, Nodes, Root } from 'hast';
import { languageTag } from './language-tag.js';
import type { TextOrigin } from './picture-address.js';
import { isBlock, type RichNode, type RichText, tidy } from './rich-text.js';
import { BOXES, richChildren, richElement, textOfTree } from './safe-tree.js';

// From a safe tree to an article's blocks.

/** One piece of an article, in the order of the text. */
export interface MarkupBlock {
  readonly kind: 'heading' | 'passage' | 'picture';
  /** What a passage is in the article. */
  readonly form?: 'paragraph' | 'item' | 'quotation' | 'row' | 'definition' | 'preformatted';
  /** 1 to 6, of a heading. */
  readonly level?: number;
  readonly rich: RichText;
  /** The element's own id. */
  readonly id?: string;
  /** Lines of the source, counted from 1: the first, and the last. */
  readonly line?: number;
  readonly endLine?: number;
  /** Where an element in or around it names one. */
  readonly language?: string;
  /** Share of its text that is links, 0 to 1: navigation is nearly all links. */
  readonly linked: number;
}

interface Context {
  readonly language?: string;
  readonly form: MarkupBlock['form'];
}

/** Paragraphs, list items, quotations, table rows, definitions, headings and pictures. Captions, and notes at the foot with their marks in the text, are left out. */
export function blocksOf(tree: Root, origin: TextOrigin, language?: string): MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  const add = (
    kind: MarkupBlock['kind'],
    element: Element | undefined,
    nodes: readonly Nodes[],
    rich: RichText,
    context: Context,
    level?: number,
  ) => {
    const kept = tidy(rich, null);
    if (!kept.length) return;
    const length = nodes.map(textOfTree).join('').trim().length;
    const id = element?.properties['id'];
    const line = lineOf(element ?? nodes.find((node) => lineOf(node)));
    const endLine = endLineOf(element ?? nodes.findLast((node) => endLineOf(node)));
    const own = element && languageOf(element);
    blocks.push({
      // What says nothing but what a picture shows is one.
      kind: length || kind !== 'passage' ? kind : 'picture',
      ...(kind === 'passage' && { form: context.form }),
      rich: kept,
      linked: length ? Math.min(1, nodes.map(linkedText).join('').trim().length / length) : 0,
      ...(level && { level }),
      ...(typeof id === 'string' && id && { id }),
      ...(line && { line }),
      ...(endLine && { endLine }),
      ...((own ?? context.language) && { language: own ?? context.language }),
    });
  };
  const paragraph = (nodes: readonly Nodes[], context: Context, element?: Element) =>
    add('passage', element, nodes, [{ tag: 'p', children: tidy(richChildren(nodes, origin, 2), 'p') }], context);
  const visit = (node: Element, around: Context): void => {
    const { tagName: tag } = node;
    const context = { ...around, language: languageOf(node) ?? around.language };
    const level = Number(/^h([1-6])$/.exec(tag)?.[1]);
    if (level) add('heading', node, [node], richChildren(node.children, origin, 1), context, level);
    else if (tag === 'p') add('passage', node, [node], richElement(node, origin, 1), context);
    else if (tag === 'blockquote') quotation(node, context);
    else if (tag === 'pre') add('passage', node, [node], richElement(node, origin, 1), { ...context, form: 'preformatted' });
    else if (tag === 'tr') row(node, context);
    else if (tag === 'dl') definitions(node, context);
    else if (tag === 'figure') figure(node, context);
    else if (tag !== 'thead') mixed(node.children, tag === 'li' ? { ...context, form: 'item' } : context, node);
  };
  /** A quotation is one passage, but not one that a page is indented with: headings or lists are no part of a quotation. */
  const quotation = (node: Element, context: Context): void => {
    if (holds(node, (tag) => /^(h[1-6]|table|figure|dl)$/.test(tag))) mixed(node.children, context, node);
    else add('passage', node, [node], richElement(node, origin, 1), { ...context, form: 'quotation' });
  };
  const row = (node: Element, context: Context): void => {
    const cells = node.children.filter((cell): cell is Element => cell.type === 'element');
    if (cells.every((cell) => cell.tagName === 'th')) return;
    // A table that lays out a page holds blocks.
    if (cells.some((cell) => holds(cell, isBlock))) {
      for (const cell of cells) mixed(cell.children, context, cell);
      return;
    }
    const children = cells.flatMap((cell, i): RichNode[] => [...(i ? [' · '] : []), ...richChildren(cell.children, origin, 2)]);
    add('passage', node, [node], [{ tag: 'p', children: tidy(children, 'p') }], { ...context, form: 'row' });
  };
  /** A term and what it means are one passage. */
  const definitions = (list: Element, around: Context): void => {
    const context: Context = { ...around, form: 'definition' };
    const parts = list.children.flatMap((node) => (node.type === 'element' && node.tagName === 'div' ? node.children : [node]));
    let terms: Element[] = [];
    const bare = () => {
      for (const term of terms) visit({ ...term, tagName: 'div' }, context);
      terms = [];
    };
    for (const part of parts) {
      if (part.type !== 'element') continue;
      if (part.tagName === 'dt') terms.push(part);
      else if (part.tagName !== 'dd' || holds(part, isBlock) || !terms.length) {
        bare();
        visit(part.tagName === 'dd' ? { ...part, tagName: 'div' } : part, context);
      } else {
        const named = terms.flatMap((term, i): RichNode[] => [...(i ? [', '] : []), { tag: 'strong', children: richChildren(term.children, origin, 2) }]); // prettier-ignore
        const children = [...named, ': ', ...richChildren(part.children, origin, 2)];
        add('passage', terms[0], [...terms, part], [{ tag: 'p', children: tidy(children, 'p') }], context);
        terms = [];
      }
    }
    bare();
  };
  const figure = (node: Element, context: Context): void => {
    const pictures = picturesIn(node);
    if (pictures.length) add('picture', node, [], richChildren(pictures, origin, 1), context);
    for (const child of node.children)
      if (child.type === 'element' && /^(blockquote|table|pre|div|p)$/.test(child.tagName) && !holds(child, (tag) => tag === 'img'))
        visit(child, context);
  };
  /** Blocks one by one; what stands between them is a paragraph, which bears the box's id where it is all there is. */
  const mixed = (nodes: readonly Nodes[], context: Context, box?: Element): void => {
    const isBox = (node: Nodes): node is Element => node.type === 'element' && (isBlock(node.tagName) || BOXES.has(node.tagName));
    const only = !nodes.some(isBox);
    let run: Nodes[] = [];
    for (const node of nodes) {
      if (isBox(node)) {
        paragraph(run, context);
        run = [];
        visit(node, context);
      } else run.push(node);
    }
    paragraph(run, context, only ? box : undefined);
  };
  mixed(withoutNotes(withoutCaptions(tree)).children, { language: languageTag(language), form: 'paragraph' });
  return blocks;
}

/** Captions are for who sees the picture. */
function withoutCaptions<T extends Root | Element>(tree: T): T {
  const children = (tree.children as Nodes[]).flatMap((node): Nodes[] =>
    node.type !== 'element' ? [node] : node.tagName === 'figcaption' || node.tagName === 'caption' ? [] : [withoutCaptions(node)],
  );
  return { ...tree, children: children as T['children'] };
}

const languageOf = ({ properties }: Element): string | undefined => {
  const language = properties['lang'];
  return typeof language === 'string' ? languageTag(language) : undefined;
};

const lineOf = (node: Nodes | undefined): number | undefined =>
  node?.position?.start.line ?? (node?.type === 'element' ? Number(node.properties['dataLine']) || undefined : undefined);

const endLineOf = (node: Nodes | undefined): number | undefined =>
  node?.position?.end.line ?? (node?.type === 'element' ? Number(node.properties['dataEndLine']) || undefined : undefined);

const linkedText = (node: Nodes): string =>
  node.type === 'element' && node.tagName === 'a' ? textOfTree(node) : 'children' in node ? node.children.map(linkedText).join('') : '';

const holds = (element: Element, test: (tag: string) => boolean): boolean =>
  element.children.some((child) => child.type === 'element' && (test(child.tagName) || holds(child, test)));

const picturesIn = (element: Element): Element[] =>
  element.children.flatMap((child) => (child.type !== 'element' ? [] : child.tagName === 'img' ? [child] : picturesIn(child)));

// ---------------------------------------------------------------- notes at the foot

/** `1`, `[1]`, `(iv)`, `*`: what stands raised for a note. */
const MARK = /^[[(]?(?:\d{1,3}|[a-z]|[ivx]{1,6}|[*†‡§]{1,3})[\])]?$/i;
/** On the line only in brackets, or a heading's address. */
const BRACKETED = /^(?:\[(?:\d{1,3}|[a-z]|[ivx]{1,6})\]|[#¶])$/i;
/** By itself only where the address speaks of a note. */
const NOTE_ADDRESS = /^(?:user-content-)?_?(?:fn|ftn|edn|foot-?note|end-?note|note|cite)/i;
/** A longer one is a part of the article that a number leads to. */
const MAX_NOTE = 3000;

const addressWithin = (node: Nodes): string | undefined => {
  if (node.type !== 'element') return undefined;
  const href = node.tagName === 'a' ? node.properties['href'] : undefined;
  if (typeof href === 'string' && href.startsWith('#')) return href.slice(1);
  return node.tagName === 'sup' || node.tagName === 'a' || node.tagName === 'span' ? first(node.children.map(addressWithin)) : undefined;
};
const first = <T>(list: readonly (T | undefined)[]): T | undefined => list.find((one) => one !== undefined);

/** Where the mark of a note leads; `undefined` for anything else. */
function noteOf(node: Nodes): string | undefined {
  if (node.type !== 'element' || (node.tagName !== 'sup' && node.tagName !== 'a')) return undefined;
  const text = textOfTree(node).trim();
  const raised = node.tagName === 'sup' || node.children.some((child) => child.type === 'element' && child.tagName === 'sup');
  if (text.length >= 8 || !MARK.test(text.replace(/^[#¶]$/, '1'))) return undefined;
  const address = addressWithin(node);
  return raised || BRACKETED.test(text) || NOTE_ADDRESS.test(address ?? '') ? address : undefined;
}

/** The tree without the marks of notes, which would stand in the words, and without the notes that they lead to. */
function withoutNotes(tree: Root): Root {
  const noted = new Set<string>();
  const collect = (node: Nodes): void => {
    const note = noteOf(node);
    if (note) noted.add(note);
    else if ('children' in node) for (const child of node.children) collect(child);
  };
  collect(tree);
  if (!noted.size) return tree;
  const isNote = (node: Element): boolean => {
    if (!/^(li|p|div|dd|blockquote)$/.test(node.tagName)) return false;
    const begins = node.children.find((child) => child.type !== 'text' || child.value.trim());
    const isNamed = (one: Nodes | undefined) =>
      one?.type === 'element' && typeof one.properties['id'] === 'string' && noted.has(one.properties['id']);
    return (isNamed(node) || isNamed(begins) || (begins !== undefined && noteOf(begins) !== undefined)) && textOfTree(node).length <= MAX_NOTE; // prettier-ignore
  };
  const kept = (nodes: readonly Nodes[]): Nodes[] =>
    nodes.flatMap((node): Nodes[] => {
      if (node.type !== 'element') return [node];
      if (noteOf(node) !== undefined || isNote(node)) return [];
      return [{ ...node, children: kept(node.children) as ElementContent[] }];
    });
  return { ...tree, children: kept(tree.children) as ElementContent[] };
}
