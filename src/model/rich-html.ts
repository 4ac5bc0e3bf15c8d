import type { RichNode, RichTag, RichText } from './rich-text.js';

/** Text as it may stand between tags and in attributes between double quotation marks. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"\u00a0]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&nbsp;');

/** The tree as HTML text, for files that carry it; everything is escaped. */
export function formatHtml(rich: RichText): string {
  let html = '';
  const work: (RichNode | { leave: RichTag })[] = rich.toReversed();
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') html += escapeHtml(node);
    else if ('leave' in node) html += `</${node.leave}>`;
    else {
      const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
      html += `<${node.tag}${attributes.join('')}>`;
      if (node.tag === 'br' || node.tag === 'hr' || node.tag === 'img') continue;
      work.push({ leave: node.tag });
      for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
    }
  }
  return html;
}
