import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { formatHtml } from './rich-html.js';
import { isBlock, type RichElement, type RichNode, type RichText } from './rich-text.js';

/** The tree as Markdown. What Markdown has no signs for stands in it as HTML, which it allows. */
export function formatMarkdown(rich: RichText): string {
  const children = rich.map((node): RootContent => (typeof node === 'string' ? { type: 'text', value: node } : elementOf(node)));
  return toMarkdown({ type: 'root', children }, { bullet: '-', emphasis: '*', rule: '-' }).trimEnd();
}

const html = (node: RichElement): Nodes => ({ type: 'html', value: formatHtml([node]) });

/** Elements with attributes beyond a link's address have no sign of their own. */
function elementOf(element: RichElement): RootContent {
  const { tag, attributes = {}, children } = element;
  const plain = Object.keys(attributes).length === 0;
  if (tag === 'a' && Object.keys(attributes).join() === 'href') return { type: 'link', url: attributes.href!, children: inline(children) };
  if (!plain) return html(element) as RootContent;
  if (tag === 'p') return { type: 'paragraph', children: inline(children) };
  if (tag === 'em' || tag === 'strong') return { type: tag === 'em' ? 'emphasis' : 'strong', children: inline(children) };
  if (tag === 'br') return { type: 'break' };
  if (tag === 'blockquote' && children.every(isElement)) return { type: 'blockquote', children: children.map((child) => elementOf(child) as BlockContent) }; // prettier-ignore
  return html(element) as RootContent;
}

const isElement = (node: RichNode): node is RichElement => typeof node !== 'string' && isBlock(node.tag);

const inline = (children: RichText): PhrasingContent[] =>
  children.map((node) => (typeof node === 'string' ? { type: 'text', value: node } : (elementOf(node) as PhrasingContent)));
