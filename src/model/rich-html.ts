import type { RichNode, RichTag, RichText } from './rich-text.js';

/** The tree as HTML text, for files that carry it; everything is escaped. */
export function formatHtml(rich: RichText): string {
  const escape = (text: string) =>
    text.replace(/[&<>"\u00a0]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&nbsp;');
  let html = '';
  const work: (RichNode | { leave: RichTag })[] = rich.toReversed();
  while (work.length) {
    const node = work.pop()!;
    if (typeof node === 'string') html += escape(node);
    else if ('leave' in node) html += `</${node.leave}>`;
    else {
      const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${escape(value)}"`);
      html += `<${node.tag}${attributes.join('')}>`;
      if (node.tag === 'br' || node.tag === 'hr' || node.tag === 'img') continue;
      work.push({ leave: node.tag });
      for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
    }
  }
  return html;
}
