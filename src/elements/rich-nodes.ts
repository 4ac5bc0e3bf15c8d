import type { CueSpan } from '../model/cue.js';
import { RICH_TAGS, type RichNode, type RichText, safeUrl, textOf } from '../model/rich-text.js';

const TAGS_ALLOWED: ReadonlySet<string> = new Set(RICH_TAGS);
const TEXT_ATTRIBUTES: ReadonlySet<string> = new Set(['lang', 'dir', 'title', 'alt', 'width', 'height', 'datetime', 'start']);
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'cite']);

/**
 * The nodes of a rich text, built one by one. Whatever comes from a file has been sanitised as a tree;
 * a page may hand over notes of its own, so the allow-list is asked once more here.
 */
export function richNodes(text: RichText): Node[] {
  return text.map(richNode);
}

function richNode(node: RichNode): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  if (!TAGS_ALLOWED.has(node.tag)) return document.createTextNode(textOf([node]));
  const element = document.createElement(node.tag);
  for (const [name, given] of Object.entries(node.attributes ?? {})) {
    const value = ADDRESSES.has(name) ? safeUrl(given) : TEXT_ATTRIBUTES.has(name) ? given : null;
    if (value !== null) element.setAttribute(name, value);
  }
  if (node.tag === 'a') {
    // A link never takes the film away, and tells nobody where it was followed from.
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
  element.append(...richNodes(node.children));
  return element;
}

/** The lines of a cue, each as spans: a tag that runs over a line break is opened again on the next line. */
export function cueLines(spans: readonly CueSpan[]): CueSpan[][] {
  const lines: CueSpan[][] = [[]];
  for (const span of spans) {
    const parts =
      typeof span === 'string'
        ? span.split('\n').map((text) => [text])
        : cueLines(span.children).map((children) => [{ ...span, children }]);
    parts.forEach((part, i) => {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push(...part.filter((piece) => piece !== ''));
    });
  }
  return lines;
}

/** Colours that subtitle files ask for by name. */
const COLOUR = /^(?:color-)?([0-9a-f]{6}|white|lime|cyan|red|yellow|magenta|blue|black|silver|gray|orange)$/i;

export function cueNodes(spans: readonly CueSpan[]): Node[] {
  return spans.map(cueNode);
}

function cueNode(span: CueSpan): Node {
  if (typeof span === 'string') return document.createTextNode(span);
  const element = document.createElement(CUE_TAGS[span.tag]);
  if (span.tag === 'lang' && span.annotation) element.lang = span.annotation;
  if (span.tag === 'v') element.classList.add('voice');
  for (const name of span.classes ?? []) {
    const colour = COLOUR.exec(name)?.[1];
    if (colour) element.style.color = /^[0-9a-f]{6}$/i.test(colour) ? `#${colour}` : colour;
  }
  element.append(...cueNodes(span.children));
  return element;
}

const CUE_TAGS = { i: 'i', b: 'b', u: 'u', c: 'span', v: 'span', lang: 'span', ruby: 'ruby', rt: 'rt', timestamp: 'span' } as const;
