import type { Element, ElementContent, Nodes, Root } from 'hast';
import { isBlock } from './rich-text.js';
import { BOXES, HIDDEN, textOfTree } from './safe-tree.js';

// What of a web page is its text, and what is furniture: found by structure, by names that themes give, and by where the prose is.

const SKIPPED_TAGS = /^(nav|footer|aside|menu|button|search)$/;
const SKIPPED_ROLES = /^(navigation|banner|contentinfo|complementary|search|menu|dialog|doc-(?:bibliography|toc))$/;
/** Whole class names and ids of what stands beside a text, as WordPress, Blogger, Substack, MediaWiki and their themes give them. */
const FURNITURE = new RegExp(
  `^(?:${[
    'comments?(?:-(?:area|list|respond|section|wrapper|body))?', 'disqus_thread', 'respond', '(?:site-|primary-|secondary-|right-|left-)?sidebar(?:-[\\w-]+)?',
    'widget(?:-area|s)?', 'shar(?:edaddy|e|ing)(?:-(?:bar|buttons?|links?|tools?|icons?))?', 'social(?:-(?:bar|buttons?|links?|icons?|share|media))?', '(?:jp-)?related-?(?:posts?|articles?|content|stories)?',
    '(?:entry|post|article)-(?:meta|footer|tags|share|nav(?:igation)?|utility)', 'nav-?(?:links|bar|menu)?', 'navigation', 'breadcrumbs?', 'pagination', 'pager', 'blog-pager',
    'newsletter(?:-[\\w-]+)?', 'subscri(?:be|ption)(?:-[\\w-]+)?', 'cookie-?(?:banner|notice|consent)', 'adsbygoogle', 'advert(?:isement)?s?', 'ad-(?:container|slot|unit|wrapper)', 'promo',
    'wp-block-pullquote', 'pull-?quote', 'author-(?:bio|box|card)',
    'screen-reader-text', 'sr-only', 'visually-hidden', 'skip-link', 'mw-editsection', 'navbox', 'toc', 'table-of-contents', 'infobox', 'hatnote', 'catlinks', 'printfooter',
    '(?:site|page)-(?:header|footer)', 'masthead', 'footer', 'colophon',
  ].join('|')})$`,
  'i',
); // prettier-ignore

/** Whole class names of what stands below a picture, of the same themes; elements of their own have a name for it. */
const CAPTION = /^(?:wp-caption-text|gallery-caption|(?:image-|photo-)?caption(?:-text)?|tr-caption)$/i;

/**
 * Does the element hold the caption of a picture: shown, and no passage? It may be a cell of a table that pictures are laid out with.
 * `figcaption` and `caption` are told by their names.
 */
export const isCaption = (tag: string, attributes: readonly (readonly [name: string, value: string])[]): boolean =>
  /^(?:p|div|span|small|em|td|dd)$/.test(tag) &&
  attributes.some(([name, value]) => name === 'class' && value.split(/\s+/, 40).some((word) => CAPTION.test(word)));

/** Is the element, in a page, no part of its text? `attributes` by their names in HTML, `class` among them. */
export function isFurniture(tag: string, attributes: readonly (readonly [name: string, value: string])[]): boolean {
  if (SKIPPED_TAGS.test(tag)) return true;
  return attributes.some(([name, value]) => {
    switch (name) {
      case 'hidden':
        return true;
      case 'aria-hidden':
        return value === 'true';
      case 'role':
        return SKIPPED_ROLES.test(value);
      case 'class':
      case 'id':
        // A theme may say of the whole page that it has comments.
        return tag !== 'main' && tag !== 'article' && tag !== 'body' && value.split(/\s+/, 40).some((word) => FURNITURE.test(word));
      default:
        return false;
    }
  });
}

/** Text between blocks of at least so many letters is prose. */
const MIN_PROSE = 80;
/** A page with less of it is taken whole. */
const MIN_PAGE_PROSE = 500;
/** A box that holds this share of the prose around it holds the text. */
const MOST_PROSE = 0.8;
const TABLE: ReadonlySet<string> = new Set(['table', 'tbody', 'tr', 'td']);
const CAPTIONS = /^(?:fig)?caption$/;

/** The part of a page that is its text. */
export interface PageText {
  readonly nodes: readonly Nodes[];
  /** The language that an element around it names. */
  readonly language?: string;
}

/** The longest `main`, in it the `article` that makes up most of it; in a page with neither, the box in which most of the prose is. */
export function mainText(tree: Root): PageText {
  const main = longest(tree, 'main');
  const article = longest(main?.element ?? tree, 'article');
  if (article && article.length * 2 > textOfTree(main?.element ?? tree).length)
    return inside(article.element, [...(main?.path ?? []), ...article.path]);
  if (main) return inside(main.element, main.path);
  return proseOf(tree);
}

function inside(element: Element, path: readonly Element[]): PageText {
  const language = languageOf(element) ?? path.findLast((one) => languageOf(one) !== undefined)?.properties['lang'];
  return { nodes: element.children, ...(typeof language === 'string' && { language }) };
}

const languageOf = ({ properties }: Element): string | undefined =>
  typeof properties['lang'] === 'string' && properties['lang'] ? properties['lang'] : undefined;

function longest(within: Nodes, name: string): { element: Element; length: number; path: Element[] } | undefined {
  let best: { element: Element; length: number; path: Element[] } | undefined;
  const visit = (node: Nodes, path: Element[]): void => {
    if (!('children' in node)) return;
    if (node.type === 'element' && node.tagName === name) {
      const { length } = textOfTree(node);
      if (length > (best?.length ?? 0)) best = { element: node, length, path };
      return;
    }
    const further = node.type === 'element' ? [...path, node] : path;
    for (const child of node.children) visit(child, further);
  };
  visit(within, []);
  return best;
}

/** Into the box that holds most of the prose, as long as there is one; the page's first title goes with it. */
function proseOf(tree: Root): PageText {
  const all = proseIn(tree);
  const path: Element[] = [];
  const holdsMost = (node: Nodes): node is Element =>
    node.type === 'element' && (BOXES.has(node.tagName) || TABLE.has(node.tagName)) && proseIn(node) >= all * MOST_PROSE;
  let box = all < MIN_PAGE_PROSE ? undefined : tree.children.find(holdsMost);
  while (box) {
    path.push(box);
    box = box.children.find(holdsMost);
  }
  const last = path.findLastIndex(({ tagName }) => BOXES.has(tagName) || tagName === 'td');
  if (last < 0) return { nodes: tree.children.flatMap(withoutMastheads) };
  const { nodes, language } = inside(path[last]!, path.slice(0, last));
  const kept = nodes.flatMap(withoutMastheads);
  const title = kept.some((node) => headings(node).some(isTitle)) ? undefined : tree.children.flatMap(headings).find(isTitle);
  return { nodes: title ? [title, ...kept] : kept, ...(language !== undefined && { language }) };
}

const isTitle = (node: Nodes): boolean => node.type === 'element' && node.tagName === 'h1';

/** Letters of prose, links apart. */
function proseIn(node: Root | Element): number {
  let [prose, run] = [0, 0];
  const endRun = () => {
    if (run >= MIN_PROSE) prose += run;
    run = 0;
  };
  for (const child of node.children) {
    if (child.type === 'element' && CAPTIONS.test(child.tagName)) continue;
    if (child.type === 'element' && (isBlock(child.tagName) || BOXES.has(child.tagName) || TABLE.has(child.tagName))) {
      endRun();
      prose += proseIn(child);
    } else run += unlinked(child);
  }
  endRun();
  return prose;
}

const unlinked = (node: Nodes): number =>
  node.type === 'text'
    ? node.value.trim().length
    : node.type === 'element' && (node.tagName === 'a' || HIDDEN.has(node.tagName))
      ? 0
      : 'children' in node
        ? node.children.reduce((sum, child) => sum + unlinked(child), 0)
        : 0;

/** A page's own header but for its headings, one of which is the title; an article's header is kept. */
function withoutMastheads(node: Nodes): Nodes[] {
  if (node.type !== 'element' || node.tagName === 'article') return [node];
  if (node.tagName === 'header') return headings(node);
  return [{ ...node, children: node.children.flatMap(withoutMastheads) as ElementContent[] }];
}

const headings = (node: Nodes): Nodes[] =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? [node] : 'children' in node ? node.children.flatMap(headings) : [];
